"""Builds on a disk of 1 MB that fills up, and on one that is read-only; writes what was said and what served.

Run as root in a mount namespace of its own: `unshare --mount python -m tests.index.full_disk FOLDER`.
"""

import json
import subprocess
import sys
from pathlib import Path

from corpus.errors import PolicyError
from index.build import build
from index.hash_encoder import HashEncoder
from index.searcher import open_index
from tests.index.policies import PHRASINGS, TEXT, linjiang

SMALL, LARGE = HashEncoder(), HashEncoder(16_384)  # the vectors of LARGE alone take more than the disk has


def said(home: Path, encoder: HashEncoder, text: str = TEXT) -> str:
    """The sentence of a failed build; empty where it succeeds."""
    try:
        build(home, [linjiang(text)], PHRASINGS, encoder)
    except PolicyError as error:
        return str(error)
    return ""


def main(home: Path) -> None:
    """Mount, build, fill, make read-only; the namespace takes the mount away."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", home], check=True)
    report = {"first": said(home, SMALL), "full": said(home, LARGE)}
    report["left"] = sorted(path.name for path in (home / "index").glob(".partial-*"))
    report["after_full"] = open_index(home, SMALL).manifest.encoder
    subprocess.run(["mount", "-o", "remount,ro", home], check=True)
    report["read_only"] = said(home, SMALL, TEXT.replace("1000元", "2000元"))
    report["unchanged"] = said(home, SMALL)
    report["after_read_only"] = open_index(home, SMALL).manifest.encoder
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
