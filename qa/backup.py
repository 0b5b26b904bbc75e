"""What of HOME cannot be made again, as one .tar.gz: added documents with their ways of asking, the
staff's own gold questions, feedback, kept questions.

SQLite files are copied through SQLite, so a backup may be made while the page serves. `restore` reads the whole
archive first, then puts it in place and keeps what was there before beside it. But: encoder and index are not in
it; they are made again from the documents.
"""

from __future__ import annotations

import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import PolicyError
from corpus.publish import explained, reason

#: What is kept, as folders and files of HOME.
KEPT = ("documents", "gold", "feedback.db", "questions.db", "eval/decided.json")
MOST = 4 * 2**30  # bytes that an archive may unpack to


class BadBackup(PolicyError):
    """The archive cannot be written or is none of ours."""


def back_up(home: Path, target: Path) -> tuple[str, ...]:
    """Write the archive in one step; the names of what is in it. Raises BadBackup."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        with tempfile.TemporaryDirectory() as folder, tarfile.open(partial, "w:gz") as archive:
            names = [name for name in KEPT if (home / name).exists()]
            for name in names:
                archive.add(_still(home / name, Path(folder)), name, filter=_plain)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            partial.unlink()
        why = reason(error) if isinstance(error, OSError) else "数据库读不出来，请检查磁盘"
        raise BadBackup(f"写不成备份 {target}：{why}。") from error
    return tuple(names)


def restore(home: Path, source: Path) -> Path | None:
    """Put an archive's content into HOME; the folder that now holds what was there before, None where nothing was.

    Raises BadBackup, and then HOME is as it was; UnwritableFolder. The page must not be running.
    """
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    fresh, before = home / f".restoring-{now}", home / f"before-restore-{now}"
    with explained(home):
        fresh.mkdir(parents=True)
    try:
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(fresh, _checked(archive), filter="data")
    except (OSError, EOFError, zlib.error, tarfile.TarError) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise BadBackup(f"读不出备份 {source}，请检查路径，或换一份备份。") from error
    except BadBackup:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    with explained(home):
        for name in KEPT:
            if (home / name).exists():
                _move(home / name, before / name)
            for beside in (f"{name}-wal", f"{name}-shm"):  # SQLite's own, of the file that has just gone
                if (home / beside).exists():
                    _move(home / beside, before / beside)
            if (fresh / name).exists():
                _move(fresh / name, home / name)
    shutil.rmtree(fresh, ignore_errors=True)
    return before if before.exists() else None


def _still(path: Path, folder: Path) -> Path:
    """A copy of a database as it stands now; any other path as it is."""
    if path.suffix != ".db":
        return path
    copy = folder / path.name
    with closing(sqlite3.connect(path)) as live, closing(sqlite3.connect(copy)) as still:
        live.backup(still)
    return copy


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Files and folders without owner; links and unfinished things stay out."""
    if not (member.isfile() or member.isdir()) or "/." in member.name:
        return None
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def _checked(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    total = 0
    for member in archive:
        total += member.size
        if not any(member.name == name or member.name.startswith(f"{name}/") for name in KEPT):
            raise BadBackup(f"备份里有不属于本程序的内容（{member.name}），没有恢复，请换一份备份。")
        if total > MOST:
            raise BadBackup("备份解开后太大，没有恢复，请检查是不是拿错了文件。")
        yield member


def _move(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    path.rename(to)
