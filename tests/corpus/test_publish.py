"""Publishing a folder: all of it or nothing, one writer at a time."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import BusyFolder, UnwritableFolder
from corpus.publish import explained, only_writer, published, replace_file

ROOT = Path(__file__).parents[2]


def test_a_folder_appears_whole(tmp_path: Path):
    """Before the block ends there is nothing under its name."""
    target = tmp_path / "index"
    with published(target) as partial:
        (partial / "deep").mkdir()
        (partial / "deep" / "file").write_text("x")
        assert not target.exists()
    assert (target / "deep" / "file").read_text() == "x"
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_an_exception_leaves_the_old_one(tmp_path: Path):
    """And nothing half-written beside it."""
    target = tmp_path / "index"
    with published(target) as partial:
        (partial / "file").write_text("old")

    with pytest.raises(KeyboardInterrupt), published(target) as partial:  # noqa: PT012
        (partial / "file").write_text("new")
        raise KeyboardInterrupt
    assert (target / "file").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_a_damaged_one_is_replaced(tmp_path: Path):
    """The name is the same, the content new."""
    for content in ("old", "new"):
        with published(tmp_path / "index") as partial:
            (partial / "file").write_text(content)
    assert (tmp_path / "index" / "file").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_what_a_killed_writer_left_is_swept(tmp_path: Path):
    """The next writer starts clean, and the lock of a dead process is free."""
    program = (
        "import os, signal; from pathlib import Path; from corpus.publish import *\n"
        f"home = Path({str(tmp_path)!r})\n"
        "with only_writer(home, wait=False), published(home / 'index') as partial:\n"
        "    (partial / 'file').write_text('half'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == -9
    assert (tmp_path / ".partial-index").is_dir()
    with only_writer(tmp_path, wait=False):
        assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_two_writers_are_kept_apart_in_one_sentence(tmp_path: Path):
    """It names the process that holds the lock."""
    import os

    with (
        only_writer(tmp_path, wait=False),
        pytest.raises(BusyFolder, match=str(os.getpid())),
        only_writer(tmp_path, wait=False),
    ):
        pass


@pytest.mark.parametrize(
    ("number", "says"), [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "只读"), (errno.EACCES, "没有写入权限")]
)
def test_what_the_system_refuses_is_one_sentence(number: int, says: str, tmp_path: Path):
    """The folder is named, and what to do."""
    with pytest.raises(UnwritableFolder, match=says), explained(tmp_path):
        raise OSError(number, "refused")


def test_a_file_where_the_folder_should_be(tmp_path: Path):
    """A path through a file is not a crash."""
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(UnwritableFolder, match="换一个文件夹"),
        only_writer(tmp_path / "file" / "home", wait=True),
    ):
        pass


def test_a_file_is_replaced_in_one_step(tmp_path: Path):
    """The old text or the new."""
    for text in ("旧", "新"):
        replace_file(tmp_path / "current", text)
    assert (tmp_path / "current").read_text("utf-8") == "新"
    assert [path.name for path in tmp_path.iterdir()] == ["current"]
