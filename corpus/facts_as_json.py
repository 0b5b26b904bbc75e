"""Facts as plain data for JSON, in the form that the commands promise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from corpus.records import Amount, Conflict, Document, Incentive, Place, Target


def place_data(place: Place) -> dict[str, Any]:
    """A quotation with the node and the slices it comes from."""
    return {"node": place.node, "quote": place.quote, "spans": [list(span) for span in place.spans]}


def conflict_data(conflict: Conflict) -> dict[str, Any]:
    """A disagreement; `b` is null where one place contradicts itself."""
    return {
        "kind": conflict.kind,
        "severity": conflict.severity,
        "a": place_data(conflict.a),
        "b": place_data(conflict.b) if conflict.b else None,
        "what": conflict.what,
    }


def check_data(documents: Iterable[Document], conflicts: Iterable[Conflict]) -> dict[str, Any]:
    """What `check` gives: the disagreements, and the nodes that have twins."""
    return {
        "conflicts": [conflict_data(conflict) for conflict in conflicts],
        "twins": [
            {"node": node.id, "twins": list(node.twins)}
            for document in documents
            for node in document.nodes
            if node.twins
        ],
    }


def incentive_data(incentive: Incentive) -> dict[str, Any]:
    """An incentive; amounts are as printed, as a number, and in which unit."""
    return {
        "node": incentive.node,
        "beneficiary": incentive.beneficiary,
        "condition": incentive.condition,
        "amount": _amount(incentive.amount),
        "cap": _amount(incentive.cap) if incentive.cap else None,
        "ratio": incentive.ratio,
        "limit": incentive.limit,
        "quote": incentive.quote,
    }


def target_data(target: Target) -> dict[str, Any]:
    """A goal; `qualifier` holds the printed hedges, joined by 、."""
    return {
        "node": target.node,
        "subject": target.subject,
        "value": target.value,
        "unit": target.unit,
        "qualifier": target.qualifier,
        "quote": target.quote,
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {"text": amount.text, "value": amount.value, "unit": amount.unit}
