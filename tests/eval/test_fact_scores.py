"""Facts against a person's reading: found, missed and too many, each worked by hand."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.records import Amount, Conflict, Document, Incentive, Place, Target
from eval import facts
from eval.errors import BadGold


def place(node: str, quote: str) -> Place:
    """A place whose spans do not matter here."""
    return Place(node, quote, ())


def fact(
    node: str, who: str, value: float, cap: float | None = None, ratio: float | None = None
) -> Incentive:
    """An incentive of which only the compared parts matter."""
    limit = Amount("", cap, "元") if cap is not None else None
    return Incentive(
        node, who, "", Amount("", value, "元" if ratio is None else "比例"), limit, ratio, None, "", ()
    )


def test_departments(document: Document):
    """The clause names two of the three expected, and one that is not: precision 2/3, recall 2/3."""
    nodes = (
        replace(document.nodes[0], departments=("市经信局", "市财政局", "市科技局")),
        *document.nodes[1:],
    )
    lines = [{"node": "d/clause/1", "departments": ["市经信局", "市财政局", "市商务局"]}]
    (score,) = facts.judge(replace(document, nodes=nodes), "departments", lines)
    assert (score.precision, score.recall) == pytest.approx((2 / 3, 2 / 3))
    assert (score.missed, score.extra) == (("d/clause/1 市商务局",), ("d/clause/1 市科技局",))


def test_twins(document: Document):
    """Of two gold pairs one is found; a named pair that is none is not claimed."""
    lines = [
        {"a": "d/annex/1/1", "b": "d/clause/1", "same": True},
        {"a": "d/clause/2", "b": "d/closing/1", "same": True},
        {"a": "d/clause/1", "b": "d/clause/2", "same": False},
    ]
    (score,) = facts.judge(document, "twins", lines)
    assert (score.precision, score.recall, score.expected) == (1, 0.5, 2)


def test_conflicts(document: Document):
    """Two gold conflicts of one pair take each its own, whatever the order; a third is missed (recall 2/3);
    one found is of nodes that nobody named (precision 2/3)."""
    found = (
        Conflict("number", "hard", place("d/clause/2", "3户"), place("d/clause/1", "4户"), "不同"),
        Conflict("number", "hard", place("d/clause/2", "6%以上"), place("d/clause/1", "10%"), "不同"),
        Conflict("name", "soft", place("d/clause/2", "甲"), place("d/annex/1/1", "乙"), "不同"),
    )
    lines = [
        {
            "a": "d/clause/1",
            "b": "d/clause/2",
            "kind": "number",
            "severity": "hard",
            "figures": ["10%", "6%"],
        },
        {"a": "d/clause/1", "b": "d/clause/2", "kind": "number", "severity": "hard", "figures": ["7"]},
        {"a": "d/closing/1", "b": None, "kind": "arithmetic", "severity": "hard", "figures": ["5"]},
    ]
    score = facts.conflicts(document, lines, found)
    assert (score.precision, score.recall) == pytest.approx((2 / 3, 2 / 3))
    assert score.missed == ("d/closing/1 ~ None arithmetic ['5']",)
    assert score.extra == ("d/clause/2 ~ d/annex/1/1 name 不同",)
    allowed = [{"a": "d/annex/1/1", "b": "d/clause/2", "kind": "name", "severity": "soft", "figures": []}]
    assert facts.conflicts(document, lines, found, allowed).precision == 1


def test_incentives(document: Document):
    """Two of three amounts are found; of an equal pair each counts once; other nodes do not matter."""
    found = (
        fact("d/clause/1", "购买设备的企业", 0.15, 150000, 0.15),
        fact("d/clause/1", "农户", 50000, 50000),
        fact("d/clause/1", "农户", 7),
        fact("d/clause/2", "不看", 1),
    )
    lines = [
        {
            "node": "d/clause/1",
            "beneficiary": "企业",
            "value": 0.15,
            "unit": "比例",
            "cap": 150000,
            "ratio": 0.15,
        },
        {
            "node": "d/clause/1",
            "beneficiary": "商户",
            "value": 50000,
            "unit": "元",
            "cap": 50000,
            "ratio": None,
        },
        {"node": "d/clause/1", "beneficiary": "农户", "value": 9, "unit": "元", "cap": None, "ratio": None},
    ]
    score = facts.incentives(document, lines, found)
    assert (score.precision, score.recall) == pytest.approx((2 / 3, 2 / 3))
    assert score.worded == 1 / 2  # 企业 is in 购买设备的企业, 商户 is not 农户


def test_targets(document: Document):
    """A goal with another hedge is another goal."""
    found: Sequence[Target] = (
        Target("d/clause/1", "投资增长", 0.1, "比例", "以上", "", ()),
        Target("d/clause/1", "用地", 4000, "亩", "", "", ()),
    )
    lines = [
        {
            "node": "d/clause/1",
            "subject": "固定资产投资增长",
            "value": 0.1,
            "unit": "比例",
            "qualifier": "以上",
        },
        {"node": "d/clause/1", "subject": "用地", "value": 4000, "unit": "亩", "qualifier": "不低于"},
    ]
    score = facts.targets(document, lines, found)
    assert (score.precision, score.recall, score.worded) == (0.5, 0.5, 1)


def test_bad_lines(tmp_path: Path, document: Document):
    """No JSON, a missing key and an unknown kind are one sentence each."""
    file = tmp_path / "d.twins.jsonl"
    file.write_text('{"a": "x"}\n\n{"a"', encoding="utf-8")
    with pytest.raises(BadGold, match="第3行不合格式（不是完整的 JSON"):
        facts.load(file)
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(BadGold, match="不是 UTF-8 编码"):
        facts.load(file)
    for kind, said in (("twins", "缺少 same"), ("weather", "没有“weather”这一类")):
        with pytest.raises(BadGold, match=said):
            facts.judge(document, kind, [{"a": "x", "b": "y"}])
