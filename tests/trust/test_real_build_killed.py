"""`python -m index build` with the real encoder, killed ten times at random: each next start serves an index, complete."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.library import Library
from eval.speed import children
from index.build import build
from index.encoder_files import encoder_folder
from index.onnx_encoder import OnnxEncoder
from index.phrasings import beside
from index.searcher import open_index

ROOT = Path(__file__).parents[2]
LAW = "某市办法\n" + "".join(
    f"第{n}条 对{what}的企业给予{n}万元奖励。\n" for n, what in enumerate(("上云", "出海", "减排", "育种"), 1)
)


def spent(process: int) -> float:
    """Seconds of processor time: what else the machine does moves no kill to after the end."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.slow
def test_the_real_build_killed_ten_times_at_random(encoder_home: Path, tmp_path: Path) -> None:
    """Old or new, never a part; the new one is there after a build that comes through, with nothing left over."""
    home = tmp_path / "home"
    shutil.copytree(
        encoder_folder(encoder_home), encoder_folder(home), copy_function=lambda a, b: Path(b).hardlink_to(a)
    )
    encoder = OnnxEncoder(home)
    if (
        encoder_home / "index"
    ).is_dir():  # vectors of the shipped document, so that only what is new is encoded
        shutil.copytree(encoder_home / "index", home / "index", ignore=shutil.ignore_patterns(".*"))
    library = Library(home)
    build(home, library.documents(), beside(library.files()), encoder)
    file = tmp_path / "law.txt"
    file.write_text(LAW, encoding="utf-8")
    library.add(file)
    old, command = open_index(home, encoder).manifest, [sys.executable, "-m", "index", "build"]
    environment = {**os.environ, "POLICY_QA_HOME": str(home)}
    pristine = tmp_path / "index"
    shutil.copytree(home / "index", pristine)

    before = children()
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    whole, new = children() - before, open_index(home, encoder).manifest
    assert new.version != old.version

    random_, killed = random.Random(11), 0
    for _ in range(10):
        shutil.rmtree(home / "index")
        shutil.copytree(pristine, home / "index")
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = whole * random_.uniform(0.3, 1.0)
        while process.poll() is None and spent(process.pid) < until:
            time.sleep(0.01)
        process.kill()
        killed += process.wait() == -9
        assert open_index(home, encoder).manifest in (old, new)
    assert killed >= 5
    built = build(home, library.documents(), beside(library.files()), encoder)
    assert (built.manifest, open_index(home, encoder).manifest) == (new, new)
    assert not list((home / "index").glob(".partial-*"))
