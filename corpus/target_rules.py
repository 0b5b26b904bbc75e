"""Whether a figure is a goal: what speaks for it, and what makes it a threshold, a rule, a budget or a report.

A text of articles (第一条) is taken for rules: there a goal must be said to be one (力争, 到2025年). A figure of
a year before the document's own is a report. But: names nothing, and reads no hedge for display
(`corpus.targets`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.amounts import amounts
from corpus.conflict_places import sentence
from corpus.grants import grants
from corpus.measure_words import DURATIONS, SHARE
from corpus.readings import Reading, sentence_ranges
from corpus.records import Document
from corpus.statements import Statement

_TIMES = DURATIONS | {"分", "自然日", "个自然日", "学时", "课时"}
_SHORTENED = re.compile(r"压[减缩]|缩短|减少|控制|降[至到低]|提速")
_GOAL = re.compile(
    r"力争|确保|争取|争创|实现|完成|达到?|超|突破|新[增建改开培招引]|建成|建设|改造|打造|培[育养]|引[进育]|招引|开展|举办|申[报请领]|获得|带动|拉动|增长|增速|增幅|提[高升]|扩大|盘活|整治|"
    r"垦造|腾出|供应|保障|划定|登记|养护|开通|组织|吸引|促进|帮助|开发|康复|体检|选派|推动|启动|覆盖|比重|占比|比例|强度|吞吐量|参保|赔付|保持|不低于|不少于|不高于|控制在|累计|总额|规模|育成|推广|"
    r"收入|投资|利用|交易|纳入|落地|认定|创建|列入|安排|服务|支持|组建|设立|推进|实施|优化|布局|发展|升级|转化|化解|淘汰|压减|下降|降低|处置|安置|就业|招收|扩招|毕业|竣工|开工|投产|达标|入库"
)
_HEDGED = re.compile(r"力争|确保|争取|不低于|不少于|不高于|不超|超|突破|达|控制在|至少|累计")
_NONE = re.compile(
    r"给予|予以|奖励|补贴|补助(?!资金)|资助|贴息|预算(?!内|支出|收入)|应当|应[按不为]|必须|只能|只限|仅[可限]|不得(?!低于)|罚|缴[纳费存]|收费标准|费用按|最高|封顶|折算|加回|结售汇|担保函|保函|其中上级|本级财力|(?<!不)低于|(?<!不)高于(?!上年|去年|全)|额度|标准(?:为|不|按)|最多|每[人名]|每年每|家长|同一|单个|单家|"
    r"提取|抵[免扣]|减[免征半]|征收|税率|按[照月年比]|第[一二三四五六七八九十\d]+(?![批轮届代期方产])|满$|未满|不足|连续|岁|上述|以下简称|通知|已|安排了|×"
)
#: A rule or a price: 比例为90%, 每立方米2.4元, 按10亿元, 不超过总数的50%.
_RULE = re.compile(
    r"(?:比例|标准|费率|利率|面积|成本|价格)为$|每(?:立方米|平方米|吨|度|公斤|小时|户|次|间|套)$|按$|(?:不超过|不高于|不得超过)[^，]{2,30}的$"
)
_FLOOR_OF = re.compile(r"(?:不少于|不低于|达到?|超过|占)[^，]{2,30}的$")
#: A paragraph that says who may apply.
_TERMS = re.compile(
    r"应当?具备|(?:申请|申报|认定|准入)条件|(?:符合|具备|满足)(?:以下|下列|如下)(?:基本)?条件"
)
_YEAR = re.compile(r"((?:19|20)\d\d)(?=年)")
_DATED = re.compile(r"[〔\[﹝(（]((?:19|20)\d\d)[〕\]﹞)）]|((?:19|20)\d\d)年\d{1,2}月\d{1,2}日")
_DONE = re.compile(r"已|目前|现有|截至|达到了|实现了|完成了|上年同期")
_TO_WHOM = re.compile(r"[，；](?:并|同时)?对(?!象|接|口|外|其|应)")
_BUDGET = re.compile(r"预算(?!内|支出|收入)")
_HAN = re.compile(r"^[一二两三四五六七八九十]+[\u4e00-\u9fff]")
_OF = re.compile(r"的(?:企业|人员|项目|单位|团队|家庭|个人|机构|对象)?$")
_NAMED_AFTER = re.compile(r"^(?:及?以上|及?以下)(?!用于|作为|[，。；、和及（并的]|$)")
_CONDITION = re.compile(
    r"^(?:[（(][^）)]*[）)])?(?:及?以上|及?以下|以内)?(?:[（(][^）)]*[）)])?的(?!目标|比例|任务|增长|速度|覆盖|规模|招生|水平|总量|“)"
)
_FOR = re.compile(r"(?:^|[，；])(?:并)?对(?!外|口|接)[^，]*$|(?:^|[，；。])对[^；。]*的[^；。]*$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document is: the year it is of (None where it prints no date), and whether it is a text of
    articles."""

    year: int | None
    articles: bool

    def past(self, words: str) -> bool:
        """Whether words that lead up to a figure speak of a year before the document's."""
        years = _YEAR.findall(words)
        return bool(years) and self.year is not None and int(years[-1]) < self.year


def setting(document: Document) -> Setting:
    """The year of a document, by its number or the date it is signed with; and its kind."""
    ends = document.source[:1200] + document.source[-600:]
    years = [int(a or b) for a, b in _DATED.findall(ends)]
    clauses = [node for node in document.nodes if node.kind == "clause" and "/annex/" not in node.id]
    articles = sum(
        document.source[node.spans[0].start :].lstrip(" *#　").startswith("第") for node in clauses
    )
    return Setting(max(years, default=None), articles * 2 > len(clauses))


def given(reading: Reading) -> frozenset[int]:
    """Where the quantities of grants start, and those of the terms in front of them."""
    found: set[int] = set()
    for start, end in sentence_ranges(reading.text):
        granted = grants(reading.text[start:end])
        for grant in granted:
            found.update(
                start + quantity.start for quantity in (*grant.members, *(cap for _, cap in grant.caps))
            )
        if granted:
            stop = start + granted[0].start
            openings = [start + match.end() for match in _TO_WHOM.finditer(reading.text[start:stop])]
            begin = openings[-1] if openings else start
            found.update(q.start for q in amounts(reading.text) if begin <= q.start < stop)
    return frozenset(found)


def is_goal(fact: Statement, setting: Setting) -> bool:
    """Whether a word of achieving or a hedge goes with the figure, and nothing speaks against it."""
    quantity = fact.quantity
    hedged = quantity.after in ("以上", "左右", "以内", "以下", "上下") or _HEDGED.search(quantity.before)
    if _sums_up(fact):
        return False
    return bool((hedged or _GOAL.search(fact.reading.text[fact.start : fact.end])) and may_be(fact, setting))


def may_be(fact: Statement, setting: Setting) -> bool:
    """Whether the figure is no threshold, budget, rule, name or duration."""
    text, quantity = fact.reading.text, fact.quantity
    words = text[fact.start : quantity.start]
    fragment = text[fact.start : fact.end]
    if (quantity.unit == "张" and "床位" not in words) or (
        _HAN.match(quantity.text) and quantity.unit != "比例"
    ):
        return False
    if _OF.search(fragment) or _NAMED_AFTER.match(text[quantity.end :]):
        return False
    if quantity.unit in _TIMES and not (
        _SHORTENED.search(words) and quantity.unit not in ("年", "岁", "周岁")
    ):
        return False
    wished = bool(re.search(r"力争|争取|确保", words))
    if (_NONE.search(fragment) or _RULE.search(words)) and not wished:
        return False
    if quantity.unit == SHARE and words.endswith("的") and not _FLOOR_OF.search(words):
        return False
    if (
        (_CONDITION.match(text[quantity.end :]) and not re.search(r"(?:提供|形成|撬动)$", words))
        or _quoted(text, quantity.start)
        or _in_brackets(text, quantity.start)
    ):
        return False
    whole = sentence(fact)
    before = whole[: max(0, whole.find(fragment))]
    if "对" in before + words and not words.endswith("对") and _FOR.search(before + words) and not wished:
        return False
    if re.search(r"应当|不得(?!低于|少于)|处[^置理]{0,6}罚|下列|有期徒刑", before + fragment):
        return False
    if _TERMS.search(fact.reading.node.heading + text) or _DONE.search(words) or setting.past(before + words):
        return False
    if setting.articles and not (wished or _YEAR.search(before + words)):
        return False
    return wished or not _budget(text, fact)


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
