"""Uploads that a program left when it ended go after a while."""

from __future__ import annotations

import os
import time
from pathlib import Path

from page.staff.leftovers import KEPT, sweep


def test_what_an_ended_program_left_is_swept(tmp_path: Path) -> None:
    """The old goes with its folder; the young, and what another page keeps there, stay."""
    for name, age in (("a/old.pdf", KEPT + 60), ("tmp1", KEPT + 60), ("b/young.pdf", 60), ("c/two.md", 60)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, times=(time.time() - age,) * 2)
    (tmp_path / "empty").mkdir()
    sweep(tmp_path)
    sweep(tmp_path / "nowhere")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["b", "c", "empty", "two.md", "young.pdf"]
