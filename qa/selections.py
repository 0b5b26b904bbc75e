"""Which of what stands in a place, as people say it: 第3条, 3、5, 1-3, no.6、7、8, 前三条, 最后两项, 倒数第二条, 首条和末条.

One reading behind the name of a part, a title, a table or a category of its rows, and for a question that is nothing else.
A key is the number ("3"), the place counted ("#3": the third), or counted from the end ("-2"). But: does not know what is
numbered, and whether there is such a one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.numerals import CHINESE, value

LONGEST_RANGE = 20

_N = rf"(?:\d{{1,4}}|(?!两)[{CHINESE}]{{1,7}})"
_FEW = r"(?:\d{1,2}|[两二三四五六七八九十])"
_UNIT = r"(?:条(?:款|政策|措施)?|项(?:政策|措施)?|点|个(?:政策|措施)?|款|号(?:政策|措施|事项)?|行(?![业政动驶为使])|份|段|章|节|大?部分|大块|编)"
#: What says that a number behind it is the number of something.
_SIGN = r"(?:第|(?<![A-Za-z])(?:no|item)\.?\s*#?|[#№]|(?:序号|编号)(?:为|是)?|排(?:在|名)?第)"
#: Between a place and what is chosen in it.
LEADING = (
    r"(?:里面|下面|底下|当中|[.](?=\d{1,2}(?:$|[?？]))|[的里中下,、:/|>→·\s]|[-—–](?=[\u4e00-\u9fff\d(第#]))*"
)
_LEADING = re.compile(LEADING)
_ENDS = re.compile(
    rf"(?:(?P<first>(?:(?:开头|打头|最前面?|最上面?)(?:的|那)?|[前头])(?P<firsts>{_FEW}))"
    rf"|(?P<one>(?:开头|打头|最前面?|最上面?)(?:的|那)?一?|头一|首)"
    rf"|倒数第(?P<from>{_N})|(?:(?:最后|最末|末尾|结尾|末)(?:的|那)?|倒数|后面?(?:的|那)?)(?P<lasts>{_FEW})"
    rf"|(?P<last>(?:最后|最末|末尾|末)(?:的|那)?一?))个?(?P<unit>{_UNIT})",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?P<sign>{_SIGN})?\s*(?P<open>[(])?(?P<n>{_N})(?P<close>[)])?(?P<unit>{_UNIT})?", re.IGNORECASE
)
#: What may stand right behind a number without a unit, beside what is no Chinese character.
_BEHIND = re.compile(
    r"[^\u4e00-\u9fff]|$|[的里那这讲说写是叫归由谁和与跟及到至给发呢]|内容|原文|全文|标题|责任|实施|牵头|具体|目标|以及|还有|对[照着]"
)
_TO = re.compile(r"\s*(?:到|至|~|-|—|–)+\s*")
_AND = re.compile(r"\s*(?:以及|还有|[、,和及与跟&+/])\s*|\s+(?=\d)")


@dataclass(frozen=True, slots=True)
class Selection:
    """The keys, where they end, whether a sign or a unit says that they are numbers of something, and the last one's unit."""

    keys: tuple[str, ...]
    end: int
    marked: bool
    unit: str


def selection(text: str, start: int, leading: bool = True, known: bool = False) -> Selection | None:
    """What `text` chooses from `start` on, behind a word or sign that is `leading` there; None where it chooses nothing.
    `known` says that numbers are those of places, which 3条 alone does not."""
    behind = _LEADING.match(text, start) if leading else None
    at = behind.end() if behind else start
    keys: list[str] = []
    marked, unit, end = known, "", at
    while (one := _ends(text, at) or _numbers(text, at, marked)) is not None:
        keys += one.keys
        marked, unit, end = marked or one.marked, one.unit, one.end
        joined = _AND.match(text, end)
        if joined is None:
            break
        at = joined.end()
    return Selection(tuple(keys), end, marked, unit) if keys else None


def _ends(text: str, at: int) -> Selection | None:
    """前三条, 最后一条: counted from an end."""
    match = _ENDS.match(text, at)
    if match is None:
        return None
    if match["unit"].endswith("部分") and (match["one"] or match["last"]) and "一" not in match[0]:
        return None  # 开头部分, 最后部分 are what stands before and behind the parts
    if match["from"]:
        keys: tuple[str, ...] = (f"-{value(match['from'])}",)
    elif match["lasts"]:
        keys = tuple(f"-{n}" for n in range(value(match["lasts"]) or 0, 0, -1))
    elif match["first"]:
        keys = tuple(f"#{n}" for n in range(1, (value(match["firsts"]) or 0) + 1))
    else:
        keys = ("#1",) if match["one"] else ("-1",)
    return Selection(keys, match.end(), True, match["unit"]) if keys else None


def _numbers(text: str, at: int, marked: bool) -> Selection | None:
    """第3条, 3, 1-3: one number or a range of them; 3个 counts, and says no number."""
    match = _NUMBER.match(text, at)
    number = value(match["n"]) if match else None
    if match is None or not number or (match["open"] is None) != (match["close"] is None):
        return None
    unit = match["unit"] or ""
    if unit[:1] in set("个款份段章节条行点") and not (match["sign"] or match["open"] or marked):
        return None
    if not unit and match["open"] is None and not _BEHIND.match(text, match.end()):
        return None
    if unit[:1] == "个" and match["sign"] != "第":
        return None
    sure = bool(match["sign"] or match["open"] or unit)
    key = "#" if unit == "行" else ""
    to = _TO.match(text, match.end())
    last = _NUMBER.match(text, to.end()) if to else None
    until = value(last["n"]) if last else None
    if last is not None and until is not None and number < until <= number + LONGEST_RANGE:
        keys = tuple(f"{key}{n}" for n in range(number, until + 1))
        return Selection(keys, last.end(), sure or bool(last["unit"]), last["unit"] or "")
    return Selection((f"{key}{number}",), match.end(), sure, unit)
