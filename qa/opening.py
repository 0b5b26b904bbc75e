"""An assistant made ready from the home folder: documents, ways of asking, encoder, index.

The index is built where it is missing or stale. Where the encoder cannot be had the assistant answers by words
alone and says so in a notice. But: reads no settings; they come as arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.library import Library
from corpus.records import Document
from index.build import build
from index.encoder import Encoder, Precision, load_encoder
from index.engine import Engine
from index.errors import BusyIndex, EncoderError, SearchError, UnreachableEngine, UnwritableHome
from index.milvus_build import fill
from index.milvus_client import MilvusConnection
from index.milvus_index import open_milvus
from index.phrasings import Phrasing, beside
from index.searcher import Index, open_index
from index.standby import Standby
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
    milvus: str | None = None,
) -> Assistant:
    """An assistant over all documents of `home`, searched in the local index or in `milvus` (an address or a file).

    Raises `corpus.errors.PolicyError` where none can be opened.
    """
    library = Library(home)
    documents = library.documents()
    phrasings = beside(library.files())
    notices: list[Notice] = []
    encoder = _encoder(home, model, precision, on_progress, notices)
    index = _engine(home, documents, phrasings, encoder, milvus, on_progress, notices)
    knowledge = know(d for d in documents if d.id in index.documents)
    speller = Speller(vocabulary(_sources(documents, phrasings)))
    assistant = Assistant(knowledge, searcher(index, knowledge), speller, tuple(notices), without)
    assistant.ask("有哪些补贴？")  # reads the dictionaries that are opened on first use
    return assistant


def _sources(documents: tuple[Document, ...], phrasings: tuple[Phrasing, ...]) -> list[str]:
    return [*(document.source for document in documents), *(phrasing.text for phrasing in phrasings)]


def _engine(
    home: Path,
    documents: tuple[Document, ...],
    phrasings: tuple[Phrasing, ...],
    encoder: Encoder | None,
    milvus: str | None,
    on_progress: Progress,
    notices: list[Notice],
) -> Engine:
    """The index, made current first; where Milvus does not answer, the local one with a notice if there is one."""

    def told(done: int, total: int) -> object:
        return on_progress("建立索引", done, total)

    if milvus is None:
        with _before_will_do(notices):
            build(home, documents, phrasings, encoder, told)
        return open_index(home, encoder)
    try:
        connection = MilvusConnection(milvus)
        if encoder is not None:
            with _before_will_do(notices):
                fill(home, documents, phrasings, encoder, connection, told)
        found = open_milvus(home, connection, encoder)
    except UnreachableEngine as error:
        spare = _local(home, encoder)
        if spare is None:
            raise
        notices.append(Notice("degraded", f"{error}现在用的是本机的索引。"))
        return spare
    return Standby(found, _local(home, encoder))


@contextmanager
def _before_will_do(notices: list[Notice]) -> Iterator[None]:
    """A build that cannot be done now costs a notice: what was built before is searched."""
    try:
        yield
    except (BusyIndex, UnwritableHome) as error:
        notices.append(Notice("degraded", f"{error}现在用的是上一次建好的索引。"))


def _local(home: Path, encoder: Encoder | None) -> Index | None:
    """The local index as it was last built; None where it cannot be opened."""
    try:
        return open_index(home, encoder)
    except SearchError:
        return None


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
