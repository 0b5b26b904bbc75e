"""Kills a builder after each of its file operations in turn, and writes what served next as a JSON list.

The parent builds an index of the old text, forks a child that builds the new one and kills itself with
SIGKILL right after its n-th operation on a file: each open, write, flush, fsync, close, lock, folder, rename
and removal counts. Then the parent opens what is there. It ends when a child comes through.
"""

import json
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType

from corpus.checksums import sha256
from index.build import build
from index.hash_encoder import HashEncoder
from index.searcher import open_index
from tests.index.policies import PHRASINGS, TEXT, linjiang

NEW = TEXT.replace("1000元", "2000元")
#: Functions in C that touch the disk, by name: methods of files, and what `os` and `fcntl` hand to the kernel.
OPERATIONS = frozenset(
    [
        "open",
        "write",
        "writelines",
        "flush",
        "close",
        "truncate",
        "__exit__",
        "fsync",
        "ftruncate",
        "pwrite",
        "flock",
        "mkdir",
        "rename",
        "replace",
        "unlink",
        "remove",
        "rmdir",
    ]
)
HOLDERS = ("_io", "io", "posix", "fcntl")


def make(home: Path, text: str) -> None:
    """Build the index of a text."""
    build(home, [linjiang(text)], PHRASINGS, HashEncoder())


def killed_after(home: Path, number: int) -> bool:
    """Whether a child that builds the new index was killed after its operation of that number."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    left = number

    def count(frame: FrameType, event: str, function: object) -> None:
        nonlocal left
        if event == "c_return" and getattr(function, "__name__", "") in OPERATIONS:
            holder = getattr(function, "__self__", None)
            module = getattr(function, "__module__", None) or type(holder).__module__
            if module in HOLDERS:
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    make(home, NEW)
    os._exit(0)


def served(home: Path) -> str:
    """Which index opens: each is complete, or opening would raise."""
    return "new" if "2000" in open_index(home, HashEncoder()).vocabulary else "old"


def state(home: Path) -> str:
    """A digest of every name and byte below a folder."""
    files = sorted(path for path in home.rglob("*") if path.name != ".lock")
    return repr([(str(path), sha256(path) if path.is_file() else "") for path in files])


def main() -> None:
    """One home for all tries: what a killed builder leaves is there for the next. A state that was already
    tried (a write that is still in the process's memory leaves none of its own) is counted and not tried again."""
    with tempfile.TemporaryDirectory() as name:
        pristine, home = Path(name) / "pristine", Path(name) / "home"
        make(pristine, TEXT)
        found: list[str] = []
        tried: dict[str, str] = {}
        for number in range(10_000):
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(pristine, home)
            killed = killed_after(home, number)
            left = state(home)
            if left not in tried:
                tried[left] = served(home)
                make(home, NEW)  # the next builder is not in the way of what was left
                assert served(home) == "new"
                assert not list((home / "index").glob(".partial-*"))
            found.append(tried[left])
            if not killed:
                break
        sys.stdout.write(json.dumps({"served": found, "states": len(tried)}))


if __name__ == "__main__":
    main()
