"""Speed's arithmetic and the clauses it is measured on; no test here depends on how fast the machine is."""

from pathlib import Path

import numpy as np
import pytest

from corpus.library import Library
from eval import speed_kept, speed_parts
from eval.speed import Ratio, Side, as_json, exponent, pair, side
from eval.speed_corpus import articles, scaled
from eval.speed_encoding import building_ratios
from eval.speed_parts import Measured, Setting, measured
from eval.speed_search import Growth, bm25_ratio, engine_over, growth, hybrid_ratio
from eval.speed_shown import chart, growth_lines, lines, markdown
from index.hash_encoder import HashEncoder
from index.hybrid import hybrid

TEXTS = [f"第{n}条" + "".join(chr(0x5000 + 40 * n + k) for k in range(20)) for n in range(12)]


def test_median_and_percentile():
    """Of 1..20 the median is 10.5 and the 95th percentile the 19th value."""
    found = side("x", list(range(1, 21)), warm=2, cpu=[3, 1, 2])
    assert (found.n, found.warm, found.median, found.p95, found.cpu) == (20, 2, 10.5, 19, 2)


def test_ratio_and_bound():
    """3 ms against 10 ms is 0.3; within 0.4, not within 0.2."""
    ours, other = Side("a", 1, 0, 3, 3, cpu=2), Side("b", 1, 0, 10, 10, cpu=8)
    assert Ratio("w", ours, other).value == pytest.approx(0.3)
    assert [Ratio("w", ours, other, bound).within for bound in (0.4, 0.2, None)] == [True, False, True]
    said = as_json(Ratio("w", ours, other, 0.4))
    assert (said["ratio"], said["cpu_ratio"], said["within"]) == (0.3, 0.25, True)


def test_both_sides_run_in_turn():
    """Warm rounds come first and are not counted."""
    called: list[str] = []
    found = pair(
        "w", ("a", lambda k: called.append(f"a{k}")), ("b", lambda k: called.append(f"b{k}")), n=2, warm=1
    )
    assert called == ["a0", "b0", "a0", "b0", "a1", "b1"]
    assert (found.ours.n, found.other.n) == (2, 2)


def test_exponent():
    """Twice the size and four times the work is an exponent of 2."""
    assert exponent([10, 20, 40], [3, 12, 48]) == pytest.approx(2)


def test_a_law_without_articles_gives_none(tmp_path: Path):
    """Articles are cut at 第…条; a text without any is left out."""
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws" / "a.md").write_text("# 法\n\n第一条 甲。\n\n第二条 乙。\n", "utf-8")
    (tmp_path / "laws" / "b.md").write_text("# 决定\n\n没有条。\n", "utf-8")
    assert [text.strip() for text in articles(tmp_path)] == ["第一条 甲。", "第二条 乙。"]


def test_clauses_at_scale(tmp_path: Path):
    """The first are real; the others are changed, no two alike, their vectors of length 1 near real ones."""
    clauses = scaled(TEXTS, 40, HashEncoder(384), tmp_path, encoded=8)
    assert (clauses.real_texts, clauses.real_vectors) == (12, 8)
    assert len(clauses.terms) == len(clauses.vectors) == 40
    assert len({tuple(terms) for terms in clauses.terms}) == 40
    np.testing.assert_allclose(np.linalg.norm(clauses.vectors, axis=1), 1, atol=1e-5)
    cosine = float(clauses.vectors[8] @ clauses.vectors[0])
    assert cosine == pytest.approx(1 / (1 + 0.45**2) ** 0.5, abs=0.03)


def test_what_is_printed():
    """A bound that is not kept is marked; growth ends with its exponents; the page holds both."""
    ratio = Ratio("w", Side("a", 3, 1, 3, 4), Side("b", 3, 1, 2, 2), 1.2, "n")
    assert lines([ratio]) == [
        ["w", "1.5000 ✗", "1.2", "", "a", "3 ms", "4", "3", "b", "2 ms", "2", "3", "1", "n"]
    ]
    sizes = [Growth(10, 1, 2, 3, 4), Growth(100, 10, 200, 30, 40)]
    assert growth_lines(sizes)[-1] == ["指数", "1.00", "2.00", "1.00", ""]
    assert chart(sizes).count("█") > 6
    page = markdown(
        [
            Measured("search-10", "2 核", 1.0, (ratio,), sizes[0]),
            Measured("page", "2 核", 1.0, failure="坏了"),
        ]
    )
    assert "1.5000 ✗" in page
    assert "| search-10 | 2 核 | 1 | 0/1 |" in page
    assert "没有量成：坏了" in page


def test_a_part_that_fails_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What it raised stands in its place; a part measured again replaces itself; the order is that of the table."""

    def broken(setting: object) -> object:
        raise RuntimeError("坏了\n第二行")

    monkeypatch.setattr(
        speed_parts, "PARTS", {"crowd": broken, "search-10": lambda _: ((), Growth(10, 1, 2, 3, 4))}
    )
    setting, file = Setting(tmp_path, TEXTS, tmp_path, 1), tmp_path / "speed.json"
    monkeypatch.setattr(speed_kept, "PARTS", speed_parts.PARTS)
    held: tuple[Measured, ...] = ()
    for part in ("search-10", "crowd", "search-10"):
        found, _ = measured(part, setting)
        held = speed_kept.keep(file, found)
    assert [(one.part, one.failure) for one in held] == [
        ("crowd", "RuntimeError: 坏了 第二行"),
        ("search-10", ""),
    ]
    assert speed_kept.kept(file) == held
    file.write_text("{", "utf-8")
    assert speed_kept.kept(file) == ()


def test_what_is_measured_of_one_changed_clause():
    """The draft with a sentence more in its first clause: that clause's passages alone are encoded again."""
    library = Library(Path("/nonexistent"))
    *_, changed = building_ratios(library.documents(), (), HashEncoder(8))
    assert (changed.ours.median, changed.other.median, changed.within) == (2, 2, True)
    assert changed.note.endswith("不属于这一条的 0 段")


@pytest.mark.slow
@pytest.mark.parametrize("n", [1_000, 10_000])
def test_search_at_scale(tmp_path: Path, n: int):
    """BM25 equals rank-bm25 within 1e-6 in a twentieth of its time; the ten found are those of plain arithmetic."""
    encoder = HashEncoder(384)
    clauses = scaled(TEXTS, n, encoder, tmp_path, encoded=12)
    words = bm25_ratio(clauses, TEXTS[:4], n=3)
    apart = float(words.note.split("；")[0].removeprefix("得分最多相差 "))
    assert apart <= 1e-6
    assert n < 10_000 or words.within  # a thousand take too little time for a ratio to hold still
    assert hybrid_ratio(clauses, TEXTS[:2], encoder, n=1).other.n == 1
    assert growth(clauses, TEXTS[:2], encoder).n == n
    engine = engine_over(clauses, encoder)
    for text in TEXTS[:3]:
        bm25 = engine.contents.text.scores(engine.tokens(text))
        dense = clauses.vectors @ encoder.encode_queries([text])[0]
        parts = [(each - np.sort(each)[-min(n, 1_000)]).clip(0) for each in (bm25, dense)]
        fused = sum(part / part.max() for part in parts) / 2
        best = sorted(range(n), key=lambda at: (-round(float(fused[at]), 5), engine.ids[at]))[:10]
        assert [hit.score for hit in hybrid(engine, text)] == pytest.approx(fused[best], abs=1e-5)
