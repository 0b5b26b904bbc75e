"""An assistant made ready from the home folder: documents, ways of asking, encoder, index.

What is damaged costs itself only, and a notice says so: a document that cannot be read is left out; without
encoder the assistant answers by words alone; an index that cannot be written is kept in memory; where Milvus
cannot be used the local index is. What can be mended is mended on the way: a damaged encoder is unpacked again, a damaged or old index built again.
But: reads no settings; they come as arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from corpus.errors import BusyFolder, UnwritableFolder
from corpus.library import Library
from corpus.records import Document
from index.build import build, compose_index
from index.encoder import Encoder, Precision, load_encoder
from index.engine import Engine
from index.errors import (
    BadPhrasings,
    EncoderError,
    MissingIndex,
    SearchError,
    StaleIndex,
    UnreachableEngine,
    UnusableIndex,
)
from index.milvus_build import fill
from index.milvus_client import MilvusConnection
from index.milvus_index import open_milvus
from index.phrasings import Phrasing, beside
from index.searcher import Index, open_index
from index.standby import Standby
from index.store import Manifest
from index.unpack import unpack
from qa.assistant import Assistant
from qa.divisions import divisions
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
    library: Library | None = None,
) -> Assistant:
    """An assistant over all sound documents of `home`, searched in the local index or in `milvus` (an address or a
    file). Raises `corpus.errors.PolicyError` where none can be opened. `library` is that of `home`, where
    its documents have been read already."""
    library = library or Library(home)
    documents = library.documents()
    said = list(library.damaged())
    phrasings = _phrasings(library, documents, said)
    with ThreadPoolExecutor(1) as beside_it:  # reading the weights leaves a processor free
        facts = beside_it.submit(know, documents)
        index, opened = _searchable(home, documents, phrasings, model, precision, milvus, on_progress, said)
        knowledge = facts.result()
    speller = Speller(vocabulary(_sources(documents, phrasings)))
    notices = tuple(Notice("degraded", sentence) for sentence in said)
    assistant = Assistant(knowledge, searcher(index, knowledge), speller, notices, without, opened)
    # Reads now what is read on first use, so that no question waits for it: the names of places, the dictionaries.
    divisions()
    assistant.ask("有哪些补贴？")
    return assistant


def _sources(documents: tuple[Document, ...], phrasings: tuple[Phrasing, ...]) -> list[str]:
    return [*(document.source for document in documents), *(phrasing.text for phrasing in phrasings)]


def _phrasings(library: Library, documents: tuple[Document, ...], said: list[str]) -> tuple[Phrasing, ...]:
    """The ways of asking for the documents; a file of them that cannot be read is left out."""
    sound = {document.id for document in documents}
    found: list[Phrasing] = []
    for id, path in library.files():
        try:
            found += beside([(id, path)]) if id in sound else ()
        except BadPhrasings as error:
            said.append(f"{error}现在没有用它。")
    return tuple(found)


def _searchable(
    home: Path,
    documents: tuple[Document, ...],
    phrasings: tuple[Phrasing, ...],
    model: str | None,
    precision: Precision,
    milvus: str | None,
    on_progress: Progress,
    said: list[str],
) -> tuple[Engine, str]:
    """The index with its encoder, or by words alone, and what was opened. A damaged default encoder is made anew."""
    reason = ""
    for verify in (False, True) if model is None else (False,):
        try:
            encoder = _encoder(home, model, precision, on_progress, verify)
            return _engine(home, documents, phrasings, encoder, milvus, on_progress, said)
        except (EncoderError, UnwritableFolder) as error:
            reason = str(error)
    said.append(f"{reason}现在只按字词查找。")
    return _engine(home, documents, phrasings, None, milvus, on_progress, said)


def _encoder(
    home: Path, model: str | None, precision: Precision, on_progress: Progress, verify: bool
) -> Encoder:
    """The encoder, unpacked first where it is the default one. Raises `EncoderError`, `UnwritableFolder`."""
    if model is None:
        on_progress("准备编码器", 0, 1)
        unpack(home, verify=verify)
    return load_encoder(home, model, precision)


def _engine(
    home: Path,
    documents: tuple[Document, ...],
    phrasings: tuple[Phrasing, ...],
    encoder: Encoder | None,
    milvus: str | None,
    on_progress: Progress,
    said: list[str],
) -> tuple[Engine, str]:
    """Milvus made current, with the local index standing by; or the local index, where Milvus cannot be used."""
    if milvus is not None:
        try:
            connection = MilvusConnection(milvus)
            if encoder is not None:
                fill(home, documents, phrasings, encoder, connection, partial(on_progress, "建立索引"))
            found = open_milvus(home, connection, encoder)
            if set(found.documents) != {document.id for document in documents}:
                raise StaleIndex("Milvus 里的索引不是这些文件的")
            return Standby(found, _before(home, encoder)), f"所用索引在 Milvus：{len(found.ids)} 个条目。"
        except (UnreachableEngine, UnusableIndex, MissingIndex, BusyFolder, UnwritableFolder) as error:
            said.append(f"{error}现在用的是本机的索引。")
    return _index(home, documents, phrasings, encoder, on_progress, said)


def _before(home: Path, encoder: Encoder | None) -> Index | None:
    """The local index as it was last built; None where it cannot be opened."""
    try:
        return open_index(home, encoder)
    except SearchError:
        return None


def _index(
    home: Path,
    documents: tuple[Document, ...],
    phrasings: tuple[Phrasing, ...],
    encoder: Encoder | None,
    on_progress: Progress,
    said: list[str],
) -> tuple[Index, str]:
    """The index of these documents, on disk or, where that cannot be written, in memory. Raises `EncoderError`."""
    progress = partial(on_progress, "建立索引")
    try:
        built = build(home, documents, phrasings, encoder, progress)
    except (BusyFolder, UnwritableFolder) as error:
        made = compose_index(home, documents, phrasings, encoder, progress)
        said.append(f"{error}索引暂时只放在内存里，下次启动要重新建立。")
        return Index(made.manifest, made.contents, encoder), _opened(made.manifest, "放在内存里")
    how = f"新编码 {built.encoded} 个，沿用 {built.reused} 个" if built.encoded or built.reused else "原有"
    noticed = f"；{built.noticed}，已重新建立" if built.noticed else ""
    return open_index(home, encoder, built.manifest.version), _opened(built.manifest, how + noticed)


def _opened(manifest: Manifest, how: str) -> str:
    documents, nodes = len(manifest.documents), manifest.nodes
    return f"所用索引 {manifest.version[:8]}：{documents} 份文件，{nodes} 个条目，{how}。"
