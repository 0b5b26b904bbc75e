"""What the tests of this folder look at: a document as short strings."""

from corpus.as_json import characters
from corpus.parse import parse
from corpus.records import Document


def local_ids(document: Document, *kinds: str) -> list[str]:
    """Ids without the document's, of the kinds named (all where none is)."""
    return [
        node.id.removeprefix(f"{document.id}/") for node in document.nodes if not kinds or node.kind in kinds
    ]


def parsed(text: str) -> Document:
    """The document of a text, checked to hold every character once."""
    document = parse(text, "x")
    source, placed = characters(document)
    assert source == placed
    return document


def plain(text: str) -> str:
    """Without blanks."""
    return "".join(text.split())
