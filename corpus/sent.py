"""What a notice sends (关于印发《…办法》的通知): one measure is the body of the document, several are its annexes.

Clauses are cited under the title of the text they stand in, so a document whose clauses are those of a measure
has that measure's title; the notice keeps its own in the preamble's heading. But: a notice with clauses of its own
is cited as itself, and what it sends behind its signature is an annex (`corpus.sections`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from corpus.draft import Draft
from corpus.headings import is_front
from corpus.markers import Level
from corpus.titles import title_at
from corpus.units import Piece, Unit

_SENDS = re.compile(r"印[发發]|[转轉][发發]|批[转轉]|[发發]布|公布|[颁頒]布|下[发發]")
_COUNTED: tuple[Level, ...] = ("编", "章", "条", "部分", "一、", "（一）")
_NAMED = re.compile(r"《([^《》]{2,60}(?:《[^《》]{1,60}》[^《》]{0,60})?)》")
_MATTER = re.compile(r"关于|《.+》")
_MARKS = re.compile(r"[\s《》〈〉（）()\[\]【】“”]")
#: Between a measure's title and its first number stand its date, its makers, its opening paragraph.
_REACH = 4


@dataclass
class Section:
    """A stretch of the document. `opening` is the line that opens an annex or a list; the body has none. `title` is
    what that line says besides its number, `printed` that number; `scope` stands in front of the ids."""

    kind: Literal["body", "annex", "files"] = "body"
    printed: int = 0
    opening: Unit | None = None
    title: str = ""
    pieces: list[Piece] = field(default_factory=list)
    scope: str = ""
    number: str = ""


def with_measure(found: list[Section]) -> list[Section]:
    """The sections; where a notice only sends a measure that is its one numbered annex, that is the body too."""
    body, *annexes = found
    numbered = [section for section in annexes if section.kind == "annex" and _counts(section.pieces)]
    sends = any(isinstance(piece, Unit) and _SENDS.search(piece.run.text) for piece in body.pieces)
    if len(numbered) != 1 or numbered[0] is not annexes[0] or not sends or _counts(body.pieces):
        return found
    measure = annexes[0]
    if measure.opening:
        body.pieces.append(replace(measure.opening, marker=None))
    body.pieces.extend(measure.pieces)
    return [body, *annexes[1:]]


def several(pieces: Sequence[Piece]) -> set[int]:
    """Indexes of the titles of the measures that a notice sends, where it names two or more and each stands
    above numbers of its own; without a notice, of the measures behind the first."""
    names: set[str] = set()
    found: set[int] = set()
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Unit):
            continue
        if _bare(piece.run.text) in names and _is_counted(pieces[index + 1 :][:_REACH]):
            found.add(index)
        if piece.marker and piece.marker.level in _COUNTED and not found:
            break
        if not found and _SENDS.search(piece.run.text):
            names.update(_bare(name) for name in _NAMED.findall(piece.run.text))
    return found if len(found) > 1 else _behind_another(pieces)


def _behind_another(pieces: Sequence[Piece]) -> set[int]:
    """Indexes of titles between the numbers of one text and the first article, chapter or section of the next."""
    found: set[int] = set()
    last: dict[Level, int] = {}
    last_at = 0
    for index, piece in enumerate(pieces):
        marker = piece.marker if isinstance(piece, Unit) else None
        if marker is None or marker.level not in ("条", "章", "一、") or marker.refers == "surely":
            continue
        counted: Level = "条" if marker.level == "章" else marker.level
        if marker.number == 1 and last.get(counted, 0) > 1:
            starts = range(max(last_at + 1, index - _REACH), index)
            title = next((start for start in starts if _heads(pieces, start, index, counted)), None)
            if title is not None:
                found.add(title)
                last = {}
        if marker.level == counted:
            last[counted], last_at = marker.number, index
    return found


def _heads(pieces: Sequence[Piece], start: int, number: int, level: Level) -> bool:
    """Whether a title begins at `start`, and only what stands below titles goes before the number; above sections
    (一、) it names its matter, as a heading among them (人才政策) does not."""
    end = title_at(pieces, start)
    if end is None:
        return False
    words = "".join(piece.run.text for piece in pieces[start:end] if isinstance(piece, Unit))
    below = all(isinstance(piece, Unit) and is_front(piece.run.text) for piece in pieces[end:number])
    return below and (level == "条" or bool(_MATTER.search(words)))


def sent_title(drafts: Sequence[Draft]) -> str:
    """The title of the measure that the document's clauses belong to, "" where they are its own.

    It stands in the preamble behind the notice, and the notice says it.
    """
    preamble = drafts[0] if drafts and drafts[0].kind == "preamble" else None
    counts = any(draft.kind in ("clause", "part") and not draft.id.startswith("annex/") for draft in drafts)
    sends = preamble and _SENDS.search(preamble.heading or "".join(run.text for run in preamble.text))
    if preamble is None or not counts or not sends:
        return ""
    title, index = "", 0
    while index < len(preamble.text):
        said = _bare("".join([preamble.heading, *(run.text for run in preamble.text[:index])]))
        end = title_at([Unit(run) for run in preamble.text], index) or index
        lines = "".join("".join(run.text.split()) for run in preamble.text[index:end])
        if lines and _bare(lines) in said:
            title, index = lines, end - 1
        index += 1
    return title


def _bare(text: str) -> str:
    """A title without blanks and brackets, in which a notice may print it otherwise."""
    return _MARKS.sub("", text)


def _is_counted(following: Sequence[Piece]) -> bool:
    """Whether a number 1 comes next."""
    marker = next((p.marker for p in following if isinstance(p, Unit) and p.marker), None)
    return marker is not None and marker.number == 1 and marker.level in _COUNTED


def _counts(pieces: Sequence[Piece]) -> bool:
    """Whether pieces begin to count articles, chapters or sections."""
    markers = (piece.marker for piece in pieces if isinstance(piece, Unit))
    return any(marker and marker.number == 1 and marker.level in _COUNTED for marker in markers)
