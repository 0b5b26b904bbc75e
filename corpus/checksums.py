"""SHA-256 of files: a folder's own list of them, and finding the one that no longer fits.

But: says that a byte changed, not who changed it; whoever can write the files can write the list.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

LIST = "checksums.json"


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file's bytes. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_checksums(folder: Path) -> None:
    """List every file below `folder` in its `checksums.json`."""
    found = {
        str(path.relative_to(folder)): sha256(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LIST
    }
    (folder / LIST).write_text(json.dumps(found, indent=1), "utf-8")


def damaged(folder: Path, names: Iterable[str] | None = None) -> str | None:
    """The first file (of `names`, or of all listed) that is absent or changed; None where all are intact."""
    try:
        listed = json.loads((folder / LIST).read_text("utf-8"))
        wanted = list(listed if names is None else names)
        expected = {name: str(listed[name]) for name in wanted}
    except (OSError, ValueError, KeyError, TypeError):
        return LIST
    return next((name for name in wanted if _differs(folder / name, expected[name])), None)


def _differs(path: Path, expected: str) -> bool:
    try:
        return sha256(path) != expected
    except OSError:
        return True
