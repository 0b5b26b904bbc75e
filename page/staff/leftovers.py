"""What lies in the folder of uploads because the program ended before it was accepted or discarded.

But: leaves what is young; another page over the same home may be looking at it.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

KEPT = 6 * 3600  # seconds, as long as an upload waits to be accepted


def sweep(folder: Path) -> None:
    """Remove files older than `KEPT`, each with the folder of its own where it has one."""
    old = time.time() - KEPT
    for path in [*folder.rglob("*")]:
        with suppress(OSError):
            if path.is_file() and path.stat().st_mtime < old:
                path.unlink()
                if path.parent != folder:
                    path.parent.rmdir()
