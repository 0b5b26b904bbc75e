"""Building: what is encoded, what is taken over, what is noticed, and that nothing is ever half there."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from corpus.errors import BusyFolder
from corpus.publish import only_writer
from index.build import Built, build
from index.e5_file import Floats
from index.errors import CorruptIndex, MissingIndex, StaleIndex, UnusableIndex
from index.hash_encoder import HashEncoder
from index.searcher import open_index
from index.store import index_folder
from tests.index.policies import PHRASINGS, TEXT, linjiang, other

ROOT = Path(__file__).parents[2]


class Counting(HashEncoder):
    """A hash encoder that remembers what it was given."""

    def __init__(self, name: str = "hash-1") -> None:
        super().__init__(name=name)
        self.given: list[str] = []

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """The vectors, remembered."""
        self.given += texts
        return super().encode_passages(texts)


def made(home: Path, encoder: HashEncoder | None = None, text: str = TEXT) -> Built:
    """The index of the small policy."""
    return build(home, [linjiang(text)], PHRASINGS, encoder or HashEncoder())


def test_a_build_says_what_it_did(tmp_path: Path):
    """Nodes, sentences, phrasings; every different text encoded once; progress from 0 to all."""
    told: list[tuple[int, int]] = []
    built = build(
        tmp_path, [linjiang()], PHRASINGS, HashEncoder(), lambda done, total: told.append((done, total))
    )
    assert (built.manifest.nodes, built.manifest.phrasings) == (len(linjiang().nodes), 2)
    assert built.encoded + built.reused == built.manifest.rows
    assert told[0] == (0, built.encoded)
    assert told[-1] == (built.encoded, built.encoded)


def test_nothing_changed_is_nothing_done(tmp_path: Path):
    """Not even the lock is needed, so a read-only home will do."""
    first = made(tmp_path)
    with only_writer(index_folder(tmp_path), wait=False):
        again = made(tmp_path)
    assert (again.folder, again.encoded, again.reused) == (first.folder, 0, 0)


def test_a_changed_clause_alone_is_encoded(tmp_path: Path):
    """Its whole and the one sentence that changed."""
    made(tmp_path)
    encoder = Counting()
    made(tmp_path, encoder, TEXT.replace("1000元", "2000元"))
    assert len(encoder.given) == 2
    assert all("2000元" in text for text in encoder.given)
    assert "2000" in open_index(tmp_path, encoder).vocabulary


def test_an_added_document_leaves_the_others_vectors(tmp_path: Path):
    """And a removed one leaves nothing behind."""
    made(tmp_path)
    encoder = Counting()
    build(tmp_path, [linjiang(), other()], PHRASINGS, encoder)
    assert all("山城" in text for text in encoder.given)
    build(tmp_path, [linjiang()], PHRASINGS, encoder)
    assert open_index(tmp_path, encoder).manifest.documents == ("linjiang",)


def test_another_encoder_is_another_index(tmp_path: Path):
    """The old one is never used with new vectors."""
    made(tmp_path)
    encoder = Counting("other")
    with pytest.raises(StaleIndex, match="编码器"):
        open_index(tmp_path, encoder)
    assert made(tmp_path, encoder).reused == 0
    assert open_index(tmp_path, encoder).manifest.encoder == encoder.name


def test_an_index_of_another_format_is_stale(tmp_path: Path):
    """One sentence says both formats; a build replaces it."""
    built = made(tmp_path)
    path = built.folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 0}))
    with pytest.raises(StaleIndex, match="第 0 版"):
        open_index(tmp_path, HashEncoder())
    assert "第 0 版" in made(tmp_path).noticed
    open_index(tmp_path, HashEncoder())


def test_no_index_says_what_to_run(tmp_path: Path):
    """Before the first build."""
    with pytest.raises(MissingIndex, match="python -m index build"):
        open_index(tmp_path, HashEncoder())


def test_a_flipped_bit_in_any_file_is_noticed_and_mended(tmp_path: Path):
    """Every file of the folder in turn, at both ends and twenty places between: opening refuses in one sentence."""
    encoder, random = HashEncoder(), Random(11)
    folder = made(tmp_path, encoder).folder
    names = sorted(path.name for path in folder.iterdir())
    assert {"vectors.npy", "manifest.json", "checksums.json"} < set(names)
    for name in names:
        whole = (folder / name).read_bytes()
        for at in {0, len(whole) - 1, *(random.randrange(len(whole)) for _ in range(20))}:
            data = bytearray(whole)
            data[at] ^= 1 << random.randrange(8)
            (folder / name).write_bytes(data)
            with pytest.raises(UnusableIndex) as caught:
                open_index(tmp_path, encoder)
            assert str(caught.value).endswith("，请运行 python -m index build 重新生成。")
        assert name in (*("manifest.json", "checksums.json"), *str(caught.value).split())
        assert made(tmp_path, encoder).noticed == caught.value.what
        open_index(tmp_path, encoder)


def test_a_flipped_bit_in_the_name_of_the_current_index_is_mended(tmp_path: Path):
    """No index is served under it; the next build points to the right one again, and encodes nothing."""
    encoder = HashEncoder()
    made(tmp_path, encoder)
    current = index_folder(tmp_path) / "current"
    whole = current.read_bytes()
    for bit in range(0, 8 * len(whole), 7):
        data = bytearray(whole)
        data[bit // 8] ^= 1 << bit % 8
        current.write_bytes(data)
        with pytest.raises(MissingIndex):
            open_index(tmp_path, encoder)
        assert made(tmp_path, encoder).encoded == 0
        assert current.read_bytes() == whole


def test_an_absent_file_is_noticed(tmp_path: Path):
    """By name."""
    built = made(tmp_path)
    (built.folder / "vectors.npy").unlink()
    with pytest.raises(CorruptIndex, match=r"vectors\.npy"):
        open_index(tmp_path, HashEncoder())


def test_two_builders_at_once(tmp_path: Path):
    """The second is told, in one sentence."""
    with only_writer(index_folder(tmp_path), wait=False), pytest.raises(BusyFolder, match="另一个进程"):
        made(tmp_path)


def test_old_indexes_are_swept_but_the_one_before(tmp_path: Path):
    """A reader that is just opening it can finish."""
    folders = [made(tmp_path, text=TEXT.replace("1000", f"{n}000")).folder for n in (1, 2, 3)]
    assert [folder.is_dir() for folder in folders] == [False, True, True]


def test_without_an_encoder_words_alone_are_indexed(tmp_path: Path):
    """And the vectors made before serve again when it is back."""
    made(tmp_path)
    built = build(tmp_path, [linjiang(), other()], PHRASINGS, None)
    assert (built.encoded, built.manifest.encoder) == (0, None)
    encoder = Counting()
    build(tmp_path, [linjiang(), other()], PHRASINGS, encoder)
    assert all("山城" in text for text in encoder.given)


def test_no_documents_are_an_empty_index(tmp_path: Path):
    """It answers nothing, and does not fail."""
    build(tmp_path, [], (), HashEncoder())
    assert open_index(tmp_path, HashEncoder()).evidence("奖励").bm25.shape == (0,)


@pytest.mark.slow
def test_killed_after_any_file_operation_the_old_or_the_new_index_serves():
    """SIGKILL after each open, write, flush, rename and removal in turn; see `killed_builder`."""
    command = [sys.executable, "-m", "tests.index.killed_builder"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    report = json.loads(run.stdout)
    served = report["served"]
    assert set(served) == {"old", "new"}
    assert len(served) > 200, "times killed"
    assert report["states"] > 40, "different states on disk that were left behind"
    assert served == sorted(served, key=["old", "new"].index), "once new, always new"


def test_a_full_or_read_only_disk_is_one_sentence_and_the_old_index_serves(tmp_path: Path):
    """On a real tmpfs of 1 MB, then remounted read-only; an unchanged index needs no writing."""
    namespace = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    command = [*namespace, sys.executable, "-m", "tests.index.full_disk", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    report = json.loads(run.stdout)
    assert "磁盘已满" in report["full"]
    assert "只读" in report["read_only"]
    assert (report["first"], report["unchanged"], report["left"]) == ("", "", [])
    assert report["after_full"] == report["after_read_only"] == HashEncoder().name
