"""Puts a backup back into HOME: all of it or, whatever goes wrong on the way, nothing.

The archive is unpacked beside what is there and a plan of what moves is written down; then what is there moves out
of the way and stays, and what was unpacked moves in. Whatever stops that half-way is undone by the plan: at once
where something was refused, by the next start or command (`settle`) where the machine went down. But: makes no
index; that follows the documents by itself.
"""

from __future__ import annotations

import json
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from corpus.publish import explained, replace_file
from qa.backup import KEPT, BadBackup
from qa.occupied import occupied

MOST = 4 * 2**30  # bytes that an archive may unpack to
FRESH, BEFORE = ".restoring-", "before-restore-"
_PLAN = ".plan.json"  # in the fresh folder, from the first move until the last
#: What moves out of the way: SQLite's own files belong to the database beside them.
_STANDING = tuple(f"{name}{beside}" for name in KEPT for beside in ("", "-wal", "-shm"))


def restore(home: Path, source: Path) -> Path | None:
    """Put an archive's content into HOME; the folder that now holds what was there before, None where nothing was.

    Raises BadBackup, UnwritableFolder, BusyFolder, and then HOME is as it was.
    """
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    fresh, before = home / f"{FRESH}{now}", home / f"{BEFORE}{now}"
    with occupied(home, alone=True):
        _undo_all(home)
        with explained(home):
            fresh.mkdir(parents=True)
        try:
            _unpack(source, fresh)
            _exchange(home, fresh, before)
        except BaseException:
            _undo(home, fresh)
            raise
        shutil.rmtree(fresh, ignore_errors=True)
    return before if before.exists() else None


def settle(home: Path) -> None:
    """Undo a restore that was killed half-way. Raises UnwritableFolder, BusyFolder."""
    if any(home.glob(f"{FRESH}*")):
        with occupied(home, alone=True):
            _undo_all(home)


def _unpack(source: Path, fresh: Path) -> None:
    """Read the archive to its end, then unpack it."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            members = list(_checked(archive))
            with explained(fresh.parent):
                if hasattr(tarfile, "data_filter"):
                    archive.extractall(fresh, members, filter="data")
                else:  # before Python 3.11.4; `_checked` lets through nothing that the filter is for
                    archive.extractall(fresh, members)  # noqa: S202
    except (OSError, EOFError, zlib.error, tarfile.TarError) as error:
        raise BadBackup(f"读不出备份 {source}，请检查路径，或换一份备份。") from error


def _checked(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    total = 0
    for member in archive:
        total += member.size
        if not (member.isfile() or member.isdir()) or ".." in PurePosixPath(member.name).parts:
            raise tarfile.TarError(f"{member.name} is no plain file of the backup's own")
        if not any(member.name == name or member.name.startswith(f"{name}/") for name in KEPT):
            raise BadBackup(f"备份里有不属于本程序的内容（{member.name}），没有恢复，请换一份备份。")
        if total > MOST:
            raise BadBackup("备份解开后太大，没有恢复，请检查是不是拿错了文件。")
        yield member


def _exchange(home: Path, fresh: Path, before: Path) -> None:
    """What stands in `home` to `before`, what is in `fresh` to `home`. Without the plan it has not begun or is done."""
    standing = [name for name in _STANDING if os.path.lexists(home / name)]
    coming = [name for name in KEPT if os.path.lexists(fresh / name)]
    with explained(home):
        os.sync()  # what was unpacked is on the disk before anything moves
        replace_file(fresh / _PLAN, json.dumps({"standing": standing, "coming": coming}))
        for name in standing:
            _move(home / name, before / name)
        for name in coming:
            _move(fresh / name, home / name)
        os.sync()
        (fresh / _PLAN).unlink()


def _undo_all(home: Path) -> None:
    for left in home.glob(f"{FRESH}*"):
        _undo(home, left)


def _undo(home: Path, fresh: Path) -> None:
    """Everything where it stood before `_exchange`; may itself be stopped anywhere and begun again."""
    before = home / fresh.name.replace(FRESH, BEFORE)
    with explained(home):
        if (fresh / _PLAN).exists():
            plan = json.loads((fresh / _PLAN).read_text("utf-8"))
            for name in plan["coming"]:
                if not os.path.lexists(fresh / name):
                    _move(home / name, fresh / name)
            for name in plan["standing"]:
                if os.path.lexists(before / name):
                    _move(before / name, home / name)
            for folder in (before / "eval", before):
                with suppress(OSError):
                    folder.rmdir()
            (fresh / _PLAN).unlink()
    shutil.rmtree(fresh, ignore_errors=True)


def _move(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    path.rename(to)
