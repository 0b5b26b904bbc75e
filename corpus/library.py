"""The loaded documents: those shipped with the program and those added, kept as files.

An added document lives in `HOME/documents/<id>/` as the file it came in, with the text that was read out of it
(places refer to that text for good) and the SHA-256 of both. Its nodes are parsed again when read, so a better
parser needs no migration. A document whose files are damaged is left out and named; the others stay.
But: knows no index; that follows the documents by itself.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path

from corpus.checksums import LIST, damaged, write_checksums
from corpus.errors import DamagedDocument, TakenId, UnknownDocument, UnknownNode, UnreadableFile
from corpus.load import document_id, document_of, load_document
from corpus.publish import explained, only_writer, published
from corpus.reading import read_text
from corpus.records import Document, Node

SHIPPED = Path(__file__).parent / "documents"
_TEXT = "text.txt"
_ID = re.compile(r"[^\s/\\~#?.][^\s/\\~#?]*")
_LONGEST_ID = 200  # bytes: a folder's name has 255, and a hidden one beside it needs some


class Library:
    """Documents by id. `home` is the folder that the program may write to."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "documents"
        self._read: dict[Path, tuple[float, Document]] = {}

    def documents(self) -> tuple[Document, ...]:
        """All sound documents: the shipped ones first, then the added ones, each by id."""
        return self._all()[0]

    def damaged(self) -> tuple[str, ...]:
        """A sentence for each document that is there and cannot be read."""
        return self._all()[1]

    def files(self) -> tuple[tuple[str, Path], ...]:
        """Id and file of every document, in the order of `documents`."""
        return tuple(_files(SHIPPED)) + tuple(_files(self.folder))

    def document(self, id: str) -> Document:
        """The document of that id. Raises UnknownDocument, DamagedDocument."""
        for known, path in self.files():
            if known == id:
                return self._load(known, path)
        raise UnknownDocument(f"没有编号为“{id}”的文档，请用 python -m corpus list 查看已有文档。")

    def node(self, id: str) -> tuple[Node, Document]:
        """The node of that id and its document. Raises UnknownNode, DamagedDocument."""
        for known, path in self.files():
            if id.startswith(f"{known}/"):
                document = self._load(known, path)
                for node in document.nodes:
                    if node.id == id:
                        return node, document
        raise UnknownNode(f"没有编号为“{id}”的条款，请用 python -m corpus list 查看已有文档。")

    def check_free(self, id: str) -> None:
        """Raise TakenId where a document has that id, or where it cannot be an id."""
        hidden = any(unicodedata.category(character)[0] == "C" for character in id)
        if hidden or not _ID.fullmatch(id):
            raise TakenId(f"编号“{document_id(id)}”不能用，请换一个不含空格、斜杠和控制字符的编号。")
        if len(id.encode()) > _LONGEST_ID:
            raise TakenId(f"编号“{id[:20]}…”太长，请用 --id 另取一个短的。")
        if any(known == id for known, _ in self.files()):
            raise TakenId(f"编号“{id}”已被占用，请用 --id 另取一个，或先 remove。")

    def checked(self, path: Path, id: str | None = None) -> Document:
        """The document that a file would add, not added yet. Raises UnreadableFile or TakenId."""
        wanted = id or document_id(path.stem)
        self.check_free(wanted)
        return load_document(path, wanted)

    def add(self, path: Path, id: str | None = None) -> Document:
        """Add a file; returns its document.

        Raises UnreadableFile, TakenId or UnwritableFolder, and then adds nothing.
        """
        document = self.checked(path, id)
        self.keep(document, path)
        return document

    def keep(self, document: Document, path: Path) -> None:
        """Put a checked document and its file into the library. Raises TakenId, UnwritableFolder."""
        with only_writer(self.folder, wait=True):
            self.check_free(document.id)  # again: another process may have added it meanwhile
            with published(self.folder / document.id) as partial:
                shutil.copyfile(path, partial / f"policy{path.suffix.lower()}")
                (partial / _TEXT).write_bytes(document.source.encode("utf-8", errors="surrogatepass"))
                write_checksums(partial)

    def remove(self, id: str) -> None:
        """Remove an added document. Raises UnknownDocument, UnwritableFolder; a shipped one cannot be removed."""
        target = self.folder / id
        if id in {known for known, _ in _files(SHIPPED)}:
            raise UnknownDocument(f"“{id}”随程序提供，不能移除。")
        if id not in {known for known, _ in _files(self.folder)}:
            raise UnknownDocument(f"没有编号为“{id}”的文档，请用 python -m corpus list 查看已有文档。")
        with only_writer(self.folder, wait=True), explained(self.folder):
            gone = self.folder / f".old-{id}"
            target.rename(gone)  # in one step: a half-removed document would be a damaged one
            shutil.rmtree(gone)

    def _all(self) -> tuple[tuple[Document, ...], tuple[str, ...]]:
        sound, sentences = [], []
        for id, path in self.files():
            try:
                sound.append(self._load(id, path))
            except DamagedDocument as error:
                sentences.append(str(error))
        return tuple(sound), tuple(sentences)

    def _load(self, id: str, path: Path) -> Document:
        """The document of a file, read again only when the file has changed. Raises DamagedDocument."""
        try:
            changed = max(each.stat().st_mtime for each in (path.parent, *path.parent.iterdir()))
            known = self._read.get(path)
            if known is None or known[0] != changed:
                known = (changed, document_of(_text(path), id))
                self._read[path] = known
        except (OSError, UnicodeDecodeError, UnreadableFile) as error:
            raise DamagedDocument(
                f"文档“{id}”的文件已损坏，没有采用，请运行 python -m corpus remove {id} 后重新加入。"
            ) from error
        return known[1]


def _text(path: Path) -> str:
    """The text that was read out of a file when it was added, checked; of a shipped file, the text that it has.

    Where that text is damaged and the file is not, it is read out of the file again. Raises UnreadableFile,
    OSError, UnicodeDecodeError.
    """
    text = path.with_name(_TEXT)
    if not text.exists() and not path.with_name(LIST).exists():
        return read_text(path)
    if not path.with_name(LIST).exists() or damaged(path.parent, [_TEXT]) is None:
        return text.read_bytes().decode("utf-8", errors="surrogatepass")
    again, what = read_text(path), damaged(path.parent, [path.name])
    agreed = text.exists() and text.read_bytes() == again.encode("utf-8", errors="surrogatepass")
    if what is None or (what == LIST and agreed):  # the list is what is damaged, and the two files agree
        return again
    raise UnreadableFile(path.name)


def _files(folder: Path) -> list[tuple[str, Path]]:
    """Id and file of the documents in a folder, by id; where the file is gone, its text, there or not."""
    if not folder.is_dir():
        return []
    found = []
    for inside in sorted(folder.iterdir()):
        if inside.name.startswith("."):
            continue
        try:
            names = sorted(path.name for path in inside.iterdir())
        except (NotADirectoryError, FileNotFoundError):  # no document, or one that is being removed just now
            continue
        file = next((name for name in names if name.startswith("policy.")), _TEXT)
        found.append((inside.name, inside / file))
    return found
