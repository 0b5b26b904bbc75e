"""Who is responsible for a node, leads it or reported it, in the document's words.

But: which node is meant is for the caller to know, and a bureau that a question names and that is not among them is told of
beside the answer (`qa.supposed_bodies`).
"""

from __future__ import annotations

from corpus.labels import label
from corpus.places import departments_place
from corpus.records import Node, Place
from qa.knowledge import Knowledge


def responsible(node: Node, knowledge: Knowledge) -> tuple[str, list[Place]] | None:
    """Who is responsible for, leads or reported a node, as the document says it."""
    one = bearer(node, knowledge)
    where = departments_place(one, knowledge.home[one.id]) if one else None
    return (_who(one, knowledge), [where]) if one and where else None


def bearer(node: Node, knowledge: Knowledge) -> Node | None:
    """The node that names who does it: itself, a twin, or else what it stands in, a part or a table; None where none does."""
    around = [node, *(knowledge.nodes[twin] for twin in node.twins)]
    above = knowledge.nodes.get(node.parent or "")
    while above is not None:
        around.append(above)
        above = knowledge.nodes.get(above.parent or "")
    named = (one for one in around if one.departments and departments_place(one, knowledge.home[one.id]))
    return next(named, None)


def role(node: Node) -> str:
    """What the departments of a node are to it."""
    if node.kind == "part" or _is_planned(node):
        return "牵头单位"
    return "填报单位" if node.kind == "table" else "责任单位"


def _is_planned(node: Node) -> bool:
    """Whether it is a document that is to be issued."""
    return node.id.rpartition("/")[0].endswith("/files")


def _who(node: Node, knowledge: Knowledge) -> str:
    name = label(node, knowledge.home[node.id])
    listed = "、".join(node.departments)
    if node.kind == "part":
        return f"{name}由{listed}牵头实施。"
    if node.kind == "table":
        return f"{name}的填报单位是{listed}。"
    if _is_planned(node):
        return f"{node.heading}由{listed}牵头。"
    title = f"“{node.heading}”" if node.heading else ""
    first = f"（排在第一位的是{node.departments[0]}）" if len(node.departments) > 1 else ""
    return f"{name}{title}的责任单位是{listed}{first}。"
