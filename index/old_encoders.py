"""Encoder folders that other versions of the program unpacked: removed once no process has them open.

An open encoder holds the kernel's shared lock on its folder, which a killed process cannot leave behind.
But: only folders named as ours are, and never that of this version.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import weakref
from contextlib import suppress
from pathlib import Path

from corpus.errors import BusyFolder, UnwritableFolder
from corpus.publish import only_writer
from index.encoder_files import NAME, encoder_folder

_OURS = re.compile(r"multilingual-e5-small-q4(-[0-9a-f]{8}){1,2}-\d+")


def old_encoders(home: Path) -> tuple[Path, ...]:
    """The folders of other versions, by name."""
    try:
        folders = sorted(encoder_folder(home).parent.iterdir())
    except OSError:
        return ()
    return tuple(each for each in folders if _OURS.fullmatch(each.name) and each.name != NAME)


def hold(folder: Path, encoder: object) -> None:
    """Keep the folder for as long as `encoder` lives; where nothing can be locked, nothing is."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        weakref.finalize(encoder, os.close, handle)
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)


def remove_old_encoders(home: Path) -> None:
    """Remove those that nobody holds. What is held, or cannot be removed, is left to another time."""
    if not old_encoders(home):
        return
    with suppress(BusyFolder, UnwritableFolder), only_writer(encoder_folder(home).parent, wait=False):
        for folder in old_encoders(home):
            with suppress(OSError):
                _remove(folder)


def _remove(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        gone = folder.rename(folder.with_name(f".old-{folder.name}"))
        shutil.rmtree(gone, ignore_errors=True)  # the next writer sweeps what is left
    finally:
        os.close(handle)
