"""Who is responsible for a node, leads it or reported it, in the document's words, and which bureau that a question names is not.

But: which node is meant is for the caller to know, and a bureau that no node of the document names is not spoken of.
"""

from __future__ import annotations

from corpus.aliases import canonical
from corpus.labels import label
from corpus.places import departments_place
from corpus.records import Node, Place
from qa.bureaus_named import bureaus
from qa.knowledge import Knowledge


def responsible(node: Node, knowledge: Knowledge, text: str = "") -> tuple[str, list[Place]] | None:
    """Who is responsible for, leads or reported a node, as the document says it; from a twin or the table where the node
    itself names none. Where normalised `text` names a bureau of the document that is not among them, that is said."""
    around = [node, *(knowledge.nodes[twin] for twin in node.twins)]
    above = knowledge.nodes.get(node.parent or "")
    while above is not None:
        around.append(above)
        above = knowledge.nodes.get(above.parent or "")
    for one in around:
        if one.departments and (where := departments_place(one, knowledge.home[one.id])):
            return _who(one, knowledge) + _not_among(one, text, knowledge), [where]
    return None


def _not_among(node: Node, text: str, knowledge: Knowledge) -> str:
    """The bureaus that a question names and a node does not: 第三条是教育局管的吗."""
    known = knowledge.departments(knowledge.home[node.id].id)
    own = {canonical(name) for name in node.departments}
    absent = [name for name in bureaus(text, known) if name not in own] if text else []
    return f"其中没有{'、'.join(absent)}。" if absent else ""


def _who(node: Node, knowledge: Knowledge) -> str:
    name = label(node, knowledge.home[node.id])
    listed = "、".join(node.departments)
    if node.kind == "part":
        return f"{name}由{listed}牵头实施。"
    if node.kind == "table":
        return f"{name}的填报单位是{listed}。"
    if node.id.rpartition("/")[0].endswith("/files"):
        return f"{node.heading}由{listed}牵头。"
    title = f"“{node.heading}”" if node.heading else ""
    first = f"（排在第一位的是{node.departments[0]}）" if len(node.departments) > 1 else ""
    return f"{name}{title}的责任单位是{listed}{first}。"
