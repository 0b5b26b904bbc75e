"""A table's lines -> drafts of the table's own lines and of its rows."""

from __future__ import annotations

from collections.abc import Callable

from corpus.departments import names
from corpus.draft import Draft
from corpus.paragraphs import TableLines
from corpus.periods import printed_period
from corpus.records import Period
from corpus.run import Run
from corpus.tables import Row, Table, read_table

NewRow = Callable[[Draft, str], Draft]


def add_rows(target: Draft, piece: TableLines, new_row: NewRow) -> None:
    """Give `target` the table's header, totals and category lines, and make a draft of every row."""
    table = read_table(list(piece.lines))
    target.text.extend(table.own)
    for row in table.rows:
        _fill(new_row(target, row.number), table, row)


def without_repeats(piece: TableLines) -> list[Run]:
    """The table's lines as text of the clause it stands in, without headers printed again."""
    repeated = {run.first() for run in read_table(list(piece.lines)).repeated}
    return [line.run for line in piece.lines if line.run.first() not in repeated]


def _fill(draft: Draft, table: Table, row: Row) -> None:
    """Read a row's cells by the role of their columns."""
    draft.rest.extend(row.runs)
    draft.category = row.category
    for role, cell in zip(table.roles, row.cells, strict=True):
        if role == "heading":
            draft.heading = cell.text
        elif role == "departments":
            draft.add_departments(names(cell.text))
        elif role == "period" and (period := printed_period(cell.text)):
            draft.period = Period(period, draft.id)
        elif role == "text" and cell:
            draft.text.append(cell)
