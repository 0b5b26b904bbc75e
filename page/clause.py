"""A clause or row opened in full, as printed: number, title, paragraphs, bureaus, the quoted words marked.

The text is the source itself at the node's spans, so a mark stands where the quotation was taken from.
But: does not know questions; what to mark is given to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote as percent

from corpus.places import stretches
from corpus.records import Span
from page.columns import columns
from page.shelf import Found, Shelf


def address(found: Found) -> str:
    """The link that opens this node again."""
    return f"?clause={percent(found.node.id, safe='/')}"


def marked(source: str, offsets: Sequence[int], spans: Iterable[Span]) -> str:
    """The source from the first to the last offset as HTML, line breaks out, tabs as blanks, `spans` in <mark>."""
    wanted = {offset for start, end in spans for offset in range(start, end)}
    pieces: list[str] = []
    inside = False
    for previous, offset in zip((offsets[0], *offsets), offsets, strict=False):
        gap = source[previous + 1 : offset]
        blank = (
            "\u2002" if "\t" in gap else " " if gap and gap.isspace() and not set(gap) & set("\n\r") else ""
        )
        if inside and offset not in wanted:
            pieces.append("</mark>")
        pieces.append(blank)
        if not inside and offset in wanted:
            pieces.append("<mark>")
        inside = offset in wanted
        pieces.append(escape(source[offset]))
    return "".join(pieces) + ("</mark>" if inside else "")


def body(found: Found, spans: Sequence[Span] = (), *, headed: bool = True) -> str:
    """The node's text as paragraphs, a table's row as its cells, the words at `spans` marked.

    Not `headed`, the number and title of a clause are left to who shows them above.
    """
    cells = columns(found.node, found.document)
    inner = _cells(found, spans, cells) if cells else _paragraphs(found, spans, headed)
    return f'<div class="clause-text">{inner}</div>'


def _cells(found: Found, spans: Sequence[Span], titles: dict[int, str]) -> str:
    rows: dict[str, str] = {}
    for stretch in stretches(found.node, found.document):
        html = marked(found.document.source, stretch.offsets, spans)
        title = titles.get(stretch.offsets[0], "")
        rows[title] = rows.get(title, "") + (f"<b>{html}</b>" if stretch.kind == "heading" else html)
    return terms(list(rows.items()))


def _paragraphs(found: Found, spans: Sequence[Span], headed: bool) -> str:
    opening = ""
    paragraphs: list[tuple[str, str]] = []
    for stretch in stretches(found.node, found.document):
        html = marked(found.document.source, stretch.offsets, spans)
        if stretch.kind in ("number", "heading"):
            opening += f"<b>{html}</b>" if stretch.kind == "heading" else f"{html} "
        elif stretch.kind == "departments":
            if paragraphs and "责任单位" in paragraphs[-1][1]:  # a page break stands between the bureaus
                html = paragraphs.pop()[1] + html
            elif not any(word in html for word in ("单位", "部门", "牵头")):
                html = f"责任单位：{html}"
            paragraphs.append(("bureaus", html))
        else:
            paragraphs.append((stretch.kind, html))
    first = f'<p class="opening">{opening.strip()}</p>' if opening and headed else ""
    return first + "".join(f'<p class="{kind}">{html}</p>' for kind, html in paragraphs)


def facts(found: Found, shelf: Shelf) -> str:
    """Period and category of the node, and its bureaus where its own text does not print them, as terms."""
    node = found.node
    rows: list[tuple[str, str]] = []
    printed = any(part.kind == "departments" for part in stretches(node, found.document))
    if node.departments and not printed:
        rows.append(("责任单位", escape("、".join(node.departments))))
    if node.period and (node.period.source != node.id or not columns(node, found.document)):
        rows.append(("期限", escape(node.period.text) + _said_by(node.period.source, found, shelf)))
    if node.category and node.kind == "row":
        rows.append(("类别", escape(node.category)))
    return terms(rows)


def _said_by(source: str, found: Found, shelf: Shelf) -> str:
    origin = shelf.find(source)
    if origin is None or origin.node.id == found.node.id:
        return ""
    return see(origin)


def see(*places: Found) -> str:
    """Where something is said that a place does not say itself."""
    labels = "、".join(place.label for place in places)
    return f'<span class="origin">见{escape(labels)}</span>' if labels else ""


def terms(rows: Sequence[tuple[str, str]]) -> str:
    """Pairs of a plain term and ready HTML as a description list."""
    items = "".join(f"<div><dt>{escape(term)}</dt><dd>{html}</dd></div>" for term, html in rows)
    return f'<dl class="facts">{items}</dl>' if items else ""


def actions(found: Found) -> str:
    """The buttons under a citation: copy it, or follow the link that opens it again."""
    reference = escape(found.reference)
    return (
        f'<p class="actions"><button type="button" class="quiet" data-copy="{reference}" '
        f'aria-label="复制引用 {escape(found.label)}">复制引用</button>'
        f'<a class="quiet" href="{escape(address(found))}" target="_blank" rel="noopener" '
        f'aria-label="本条链接 {escape(found.label)}，在新窗口打开">本条链接</a></p>'
    )


def twins(found: Found, shelf: Shelf) -> str:
    """The other places that state the same measure, each to be opened in place."""
    opened = "".join(
        f'<details class="twin"><summary>同一措施也见于 <span class="label">{escape(twin.label)}</span> '
        f"{escape(twin.node.heading)}</summary>{body(twin)}{facts(twin, shelf)}{actions(twin)}</details>"
        for twin in shelf.twins(found)
    )
    return f'<div class="twins">{opened}</div>' if opened else ""
