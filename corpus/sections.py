"""Units -> the sections of a document: its body, each annex, the list of planned documents.

A section has a scope ("", "annex/1", "files") that stands in front of the ids in it. A text that follows the
signature of another and begins to count again is an annex too; the measure that a notice without numbers sends
is the body. But: a list of annexes opens none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.headings import FILES, annex, is_listed, is_published, is_signed
from corpus.markers import Level
from corpus.paragraphs import TableLines
from corpus.units import Piece, Unit

_REACH = 12
#: What a notice says of the measure that it sends.
_SENDS = re.compile(r"印发|转发|批转|发布|公布|颁布|下发")
_COUNTED: tuple[Level, ...] = ("编", "章", "条", "部分", "一、", "（一）")


@dataclass
class Section:
    """`opening` is the line that opens an annex or a list; the body has none. `title` is what that line says
    besides its number."""

    scope: str
    number: str = ""
    opening: Unit | None = None
    title: str = ""
    pieces: list[Piece] = field(default_factory=list)


def sections(pieces: Sequence[Piece]) -> list[Section]:
    """The sections in order, the body first."""
    found = [Section("")]
    names = _Names()
    entries = _entries(pieces)
    attached = _attached(pieces)
    listed = _listed(pieces, entries)
    for index, piece in enumerate(pieces):
        if index in listed and isinstance(piece, Unit):
            piece = replace(piece, marker=None)
        if index in entries:
            number, title = entries[index]
            found.append(names.annex(number, title, piece if isinstance(piece, Unit) else None))
            continue
        if index in attached:
            found.append(names.annex(0, "", None))
        elif _opens_list(piece, pieces[index + 1 : index + 2]) and isinstance(piece, Unit):
            found.append(names.files(piece))
            continue
        found[-1].pieces.append(piece)
    return _with_measure(found)


def _with_measure(found: list[Section]) -> list[Section]:
    """The sections; where a notice only sends a measure that is its one numbered annex, that is the body too."""
    body, *annexes = found
    numbered = [annex for annex in annexes if annex.scope.startswith("annex/") and _counts(annex)]
    sends = any(isinstance(piece, Unit) and _SENDS.search(piece.run.text) for piece in body.pieces)
    if len(numbered) != 1 or numbered[0] is not annexes[0] or not sends or _counts(body):
        return found
    measure = annexes[0]
    if measure.opening:
        body.pieces.append(replace(measure.opening, marker=None))
    body.pieces.extend(measure.pieces)
    return [body, *annexes[1:]]


def _counts(section: Section) -> bool:
    """Whether a section begins to count articles, chapters or sections."""
    markers = (piece.marker for piece in section.pieces if isinstance(piece, Unit))
    return any(marker and marker.number == 1 and marker.level in _COUNTED for marker in markers)


class _Names:
    """Scopes given so far. An annex without a number, or with one that is taken, gets the next."""

    def __init__(self) -> None:
        self.annexes: set[int] = set()
        self.last = 0
        self.lists = 0

    def annex(self, number: int, title: str, opening: Unit | None) -> Section:
        """A new annex."""
        given = number if number and number not in self.annexes else self.last + 1
        self.annexes.add(given)
        self.last = max(self.last, given)
        return Section(f"annex/{given}", str(given), opening, title)

    def files(self, opening: Unit) -> Section:
        """A new list of planned documents."""
        self.lists += 1
        return Section("files" if self.lists == 1 else f"files~{self.lists}", "", opening, opening.run.text)


def _opens_list(piece: Piece, following: Sequence[Piece]) -> bool:
    """Whether a unit is the title of a list of planned documents, with its table behind it."""
    return (
        isinstance(piece, Unit)
        and len(piece.run) < 60
        and bool(FILES.search(piece.run.text))
        and bool(following)
        and isinstance(following[0], TableLines)
    )


def _entries(pieces: Sequence[Piece]) -> dict[int, tuple[int, str]]:
    """Index -> number and title of the lines that open an annex."""
    candidates = {
        index: opened
        for index, piece in enumerate(pieces)
        if isinstance(piece, Unit) and (opened := annex(piece.run.text))
    }
    entries: dict[int, tuple[int, str]] = {}
    later: set[int] = set()
    for index in sorted(candidates, reverse=True):
        number, title = candidates[index]
        again = number in later and bool(title)
        later.add(number)
        if not again and not is_listed(title) and not _is_entry(pieces, index, bool(title)):
            entries[index] = (number, title)
    return entries


def _listed(pieces: Sequence[Piece], entries: dict[int, tuple[int, str]]) -> set[int]:
    """Indexes of the numbered entries of a list of annexes: their numbers count annexes, not clauses."""
    found: set[int] = set()
    for index, piece in enumerate(pieces):
        if index in entries or not isinstance(piece, Unit) or not (opened := annex(piece.run.text)):
            continue
        due = 2 if opened[1] else 1
        for other, following in enumerate(pieces[index + 1 : index + _REACH], index + 1):
            marker = following.marker if isinstance(following, Unit) else None
            if marker is None or marker.level != "1." or marker.number != due:
                break
            found.add(other)
            due += 1
    return found


def _is_entry(pieces: Sequence[Piece], index: int, titled: bool) -> bool:
    """Whether the line is one of a list: nothing follows it, or the signature does after other entries."""
    if index + 1 == len(pieces):
        return True
    for piece in pieces[index + 1 : index + _REACH]:
        if not isinstance(piece, Unit):
            return False
        if not titled and not (piece.marker and piece.marker.level == "1.") and not is_signed(piece.run.text):
            return False
        text = piece.run.text
        if is_signed(text) or is_published(text):
            return True
        if len(text) > 60 or text.endswith(("。", "：")):
            return False
    return False


def _attached(pieces: Sequence[Piece]) -> set[int]:
    """Indexes where a text begins that was sent with another: behind its signature, counting again."""
    found: set[int] = set()
    top: Level | None = None
    signed: int | None = None
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Unit):
            continue
        if annex(piece.run.text):
            top = signed = None
        elif piece.marker and piece.marker.level in ("一、", "条", "章"):
            if (
                top == piece.marker.level
                and piece.marker.number == 1
                and signed is not None
                and signed < index
            ):
                found.add(signed)
                signed = None
            top = top or piece.marker.level
        elif top and (is_signed(piece.run.text) or (signed == index and is_published(piece.run.text))):
            signed = index + 1
    return found
