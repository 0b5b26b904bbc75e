"""The single criteria that a question for a set states: category, period, the part of the document.

Words are those of the language; names of categories and parts are read off the documents. But: which
nodes meet the criteria is `qa.sets`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.records import Node
from qa.captions import named_tables

UNDATED = "未写明"
_LONG = re.compile(
    r"(?<!中)长期(?:有效|实施|执行|的)?(?=.*(?:措施|政策|条|有哪些|哪些))|(?:期限|有效期).{0,4}长期"
    r"|(?:哪些|哪几|所有|全部|列出).*(?<!中)长期(?:有效|实施|执行)"
)
_YEARS = re.compile(r"(20\d\d)年?.{0,3}?[-—–~至到].{0,2}?(20\d\d)年?")
_UNTIL = re.compile(
    r"(?:有效期?|期限|执行|实施|持续|延续|管|撑|截[止至]|用|有效|做|干|搞|办|发|补|享受?)[^，,。]{0,4}?[到至](?P<a>20\d\d年?(?:\d{1,2}月)?)(?!.{0,3}[-—–~])"
    r"|[到至]?(?P<b>20\d\d年?(?:\d{1,2}月)?)(?:\d{1,2}[日号])?(?:才|就|底|末|内|年底|会|要|之?前)*(?:到期|结束|截止|为止|失效|终止|满期)"
    r"|[到至](?P<c>20\d\d年?(?:\d{1,2}月)?)(?:\d{1,2}[日号])?(?:底|末|年底)?(?:的|有效的|为止的?)(?:措施|政策|条款|条目|事项)"
)
_UNDATED = re.compile(
    r"(?:没有?|未)(?:填|写|标|注|列|规定)(?:明|上|清楚?)?(?:具体)?(?:的)?(?:实施|执行)?(?:期限|有效期|年限)"
    r"|(?:没有?|未)(?:填|写|标|注)(?:明|清楚?)?[^，,。]{0,6}?到(?:什么时候|啥时候|哪年|哪一年|几几年|几时|何时)"
    r"|(?:实施|执行)?(?:期限|有效期|年限)(?:那?一?栏)?(?:是|都|还)?(?:没有?填|没有?写|没标|未填|未写|空着|空白|空的)"
)
_MEASURE = re.compile(r"措施|政策|条款|事项|(?:实施|执行)(?:期限|年限)")
_WHICH = re.compile(
    r"(?:哪些|哪几|哪[两三四]|列出|所有|全部|多少|几)(?![年月天])(?!.*(?:(?<!执行到)(?<!实施到)什么时候|到哪|管到|多久))"
)
#: Words of the language for what such tables call their categories.
_SAME = {
    "新增": r"新(?:加|添|出|推出|设|上)(?:了|的)?|(?:头一次|头一回|第一次|首次)(?:出|提|有|推出|列入)(?:现|台|的)*|新花样",
    "延续": r"往年就有(?:的)?|(?:今年)?接着(?:干|做|搞)(?:的)?|(?:沿用|延用|接着(?:用|执行|实施)|继续(?:沿用|执行|有效))(?:去年|上年|以前|下来|老|了|的)*",
    "调整": r"(?:改动|修改|修订|变动|改)(?:过|了)(?:的)?",
    "储备": r"(?:预备|备选|后备|先放着|先不动|暂不实施)(?:的)?",
}
_PART_WORD = r"(?:那|这)?(?:一)?(?:大)?(?:部分|板块|章|编)"
_PART_SAID = re.compile(_PART_WORD)


def categories(text: str, known: Iterable[str], in_table: bool) -> tuple[str, ...]:
    """The categories of measures named; inside a table a looser wording is enough (新增的是哪条, 调整了哪些)."""
    thing = rf"(?:措施|政策|条款|条目|事项|[哪几][几些]?[条项件个]{'|哪些|哪几' if in_table else ''})"
    after = r"(?:类|的|了|措施|政策|有|去年|哪|几|啥|全部|$)" if in_table else r"(?:类|的?(?:措施|政策))"
    found: list[str] = []
    for name in known:
        own, said = re.escape(name), _SAME.get(name)
        if (
            re.search(own + rf"[”’」』》]?{after}", text)
            or re.search(own + rf"[”’」』》]?(?:着|起来|过|好|、)(?:[^,，。]{{0,8}}的)?{thing}", text)
            or (re.search(rf"{thing}[^，,。]{{0,4}}(?:是|属于?|算)(?:今年)?{own}(?:过|的|类)", text))
            or (
                said
                and re.search(rf"{said}{'' if in_table else thing}", text)
                and ((found and in_table) or re.search(thing, text))
            )
        ):
            found.append(name)
    return tuple(found)


def period(text: str) -> str | None:
    """The period asked for: 长期, its years ("2023-2025"), its end alone ("-2025", "-2025-6"), or `UNDATED`."""
    if _UNDATED.search(text) and _WHICH.search(text) and _MEASURE.search(text):
        return UNDATED
    years = _YEARS.search(text)
    if years:
        return f"{years[1]}-{years[2]}"
    if _LONG.search(text):
        return "长期"
    until = _UNTIL.search(text)
    return "-" + "-".join(re.findall(r"\d+", until["a"] or until["b"] or until["c"])) if until else None


def holds_for(node: Node, asked: str, dated: bool = False) -> bool:
    """Whether the node itself states the period asked for; or none, for a row of a table that has a column
    for it (`dated`)."""
    if asked == UNDATED:
        return dated and node.kind == "row" and (node.period is None or node.period.source != node.id)
    if node.period is None or node.period.source != node.id:
        return False
    if asked == "长期":
        return "长期" in node.period.text
    stated = re.findall(r"(20\d\d)\s*年?(?:\s*(\d{1,2})\s*月)?", node.period.text)
    if not stated:
        return False
    (first, _), (last, month) = stated[0], stated[-1]
    if asked.startswith("-"):
        return asked in (f"-{last}", f"-{last}-{month}")
    return "月" not in node.period.text and f"{first}-{last}" == asked


def part_by_name(text: str, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The one part that the text calls by words of its heading: 科技创新那部分."""
    if not _PART_SAID.search(text):
        return ()
    found = [
        node
        for node in nodes
        if node.kind == "part"
        and any(run in text and re.search(re.escape(run) + rf"(?:政策)?{_PART_WORD}", text) for run in _runs(node))
    ]  # fmt: skip
    return tuple(found) if len(found) == 1 else ()


def _runs(part: Node) -> Iterable[str]:
    """Runs of two and more characters of a heading, without 政策 and the like at its end."""
    core = re.sub(r"(?:政策|措施)$", "", re.sub(r"[“”\"‘’\s]", "", part.heading))
    return (core[a:b] for a in range(len(core)) for b in range(a + 2, len(core) + 1))


def table_of(part: Node, nodes: Sequence[Node]) -> tuple[str, ...]:
    """The table that has a part's measures: its caption repeats the heading."""
    return named_tables(f"{part.heading}表", nodes)
