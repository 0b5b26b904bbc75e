"""An index on disk: one immutable folder, written whole, checked whole, with no pickle in it.

`HOME/index/<version>/` holds `manifest.json` (format, encoder, tokenizer, documents, counts), the passages as
JSON lines, numpy arrays, and `checksums.json` with the SHA-256 of each. `HOME/index/current` names the
folder in use and is replaced in one step, so a reader finds the old index or the new one, never a mixture.
But: does not compute anything, and never changes a folder that it has published.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Container, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from corpus.checksums import damaged, write_checksums
from corpus.publish import published, replace_file
from index.bm25 import Bm25
from index.contents import Contents
from index.errors import CorruptIndex, MissingIndex, StaleIndex
from index.records import Filed, Passage

FORMAT = 3
CURRENT = "current"
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index is. `version` is the folder's name: a digest of everything that decides the content."""

    version: str
    format: int
    encoder: str | None  # name of the encoder of the vectors; None where it was built without
    dimensions: int
    tokenizer: str
    documents: tuple[str, ...]
    nodes: int
    sentences: int
    phrasings: int
    rows: int


def index_folder(home: Path) -> Path:
    """Where the indexes of a home lie."""
    return home / "index"


def write_index(home: Path, manifest: Manifest, contents: Contents, keys: Sequence[bytes]) -> Path:
    """Publish an index and make it the current one. `keys` are 16 bytes for each row of the vectors.

    Call it as the only writer of `index_folder(home)`. The index that was current before is kept, for readers
    that are just opening it; older ones are removed.
    """
    target = index_folder(home) / manifest.version
    with published(target) as folder:
        write_json(folder / _MANIFEST, asdict(manifest))
        write_json(folder / "terms.json", list(contents.terms))
        write_json(folder / "filed.json", contents.filed)
        lines = (
            json.dumps([each.node, each.kind, each.text], ensure_ascii=False) for each in contents.passages
        )
        (folder / "passages.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
        write_array(folder / "rows.npy", contents.rows)
        write_array(folder / "owners.npy", contents.owners)
        write_json(folder / "blocks.json", list(contents.blocks))
        _write_bm25(folder, "text", contents.text)
        if contents.asked is not None:
            _write_bm25(folder, "asked", contents.asked)
        if contents.vectors is not None:
            write_array(folder / "vectors.npy", contents.vectors)
            write_array(folder / "keys.npy", np.frombuffer(b"".join(keys), np.uint8).reshape(-1, 16))
        write_checksums(folder)
    make_current(home, manifest.version)
    return target


def make_current(home: Path, version: str) -> None:
    """Point to a published index, and sweep all but it and the one before."""
    folder = index_folder(home)
    before = current_version(home)
    if version != before:
        replace_file(folder / CURRENT, version)
    swept(folder, {version, before, "milvus"})


def swept(folder: Path, kept: Container[str | None]) -> None:
    """Remove the published folders that are not kept."""
    for other in folder.iterdir():
        if other.is_dir() and not other.name.startswith(".") and other.name not in kept:
            shutil.rmtree(other, ignore_errors=True)


def current_version(home: Path) -> str | None:
    """The name of the current index; None where there is none yet."""
    try:
        return (index_folder(home) / CURRENT).read_text("utf-8").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a published index. Raises `MissingIndex`, `CorruptIndex`, `StaleIndex`."""
    if not folder.is_dir():
        raise MissingIndex("还没有建立索引，请先运行 python -m index build。")
    try:
        fields = json.loads((folder / _MANIFEST).read_text("utf-8"))
        format = fields["format"]
        if format == FORMAT:
            return Manifest(**{**fields, "documents": tuple(fields["documents"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorruptIndex(f"索引 {folder.name} 的说明文件已损坏") from error
    raise StaleIndex(f"索引的格式是第 {format} 版，本程序用第 {FORMAT} 版")


def read_index(folder: Path) -> tuple[Manifest, Contents]:
    """A published index, every file of it checked. Raises `MissingIndex`, `CorruptIndex`, `StaleIndex`."""
    manifest = read_manifest(folder)
    name = damaged(folder)
    if name is not None:
        raise CorruptIndex(f"索引文件 {name} 已损坏或缺失")
    try:
        passages = tuple(
            Passage(*json.loads(line)) for line in (folder / "passages.jsonl").read_text("utf-8").splitlines()
        )
        contents = Contents(
            tuple(each.node for each in passages if each.kind == "node"),
            tuple(
                Filed(document, tuple(names), said)
                for document, names, said in read_json(folder / "filed.json")
            ),
            passages,
            read_array(folder / "rows.npy"),
            read_array(folder / "owners.npy"),
            tuple(read_json(folder / "blocks.json")),
            tuple(read_json(folder / "terms.json")),
            _read_bm25(folder, "text"),
            _read_bm25(folder, "asked") if (folder / "asked.data.npy").is_file() else None,
            read_array(folder / "vectors.npy") if manifest.encoder is not None else None,
        )
    except (OSError, ValueError, TypeError) as error:
        raise CorruptIndex(f"索引 {folder.name} 无法读取") from error
    return manifest, contents


def stored_vectors(folder: Path) -> dict[bytes, npt.NDArray[np.float32]]:
    """The vectors of a published index by key; none where they are absent or damaged."""
    if damaged(folder, ["keys.npy", "vectors.npy"]) is not None:
        return {}
    keys, vectors = read_array(folder / "keys.npy"), read_array(folder / "vectors.npy")
    return {key.tobytes(): vector for key, vector in zip(keys, vectors, strict=True)}


def _write_bm25(folder: Path, name: str, bm25: Bm25) -> None:
    write_json(folder / f"{name}.terms.json", list(bm25.rows))
    for part in ("data", "indices", "indptr"):
        write_array(folder / f"{name}.{part}.npy", getattr(bm25.weights, part))
    write_array(folder / f"{name}.idf.npy", bm25.idf)
    write_json(folder / f"{name}.shape.json", list(bm25.weights.shape))


def _read_bm25(folder: Path, name: str) -> Bm25:
    terms = read_json(folder / f"{name}.terms.json")
    parts = tuple(read_array(folder / f"{name}.{part}.npy") for part in ("data", "indices", "indptr"))
    weights = csr_array(parts, shape=tuple(read_json(folder / f"{name}.shape.json")))
    return Bm25(
        {term: row for row, term in enumerate(terms)}, weights, read_array(folder / f"{name}.idf.npy")
    )


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def read_json(path: Path) -> Any:  # noqa: ANN401
    """The value of a JSON file. Raises OSError, ValueError."""
    return json.loads(path.read_text("utf-8"))


def write_array(path: Path, array: npt.NDArray[Any]) -> None:
    """Write an array as `.npy`. Raises OSError with the system's number."""
    # np.save would hide the number of the system's error: a full disk has to be told from other failures
    whole = np.ascontiguousarray(array)
    with path.open("wb") as file:
        np.lib.format.write_array_header_1_0(file, np.lib.format.header_data_from_array_1_0(whole))
        file.write(whole.data)


def read_array(path: Path) -> npt.NDArray[Any]:
    """An array of a `.npy` file, read as it is used. Raises OSError, ValueError."""
    array: npt.NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    return array
