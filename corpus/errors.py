"""What can go wrong outside the text itself. Each message is one Chinese sentence that says what to do.

    PolicyError
    ├── UnreadableFile     a file that cannot become text (missing, empty, binary, encrypted, too large)
    ├── UnknownDocument    no document of that id is loaded
    ├── UnknownNode        no node of that id exists
    ├── TakenId            a document of that id is already there
    ├── DamagedDocument    a loaded document whose files are not as they were written
    ├── UnwritableFile     a report cannot be written where it should go
    ├── UnwritableFolder   a folder of ours cannot be written: full, read-only, or not ours
    └── BusyFolder         another process is writing it

Content never raises: what the parser cannot place becomes a `Problem`.
"""


class PolicyError(Exception):
    """A failure that a person can mend; `str()` is the sentence to show."""


class UnreadableFile(PolicyError):
    """The file cannot be turned into text."""


class UnknownDocument(PolicyError):
    """No document of that id is loaded."""


class UnknownNode(PolicyError):
    """No node of that id exists in the loaded documents."""


class TakenId(PolicyError):
    """A document of that id is already in the library."""


class DamagedDocument(PolicyError):
    """A loaded document whose files are absent or not as they were written."""


class UnwritableFile(PolicyError):
    """A report cannot be written to the file that was asked for."""


class UnwritableFolder(PolicyError):
    """A folder that the program keeps things in cannot be written."""


class BusyFolder(PolicyError):
    """Another process is writing that folder."""
