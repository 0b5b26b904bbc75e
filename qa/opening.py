"""An assistant made ready from the home folder: documents, ways of asking, encoder, index.

The index is built where it is missing or stale. Where the encoder cannot be had the assistant answers by words
alone and says so in a notice. But: reads no settings; they come as arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.library import Library
from corpus.records import Document
from index.build import build
from index.encoder import Encoder, Precision, load_encoder
from index.errors import BusyIndex, EncoderError, UnwritableHome
from index.phrasings import Phrasing, beside
from index.searcher import open_index
from index.unpack import unpack
from qa.assistant import Assistant
from qa.knowledge import know
from qa.records import Notice
from qa.searching import searcher
from qa.spelling import Speller
from qa.vocabulary import vocabulary

Progress = Callable[[str, int, int], object]  # (what is being done, done, all)


def open_assistant(
    home: Path,
    model: str | None = None,
    on_progress: Progress = lambda what, done, total: None,
    precision: Precision = "int8",
    without: frozenset[str] = frozenset(),
) -> Assistant:
    """An assistant over all documents of `home`. Raises `corpus.errors.PolicyError` where none can be opened."""
    library = Library(home)
    documents = library.documents()
    phrasings = beside(library.files())
    notices: list[Notice] = []
    encoder = _encoder(home, model, precision, on_progress, notices)
    try:
        build(home, documents, phrasings, encoder, lambda done, total: on_progress("建立索引", done, total))
    except (BusyIndex, UnwritableHome) as error:
        notices.append(Notice("degraded", f"{error}现在用的是上一次建好的索引。"))
    index = open_index(home, encoder)
    knowledge = know(d for d in documents if d.id in index.manifest.documents)
    speller = Speller(vocabulary(_sources(documents, phrasings)))
    assistant = Assistant(knowledge, searcher(index, knowledge), speller, tuple(notices), without)
    assistant.ask("有哪些补贴？")  # reads the dictionaries that are opened on first use
    return assistant


def _sources(documents: tuple[Document, ...], phrasings: tuple[Phrasing, ...]) -> list[str]:
    return [*(document.source for document in documents), *(phrasing.text for phrasing in phrasings)]


def _encoder(
    home: Path, model: str | None, precision: Precision, on_progress: Progress, notices: list[Notice]
) -> Encoder | None:
    """The encoder, unpacked first where it is the default one; None with a notice where it cannot be had."""
    try:
        if model is None:
            on_progress("准备编码器", 0, 1)
            unpack(home)
        return load_encoder(home, model, precision)
    except (EncoderError, UnwritableHome) as error:
        notices.append(Notice("degraded", f"{error}现在只按字词查找。"))
        return None
