"""Units -> the sections of a document: its body, each annex, the list of planned documents.

A section has a scope ("", "annex/1", "files") that stands in front of the ids in it. A text that follows the
signature of another and begins to count again is an annex too; what a notice sends: `corpus.sent`. But: a list
of annexes opens none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.headings import FILES, annex, is_listed, is_published, is_signed
from corpus.markers import Level
from corpus.paragraphs import TableLines
from corpus.sent import Section, several, with_measure
from corpus.units import Piece, Unit

_REACH = 12


def sections(pieces: Sequence[Piece]) -> list[Section]:
    """The sections in order, the body first."""
    found = [Section()]
    entries = _entries(pieces)
    attached = _attached(pieces) | several(pieces)
    listed = _listed(pieces, entries)
    for index, piece in enumerate(pieces):
        if index in listed and isinstance(piece, Unit):
            piece = replace(piece, marker=None)
        if index in entries:
            number, title = entries[index]
            found.append(Section("annex", number, piece if isinstance(piece, Unit) else None, title))
            continue
        if index in attached:
            found.append(Section("annex"))
        elif _opens_list(piece, pieces[index + 1 : index + 2]) and isinstance(piece, Unit):
            found.append(Section("files", 0, piece, piece.run.text))
            continue
        found[-1].pieces.append(piece)
    return _named(with_measure(found))


def _named(found: list[Section]) -> list[Section]:
    """The sections with their scopes. An annex without a number, or with one that is taken, gets the next."""
    taken: set[int] = set()
    lists = 0
    for section in found:
        if section.kind == "annex":
            free = section.printed and section.printed not in taken
            number = section.printed if free else max(taken, default=0) + 1
            taken.add(number)
            section.scope, section.number = f"annex/{number}", str(number)
        elif section.kind == "files":
            lists += 1
            section.scope = "files" if lists == 1 else f"files~{lists}"
    return found


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
