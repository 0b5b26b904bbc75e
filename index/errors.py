"""What can go wrong with index and encoder. Each message is one Chinese sentence that says what to do.

PolicyError (corpus.errors)
└── SearchError
    ├── MissingIndex     nothing has been built in this folder
    ├── UnusableIndex    has to be built again
    │   ├── StaleIndex       built by another version, for another encoder or from other documents
    │   └── CorruptIndex     a file of it is absent or not as it was written
    ├── BadPhrasings     a line of phrasings.jsonl cannot be read
    ├── UnreachableEngine  Milvus does not answer, or its client is not installed
    └── EncoderError
        ├── MissingEncoder   no weights where they should be
        └── BrokenEncoder    weights that are not what was checked, or that no runtime opens
"""

from corpus.errors import PolicyError


class SearchError(PolicyError):
    """The index or the encoder cannot be used."""


class MissingIndex(SearchError):
    """Nothing has been built in this folder."""


class UnusableIndex(SearchError):
    """An index that has to be built again; `what` says why, without the advice."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}，请运行 python -m index build 重新生成。")
        self.what = what


class StaleIndex(UnusableIndex):
    """The index was built by another version, for another encoder or from other documents."""


class CorruptIndex(UnusableIndex):
    """A file of the index is absent or not as it was written."""


class BadPhrasings(SearchError):
    """A line of phrasings.jsonl cannot be read."""


class UnreachableEngine(SearchError):
    """Milvus does not answer, or its client is not installed."""


class EncoderError(SearchError):
    """Questions and passages cannot be turned into vectors."""


class MissingEncoder(EncoderError):
    """The weights are not where they should be."""


class BrokenEncoder(EncoderError):
    """The weights are not what was checked, or no runtime opens them."""
