"""Targets: figures that a document sets itself as goals, each with its subject, number and hedge.

A figure is a goal where a word of achieving or a hedge goes with it (力争, 达到, 新增, 以上) and it is
neither money for someone, nor a budget, a threshold, a share of something given, or a duration. But: a
sentence of law (应当, 不得, 处) sets no goal, and what the rule cannot name is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.amounts import amounts
from corpus.conflict_places import sentence
from corpus.grants import grants
from corpus.readings import Reading, readings, sentence_ranges
from corpus.records import Document, Target
from corpus.statements import COUNTING, Statement, statements

_KINDS = ("part", "clause", "row", "body", "closing", "preamble")
_TIMES = frozenset("年天日周岁分") | {
    "个月",
    "小时",
    "分钟",
    "周岁",
    "工作日",
    "个工作日",
    "自然日",
    "个自然日",
    "学时",
    "课时",
}
_SHORTENED = re.compile(r"压[减缩]|缩短|减少|控制|降[至到低]|提速")
_GOAL = re.compile(
    r"力争|确保|争取|争创|实现|完成|达到?|超|突破|新[增建改开培招引]|建成|建设|改造|打造|培[育养]|引[进育]|招引|开展|举办|申[报请领]|获得|带动|拉动|增长|增速|增幅|提[高升]|扩大|盘活|整治|"
    r"垦造|腾出|供应|保障|划定|登记|养护|开通|组织|吸引|促进|帮助|开发|康复|体检|选派|推动|启动|覆盖|比重|占比|比例|强度|吞吐量|参保|赔付|保持|不低于|不少于|不高于|控制在|累计|总额|规模|育成|推广|"
    r"收入|投资|利用|交易|纳入|落地|认定|创建|列入|安排|服务|支持|组建|设立|推进|实施|优化|布局|发展|升级|转化|化解|淘汰|压减|下降|降低|处置|安置|就业|招收|扩招|毕业|竣工|开工|投产|达标|入库"
)
_HEDGED = re.compile(r"力争|确保|争取|不低于|不少于|不高于|不超|超|突破|达|控制在|至少|累计")
_NONE = re.compile(
    r"给予|予以|奖励|补贴|补助(?!资金)|资助|贴息|预算(?!内|支出|收入)|应当|应[按不为]|必须|只能|只限|仅[可限]|不得(?!低于)|罚|缴[纳费存]|收费标准|费用按|最高|封顶|折算|加回|结售汇|担保函|保函|其中上级|本级财力|(?<!不)低于|(?<!不)高于(?!上年|去年|全)|额度|标准(?:为|不|按)|最多|每[人名]|每年每|家长|同一|单个|单家|"
    r"提取|抵[免扣]|减[免征半]|征收|税率|按[照月年比]|第[一二三四五六七八九十\d]+|满$|未满|不足|连续|岁|上述|以下简称|通知|已|安排了|×"
)
_BUDGET = re.compile(r"预算(?!内|支出|收入)")
_HAN = re.compile(r"^[一二两三四五六七八九十]+[\u4e00-\u9fff]")
_OF = re.compile(r"的(?:企业|人员|项目|单位|团队|家庭|个人|机构|对象)?$")
_NAMED_AFTER = re.compile(r"^(?:及?以上|及?以下)(?!用于|作为|[，。；、和及（并的]|$)")
_CONDITION = re.compile(
    r"^(?:[（(][^）)]*[）)])?(?:及?以上|及?以下|以内)?(?:[（(][^）)]*[）)])?的(?!目标|比例|任务|增长|速度|覆盖|“)"
)
_FOR = re.compile(r"(?:^|[，；])(?:并)?对(?!外|口|接)[^，]*$|(?:^|[，；。])对[^；。]*的[^；。]*$")
_VERB_FIRST = re.compile(
    r"(?:向上|积极|进一步|持续|加快|全面)?(?:争[取创]|保障|确保|新[增建]|完成|推动|促[进成]|实现|落实|建[设成]|打造|带动|引[进育]|申[报请]|20\d\d年)"
)
_HEDGE_WORDS = re.compile(
    r"力争|确保|争取|累计|保持在|不低于|不少于|不高于|不多于|不得?超过|不超|最[高低多少]|至[少多]|超过|超出|超|高于|低于|大于|小于|达到|达|突破|大?约|接近|近|控制在|提高到|提高至|增加到|增至|扩大到|降至"
)
_WISH = re.compile(r"^(?:到?20\d\d年[底末]?[，]?|全年|全[市县区省])*力争")


def find_targets(document: Document) -> tuple[Target, ...]:
    """The targets of a document, in source order."""
    found: list[Target] = []
    for node in document.nodes:
        if node.kind in _KINDS:
            for reading in readings(node, document, ("text",)):
                found.extend(_in_paragraph(reading, document))
    return tuple(found)


def _in_paragraph(reading: Reading, document: Document) -> Iterator[Target]:
    given = _given(reading)
    goals: list[Statement] = []
    for fact in statements(reading):
        if fact.quantity.joined and not (
            goals and goals[-1].quantity.end <= fact.quantity.start <= goals[-1].quantity.end + 4
        ):
            continue
        if fact.quantity.start in given or not (_is_goal(fact) or _goes_on(fact, goals)):
            continue
        goals.append(fact)
        subject = _subject(fact)
        if not subject:
            continue
        place = reading.place(document, fact.start, fact.end)
        value, unit = fact.quantity.printed
        yield Target(reading.node.id, subject, value, unit, _qualifier(fact), place.quote, place.spans)


def _goes_on(fact: Statement, goals: list[Statement]) -> bool:
    """Whether a bare count follows a goal in an enumeration: 建设4家社区老年食堂，40个老年助餐点."""
    if not goals or fact.quantity.unit not in COUNTING or not _may_be(fact):
        return False
    between = fact.reading.text[goals[-1].quantity.end : fact.start]
    bare = fact.quantity.start == fact.start and bool(fact.noun)
    same = fact.quantity.unit == goals[-1].quantity.unit and bool(fact.subject)
    return (
        (bare or same)
        and len(between) <= 24
        and bool(re.search(r"[、和，]$", between))
        and not re.search(r"[。；]|，.*，", between)
    )


def _given(reading: Reading) -> frozenset[int]:
    """Where the quantities of grants start, and those of the terms in front of them."""
    found: set[int] = set()
    for start, end in sentence_ranges(reading.text):
        granted = grants(reading.text[start:end])
        for grant in granted:
            found.update(
                start + quantity.start for quantity in (*grant.members, *(cap for _, cap in grant.caps))
            )
        if granted:
            found.update(
                q.start for q in amounts(reading.text) if start <= q.start < start + granted[0].start
            )
    return frozenset(found)


def _is_goal(fact: Statement) -> bool:
    """Whether a word of achieving or a hedge goes with the figure, and nothing speaks against it."""
    quantity = fact.quantity
    hedged = quantity.after in ("以上", "左右", "以内", "以下", "上下") or _HEDGED.search(quantity.before)
    if _sums_up(fact):
        return False
    return bool((hedged or _GOAL.search(fact.reading.text[fact.start : fact.end])) and _may_be(fact))


def _may_be(fact: Statement) -> bool:
    """Whether the figure is no threshold, budget, rule, name or duration."""
    text, quantity = fact.reading.text, fact.quantity
    words = text[fact.start : quantity.start]
    fragment = text[fact.start : fact.end]
    if quantity.unit == "张" or (_HAN.match(quantity.text) and quantity.unit != "比例"):
        return False
    if _OF.search(fragment) or _NAMED_AFTER.match(text[quantity.end :]):
        return False
    if quantity.unit in _TIMES and not (
        _SHORTENED.search(words) and quantity.unit not in ("年", "岁", "周岁")
    ):
        return False
    if _NONE.search(fragment) and not re.search(r"力争|争取|确保", words):
        return False
    if (
        (_CONDITION.match(text[quantity.end :]) and not re.search(r"(?:提供|形成|撬动)$", words))
        or _quoted(text, quantity.start)
        or _in_brackets(text, quantity.start)
    ):
        return False
    whole = sentence(fact)
    before = whole[: max(0, whole.find(fragment))]
    if (
        "对" in before + words
        and not words.endswith("对")
        and _FOR.search(before + words)
        and not re.search(r"力争|争取|确保", words)
    ):
        return False
    if re.search(r"应当|不得(?!低于|少于)|处[^置理]{0,6}罚|下列|有期徒刑", whole):
        return False
    return not _budget(text, fact) or bool(re.search(r"力争|争取|确保", words))


def _sums_up(fact: Statement) -> bool:
    """Whether the number only counts what is listed in front of it: A、B、C3个创新发展区."""
    if not fact.noun or re.match(r"(?:加快)?(?:打造|建成|培育|新建)", fact.subject):
        return False
    return len(fact.subject.split("、")) == fact.quantity.value >= 2


def _budget(text: str, fact: Statement) -> bool:
    """Whether the figure is a part of a budget: 预算安排 stands before it in the same sentence, or 其中
    goes on after it."""
    start = text.rfind("。", 0, fact.quantity.start) + 1
    before = text[start : fact.quantity.start]
    if _BUDGET.search(before):
        return True
    previous = text[text.rfind("。", 0, max(0, start - 1)) + 1 : start]
    return before.startswith("其中") and bool(_BUDGET.search(previous))


def _quoted(text: str, position: int) -> bool:
    """Whether a position stands inside quotation or title marks."""
    return any(
        text.rfind(opening, 0, position) > text.rfind(shutting, 0, position)
        for opening, shutting in ("“”", "《》", "‘’")
    )


def _in_brackets(text: str, position: int) -> bool:
    return text.rfind("（", 0, position) > text.rfind("）", 0, position)


def _subject(fact: Statement) -> str:
    """What the goal is about: the words before the figure, with the noun behind it."""
    subject = re.sub(
        r"(?:保持在|控制在|提高到|提升到|达到|扩大到|增加到|一般|原则上)$", "", fact.subject
    ).strip("，、")
    subject = re.sub(r"^(?:加快|积极|大力)(?=.{4})|对$", "", subject)
    behind = fact.noun or _behind(fact)
    return (
        f"{subject}{behind}" if behind and behind not in subject else subject if len(subject) >= 2 else behind
    )


def _behind(fact: Statement) -> str:
    """The noun right behind a figure that is not counted in pieces: 20亿元信贷资金, 1亿元以上的增信担保."""
    text, quantity = fact.reading.text, fact.quantity
    match = re.match(
        r"(?P<of>(?:及?以上|左右)的)?(?P<noun>[\u4e00-\u9fff]{2,12})(?=[，。；、（]|$)", text[quantity.end :]
    )
    if match is None or re.match(
        r"[及或]?以[上下内]|左右|用于|作为|且|并|按|与|支持|整治|工程", match["noun"]
    ):
        return ""
    return match["noun"]


def _qualifier(fact: Statement) -> str:
    """The hedges as printed, joined by 、: 力争, 不低于, 以上. 力争 in front of the subject counts, and holds
    for the members of an enumeration and for a whole sentence that it opens."""
    text, quantity = fact.reading.text, fact.quantity
    words = text[fact.start : quantity.start]
    before = _HEDGE_WORDS.findall(
        text[max(fact.start, quantity.start - 12) : quantity.start].rpartition("，")[2]
    )
    before = [word for word in before if word in quantity.before or word == "保持在"]
    whole = sentence(fact)
    earlier = whole[: whole.find(text[fact.start : fact.end])]
    verbless = not _VERB_FIRST.match(words)
    opened = (verbless and re.match(r"(?:20\d\d年[，]?)?力争", earlier)) or re.search(
        r"(?:^|[，；])[^，；]*力争[^，；]*、$", earlier
    )
    front = ["力争"] if "力争" not in before and (_WISH.match(words) or opened) else []
    after = quantity.after or _shared_after(fact)
    return "、".join([*front, *before, *([after] if after else [])])


def _shared_after(fact: Statement) -> str:
    """A hedge behind the second of two figures that holds for both: 总收入200万元且经营性收入120万元以上."""
    text, quantity = fact.reading.text, fact.quantity
    match = re.match(r"且[^，。；\d]{2,12}(?=\d)", text[quantity.end :])
    if not match:
        return ""
    following = next((q for q in amounts(text) if q.start == quantity.end + match.end()), None)
    return following.after if following is not None and following.unit == quantity.unit else ""
