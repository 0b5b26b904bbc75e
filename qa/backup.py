"""What of HOME cannot be made again, as one .tar.gz: added documents with their ways of asking, the
staff's own gold questions, feedback, kept questions.

SQLite files are copied through SQLite, so a backup may be made while the page serves; `qa.restore` puts it back.
But: encoder and index are not in it; they are made again from the documents.
"""

from __future__ import annotations

import sqlite3
import tarfile
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from corpus.errors import PolicyError
from corpus.publish import reason
from qa.occupied import occupied

#: What is kept, as folders and files of HOME.
KEPT = ("documents", "gold", "feedback.db", "questions.db", "eval/decided.json")


class BadBackup(PolicyError):
    """The archive cannot be written or is none of ours."""


def back_up(home: Path, target: Path) -> tuple[str, ...]:
    """Write the archive in one step; the names of what is in it. Raises BadBackup, BusyFolder."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        with (
            occupied(home),
            tempfile.TemporaryDirectory() as folder,
            tarfile.open(partial, "w:gz") as archive,
        ):
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
