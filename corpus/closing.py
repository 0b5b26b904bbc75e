"""Where the closing of a text begins: what stands behind its last number and no longer belongs to it.

Signature, date and notes on publication always close. Behind a policy's last clause, paragraphs that speak of
the whole document (本意见自印发之日起施行) and everything after a note on responsibility close too. But: the
paragraphs of a law's last article stay with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.departments import closing_note
from corpus.headings import annex, is_document_number, is_listed, is_published, is_signed
from corpus.paragraphs import TableLines
from corpus.units import Piece, Unit

_WHOLE = re.compile(
    r"^(?:上述|以上|本(?:文件|意见|方案|通知|措施|办法|政策|规定|细则|计划|规划|预案|指南|公告|通告|批复|复函|决定|解释|修正案|安排|规则|"
    r"(?:行动|实施|工作|补充)(?:方案|意见|计划|规定|安排)|若干(?:政策|措施|意见|规定))|《[^》]{2,60}》根据本)"
)
_PROSE = re.compile(r"[。；，]")
_LONGEST_NAME = 60
_REACH = 4


def signed_above(pieces: Sequence[Piece], start: int) -> int:
    """The index behind the name and the date that stand at `start`, right below a title; `start` where none do."""
    for index, piece in enumerate(pieces[start : start + _REACH], start):
        if not isinstance(piece, Unit) or piece.marker or _PROSE.search(piece.run.text):
            break
        if is_signed(piece.run.text):
            return index + 1
    return start


def closing_from(pieces: Sequence[Piece], last: int, articles: bool, start: int = 0) -> tuple[int, int]:
    """`(paragraphs, signature)`: indexes from which closing paragraphs, and the signature, begin.

    `last` is the index of the last numbered unit (-1 where none is), `start` that of the first piece that may close. Both
    are `len(pieces)` where there is none.
    """
    end = len(pieces)
    signature = next((index for index in range(max(last + 1, start), end) if _signs(pieces, index)), end)
    if articles or last < 0:
        return signature, signature
    noted = False
    for index in range(last, signature):
        piece = pieces[index]
        if isinstance(piece, TableLines):
            continue
        note = closing_note(piece.run.text)
        if index > last and ((noted and not note) or _WHOLE.match(piece.run.text)):
            return index, signature
        noted = noted or (note is not None and (index > last or note[0] > 0))
    return signature, signature


def _signs(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the signature begins at a piece: a date, a note on publication, a list of annexes, or names
    with a date right behind them."""
    piece = pieces[index]
    if not isinstance(piece, Unit):
        return False
    text = piece.run.text
    if is_signed(text) or is_published(text):
        return True
    if (entry := annex(text)) and (entry[1] or index + 1 == len(pieces) or is_listed(entry[1])):
        return True
    for following in pieces[index : index + _REACH]:
        if not isinstance(following, Unit) or following.marker or is_document_number(following.run.text):
            return False
        if is_signed(following.run.text):
            return True
        if len(following.run) > _LONGEST_NAME or _PROSE.search(following.run.text):
            return False
    return False
