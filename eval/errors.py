"""What can go wrong in an evaluation. Each message is one Chinese sentence that says what to do.

PolicyError (corpus.errors)
├── BadGold         the gold file has lines that cannot be used
├── IncompleteRun   a run lacks questions of the gold file, so no measure may be taken from it
└── BadCollection   a folder is not a set of corpus, queries and qrels
"""

from __future__ import annotations

from corpus.errors import PolicyError


class BadGold(PolicyError):
    """The gold file, or a fact file, has lines that cannot be used."""


class IncompleteRun(PolicyError):
    """A run lacks questions of the gold file."""


class BadCollection(PolicyError):
    """A folder is not a set of corpus, queries and qrels."""
