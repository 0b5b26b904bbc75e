"""Asking every gold question of every configuration.

But: nothing is retried and nothing is caught: a question that raises ends the run, so that a run which
exists is a whole one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from eval.configurations import Ask
from eval.records import Entry, Gold, Run


def run(
    questions: Sequence[Gold], configurations: Mapping[str, Ask], advance: Callable[[], object]
) -> list[Run]:
    """One run per configuration; `advance` is called after each question, asked of all of them."""
    entries: dict[str, dict[str, Entry]] = {name: {} for name in configurations}
    for question in questions:
        for name, ask in configurations.items():
            entries[name][question.id] = ask(question)
        advance()
    return [Run(name, found) for name, found in entries.items()]


def choose(
    questions: Sequence[Gold],
    *,
    types: Sequence[str] = (),
    ids: Sequence[str] = (),
    limit: int | None = None,
) -> list[Gold]:
    """The questions of the given types and ids (of all, where none is given), the first `limit` of them."""
    chosen = [q for q in questions if (not types or q.type in types) and (not ids or q.id in ids)]
    return chosen[:limit]
