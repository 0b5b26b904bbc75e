"""Lines with cells -> tables and their rows.

A header printed again after a page break is a repeated header, a row whose key cells are blank goes on from
the row above, a blank first cell inherits. Which column is what is read from its heading (`COLUMNS`).
Rows are numbered as printed: under categories "3.4", by a numeral of their own, by "7." inside the cell
(a row without one is 7.1), else in order. But: does not give ids and does not judge the figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.lines import Line
from corpus.numerals import CHINESE, value
from corpus.run import Run, join

#: What a column is, by its heading; the first pattern that is found decides.
COLUMNS = (
    ("number", re.compile(r"^(?:序号|编号|项次|No\.?)$", re.IGNORECASE)),
    ("period", re.compile(r"(?:实施|执行|有效|完成)?(?:期限|时限)$|^完成时间$|^有效期$")),
    ("departments", re.compile(r"(?:责任|牵头|主管|实施|负责|承办|配合)(?:单位|部门|科室|处室)")),
    ("group", re.compile(r"领域$|^(?:类别|分类|类型|板块|项目类别|事项类别)$")),
)
_TOTAL = re.compile(r"^(?:总计|合计|共计|总预算|总额|总数|小计)$")
_COUNT = re.compile(r"^\d+\s*(?:条|项|个|件|款)$")
_CHINESE = re.compile(rf"^[（(]?([{CHINESE}]+)[)）]?[、.．]?$")
_ARABIC = re.compile(r"^[（(]?(\d{1,4})[)）]?[、.．]?$")
_INNER = re.compile(r"^(\d{1,3})\s*(?:[.．](?!\d)|、)\s*")
_CATEGORY = re.compile(r"^(.{1,8}?)类(?:政策)?(?:措施|政策|事项|项目)?$")
_GROUP_NAME = re.compile(rf"^(?:[{CHINESE}]+、)?(.+?)(?:[（(][^（）()]*[)）])?$")


@dataclass
class Row:
    """A row while it is put together: number as cited, category, cells by column, all its runs."""

    number: str
    category: str | None
    cells: list[Run]
    runs: list[Run]


@dataclass
class Table:
    """A table while it is put together. `own` are the runs of its header, totals and category lines."""

    header: list[Run]
    roles: list[str]
    own: list[Run] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    repeated: list[Run] = field(default_factory=list)

    def column(self, role: str) -> int | None:
        """Index of the first column of that role."""
        return self.roles.index(role) if role in self.roles else None


def is_table(first: Line, second: Line) -> bool:
    """Whether two lines in a row open a table: as many cells, and a header without a blank cell inside."""
    return len(first.cells) == len(second.cells) >= 2 and sum(1 for cell in first.cells if cell) >= 2


def read_table(block: list[Line]) -> Table:
    """The table that lines of cells make; the first line is its header."""
    header = list(block[0].cells)
    table = Table(header, _roles(header, block[1:]))
    table.own.append(block[0].run)
    table.lines.append(_line_text(header))
    names = [_plain(cell) for cell in header]
    state = _State()
    grouped = _is_grouped(table, block[1:])
    for line in block[1:]:
        cells = _fit(list(line.cells), len(header))
        if [_plain(cell) for cell in cells] == names:
            table.repeated.append(line.run)
        else:
            _place(table, state, cells, line.run, grouped)
    return table


@dataclass
class _State:
    """Where the reading stands: category and group in force, numbers given so far."""

    category: str | None = None
    category_number: int | None = None
    group: str | None = None
    inner: str | None = None
    unnumbered: int = 0
    seen: dict[str, int] = field(default_factory=dict)


def _place(table: Table, state: _State, cells: list[Run], run: Run, grouped: bool) -> None:
    """Put one line where it belongs: total, category line, the row above, or a new row."""
    texts = [_plain(cell) for cell in cells]
    filled = [text for text in texts if text]
    total = next((text for text in texts[:2] if _TOTAL.match(text)), None)
    if total and any(_COUNT.match(text) for text in filled):
        _own(table, cells, run)
        return
    if total and "0" not in state.seen:
        _row(table, state, "0", None, cells, run)
        return
    number = table.column("number")
    if grouped and number is not None and (category := _CHINESE.match(texts[number])):
        name = next((text for index, text in enumerate(texts) if index != number and text), "")
        named = _CATEGORY.match(name)
        state.category = named[1] if named else name
        state.category_number = value(category[1])
        _own(table, cells, run)
        return
    if _goes_on(table, texts):
        _continue(table.rows[-1], cells, run)
        return
    _row(table, state, _number(table, state, cells, texts), _group(table, state, texts), cells, run)


def _own(table: Table, cells: list[Run], run: Run) -> None:
    table.own.append(run)
    table.lines.append(_line_text(cells))


def _row(table: Table, state: _State, number: str, category: str | None, cells: list[Run], run: Run) -> None:
    """Append a row; a number that was given before gets ~2, ~3, … so that ids stay apart."""
    again = state.seen[number] = state.seen.get(number, 0) + 1
    unique = number if again == 1 else f"{number}~{again}"
    table.rows.append(Row(unique, category, cells, [run]))


def _number(table: Table, state: _State, cells: list[Run], texts: list[str]) -> str:
    """The row's number as cited."""
    column = table.column("number")
    if column is not None and (printed := _ARABIC.match(texts[column]) or _CHINESE.match(texts[column])):
        number = str(value(printed[1]))
        return f"{state.category_number}.{number}" if state.category_number is not None else number
    heading = table.column("heading")
    if heading is not None and (inner := _INNER.match(cells[heading].text)):
        state.inner, state.unnumbered = inner[1], 0
        cells[heading] = cells[heading].cut(inner.end())
        return inner[1]
    if state.inner is not None:
        state.unnumbered += 1
        return f"{state.inner}.{state.unnumbered}"
    return str(sum(1 for row in table.rows if row.number != "0") + 1)


def _group(table: Table, state: _State, texts: list[str]) -> str | None:
    """The category in force: of the category line above, or of the group column (blank inherits)."""
    column = table.column("group")
    if column is None:
        return state.category
    if texts[column]:
        named = _GROUP_NAME.match(texts[column])
        state.group = named[1] if named else texts[column]
    return state.group


def _goes_on(table: Table, texts: list[str]) -> bool:
    """Whether a line continues the row above: nothing in its number and heading columns, text elsewhere."""
    if not table.rows or not any(texts):
        return False
    keys = [table.column("number"), table.column("heading"), table.column("group")]
    return not any(texts[column] for column in keys if column is not None)


def _continue(row: Row, cells: list[Run], run: Run) -> None:
    row.cells = [join([old, new]) for old, new in zip(row.cells, cells, strict=True)]
    row.runs.append(run)


def _roles(header: list[Run], body: list[Line]) -> list[str]:
    """Role of each column: those of `COLUMNS`, then the first free one is the heading, the rest are text."""
    roles: list[str] = []
    for cell in header:
        text = _plain(cell)
        found = next((role for role, pattern in COLUMNS if pattern.search(text)), "text")
        roles.append("text" if found in roles and found != "departments" else found)
    if "group" in roles and ("number" in roles or roles.index("group") != 0):
        roles[roles.index("group")] = "text"
    if "group" not in roles and "number" not in roles and _has_inherited(body):
        roles[0] = "group"
    if "text" in roles:
        roles[roles.index("text")] = "heading"
    return roles


def _has_inherited(body: list[Line]) -> bool:
    """Whether the first column is blank in some rows that have a second cell."""
    return any(len(line.cells) > 2 and not line.cells[0] and line.cells[1] for line in body)


def _is_grouped(table: Table, body: list[Line]) -> bool:
    """Whether Chinese numerals in the number column head categories: Arabic numbers, or counts, stand by."""
    column = table.column("number")
    if column is None:
        return False
    texts = [[_plain(cell) for cell in line.cells] for line in body if len(line.cells) > column]
    return any(_ARABIC.match(row[column]) for row in texts) or all(
        any(_COUNT.match(text) for text in row) for row in texts if _CHINESE.match(row[column])
    )


def _fit(cells: list[Run], width: int) -> list[Run]:
    """Exactly `width` cells: short lines are filled up, what is too much joins the last."""
    if len(cells) > width:
        return [*cells[: width - 1], join(cells[width - 1 :], "\t")]
    return cells + [cells[0].cut(0, 0)] * (width - len(cells))


def _plain(cell: Run) -> str:
    return "".join(cell.text.split())


def _line_text(cells: list[Run]) -> str:
    return "\t".join(cell.text for cell in cells).strip()
