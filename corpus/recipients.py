"""Who receives a grant, and on what terms: chosen among the words of its own fragment, of the 对… in front
of it, of an earlier grant, of the paragraph and of the heading.

But: returns None where there is nobody to name, or not as many as there are amounts; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.amounts import amounts
from corpus.beneficiaries import levels, regraded, split
from corpus.beneficiary_words import circumstance, generic, head, introduction, opened, person
from corpus.grants import Grant
from corpus.measure_words import SHARE
from corpus.readings import Reading
from corpus.statements import statements

_LONG = 36  # a beneficiary of several fragments that is longer is told by its noun, the rest is the condition
_MONEY_WORD = re.compile(r"资金|经费|奖励|补[助贴]|支持|资助|配套|津贴|费$|额$|的$|标准$|比例$")
_PERSON = re.compile(
    r"企业|单位|人|载体|机构|户|者|平台|基地|园区|中心|合作社|学校|院|家庭|集体|个体|孵化器|空间|项目|组织|公司|所$"
)
_SOMEONE = re.compile(
    rf"{_PERSON.pattern}|毕业生|[研本专]科?生|博士|硕士|学生|职工|员工|教师|农民|居民|老年|儿童|对象|团队|协会|产品|软件|景区|酒店|民宿|"
    r"工厂|车间|研究|室|店|馆|站|村|镇|街道|社区|设施|床位|的$|后$"
)
_NOBODY = re.compile(
    r"^(?:(?:补贴|补助|资助|奖励|发放|待遇)(?:标准|金额|额度)?|每.{2,12}|自.{0,8}起|目前|现行|上述.{0,20}|其中|此外|同时|凡|以上|每年|.{0,6}年度内?|(?:按|根据)[^，]*)?$"
)
_FOR = re.compile(r"(?:补贴|资助|奖励|补助|发放|适用|扶持|救助)对象[:：](?P<who>[^。；]{2,60})")
_ELLIPSIS = re.compile(
    r"^(?:[^，的]{0,10})(?:入选|获评|认定|考核|评定|评为|评价|通过|优秀|良好|合格)[^，的]{0,6}的$"
)
_GRADE = re.compile(r"^(?P<grade>.{2,4}?)(?:的|补助|补贴|奖励|资助)?$")
_FIGURE_FIRST = re.compile(r"^(?:首次)?(?:达到?|突破|超过?|满|在)?(?=\d)")
_AWARD = re.compile(r"^(?:[一二三四五特]等奖|优胜奖|[金银铜]奖)$")
_BETWEEN = re.compile(
    r"^[、，；和并]+|每[家个户人项次亩年月头只]+$|(?:分别|可|再?增加|再|一次性|按.{0,8})$|(?:支持力度|奖励额度|补贴标准|资助标准)$"
)


@dataclass(frozen=True, slots=True)
class Grants:
    """One grant of a sentence, with what stands around it: `before` is the sentence in front, `earlier` are
    the grants of the same sentence."""

    reading: Reading
    offset: int
    sentence: str
    before: str
    grant: Grant
    earlier: tuple[Grant, ...]

    @property
    def share(self) -> bool:
        """Whether a share is granted, not a sum."""
        return self.grant.members[0].unit == SHARE


Recipient = tuple[str, str]  # who, and the words that say on what terms


def recipients(here: Grants, count: int) -> tuple[Recipient, ...] | None:
    """Who receives each of `count` amounts, and the terms; None where that cannot be read."""
    intro, label = _introduction(here), _label(here)
    named = _named(here.grant)
    recipient = ""
    if named and not here.share:
        if _PERSON.search(named):
            recipient = named
        else:
            label = named
    if own := _their(here, intro):
        intro, label = own, ""
    if label and not recipient and intro.endswith(label):
        label = ""
    who = recipient or intro
    if not who or generic(who) or _NOBODY.match(who) or _AWARD.match(who):
        label = who if _AWARD.match(who) else label
        who = _elsewhere(here)
    behind = re.match(r"(?:的|比例|标准)*给予", here.sentence[here.grant.end :])
    words = here.sentence[here.grant.end + behind.end() :] if behind else here.grant.base
    receiver = re.match(r"企业|个人|单位|员工", words)
    if receiver and (not who or who.endswith("后") or not _SOMEONE.search(who)):
        who = receiver[0]
    if not who and _SOMEONE.search(label):
        who, label = label, ""
    if not who:
        return None
    if count > 1:
        return _several(here, who, label, count)
    return (_one(here, who, "" if recipient else label, intro),)


def _introduction(here: Grants) -> str:
    """Who the sentence is about: the last 对…, or what stands before the grant."""
    return person(_raw(here))


def _raw(here: Grants) -> str:
    first = here.earlier[0] if here.earlier else here.grant
    stop = first.fragment if _label(here) and first.fragment > 0 and here.earlier else first.start
    return introduction(here.sentence, here.grant.start, stop)


def _label(here: Grants) -> str:
    """What this amount alone is for, where the introduction stands further in front: 购置的生产性设备,
    水稻."""
    grant = here.grant
    own = grant.base if grant.parallel else here.sentence[grant.fragment : grant.start]
    own = person(_BETWEEN.sub("", own))
    if (
        generic(own)
        or own.startswith("其")
        or circumstance(own)
        or (here.share and re.match(r"[^，]{0,6}(?:按|根据|依据)", own))
    ):
        return ""
    return own.strip("，、")


def _named(grant: Grant) -> str:
    """Whom the words between the verb and the amount name: 给予所在孵化载体每家2万元."""
    named = re.sub(r"(?:每[家个户人项次亩年月头只]|一次性|最高|不超过)+$", "", grant.base)
    return "" if grant.parallel or generic(named) or _MONEY_WORD.search(named) else named


def _their(here: Grants, intro: str) -> str:
    """甲区的农村人员 for 其农村人员 where the introduction speaks of 甲区的城镇人员; "" for anything else."""
    own = here.sentence[here.grant.fragment : here.grant.start]
    if not re.match(r"其(?!中|他|它|余)[\u4e00-\u9fff]{4}", own) or "的" not in intro:
        return ""
    theirs = person(own[1:])
    return f"{intro.split('的')[0]}的{theirs}" if theirs and _PERSON.search(theirs) else ""


def _elsewhere(here: Grants) -> str:
    """Whom the paragraph, the sentence in front or the heading names, where that is somebody."""
    told = _FOR.search(here.reading.node.text)
    if told:
        return told["who"]
    before = person(here.before.split("，")[0].rstrip("。；"))
    if re.search(rf"(?:的|{_PERSON.pattern})$", before):
        return before
    heading = here.reading.node.heading.rstrip("。")
    return heading if _SOMEONE.search(heading) else ""


def _several(here: Grants, who: str, label: str, count: int) -> tuple[Recipient, ...] | None:
    found = split(who, count)
    if found is None and label and not opened(_raw(here)):
        found = split(label, count)
    if found is not None:
        return tuple((words, words) for words in found)
    graded = levels(here.sentence[: here.grant.start], count)
    if graded is None and re.search(r"等级|档次|星级", here.sentence[here.grant.fragment : here.grant.start]):
        graded = levels(here.before, count)
    if graded is not None:
        return tuple((f"{_short(who)}（{level}）", who) for level in graded)
    found = split(label, count) if label else None
    return tuple((words, words) for words in found) if found else None


def _one(here: Grants, who: str, label: str, intro: str) -> Recipient:
    """The one who receives a single amount: the introduction, the label, or both."""
    if grade := _GRADE.match(label or who):
        base = _previous(here) if who == (label or who) else who
        if other := regraded(base, grade["grade"]):
            return other, other
    if _FIGURE_FIRST.match(label or who) and (filled := _filled(here, label or who)):
        return filled, filled
    if _ELLIPSIS.match(label or who):
        return _completed(here, label or who), who
    if not label:
        return _short(who), intro or who
    if here.grant.parallel or opened(_raw(here)):
        if _PERSON.search(label) and (
            not intro or label.endswith(("项目", "企业", "单位", "人员", "对象", "的"))
        ):
            return label, intro
        if label.endswith("的") and re.search(r"\d", label):
            return label, label
        if label in _short(who):
            return _short(who) if not here.grant.parallel else f"{_short(who)}（{label}）", intro
        if label[-2:] == who[-2:] or (label.endswith("的") and who.endswith("的")):
            return label, label
        return f"{_short(who)}（{label}）", intro
    if _SOMEONE.search(label):
        return label, label
    return (_short(who) if label in _short(who) else f"{_short(who)}（{label}）"), intro


def _previous(here: Grants) -> str:
    """Whom the grant in front is for, in this sentence or the one before."""
    if here.earlier:
        return person(introduction(here.sentence, here.earlier[-1].start, here.earlier[-1].start))
    return person(here.before.rstrip("。；"))


def _filled(here: Grants, words: str) -> str:
    """实缴资本1亿元以上的 for 1亿元以上的 after 实缴资本5亿元以上的."""
    previous = _previous(here)
    own = amounts(words)
    figure = next((q for q in amounts(previous) if own and q.unit == own[0].unit), None)
    if figure is None:
        return ""
    lead = re.sub(r"(?:首次)?(?:达到?|突破|超过?|满|在)$", "", previous[: figure.start])
    return lead + words


def _completed(here: Grants, words: str) -> str:
    """首次入选的 with the noun it leaves out, from an earlier grant or from what the sentence counts."""
    for other in reversed(here.earlier):
        intro = person(introduction(here.sentence, other.start, other.start)) or other.base
        noun = re.search(r"(?:级|的)([^的级，、]{3,12})$", intro)
        if noun:
            return words + noun[1]
    counted = [
        s
        for s in statements(here.reading)
        if here.offset <= s.quantity.start < here.offset + here.grant.start and s.noun
    ]
    return words + re.sub(r"建设$", "", counted[-1].noun) if counted else words


def _short(who: str) -> str:
    return (head(who) or who) if len(who) > _LONG and ("，" in who or len(who) > 2 * _LONG) else who
