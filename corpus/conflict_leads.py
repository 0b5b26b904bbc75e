"""Who leads a part, said differently: its heading against the bracket behind its name in a list.

"六、扩大内需政策（由市商务局牵头实施）" and a cell "六、扩大内需政策（市发改局）" name two leads: hard. But: who fills
a table in (填报单位) need not lead, and is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from corpus.aliases import canonical, slips
from corpus.areas import areas, core
from corpus.cells import cells
from corpus.departments import names
from corpus.places import departments_place, place, whole
from corpus.records import Conflict, Document

_NAMED = re.compile(r"^(?P<name>.{4,40}?)[（(](?P<lead>[^（）()]{2,40})[）)]$")
_BODY = re.compile(r"(?:局|委|办|厅|部|院|会|中心|署|处|行|社)$")


def lead_conflicts(document: Document) -> Iterator[Conflict]:
    """Conflicts of kind department between a part and the lists that name it."""
    area = areas(document)
    parts = {node.id: node for node in document.nodes if node.kind == "part" and node.departments}
    wrong = slips(name for node in document.nodes for name in node.departments)
    for row in document.nodes:
        part = parts.get(area.get(row.id, "")) if row.kind == "row" else None
        if part is None:
            continue
        for cell in cells(row, document):
            named = _NAMED.match("".join(cell.text.split()))
            if named is None or core(part.heading) not in core(named["name"]):
                continue
            told = [_one(name, wrong) for name in names(named["lead"]) if _BODY.search(name)]
            leads = [_one(name, wrong) for name in part.departments]
            if told and told[0] not in leads:
                a = departments_place(part, document) or whole(part, document)
                b = place(row, document, cell.offsets)
                yield Conflict(
                    "department",
                    "hard",
                    a,
                    b,
                    f"牵头单位：一处为{'、'.join(leads)}，另一处为{'、'.join(told)}",
                )


def _one(name: str, wrong: Mapping[str, str]) -> str:
    known = canonical(name)
    return wrong.get(known, known)
