"""Bytes of an .html file -> text: one line a block, tables with tabs between cells.

Blanks are collapsed as a browser does; scripts, styles, navigation and forms are left out; a table that lays out a
page (it holds a table, or a whole text in a cell) is no table. But: keeps all
other text of the page, the document's or not.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from corpus.reading.html_lists import Lists
from corpus.reading.html_traps import without_traps
from corpus.reading.plain import decode, refuse_binary
from corpus.reading.table_lines import one_line, table_lines

_BLOCKS = frozenset([
    "address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "figcaption", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "header", "caption",
])  # fmt: skip
_LEFT_OUT = frozenset([
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select", "option", "svg", "head", "title",
    "iframe", "object",
])  # fmt: skip
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_LARGEST_SPAN = 64
_MOST_LINES_IN_CELL = 12


def read_html(data: bytes) -> str:
    """The text of a web page. Raises UnreadableFile for what is no text."""
    declared = _CHARSET.search(data[:4096])
    text = decode(data, declared[1].decode("ascii", errors="ignore") if declared else None)
    refuse_binary(text)
    reader = _Reader()
    reader.feed(without_traps(text))
    reader.close()
    reader.end_line()
    return "\n".join(reader.lines) + "\n"


class _Table:
    """A table while it is read: its rows, and the cells that reach down into rows to come."""

    def __init__(self) -> None:
        self.rows: list[list[list[str]]] = []  # each cell by its lines
        self.reaching: dict[int, int] = {}
        self.cell: list[str] | None = None
        self.spans = (1, 1)
        self.holds_table = False

    def start_row(self) -> None:
        self.rows.append([])
        self._fill()

    def start_cell(self, columns: int, rows: int) -> None:
        if not self.rows:
            self.start_row()
        self._fill()
        self.cell, self.spans = [], (columns, rows)

    def end_cell(self) -> None:
        if self.cell is None:
            return
        row = self.rows[-1]
        columns, rows = self.spans
        for offset in range(columns):
            if rows > 1:
                self.reaching[len(row)] = rows - 1
            row.append(self.cell if offset == 0 else [])
        self.cell = None

    def end_row(self) -> None:
        self.end_cell()
        if self.rows:
            self._fill()

    def _fill(self) -> None:
        """Blank cells where one from a row above reaches."""
        row = self.rows[-1]
        while self.reaching.get(len(row), 0) > 0:
            self.reaching[len(row)] -= 1
            row.append([])

    def lines(self) -> list[str]:
        """The rows with tabs between cells; the lines of the cells where the table only lays out a page."""
        cells = [cell for row in self.rows for cell in row if cell]
        longest = max(map(len, cells), default=0)
        single = all(sum(map(bool, row)) <= 1 for row in self.rows)
        if self.holds_table or longest > _MOST_LINES_IN_CELL or (single and longest > 1):
            return [line for cell in cells for line in cell]
        return table_lines([[one_line(cell) for cell in row] for row in self.rows])


class _Reader(HTMLParser):
    """Collects lines; `line` is the text since the last block began."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line = ""
        self.tables: list[_Table] = []
        self.skipped: list[str] = []
        self.kept_blanks = 0
        self.lists = Lists()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._leave_picture()
        if self.skipped or (tag in _LEFT_OUT and tag not in _VOID):
            if tag in _LEFT_OUT and (not self.skipped or tag == self.skipped[-1]):
                self.skipped.append(tag)
            return
        if tag == "br" or tag in _BLOCKS:
            self.end_line()
        if tag in ("ol", "ul"):
            self.lists.start(tag, dict(attrs))
        elif tag == "li":
            self.lists.item(dict(attrs))
        table = self.tables[-1] if self.tables else None
        if tag == "table":
            self.tables.append(_Table())
        elif table and tag == "tr":
            table.end_row()
            table.start_row()
        elif table and tag in ("td", "th"):
            table.end_cell()
            table.start_cell(_span(attrs, "colspan"), _span(attrs, "rowspan"))
        self.kept_blanks += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._leave_picture()
        if self.skipped:
            if tag == self.skipped[-1]:
                self.skipped.pop()
            return
        if tag in _BLOCKS:
            self.end_line()
        if tag in ("ol", "ul"):
            self.lists.end()
        table = self.tables[-1] if self.tables else None
        if table and tag in ("td", "th"):
            table.end_cell()
        elif table and tag == "tr":
            table.end_row()
        elif table and tag == "table":
            self._end_table()
        self.kept_blanks -= tag == "pre" and self.kept_blanks > 0

    def _leave_picture(self) -> None:
        """A paragraph ends a picture that was never closed, as it does in a browser: what follows is text."""
        while self.skipped and self.skipped[-1] == "svg":
            self.skipped.pop()

    def handle_data(self, data: str) -> None:
        if self.skipped:
            return
        if self.kept_blanks:
            *whole, rest = data.split("\n")
            for line in whole:
                self.line += line
                self.end_line()
            self.line += rest
            return
        self.line += data.replace("\r", " ").replace("\t", " ")

    def end_line(self) -> None:
        """Close the line that is open."""
        text = _collapse(self.line)
        self.line = ""
        if text:
            self._emit([self.lists.marked(text)])

    def close(self) -> None:
        """Close what the page left open, so that nothing is lost."""
        super().close()
        self.end_line()
        while self.tables:
            self._end_table()

    def _end_table(self) -> None:
        table = self.tables.pop()
        table.end_row()
        if self.tables:
            self.tables[-1].holds_table = True
        self._emit(table.lines())

    def _emit(self, lines: list[str]) -> None:
        table = self.tables[-1] if self.tables else None
        if table and table.cell is not None:
            table.cell.extend(lines)
        else:
            self.lines.extend(lines)


def _collapse(text: str) -> str:
    """Blanks as a browser shows them; a line break between two Chinese characters of the source is none."""
    text = re.sub(r"(?<=[^\x00-\x7f]) *\n *(?=[^\x00-\x7f])", "", text)
    return re.sub(r"[ \n]+", " ", text).strip(" ")


def _span(attrs: list[tuple[str, str | None]], name: str) -> int:
    text = dict(attrs).get(name) or "1"
    return max(1, min(int(text), _LARGEST_SPAN)) if text.isdecimal() else 1
