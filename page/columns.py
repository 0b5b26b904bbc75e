"""Which column each character of a table's row stands in: a bare 2024 年 or 6.02 needs its heading beside it.

Cells are apart by tabs; a line break inside a cell is a page break and changes no column. But: a table whose
own text does not begin with a header row of several cells has no columns here.
"""

from __future__ import annotations

from corpus.records import Document, Node


def columns(node: Node, document: Document) -> dict[int, str]:
    """Heading of the column for each offset of a row; empty for what is not a row of a headed table."""
    table = (
        next((one for one in document.nodes if one.id == node.parent), None) if node.kind == "row" else None
    )
    header = table.text.split("\n")[0].split("\t") if table else []
    if len(header) < 2:
        return {}
    source, end = document.source, node.spans[0].start
    column = source[source.rfind("\n", 0, end) + 1 : end].count("\t")
    found: dict[int, str] = {}
    for span in node.spans:
        gap = source[end : span.start]
        tabs = gap.rpartition("\n")[2].count("\t")
        column = tabs if "\n" in gap and tabs else column + tabs
        for offset in range(span.start, span.end):
            column += source[offset] == "\t"
            if column < len(header):
                found[offset] = header[column].strip()
        end = span.end
    return found
