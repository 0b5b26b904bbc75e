"""What can go wrong with index and encoder. Each message is one Chinese sentence that says what to do.

PolicyError (corpus.errors)
└── SearchError
    ├── MissingIndex     nothing has been built in this folder
    ├── StaleIndex       built by another version, for another encoder or from other documents
    ├── CorruptIndex     a file of it is absent or not as it was written
    ├── BusyIndex        another process is building
    ├── BadPhrasings     a line of phrasings.jsonl cannot be read
    ├── UnwritableHome   the folder cannot be written: full, read-only, or not ours
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


class StaleIndex(SearchError):
    """The index was built by another version, for another encoder or from other documents."""


class CorruptIndex(SearchError):
    """A file of the index is absent or not as it was written."""


class BusyIndex(SearchError):
    """Another process is building the index."""


class BadPhrasings(SearchError):
    """A line of phrasings.jsonl cannot be read."""


class UnwritableHome(SearchError):
    """The folder for index and encoder cannot be written."""


class UnreachableEngine(SearchError):
    """Milvus does not answer, or its client is not installed."""


class EncoderError(SearchError):
    """Questions and passages cannot be turned into vectors."""


class MissingEncoder(EncoderError):
    """The weights are not where they should be."""


class BrokenEncoder(EncoderError):
    """The weights are not what was checked, or no runtime opens them."""
