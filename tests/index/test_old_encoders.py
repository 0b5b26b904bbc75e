"""Encoders of other versions go once nobody has them open, and nothing else goes."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.encoder import load_encoder
from index.encoder_files import NAME, encoder_folder
from index.old_encoders import old_encoders
from index.unpack import unpack

OLD = ("multilingual-e5-small-q4-1571fc98-1", "multilingual-e5-small-q4-1571fc98-00000000-2")
OTHERS = (NAME, "multilingual-e5-small", "multilingual-e5-small-q4-1571fc98-1.bak", "own-model")


@pytest.fixture
def upgraded(tmp_path: Path) -> Path:
    """A home with the encoder of this version, two of others, and folders that are none of ours."""
    for name in (*OLD, *OTHERS):
        (tmp_path / "encoder" / name).mkdir(parents=True)
        (tmp_path / "encoder" / name / "model.onnx").write_text("weights", encoding="utf-8")
    return tmp_path


def lying(home: Path) -> set[str]:
    """The folders beside the encoder, hidden ones too."""
    return {each.name for each in (home / "encoder").iterdir() if each.is_dir()}


def test_old_ones_go_and_nothing_else(upgraded: Path):
    """Only what is named as we name, and not the one of this version."""
    assert {each.name for each in old_encoders(upgraded)} == set(OLD)
    unpack(upgraded)
    assert lying(upgraded) == set(OTHERS)
    assert old_encoders(upgraded / "nowhere") == ()


def test_what_another_process_has_open_stays_until_it_ends(upgraded: Path):
    """A page that still runs from before the upgrade reads its weights when documents are added."""
    program = (
        "import sys; from pathlib import Path; from index.old_encoders import hold\n"
        f"hold(Path({str(upgraded / 'encoder' / OLD[0])!r}), kept := type('Encoder', (), {{}})())\n"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as page:
        assert page.stdout
        assert page.stdout.readline() == "open\n"
        unpack(upgraded)
        assert lying(upgraded) == {OLD[0], *OTHERS}
        page.kill()
    unpack(upgraded)
    assert lying(upgraded) == set(OTHERS)


def test_an_open_encoder_holds_its_folder(encoder_home: Path, tmp_path: Path):
    """For as long as it lives."""
    folder = encoder_folder(tmp_path)
    shutil.copytree(encoder_folder(encoder_home), folder, copy_function=os.link)
    encoder = load_encoder(tmp_path)
    handle = os.open(folder, os.O_RDONLY)
    try:
        with pytest.raises(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        del encoder
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(handle)
