"""Kills a builder after each of its file operations in turn, and writes what served next as a JSON list.

The parent builds an index of the old text, forks a child that builds the new one and kills itself with
SIGKILL at its n-th operation below the home, then opens what is there. It ends when a child comes through.
"""

import json
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from index.build import build
from index.hash_encoder import HashEncoder
from index.searcher import open_index
from tests.index.policies import PHRASINGS, TEXT, linjiang

NEW = TEXT.replace("1000元", "2000元")
OPERATIONS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "shutil.rmtree")


def make(home: Path, text: str) -> None:
    """Build the index of a text."""
    build(home, [linjiang(text)], PHRASINGS, HashEncoder())


def killed_at(home: Path, number: int) -> bool:
    """Whether a child that builds the new index was killed at its operation of that number."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    left = number

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in OPERATIONS and str(home) in str(arguments[0]):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    make(home, NEW)
    os._exit(0)


def served(home: Path) -> str:
    """Which index opens: each is complete, or opening would raise."""
    return "new" if "2000" in open_index(home, HashEncoder()).vocabulary else "old"


def main() -> None:
    """One home for all tries: what a killed builder leaves is there for the next."""
    with tempfile.TemporaryDirectory() as name:
        pristine, home = Path(name) / "pristine", Path(name) / "home"
        make(pristine, TEXT)
        found = []
        for number in range(10_000):
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(pristine, home)
            killed = killed_at(home, number)
            found.append(served(home))
            make(home, NEW)  # the next builder is not in the way of what was left
            assert served(home) == "new"
            assert not list((home / "index").glob(".partial-*"))
            if not killed:
                break
        sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
