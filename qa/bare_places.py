"""A question that is nothing but the number of a place, with or without the words that ask to see it: 39, #39, 措施⑧, 前三条,
25/26/27, 三·十八, 6(3), 第8项, and those behind the name of the document: 中府〔2011〕133号最后三条.

Read only where the whole question is that and the document has such a place, as a number alone may also be a name or a
figure. But: a number with 条, 章 or 表 is read by `qa.places`, wherever it stands, and may be said to be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.addresses import inside
from corpus.below import WHOLE, Below, below
from corpus.numerals import CHINESE, value
from qa.courtesies import BEFORE, BEHIND
from qa.knowledge import Knowledge
from qa.named_place import NamedPlace
from qa.resolving import resolve
from qa.selections import Selection, selection

_N = rf"(?:\d{{1,3}}|[{CHINESE}]{{1,5}})"
#: What the numbers are called: 措施8, 正文25; 第 is a sign of `qa.selections`.
_KIND = re.compile(
    r"(?:正文|条款|条|措施|政策|清单)(?:里面?|中|的)*(?=第|[#(\d]|no|[一二三四五六七八九十])", re.IGNORECASE
)
#: The document as it may be called in front of a place: by its number, its kind or as 全文.
_DOCUMENT = re.compile(
    r"(?:[^,;。?？]{0,30}?(?:第?\d{1,4}号|[法》]|条例|办法|规定|细则|守则|规范|章程|方案|通知|意见)|(?:这|本|该)?(?:文件|全文|正文|政策))(?:全文|正文)?(?:里面?|中|的|,|\s)*"
    r"(?=[第\d#(最末倒前后头首开结尾一二三四五六七八九十§])"
)
_TWO = re.compile(
    rf"(?P<a>{_N})(?:(?P<sign>[、,]?[(]|\s*[-—–./·|>→:]\s*第?[(]?)(?P<b>{_N})[)]?)(?:[(.](?P<c>{_N})[)]?)?(?:条|项|点)?"
)
#: 三、: as the heading of a part is printed.
_HEADING = re.compile(r"([一二三四五六七八九十]{1,3})、")
_PRINTED = re.compile(
    r"(?P<number>[一二三四五六七八九十]{1,3})、\s*(?=第[(]?[\d一二三四五六七八九十]{1,3}[)]?[项点款])"
)
_LARGEST = 999
_OF_PARTS = frozenset({"章", "编", "部分", "大部分", "大块"})
_NO_CLAUSE = frozenset({"节", "段", "行", "个"})


def bare_places(text: str, knowledge: Knowledge, document: str | None) -> tuple[NamedPlace, ...] | None:
    """The places that normalised `text` names and says nothing else, where the documents have all of them."""
    for start, named in _starts(text):
        for places in _readings(text, start, named):
            if places and all(_is_there(place, knowledge, document) for place in places):
                return places
    return None


def printed_item(text: str, knowledge: Knowledge, document: str | None) -> tuple[NamedPlace, ...] | None:
    """What is in the part or clause that is printed with the number at the head of normalised `text`: 七、第4项讲了什么."""
    match = _PRINTED.match(text)
    said, end = below(text, match.end()) if match else (WHOLE, 0)
    if match is None or said == WHOLE:
        return None
    number = value(match["number"])
    ways = [NamedPlace(f"clause/{number}", 0, end, said)]
    if said.item and not said.paragraph:
        ways.insert(0, NamedPlace(f"part/{number}/{said.item}", 0, end, Below(None, said.point)))
    return next(((way,) for way in ways if _is_there(way, knowledge, document)), None)


def _starts(text: str) -> Iterator[tuple[int, bool]]:
    """Where the number may begin, and whether something in front says that it is one: behind courtesies, the document, 措施."""
    before = BEFORE.match(text)
    start = before.end() if before else 0
    yield start, False
    called = _DOCUMENT.match(text, start)
    if called:
        yield called.end(), True
        start = called.end()
    if kind := _KIND.match(text, start):
        yield kind.end(), kind[0].startswith("正文")


def _readings(text: str, start: int, named: bool) -> Iterator[tuple[NamedPlace, ...]]:
    """What the numbers may mean, the likeliest first."""
    size = len(text)
    if (heading := _HEADING.match(text, start)) and BEHIND.fullmatch(text, heading.end()):
        yield (NamedPlace(f"part/{value(heading[1])}", 0, size),)
    if (two := _TWO.match(text, start)) and BEHIND.fullmatch(text, two.end()):
        yield from _levels(two, size)
    chosen = selection(text, start, leading=False, known=named)
    if chosen is None or not BEHIND.fullmatch(text, chosen.end):
        return
    if chosen.unit in _OF_PARTS:
        if not any(key.isdigit() for key in chosen.keys):
            yield tuple(NamedPlace(f"part/{key}", 0, size) for key in chosen.keys)
    elif not _counts(text[start : chosen.end], chosen, named):
        yield tuple(NamedPlace(f"clause/{key}", 0, size) for key in chosen.keys)


def _counts(said: str, chosen: Selection, named: bool) -> bool:
    """Whether the words count, order or reckon as often as they name a place: 第一, 第3个, 三三, 1/3, 8+4, 2024."""
    return (
        chosen.unit in _NO_CLAUSE
        or (not named and re.fullmatch(rf"{_N}项.*", said) is not None)
        or any(key.isdigit() and int(key) > _LARGEST for key in chosen.keys)
        or (not chosen.marked and re.search(r"[+&]|^\d/\d$", said) is not None)
        or (not named and re.fullmatch(r"第[一二三四五六七八九]", said) is not None)
        or (not chosen.marked and re.fullmatch(r"[一二三四五六七八九]{2,}", said) is not None)
    )


def _levels(said: re.Match[str], size: int) -> Iterator[tuple[NamedPlace, ...]]:
    """Two numbers are a clause and its item, or a part and its clause: the part first where it is in Chinese, and a clause
    alone before brackets."""
    a, b, c = (value(said[name] or "") for name in "abc")
    sign, chinese = said["sign"].strip(" 、,第")[:1], not said["a"].isdigit()
    clause = (NamedPlace(f"clause/{a}", 0, size, Below(b, c) if c else Below(None, b)),)
    part = (NamedPlace(f"part/{a}/{b}", 0, size),)
    if chinese:
        yield from (part, clause)
    elif sign == "(":
        yield from (clause, (NamedPlace(f"clause/{a}", 0, size),))
    elif sign != "/" and not (
        sign in "-—–" and a and b and a < b
    ):  # 25/26 are two, and 25-26 from one to the other
        yield from (clause, part)


def _is_there(place: NamedPlace, knowledge: Knowledge, document: str | None) -> bool:
    nodes = resolve(place, knowledge, document)
    if place.path.startswith("part/"):
        nodes = tuple(node for node in nodes if node.kind == "part" or node.parent is not None)
    if not place.below[1] or not place.path.startswith("clause/"):
        return bool(nodes)
    said = place.below
    return any(inside(node, knowledge.home[node.id], *said) is not None for node in nodes)
