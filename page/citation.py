"""The evidence of an answer: each citation with label, title and quotation, and the full clause to open.

Opening is a <details>, so it works from the keyboard and without script. But: chooses no evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from index.records import Hit
from page.clause import actions, body, facts, twins
from page.figures import emphasised
from page.shelf import Found, Shelf
from qa.records import Citation

_MOST_FURTHER = 4  # places shown below an answer; more would bury it
_LONG = 120  # characters of a quotation that a reader does not want to read twice
_SHORT = 700  # characters of a clause that may stand open beside an answer


def evidence(
    citations: Sequence[Citation],
    shelf: Shelf,
    said: Mapping[str, str] | None = None,
    *,
    open_first: bool = False,
    repeat: bool = True,
) -> str:
    """All citations of an answer as an ordered list, those of one place as one; empty where there are none.

    `said` is what a list says of its members, by label. With `open_first` the first clause is open, if short.
    Without `repeat` a long quotation, which the answer consists of, is not shown again.
    """
    places: dict[str, list[Citation]] = {}
    for citation in citations:
        places.setdefault(citation.id, []).append(citation)
    items = "".join(
        _item(group, shelf, (said or {}).get(group[0].label, ""), open_first and at == 0, repeat)
        for at, group in enumerate(places.values())
    )
    count = f'<span class="count">{len(places)} 处</span>' if len(places) > 1 else ""
    return f'<section class="evidence"><h3>依据{count}</h3><ol>{items}</ol></section>' if items else ""


def _bare(text: str) -> str:
    return "".join(text.split()).rstrip("。；;：:")


def _item(group: Sequence[Citation], shelf: Shelf, said: str, opened: bool, repeat: bool) -> str:
    found = shelf.find(group[0].id)
    heading = found.node.heading if found else ""
    title = f'<span class="title">{escape(heading)}</span>' if heading else ""
    remark = f'<p class="why">{emphasised(said)}</p>' if said and _bare(said) != _bare(heading) else ""
    quotes = "".join(
        f'<blockquote id="citation-{citation.n}" data-n="{citation.n}">{emphasised(citation.quote)}</blockquote>'
        for citation in group
        if _bare(citation.quote) != _bare(heading)  # a row quoted by its own title says it once
        and (repeat or len(citation.quote) <= _LONG)
    )
    opening = full(found, group, shelf, opened=opened and len(found.node.text) <= _SHORT) if found else ""
    return (
        f'<li class="citation"><p class="place"><span class="label">{escape(group[0].label)}</span> {title}</p>'
        f"{remark}{quotes}{opening}</li>"
    )


def full(found: Found, group: Sequence[Citation], shelf: Shelf, *, opened: bool = False) -> str:
    """The clause of citations to open in place, their quotations marked, with the buttons below it."""
    spans = [span for citation in group for span in citation.spans]
    heading = _bare(found.node.heading)  # it stands above, and again in the text where it is quoted
    headed = any(heading and heading in _bare(citation.quote) for citation in group)
    several = f'<p class="from">《{escape(found.title)}》</p>' if len(shelf.documents) > 1 else ""
    return (
        f'{several}<div class="foot"><details class="full"{" open" if opened else ""}><summary>全文'
        f'<span class="sr"> {escape(found.label)}</span></summary>'
        f"{body(found, spans, headed=headed)}{facts(found, shelf)}{twins(found, shelf)}</details>"
        f"{actions(found)}</div>"
    )


def further(hits: Sequence[Hit], cited: Sequence[Citation], shelf: Shelf, title: str) -> str:
    """The next best places, folded; those that the answer already cites, and their twins, are left out."""
    known = {citation.id for citation in cited}
    known.update(twin for hit in hits if hit.id in known for twin in hit.twins)
    items: list[str] = []
    for hit in hits:
        found = shelf.find(hit.id)
        if found is None or hit.id in known or known & set(hit.twins) or len(items) == _MOST_FURTHER:
            continue
        items.append(f"<li>{folded(found, shelf)}</li>")
    return (
        f'<section class="further"><h3>{escape(title)}</h3><ul>{"".join(items)}</ul></section>'
        if items
        else ""
    )


def folded(found: Found, shelf: Shelf) -> str:
    """A node as one line that opens in place."""
    return (
        f'<details class="full"><summary><span class="label">{escape(found.label)}</span> '
        f"{escape(found.node.heading)}</summary>{body(found)}{facts(found, shelf)}{twins(found, shelf)}"
        f"{actions(found)}</details>"
    )
