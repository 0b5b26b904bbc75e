"""The loaded documents: those shipped with the program and those added, kept as files.

An added document lives in `HOME/documents/<id>/` as the file it came in, with the text that was read out of it
(places refer to that text for good). Its nodes are parsed again when read, so a better parser needs no
migration. But: knows no index; that follows the documents by itself.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from corpus.errors import TakenId, UnknownDocument, UnknownNode
from corpus.load import document_id, document_of, load_document
from corpus.records import Document, Node

SHIPPED = Path(__file__).parent / "documents"
_TEXT = "text.txt"
_ID = re.compile(r"[^\s/\\~#?.][^\s/\\~#?]{0,99}")


class Library:
    """Documents by id. `home` is the folder that the program may write to."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "documents"
        self._read: dict[Path, tuple[float, Document]] = {}

    def documents(self) -> tuple[Document, ...]:
        """All documents: the shipped ones first, then the added ones, each by id."""
        return tuple(self._load(id, path) for id, path in self.files())

    def files(self) -> tuple[tuple[str, Path], ...]:
        """Id and file of every document, in the order of `documents`."""
        return tuple(_files(SHIPPED)) + tuple(_files(self.folder))

    def document(self, id: str) -> Document:
        """The document of that id. Raises UnknownDocument."""
        for known, path in self.files():
            if known == id:
                return self._load(known, path)
        raise UnknownDocument(f"没有编号为“{id}”的文档，请用 python -m corpus list 查看已有文档。")

    def node(self, id: str) -> tuple[Node, Document]:
        """The node of that id and its document. Raises UnknownNode."""
        for known, path in self.files():
            if id.startswith(f"{known}/"):
                document = self._load(known, path)
                for node in document.nodes:
                    if node.id == id:
                        return node, document
        raise UnknownNode(f"没有编号为“{id}”的条款，请用 python -m corpus list 查看已有文档。")

    def check_free(self, id: str) -> None:
        """Raise TakenId where a document has that id, or where it cannot be an id."""
        if not _ID.fullmatch(id):
            raise TakenId(f"编号“{id}”不能用，请换一个不含空格和斜杠的编号。")
        if any(known == id for known, _ in self.files()):
            raise TakenId(f"编号“{id}”已被占用，请用 --id 另取一个，或先 remove。")

    def checked(self, path: Path, id: str | None = None) -> Document:
        """The document that a file would add, not added yet. Raises UnreadableFile or TakenId."""
        wanted = id or document_id(path.stem)
        self.check_free(wanted)
        return load_document(path, wanted)

    def add(self, path: Path, id: str | None = None) -> Document:
        """Add a file; returns its document. Raises UnreadableFile or TakenId, and then adds nothing."""
        document = self.checked(path, id)
        self.keep(document, path)
        return document

    def keep(self, document: Document, path: Path) -> None:
        """Put a checked document and its file into the library."""
        target = self.folder / document.id
        partial = self.folder / f".{document.id}.partial"
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        shutil.copyfile(path, partial / f"policy{path.suffix.lower()}")
        (partial / _TEXT).write_bytes(document.source.encode("utf-8", errors="surrogatepass"))
        partial.rename(target)

    def remove(self, id: str) -> None:
        """Remove an added document. Raises UnknownDocument; a shipped one cannot be removed."""
        target = self.folder / id
        if id in {known for known, _ in _files(SHIPPED)}:
            raise UnknownDocument(f"“{id}”随程序提供，不能移除。")
        if id not in {known for known, _ in _files(self.folder)}:
            raise UnknownDocument(f"没有编号为“{id}”的文档，请用 python -m corpus list 查看已有文档。")
        shutil.rmtree(target)

    def _load(self, id: str, path: Path) -> Document:
        """The document of a file, read again only when the file has changed."""
        changed = path.stat().st_mtime
        known = self._read.get(path)
        if known is None or known[0] != changed:
            known = (changed, _document(path, id))
            self._read[path] = known
        return known[1]


def _document(path: Path, id: str) -> Document:
    """The document of a file, from the text that was read out of it when it was added where that is there."""
    text = path.with_name(_TEXT)
    if not text.exists():
        return load_document(path, id)
    return document_of(text.read_bytes().decode("utf-8", errors="replace"), id)


def _files(folder: Path) -> list[tuple[str, Path]]:
    """Id and file of the documents in a folder, by id."""
    if not folder.is_dir():
        return []
    found = []
    for inside in sorted(folder.iterdir()):
        file = next((path for path in sorted(inside.glob("policy.*"))), None) if inside.is_dir() else None
        if file and not inside.name.startswith("."):
            found.append((inside.name, file))
    return found
