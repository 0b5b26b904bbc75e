"""Questions whose answer is a set: all 新增 measures of a table, what a bureau is responsible for, what holds long-term.

The question is read as a filter over the records; the members are the nodes that pass, in document order.
But: never ranks and never guesses: a question in which no filter can be read is not a set (`read` gives None).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.aliases import canonical
from corpus.records import Node
from qa.aspect import aspect
from qa.captions import named_field, named_tables, table_of_field
from qa.knowledge import Knowledge
from qa.places import NamedPlace
from qa.thesaurus import expansions
from qa.topics import topic

_N = r"[一二三四五六七八九十两\d]+"
_ASKS_FOR_SET = re.compile(
    rf"哪些|哪几|哪{_N}|有什么|有啥|都有|都是|列|全部|所有|分别|一共|总共|合计|总计|清单|几条|几项|几份|几个|多少|各有|一览|盘点|汇总"
    r"|统统|不漏|哪里|有没有|是什么|是啥|什么|哪条|哪项|找出来|逐条|整理|的(?:条款|措施|文件|事项|条目|细则)(?:有|是)?[?？]?$"
)
_LEADS = re.compile(r"牵头|填报|领头|主抓")
_RESPONSIBLE = re.compile(r"负责|责任|承担|承接|[担扛挑]着|任务|参与|主管|管(?!理)|配合|分管|落实")
_WHICH_DEPARTMENT = re.compile(
    r"(?:哪些|哪几个|哪几家|哪个|哪家|什么|几个)(?:责任|牵头|主管)?(?:单位|部门|局)|(?:由|归|是|找)谁|谁(?:来|负责|牵头|管|填报)|单位(?:有|是)?哪|单位是谁"
)
_LONG = re.compile(
    r"长期(?:有效|实施|执行|的)?(?=.*(?:措施|政策|条|有哪些|哪些))|(?:期限|有效期).{0,4}长期"
    r"|(?:哪些|哪几|所有|全部|列出).*长期(?:有效|实施|执行)"
)
_YEARS = re.compile(r"(20\d\d)年?.{0,3}?[-—–~至到].{0,2}?(20\d\d)年?")
_CLAUSES_ONLY = re.compile(r"正文|条款|第几条|哪几条|哪些条(?!目)")
_BODY_ONLY = re.compile(r"正文")
_TABLES_ONLY = re.compile(r"(?:哪|几)(?:几|些)?(?:张|个)?表(?!彰|示|明)")
_PARTS_ONLY = re.compile(r"(?:哪|几|那|各|个)(?:个|几个|些)?(?:大)?部分")
_WHOLE_TABLE = re.compile(
    r"哪些|几条|几项|几份|多少条|多少项|全部|所有|都有|列|分别|总共|一共|合计|总计|各|什么"
)
_EVERY = re.compile(r"哪些|全部|所有|都有|列|分别|各")
_PLANS = re.compile(
    r"(?:打算|计划|准备|即将|将要|要|拟|会)(?:发|出|出台|制定|印发|发布|推出)[^，,。]{0,8}(?:文件|办法|细则|方案|意见)"
)
_PLAN_WORDS = re.compile(
    r"打算|计划|准备|即将|将要|印发|发布|出台|制定|推出|配套|办法|细则|方案|意见|今年|接下来|后面|政府|市里|20\d\d年|[拟会要发出还新将]"
)
_COUNTS = re.compile(r"(?:多少|几)(?:条|项|个)|总共|一共|合计|总计")
_OF_A_FIELD = re.compile(r"(?:领域|方面|板块).*(?:哪些|哪几|什么|有啥|列出|列一|的事项$)")
_CALLED_TABLE = re.compile(r"([\u4e00-\u9fff]{2})(?:要素|保障)*(?:清单|表)(?![彰现示明达])")
_SAID = re.compile(
    r"牵头|填报|领头|主抓|负责|责任|承担|承接|[担扛挑]着|参与|主管|配合|分管|落实|单位|部门|正文|条款|条目|措施|政策|事项|文件|内容|工作|任务|哪些|哪几|哪里|哪|有什么|有啥"
    r"|什么|列为|列出|列|全部|所有|都有|都是|一共|总共|分别|多少|几|个|条|项|的|里|中|在|由|是|有|了|和|与|这|那|份|请问|我想知道|查|一下|要|都|把|被|当|写|作为|吗|呢|[?？,，。!！\s]"
)


@dataclass(frozen=True, slots=True)
class Filter:
    """What the members of a set have in common. Fields that are None or empty do not filter; a member says any of `topic`."""

    tables: tuple[str, ...] = ()
    category: str | None = None
    department: str | None = None
    leads: bool = False
    period: str | None = None
    topic: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def _department(text: str, known: Iterable[str]) -> str | None:
    """The longest department of the documents that the text names, in full, by its canonical or its short name."""
    names = sorted(known, key=lambda name: (-len(name), name))
    for name in names:
        if name in text or canonical(name) in text:
            return canonical(name)
    for name in names:
        short = re.sub(r"^[市县区省]", "", name)
        stem = re.sub(r"(局|委|办|部)$", "", short)
        if (len(short) >= 3 and short in text) or (
            len(stem) >= 2
            and re.search(
                rf"(?<![一-龥]){re.escape(stem)}(?:局|委|办|部门)?(?=负责|牵头|管|主管|参与|承担|填报)", text
            )
        ):
            return canonical(name)
    return None


def _without(text: str, department: str) -> str:
    """The text without the words that name the department."""
    stem = re.sub(r"^[市县区省]|(局|委|办|部)$", "", department)
    return re.sub(rf"[市县区省]?(?:{re.escape(department)}|{re.escape(stem)})(?:局|委|办|部门)?", "", text)


def _category(text: str, known: Iterable[str], in_table: bool) -> str | None:
    """The category of measures named; inside a table a looser wording is enough (新增的是哪条, 调整了哪些)."""
    after = r"(?:类|的|了|措施|政策|有|去年|哪|几|全部|$)" if in_table else r"(?:类|的?(?:措施|政策))"
    return next((c for c in known if re.search(re.escape(c) + after, text)), None)


def read(
    text: str, places: Sequence[NamedPlace], knowledge: Knowledge, document: str | None
) -> Filter | None:
    """The filter that normalised `text` states, or None where it does not ask for a set."""
    nodes = [node for d in knowledge.within(document) for node in d.nodes]
    if any(not place.path.startswith(("annex/", "files")) for place in places):
        return None
    named = [f"{d.id}/{place.path}" for place in places for d in knowledge.within(document)]
    known = [knowledge.nodes[n] for n in named if n in knowledge.nodes]
    if (places and not known) or any(node.kind != "table" for node in known):
        return None
    loose = _COUNTS.search(text) or _category(text, knowledge.categories(), True)
    tables = tuple(node.id for node in known) or named_tables(text, nodes, called_so=not loose)
    if tables and not named and not (_WHOLE_TABLE.search(text) or loose):
        tables = ()
    if aspect(text) == "heading" and named:
        return None
    years = _YEARS.search(text)
    period = f"{years[1]}-{years[2]}" if years else "长期" if _LONG.search(text) else None
    if period and not named and not re.search(r"表|清单", text):
        tables = ()
    if not tables and _PLANS.search(text):
        tables = tuple(node.id for node in nodes if node.kind == "table" and node.id.endswith("/files"))
    rows = [node for node in nodes if node.parent in tables]
    if not tables and not named and (called := _CALLED_TABLE.search(text)):  # by another word: 土地要素清单
        officials = expansions(called[0])
        for official in officials:
            tables = tables or named_tables(text.replace(called[1], official), nodes, called_so=True)
        if officials and not tables and _category(text, knowledge.categories(), True):
            return None
        rows = [node for node in nodes if node.parent in tables]
    if not tables and not named and _OF_A_FIELD.search(text):  # of a table that is called by its subject
        tables = table_of_field(text, nodes)
        rows = [node for node in nodes if node.parent in tables]
    field = named_field(text, rows) if rows else None
    category = field or _category(text, knowledge.categories(), bool(tables))
    asks_department = _WHICH_DEPARTMENT.search(text) is not None
    department = (
        None if asks_department else _department(text, {d for node in nodes for d in node.departments})
    )
    leads = _LEADS.search(text) is not None
    if department and not (leads or _RESPONSIBLE.search(text) or any(row.departments for row in rows)):
        department = None
    if not _ASKS_FOR_SET.search(text) and not (tables and (category or department)):
        return None
    about = () if department or category or period or tables else topic(text)
    if department and not tables and len(_SAID.sub("", _without(text, department))) > 3:
        return None
    only = _BODY_ONLY if about else _CLAUSES_ONLY
    kinds: tuple[str, ...] = ()
    if _PARTS_ONLY.search(text):
        kinds = ("part",)
    elif leads and _TABLES_ONLY.search(text):
        kinds = ("table",)
    elif only.search(text) and not tables and not period:
        kinds = ("clause",)
    asks_else = asks_department or (aspect(text) == "period" and not _EVERY.search(text))
    planned = not named and not department and not category and _PLANS.search(text) is not None
    if planned and _SAID.sub("", _PLAN_WORDS.sub("", text)):  # it says which one, so it is searched for
        tables = ()
    whole_table = bool(tables) and not asks_else and _WHOLE_TABLE.search(text) is not None
    if (category and not asks_department) or department or period or about or whole_table:
        found = Filter(tables, category, department, leads, period, about, kinds)
        return found if not about or members(found, knowledge, document) else None
    return None


def _passes(node: Node, chosen: Filter) -> bool:
    """Whether the node is a member of the set."""
    if chosen.tables and node.parent not in chosen.tables:
        return False
    if chosen.tables or chosen.category is not None:
        kind_fits = node.kind == "row" and node.heading.strip() != "/" and node.number != "0"
    elif chosen.department is not None and chosen.leads:
        kind_fits = node.kind in (chosen.kinds or ("part", "table")) or (
            not chosen.kinds and _is_planned(node)
        )
    elif chosen.topic:
        kind_fits = node.kind in (chosen.kinds or ("clause", "row", "body", "part"))
    else:
        kind_fits = node.kind in (chosen.kinds or ("clause", "row", "body")) and not _is_planned(node)
    if not kind_fits or (chosen.category is not None and node.category != chosen.category):
        return False
    if chosen.department and chosen.department not in {canonical(name) for name in node.departments}:
        return False
    if chosen.period and not _holds_for(node, chosen.period):
        return False
    flat = re.sub(r"\s", "", node.heading + node.text)
    return not chosen.topic or any(word in flat for word in chosen.topic)


def _is_planned(node: Node) -> bool:
    """Whether a row stands in a list of planned documents, where a bureau leads and is not 责任单位."""
    return node.kind == "row" and (node.parent or "").endswith("/files")


def _holds_for(node: Node, asked: str) -> bool:
    """Whether the node itself states the period asked for."""
    if node.period is None or node.period.source != node.id:
        return False
    if asked == "长期":
        return "长期" in node.period.text
    stated = re.findall(r"20\d\d", node.period.text)
    return bool(stated) and "月" not in node.period.text and f"{stated[0]}-{stated[-1]}" == asked


def members(chosen: Filter, knowledge: Knowledge, document: str | None) -> tuple[Node, ...]:
    """The nodes of the set, in document order."""
    return tuple(node for d in knowledge.within(document) for node in d.nodes if _passes(node, chosen))
