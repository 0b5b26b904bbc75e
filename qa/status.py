"""How an installation stands: documents, index, encoder, engine, last build, disk, what is kept.

Reads only, and opens neither encoder nor index. But: does not repair anything.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corpus.library import Library
from index.encoder_files import encoder_folder
from index.errors import SearchError
from index.old_encoders import old_encoders
from index.store import current_version, index_folder, read_manifest


@dataclass(frozen=True, slots=True)
class Status:
    """`index` is its version, None where there is none; `stale` says why it will be built anew, if it will.
    `old_encoders` are the folders that other versions of the program left."""

    home: str
    documents: tuple[str, ...]
    index: str | None
    indexed: tuple[str, ...]
    nodes: int
    built: datetime | None
    stale: str | None
    encoder: str
    old_encoders: tuple[str, ...]
    old_encoders_bytes: int
    engine: str
    feedback: int
    free_bytes: int
    used_bytes: int


def status(home: Path, model: str | None, engine: str) -> Status:
    """The state of HOME now."""
    documents = tuple(id for id, _ in Library(home).files())
    version = current_version(home)
    indexed: tuple[str, ...] = ()
    nodes, built, stale = 0, None, None
    if version is None:
        stale = "还没有建立索引"
    else:
        folder = index_folder(home) / version
        try:
            manifest = read_manifest(folder)
            indexed, nodes = manifest.documents, manifest.nodes
            built = datetime.fromtimestamp(folder.stat().st_mtime).astimezone()
            if set(indexed) != set(documents):
                stale = "文件有增减"
        except SearchError as error:
            stale = str(error)
    ready = encoder_folder(home).is_dir()
    old = old_encoders(home)
    existing = next(path for path in (home, *home.parents) if path.exists())
    return Status(
        str(home),
        documents,
        version,
        indexed,
        nodes,
        built,
        stale,
        model or ("随程序提供，已就绪" if ready else "随程序提供，首次使用时解开"),
        tuple(folder.name for folder in old),
        sum(map(_sizes, old)),
        engine,
        _size(home / "feedback.db"),
        shutil.disk_usage(existing).free,
        _sizes(home) if home.exists() else 0,
    )


def _sizes(folder: Path) -> int:
    return sum(_size(path) for path in folder.rglob("*"))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:  # swept by a builder just now
        return 0
