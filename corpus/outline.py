"""A section's units -> drafts of its nodes: preamble, parts, clauses, tables, rows, closing.

Every unit goes to exactly one draft. But: does not decide which numbers are due (`corpus.sequence`), which
level is the clause (`corpus.levels`) or where the closing begins (`corpus.closing`).
"""

from __future__ import annotations

import re
from collections import Counter

from corpus.clause_headings import heads_paragraph, is_question, lift_headings, split_heading, unwrapped
from corpus.closing import closing_from, signed_above
from corpus.counted_up import without_lists
from corpus.departments import closing_note, lead, names
from corpus.draft import Draft, number_below
from corpus.headings import CAPTION, REPORTING, TABLE_TITLE, is_front
from corpus.levels import Levels, choose
from corpus.markers import Level, Marker
from corpus.paragraphs import TableLines
from corpus.records import NodeKind
from corpus.rows import add_rows, without_repeats
from corpus.run import Run
from corpus.sent import Section
from corpus.sequence import in_turn
from corpus.titles import find_title, is_unnumbered, tidy
from corpus.units import Piece, Unit

_ENDS = " \t\u3000。：:"


def outline(section: Section) -> list[Draft]:
    """The drafts of one section, in order; the first holds what stands before any number."""
    return _Outline(section).drafts_in_order()


class _Outline:
    """One pass over the pieces of a section. `path` holds the open parts by level, `table` the table that
    lines may still belong to, `pending` short lines that wait for the paragraph they head."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.scope = f"{section.scope}/" if section.scope else ""
        self.pieces: list[Piece] = without_lists(in_turn(section.pieces))
        self.levels: Levels = choose([piece for piece in self.pieces if isinstance(piece, Unit)])
        self.taken: dict[str, int] = {}
        self.drafts: list[Draft] = []
        self.path: dict[Level, Draft] = {}
        self.table: Draft | None = None
        self.filled: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.pending: list[Run] = []

    def drafts_in_order(self) -> list[Draft]:
        start = self._head()
        last = max((index for index, piece in enumerate(self.pieces) if self._numbered(piece)), default=-1)
        closing, signature = closing_from(self.pieces, last, self.levels.clause == "条", start)
        for index, piece in enumerate(self.pieces[start:], start):
            following = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
            if index >= closing and not isinstance(piece, TableLines):
                self._closing(piece, goes_on=index > signature)
            elif isinstance(piece, TableLines):
                self._table(piece)
            else:
                self._unit(piece, following)
        self._settle()
        lift_headings(self.drafts, articles=self.levels.clause == "条")
        kept = [draft for draft in self.drafts if draft.text or draft.rest]
        if kept and self.drafts[0] is not kept[0]:
            for draft in kept:
                draft.parent = None if draft.parent == self.drafts[0].id else draft.parent
        return kept

    def _numbered(self, piece: Piece) -> bool:
        """Whether a piece opens a part or clause."""
        level = piece.marker.level if isinstance(piece, Unit) and piece.marker else None
        return level is not None and (level == self.levels.clause or level in self.levels.parts)

    def _head(self) -> int:
        """Open the first draft with its title; returns how many pieces the title takes."""
        opening = self.section.opening
        draft = self._new(
            "table" if self.section.scope else "preamble", self.section.scope or "preamble", "", None
        )
        draft.number = self.section.number
        draft.heading = self.section.title
        if opening:
            draft.rest.append(opening.run)
        if opening and (self.section.title or self.section.scope.startswith("files")):
            return 0
        title = find_title(self.pieces, 1) if self.section.scope else find_title(self.pieces)
        stop = title.stop if self.levels.clause else signed_above(self.pieces, title.stop)
        head = self.pieces[:stop]
        units = [(index, piece.run) for index, piece in enumerate(head) if isinstance(piece, Unit)]
        draft.rest.extend(run for index, run in units if index in title)
        draft.text.extend(run for index, run in units if index not in title)
        draft.heading = "".join(tidy(run.text) for index, run in units if index in title)
        return stop

    def _next(self, kind: str) -> int:
        """The next number of a kind that is counted in order."""
        self.counts[kind] += 1
        return self.counts[kind]

    def _unit(self, unit: Unit, following: Piece | None) -> None:
        before_table = isinstance(following, TableLines)
        if unit.marker and unit.marker.level in self.levels.parts:
            self._part(unit, unit.marker)
        elif unit.marker and unit.marker.level == self.levels.clause:
            self._clause(unit, unit.marker)
        elif self.levels.clause == "条" and following and is_unnumbered(unit, following):
            self._unnumbered_part(unit)
        elif before_table and (caption := CAPTION.match(unit.run.text) or TABLE_TITLE.match(unit.run.text)):
            self._caption(unit, caption)
        elif REPORTING.match(unit.run.text) and self.table:
            self.table.rest.append(unit.run)
            self.table.add_departments(names(REPORTING.sub("", unit.run.text)))
        else:
            self._paragraph(unit)

    def _part(self, unit: Unit, marker: Marker) -> None:
        wider = self.levels.parts[: self.levels.parts.index(marker.level)]
        self.path = {level: draft for level, draft in self.path.items() if level in wider}
        parent = next(reversed(self.path.values()), None)
        number = number_below(marker, parent)
        draft = self._new("part", f"part/{number}", number, parent)
        heading, body = split_heading(unit.body, marker.level)
        draft.rest.append(unit.run.cut(0, marker.end))
        draft.rest.append(heading)
        note = lead(heading.text)
        draft.add_departments(note[2] if note else ())
        draft.heading = tidy((heading.text[: note[0]] if note else heading.text).strip(_ENDS))
        self._body(draft, body)
        self.path[marker.level] = draft

    def _unnumbered_part(self, unit: Unit) -> None:
        title = "".join(unit.run.text.split())
        above = self.drafts[-1]
        if above.kind == "part" and not above.heading and not above.text:  # 第一章, and 总则 on the next line
            above.heading = title
            above.rest.append(unit.run)
            return
        draft = self._new("part", f"part/{title}", title, None)
        draft.heading = title
        draft.rest.append(unit.run)
        self.path = {"章": draft}

    def _clause(self, unit: Unit, marker: Marker) -> None:
        parent = next(reversed(self.path.values()), None)
        number = number_below(marker, parent if self.levels.restarts else None)
        draft = self._new("clause", f"clause/{number}", number, parent)
        heading, body = split_heading(unit.body, marker.level)
        draft.rest.extend((unit.run.cut(0, marker.end), heading))
        draft.heading = tidy(unwrapped(heading.text.strip(_ENDS)))
        self._body(draft, body)

    def _body(self, draft: Draft, body: Run) -> None:
        """Add a paragraph to a draft; a note that names departments at its end is read and left out."""
        note = closing_note(body.text) if body and draft.kind in ("clause", "part") else None
        if note is None:
            if body:
                draft.text.append(body)
            return
        start, end, found = note
        draft.add_departments(found)
        draft.rest.append(body.cut(start, end))
        if text := body.cut(0, start).strip():
            draft.text.append(text)

    def _paragraph(self, unit: Unit) -> None:
        draft = self.table or self.drafts[-1]
        if self.levels.clause is not None or draft.kind == "closing":
            self._body(draft, unit.run)
        elif draft.kind == "preamble" and is_front(unit.run.text):
            draft.text.append(unit.run)
        elif heads_paragraph(unit.run.text):
            self.pending.append(unit.run)
        elif draft.kind == "body" and is_question(draft.heading) and not self.pending:
            draft.text.append(unit.run)  # an answer goes on until the next question
        else:
            self._new_body(unit.run)

    def _new_body(self, run: Run) -> None:
        """A paragraph of a text without numbers, with the short lines above it as its heading."""
        count = self._next("body")
        draft = self._new("body", f"body/{count}", str(count), None)
        if self.pending:
            draft.heading = self.pending[-1].text.strip(_ENDS)
            draft.rest.extend(self.pending)
            self.pending = []
        draft.text.append(run)

    def _settle(self) -> None:
        """Short lines that head nothing belong to the last node."""
        draft = self.drafts[-1]
        draft.text.extend(self.pending)
        self.pending = []

    def _closing(self, unit: Unit, goes_on: bool) -> None:
        self._settle()
        if goes_on and self.drafts[-1].kind == "closing":
            self.drafts[-1].text.append(unit.run)
            return
        count = self._next("closing")
        self._new("closing", f"closing/{count}", str(count), None).text.append(unit.run)

    def _caption(self, unit: Unit, caption: re.Match[str]) -> None:
        number = re.sub(r"[-－—–]", "-", caption["n"])
        own = self.section.number and number.startswith(f"{self.section.number}-")
        local = f"annex/{number}" if own else f"{self.scope}table/{number}"
        draft = self._new("table", local, number, None, scoped=False)
        draft.heading = tidy(caption["title"].strip())
        draft.rest.append(unit.run)
        self.table = draft

    def _table(self, piece: TableLines) -> None:
        self._settle()
        target = self.table or self.drafts[-1]
        if target.kind in ("clause", "part"):
            target.text.extend(without_repeats(piece))
            return
        if target.kind != "table" or target.id in self.filled:
            count = self._next("table")
            while f"{self.scope}table/{count}" in self.taken:  # a caption's number
                count = self._next("table")
            target = self._new("table", f"table/{count}", str(count), None)
        add_rows(target, piece, self._row)
        self.filled.add(target.id)
        self.table = target

    def _row(self, table: Draft, number: str) -> Draft:
        """A new draft for a row of a table."""
        draft = self._new("row", f"{table.id}/{number}", number, None, scoped=False)
        draft.parent = table.id
        return draft

    def _new(
        self, kind: NodeKind, local: str, number: str, parent: Draft | None, scoped: bool = True
    ) -> Draft:
        """A new open draft; an id that is taken gets ~2, ~3, …"""
        in_scope = scoped and local != self.section.scope
        wanted = f"{self.scope}{local}" if in_scope else local
        again = self.taken[wanted] = self.taken.get(wanted, 0) + 1
        unique = wanted if again == 1 else f"{wanted}~{again}"
        above = parent.id if parent else (self.section.scope or None)
        draft = Draft(unique, kind, number, parent=above if unique != self.section.scope else None)
        self.drafts.append(draft)
        if kind != "row":
            self.table = None
        return draft
