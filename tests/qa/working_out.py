"""Documents of our own writing, and what their rules come to."""

from corpus.parse import parse
from qa.arithmetic import work_out
from qa.knowledge import Knowledge, know
from qa.normalise import normalise


def rules_of(text: str, document: str = "d") -> Knowledge:
    """What is known of a document of our own writing."""
    return know([parse(text, document)])


def worked(question: str, clause: int, rules: Knowledge) -> tuple[str, list[tuple[str, str]]]:
    """The text, and expression and result of each sum; nothing where nothing is said."""
    found = work_out(normalise(question), rules.nodes[f"d/clause/{clause}"], (), rules)
    return ("", []) if found is None else (found.text, [(a.expression, a.result) for a in found.arithmetic])


def results(question: str, clause: int, rules: Knowledge) -> list[str]:
    """The result of each sum."""
    return [result for _, result in worked(question, clause, rules)[1]]
