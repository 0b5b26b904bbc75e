"""A node as a card of its own: what a pasted `?clause=` link shows, a part or table with links to its members.

But: knows no question; a citation opens its clause in place (`citation`).
"""

from __future__ import annotations

from html import escape

from page.clause import actions, address, body, facts, twins
from page.contents import members
from page.shelf import Found, Shelf


def opened(found: Found, shelf: Shelf) -> str:
    """The card of a node."""
    return (
        f'<article class="card clause-card" aria-label="{escape(found.label)}">'
        f'<p class="from">《{escape(found.title)}》{_within(found, shelf)}</p>'
        f'<h2><span class="label">{escape(found.label)}</span> {escape(found.node.heading)}</h2>'
        f"{body(found, headed=False)}{facts(found, shelf)}{members(found)}{twins(found, shelf)}"
        f"{actions(found)}</article>"
    )


def _within(found: Found, shelf: Shelf) -> str:
    """The part or table that a node stands in, with a link to it."""
    around = shelf.find(found.node.parent or "")
    if around is None:
        return ""
    return f' › <a href="{escape(address(around))}">{escape(around.label)} {escape(around.node.heading)}</a>'
