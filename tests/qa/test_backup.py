"""A backup brings back what was there, and a restore loses nothing and takes nothing foreign."""

from __future__ import annotations

import errno
import io
import os
import sqlite3
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import BusyFolder, UnwritableFolder
from qa.backup import BadBackup, back_up
from qa.occupied import occupied
from qa.restore import restore, settle
from qa.status import status


def filled(home: Path, verdict: str = "up") -> Path:
    """A home with a document, feedback, and an index that needs no backup."""
    folder = home / "documents" / "d"
    folder.mkdir(parents=True)
    (folder / "policy.txt").write_text("第一条 给予补助。", encoding="utf-8")
    (folder / "phrasings.jsonl").write_text('{"node": "d/clause/1", "text": "补吗"}\n', encoding="utf-8")
    (home / "gold").mkdir()
    (home / "gold" / "own.jsonl").write_text("{}\n", encoding="utf-8")
    (home / "index").mkdir()
    (home / "index" / "current").write_text("x")
    say(home, verdict)
    return home


def say(home: Path, verdict: str) -> None:
    """One more verdict."""
    with closing(sqlite3.connect(home / "feedback.db")) as connection, connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS feedback (verdict TEXT)")
        connection.execute("INSERT INTO feedback VALUES (?)", (verdict,))


def verdicts(home: Path) -> list[str]:
    """All verdicts that are kept."""
    with closing(sqlite3.connect(home / "feedback.db")) as connection:
        return [row[0] for row in connection.execute("SELECT verdict FROM feedback")]


def test_what_was_backed_up_comes_back(tmp_path: Path):
    """Documents byte for byte and every verdict, though a writer still has the file open; no index."""
    home, archive = filled(tmp_path / "home"), tmp_path / "backup.tar.gz"
    with closing(sqlite3.connect(home / "feedback.db")) as writer:
        writer.execute("INSERT INTO feedback VALUES ('down')")
        writer.commit()
        assert back_up(home, archive) == ("documents", "gold", "feedback.db")
    fresh = tmp_path / "fresh"
    assert restore(fresh, archive) is None
    assert verdicts(fresh) == ["up", "down"]
    for name in ("policy.txt", "phrasings.jsonl"):
        assert (fresh / "documents/d" / name).read_bytes() == (home / "documents/d" / name).read_bytes()
    assert sorted(path.name for path in fresh.iterdir()) == [".occupied", "documents", "feedback.db", "gold"]


def test_what_was_there_is_kept_beside(tmp_path: Path):
    """Restoring over a home moves what it had, its write-ahead log included, out of the way."""
    old, archive = filled(tmp_path / "old"), tmp_path / "backup.tar.gz"
    back_up(old, archive)
    home = filled(tmp_path / "home", "down")
    with closing(sqlite3.connect(home / "feedback.db")) as unfinished:
        unfinished.execute("INSERT INTO feedback VALUES ('later')")
        unfinished.commit()
        before = restore(home, archive)
    assert before is not None
    assert verdicts(home) == ["up"]
    assert verdicts(before) == ["down", "later"]
    assert (home / "index" / "current").exists()


def archive_of(path: Path, **members: bytes) -> Path:
    """An archive with these names."""
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


@pytest.mark.parametrize(
    "name", ["../escape", "/etc/escape", "documents/../../escape", "index/current", "documents-evil/x"]
)
def test_foreign_content_is_refused_whole(tmp_path: Path, name: str):
    """Nothing is taken of an archive with a path that is none of ours; HOME stays as it was."""
    home = filled(tmp_path / "home")
    with pytest.raises(BadBackup):
        restore(home, archive_of(tmp_path / "bad.tar.gz", **{"documents/e/policy.txt": b"x", name: b"x"}))
    assert not (tmp_path / "escape").exists()
    assert sorted(path.name for path in home.iterdir() if not path.name.startswith("feedback")) == [
        ".occupied",
        "documents",
        "gold",
        "index",
    ]
    assert verdicts(home) == ["up"]
    assert [path.name for path in (home / "documents").iterdir()] == ["d"]


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08\x00cut"])
def test_broken_archive_is_one_sentence(tmp_path: Path, content: bytes):
    """Cut off or something else: said so, nothing changed."""
    (tmp_path / "b.tar.gz").write_bytes(content)
    home = filled(tmp_path / "home")
    with pytest.raises(BadBackup, match="读不出备份"):
        restore(home, tmp_path / "b.tar.gz")
    assert verdicts(home) == ["up"]
    with pytest.raises(BadBackup, match="写不成备份"):
        back_up(home, tmp_path / "nowhere" / "b.tar.gz")


def test_status_of_an_empty_and_a_filled_home(tmp_path: Path):
    """Nothing there yet is said, not failed at; an added document makes the index stale, an upgrade an encoder old."""
    empty = status(tmp_path / "none", None, "local")
    assert (empty.index, empty.stale, empty.documents) == (None, "还没有建立索引", ("haining-2024",))
    old = tmp_path / "home" / "encoder" / "multilingual-e5-small-q4-1571fc98-1"
    old.mkdir(parents=True)
    (old / "model.safetensors").write_bytes(bytes(1000))
    found = status(filled(tmp_path / "home"), "m", "milvus")
    assert (found.old_encoders, found.old_encoders_bytes) == ((old.name,), 1000)
    assert (empty.old_encoders, empty.old_encoders_bytes) == ((), 0)
    assert found.documents == ("haining-2024", "d")
    assert found.stale is not None
    assert found.feedback > 0
    assert found.free_bytes > 0
    assert (found.encoder, found.engine) == ("m", "milvus")


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path):
    """Its path leads through a file."""
    (tmp_path / "file").touch()
    with pytest.raises(BadBackup, match=r"写不成备份.*路径中有一段是文件，请换一个文件夹"):
        back_up(filled(tmp_path / "home"), tmp_path / "file" / "x.tar.gz")


def test_a_home_that_cannot_be_written_is_one_sentence(tmp_path: Path):
    """Its path leads through a file."""
    archive = archive_of(tmp_path / "x.tar.gz")
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableFolder, match="路径中有一段是文件"):
        restore(tmp_path / "file" / "home", archive)


def contents(home: Path) -> dict[str, object]:
    """Every file of a home and what is in it; of a database its rows, as its own files differ from moment to moment."""
    files = [path for path in home.rglob("*") if path.is_file() and path.name not in (".occupied", ".lock")]
    others = {str(path.relative_to(home)): path.read_bytes() for path in files if ".db" not in path.name}
    return {**others, "verdicts": verdicts(home)}


def test_stopped_anywhere_a_restore_is_whole_or_undone(tmp_path: Path):
    """Killed at each of its steps on disk in turn: after the next start HOME is as it was, or as in the archive."""
    archive = tmp_path / "backup.tar.gz"
    back_up(filled(tmp_path / "old", "up"), archive)
    (tmp_path / "old" / "documents" / "d" / "policy.txt").write_text("第一条 不同。", encoding="utf-8")
    results, half = [], 0
    for step in range(1000):
        home = filled(tmp_path / f"home-{step}", "down")
        (home / "documents" / "d" / "policy.txt").write_text("第一条 原来的。", encoding="utf-8")
        (home / "eval").mkdir()
        (home / "eval" / "decided.json").write_text("[1]")
        before = contents(home)
        ended = killed_at(step, home, archive)
        half += any((left / ".plan.json").exists() for left in home.glob(".restoring-*"))
        settle(home)
        assert not list(home.glob(".restoring-*"))
        now = contents(home)
        if ended:
            break
        results.append("undone" if now == before else "done" if now["verdicts"] == ["up"] else now)
    assert set(results) == {"undone", "done"}
    assert results == sorted(results, key=["undone", "done"].index), "once done, always done"
    assert half > 5, "times killed between the first move and the last"
    assert (home / "documents/d/policy.txt").read_text(encoding="utf-8") == "第一条 给予补助。"


def killed_at(step: int, home: Path, archive: Path) -> bool:
    """Restore in a process that dies at its n-th move, making or removal of a file; whether it lived to the end."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, _: object) -> None:
            nonlocal left
            if event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "open"):
                left -= 1
                if left < 0:
                    os._exit(9)

        sys.addaudithook(count)
        restore(home, archive)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_move_that_is_refused_takes_back_those_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The file system says no at each move in turn: one sentence, and HOME is as it was."""
    archive = tmp_path / "backup.tar.gz"
    back_up(filled(tmp_path / "old", "up"), archive)
    home = filled(tmp_path / "home", "down")
    before = contents(home)
    rename = Path.rename

    def refused_at(step: int) -> None:
        moves = iter(range(1000))

        def one(self: Path, to: Path) -> Path:
            if next(moves) == step:
                raise OSError(errno.EACCES, "refused", str(self))
            return rename(self, to)

        with monkeypatch.context() as patched:
            patched.setattr(Path, "rename", one)
            restore(home, archive)

    for step in range(6):  # documents, gold and feedback.db go, and come
        with pytest.raises(UnwritableFolder, match="没有写入权限"):
            refused_at(step)
        assert contents(home) == before, step
        assert not [path.name for path in home.iterdir() if "restor" in path.name]
    refused_at(6)
    assert verdicts(home) == ["up"]


def test_while_the_page_is_open_nothing_is_restored(tmp_path: Path):
    """It would go on writing into what has moved away; a backup may be made beside it."""
    home, archive = filled(tmp_path / "home"), tmp_path / "backup.tar.gz"
    with occupied(home):
        back_up(home, archive)
        with pytest.raises(BusyFolder, match="请先停下服务"):
            restore(home, archive)
    with occupied(home, alone=True), pytest.raises(BusyFolder, match="请等恢复完成"):
        back_up(home, archive)
    assert restore(home, archive) is not None
