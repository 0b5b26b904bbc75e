"""Who is at work in HOME: any number of pages and backups at once, or one restore alone.

The kernel's own file lock, which a killed process cannot leave behind; where HOME cannot be written nobody can
restore into it either, and nothing is locked. But: adding documents and building an index have locks of their own.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.errors import BusyFolder

LOCK = ".occupied"


@contextmanager
def occupied(home: Path, *, alone: bool = False) -> Iterator[None]:
    """Be at work in `home`, beside others or `alone`, until the block ends. Raises BusyFolder where that cannot be."""
    handle = None
    with suppress(OSError):
        home.mkdir(parents=True, exist_ok=True)
        handle = os.open(home / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if handle is not None:
            _locked(handle, home, alone)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _locked(handle: int, home: Path, alone: bool) -> None:
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        said = "网页或备份还在使用" if alone else "正在恢复备份到"
        then = "请先停下服务，再恢复" if alone else "请等恢复完成后再试"
        raise BusyFolder(f"{said} {home}，{then}。") from None
