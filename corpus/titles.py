"""The lines at the start of a text, or of an annex, that are its title; and titles of chapters without a number.

A title may be broken over lines. But: does not shorten it; a text that begins with prose has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.contents import TITLE as CONTENTS
from corpus.headings import (
    CAPTION,
    DATED,
    TABLE_TITLE,
    UNNUMBERED,
    is_document_number,
    is_fact,
    is_published,
    is_signed,
)
from corpus.markers import marker_at, opens
from corpus.units import Piece, Unit

#: Words that a title ends with.
_END = re.compile(
    r"(?:意见|通知|办法|规定|条例|方案|决定|决议|函|批复|公告|通告|公报|细则|规划|纲要|措施|计划|法|解释|清单|预案|指南|答复|请示|"
    r"报告|目录|规则|规范|标准|问答|解答|名单|表|安排|准则|规程|制度|协议|指引|政策|要点|修正案|意见书|令|章程|命令|说明|详解|"
    r"流程|指标|样式|坐标|意見|辦法|規定|條例|決定|決議|細則|規劃|綱要|計劃|解釋|報告|規則|規範|標準|問答)(?:[（(〔【][^（）()]*[)）〕】])*$"
)
#: Where a title may go on in the next line although it could end here: 关于印发…办法 | 的通知, …制度 | 的意见.
_GOES_ON = re.compile(
    r"(?:制度|说明|流程|要点|指标|标准|规范|安排|计划|目录|清单|政策)$|(?:印发|转发|批转|发布|公布)(?!.*(?:通知|函|令|决定|公告)$)"
)
_PROSE_END = re.compile(r"[。：:；;，,、]$")
_LONGEST_LINE = 80
_MOST_LINES = 4
_FURTHEST = 12


def find_title(pieces: Sequence[Piece], furthest: int = _FURTHEST) -> range:
    """Indexes of the first pieces that are the title; empty where there is none.

    A letterhead or a web page's list of facts may stand before it, the text may not; it begins in one of the
    `furthest` first pieces.
    """
    for start, piece in enumerate(pieces[:furthest]):
        if not isinstance(piece, Unit) or opens(piece.run.text) or _is_text(piece.run.text):
            break
        if end := title_at(pieces, start):
            order = isinstance(piece, Unit) and piece.run.text.endswith("令")
            return (_promulgated(pieces, end) if order else None) or range(start, end)
    for index, piece in enumerate(pieces[:furthest]):
        if not isinstance(piece, Unit) or opens(piece.run.text):
            break
        if piece.headed and _may_be(piece, first=True) and is_title(piece.run.text):
            return range(index, index + 1)  # a Markdown heading below a note on where the text comes from
    first = pieces[0] if pieces else None
    return range(1 if isinstance(first, Unit) and _may_be(first, first=True) else 0)


def is_title(text: str) -> bool:
    """Whether a line ends as titles do."""
    return bool(_END.search("".join(text.split())))


def title_at(pieces: Sequence[Piece], start: int) -> int | None:
    """Index after the lines from `start` on that make a title, or None where they make none."""
    joined, end = "", None
    for index, piece in enumerate(pieces[start : start + _MOST_LINES], start):
        if not isinstance(piece, Unit) or not _may_be(piece, first=index == start):
            break
        joined += "".join(piece.run.text.split())
        if piece.headed:
            return index + 1
        if _END.search(joined):
            end = index + 1
            if not _GOES_ON.search(joined):
                break
    return end


def _promulgated(pieces: Sequence[Piece], start: int) -> range | None:
    """The title of the text that an order (令) puts into force: the last title before the first number."""
    found = None
    for index, piece in enumerate(pieces[start : start + _FURTHEST], start):
        if not isinstance(piece, Unit) or opens(piece.run.text):
            break
        if _may_be(piece, first=True) and _END.search("".join(piece.run.text.split())):
            found = range(index, index + 1)
    return found


def _is_text(text: str) -> bool:
    """Whether a line is prose or an addressee, behind which no title comes."""
    return not is_fact(text) and (text.endswith(("。", "：", ":", "；")) or len(text) > _LONGEST_LINE)


def _may_be(unit: Unit, first: bool) -> bool:
    text = unit.run.text
    return not (
        opens(text)
        or is_fact(text)
        or len(text) > (_LONGEST_LINE if first else _LONGEST_LINE // 2)
        or _PROSE_END.search(text)
        or is_document_number(text)
        or is_signed(text)
        or is_published(text)
        or DATED.match(text)
        or CONTENTS.match(text)
        or CAPTION.match(text)
        or TABLE_TITLE.match(text)
    )


#: Points that stand below such a title in place of articles.
_POINTS = ("（一）", "1.", "（1）")


def is_unnumbered(unit: Unit, following: Piece) -> bool:
    """Whether a line is a chapter's title without a number (附　则), right before an article or the first of its points."""
    marker = following.marker or marker_at(following.run.text) if isinstance(following, Unit) else None
    opens_it = marker is not None and (
        marker.level == "条" or (marker.level in _POINTS and marker.number == 1)
    )
    return opens_it and bool(UNNUMBERED.match(unit.run.text))


def tidy(text: str) -> str:
    """A title or heading without the blanks that spread its characters: 总　则 -> 总则."""
    words = text.split()
    spread = len(words) > 1 and all(len(word) == 1 for word in words)
    return "".join(words) if spread else text
