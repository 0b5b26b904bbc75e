"""Two versions of one policy, compared by what they say."""

import json
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.diff import Comparison, diff
from corpus.diff_docx import write_docx
from corpus.diff_text import as_data, as_text
from corpus.errors import UnwritableFile
from corpus.library import SHIPPED
from corpus.numerals import chinese
from corpus.parse import parse
from corpus.reading import read_text
from corpus.wording import Figure, compare, figures

SOURCE = read_text(SHIPPED / "haining-2024" / "policy.md")


def revised() -> str:
    """The real document revised: （七） taken out (so all later numbers move up by one), an amount raised, a
    bureau added, a clause put in at the end, a row's figure changed."""
    start = SOURCE.index("**（七）")
    text = SOURCE[:start] + SOURCE[SOURCE.index("## **二、") :]
    for number in range(8, 64):
        old, new = chinese(number), chinese(number - 1)
        text = text.replace(f"**（{old}）", f"**（{new}）").replace(f"**({old})", f"**({new})")
    text = text.replace(
        "分别给予最高100万元、50万元的奖励；对新认定为国家单项",
        "分别给予最高150万元、50万元的奖励；对新认定为国家单项",
        1,
    )
    text = text.replace("（责任单位：市住建局）", "（责任单位：市住建局、市财政局）", 1)
    added = "**（六十三）支持银发经济。**对新开办的老年用品企业给予最高20万元补助。（责任单位：市民政局）\n\n上述 8 个领域"
    text = text.replace("上述 8 个领域", added, 1)
    return text.replace(
        "投资总量保持合理增长，全年固定资产投资增长 6% 以上",
        "投资总量保持合理增长，全年固定资产投资增长 7% 以上",
        1,
    )


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """The real document against its revision."""
    return diff(parse(SOURCE, "a"), parse(revised(), "b"))


def local(comparison: Comparison, kind: str) -> list[tuple[str | None, str | None]]:
    """Old and new ids of the revisions of a kind."""
    return [
        (item.a and item.a.id.removeprefix("a/"), item.b and item.b.id.removeprefix("b/"))
        for item in comparison.revisions
        if item.kind == kind
    ]


def test_added_and_removed(comparison: Comparison):
    """What only one version says."""
    assert local(comparison, "removed") == [("clause/7", None)]
    assert local(comparison, "added") == [(None, "clause/63")]


def test_moved(comparison: Comparison):
    """Clauses of equal wording under another number are moved, whatever their number."""
    moved = local(comparison, "moved")
    assert len(moved) == 54
    assert moved[0] == ("clause/8", "clause/7")
    assert moved[-1] == ("clause/63", "clause/62")


def test_changed(comparison: Comparison):
    """Changed clauses are found by content, with the figures that changed."""
    assert local(comparison, "changed") == [
        ("clause/25", "clause/24"),
        ("clause/61", "clause/60"),
        ("annex/1-1/2.1", "annex/1-1/2.1"),
    ]
    changed = {item.a.id: item.figures for item in comparison.revisions if item.kind == "changed" and item.a}
    assert changed == {
        "a/clause/25": (Figure("100万元", "150万元"),),
        "a/clause/61": (),
        "a/annex/1-1/2.1": (Figure("6%", "7%"),),
    }
    assert comparison.unchanged == 265 - 1 - 54 - 3


def test_nothing_changed():
    """A document against itself."""
    document = parse(SOURCE, "a")
    same = diff(document, document)
    assert (same.revisions, same.unchanged) == ((), len(document.nodes))


def test_text_and_json(comparison: Comparison):
    """Text names places and figures; JSON holds the same."""
    text = as_text(comparison)
    assert "新增 1 处，删除 1 处，移动 54 处，修改 3 处" in text
    assert "修改　（二十五） → （二十四） 支持企业高质量发展" in text
    assert "数字：100万元 → 150万元" in text
    assert "〔-100万元-〕〔+150万元+〕" in text
    data = json.loads(json.dumps(as_data(comparison), ensure_ascii=False))
    assert [change["kind"] for change in data["changes"]].count("moved") == 54
    assert next(change for change in data["changes"] if change["b"] == "b/clause/24")["figures"] == [
        {"a": "100万元", "b": "150万元"}
    ]


def test_word_file(comparison: Comparison, tmp_path: Path):
    """Deletions are struck through, insertions underlined, figures marked."""
    write_docx(comparison, tmp_path / "diff.docx")
    file = docx.Document(str(tmp_path / "diff.docx"))
    runs = {run.text: run for paragraph in file.paragraphs for run in paragraph.runs}
    assert runs["100万元"].font.strike
    assert runs["150万元"].font.underline
    assert runs["150万元"].font.highlight_color is not None
    assert any("支持银发经济" in paragraph.text for paragraph in file.paragraphs)


def test_a_word_file_that_cannot_be_written_is_one_sentence(comparison: Comparison, tmp_path: Path):
    """Its folder is not there."""
    with pytest.raises(UnwritableFile, match="写不进"):
        write_docx(comparison, tmp_path / "absent" / "diff.docx")


@given(st.text("甲乙丙丁12345%万元，。 ", max_size=60), st.text("甲乙丙丁12345%万元，。 ", max_size=60))
def test_pieces_are_both_wordings(old: str, new: str):
    """Equal and deleted pieces are the old wording, equal and inserted ones the new."""
    pieces = compare(old, new)
    assert "".join(piece.text for piece in pieces if piece.change != "insert") == old
    assert "".join(piece.text for piece in pieces if piece.change != "delete") == new
    assert all(pair.old != pair.new for pair in figures(pieces))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("最高100万元", "最高150万元", (Figure("100万元", "150万元"),)),
        ("奖励10万元、5万元", "奖励20万元、5万元", (Figure("10万元", "20万元"),)),
        ("占比达 3% 及以上", "占比达 5% 及以上", (Figure("3%", "5%"),)),
        ("给予奖励", "给予最高8万元奖励", (Figure("", "8万元"),)),
        ("2024年1月", "2025年1月", (Figure("2024年", "2025年"),)),
        ("甲乙", "乙甲", ()),
    ],
)
def test_figures(old: str, new: str, expected: tuple[Figure, ...]):
    """A figure with its unit is compared as one."""
    assert figures(compare(old, new)) == expected
