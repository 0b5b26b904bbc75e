"""Parsing takes time in proportion to the length, on degenerate text too."""

import time

import pytest

from corpus.library import SHIPPED
from corpus.parse import parse
from corpus.reading import read_text

DEGENERATE = {
    "tabs": "\t" * 20_000,
    "annexes": "附件\n" * 4_000,
    "one number again and again": "第三条 甲。\n" * 4_000,
    "quotations never closed": "第二条 “甲\n" * 4_000,
    "cut lines": ("某某，" * 10 + "\n") * 2_000,
    "tables": "序号\t名称\n1\t甲\n某某说明。\n" * 1_500,
    "comments never closed": "<!--" * 10_000,
    "brackets": "（" * 30_000,
    "dots": "…" * 20_000,
    "one flat line": "一、甲。二、乙。" * 2_000,
    "paragraphs": "某某单位应当做好某某工作，并且按照规定及时报告有关情况，不得隐瞒。\n" * 4_000,
}


def seconds(text: str) -> float:
    """Processor time, the shorter of two runs."""
    runs = []
    for _ in range(2):
        started = time.process_time()
        parse(text, "x")
        runs.append(time.process_time() - started)
    return min(runs)


@pytest.mark.parametrize("case", DEGENERATE)
def test_degenerate_text(case: str):
    """Four times the text takes about four times the time (a square would be sixteen)."""
    text = DEGENERATE[case]
    assert seconds(text) < 10 * seconds(text[: len(text) // 4]) + 0.3


def test_many_policies_in_one_file():
    """Eight copies of the real document take about eight times as long as one."""
    source = read_text(SHIPPED / "haining-2024" / "policy.md")
    assert seconds(source * 8) < 20 * seconds(source) + 0.3
