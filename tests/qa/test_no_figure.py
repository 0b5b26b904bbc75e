"""A sum that is asked for and not given: nothing is said, something else is free, or only the whole fund is named."""

from dataclasses import fields

import pytest

from corpus.records import Place
from qa.refusal import Signals, no_figure

NEAR = Signals(**{field.name: 0.9 for field in fields(Signals)})


@pytest.mark.parametrize(
    ("question", "sentence", "missing"),
    [
        ("装电梯补多少钱", "对加装电梯的小区给予适当补助。", True),
        ("装电梯补多少钱", "加装电梯每部补助20万元。", False),
        ("装电梯补多少钱", "未按期加装电梯的，处5万元罚款。", True),
        ("老年食堂补多少钱", "为老年人免费体检，建设4家老年食堂。", True),  # the check-up is free
        ("老人体检要多少钱", "为老年人免费体检。", False),
        ("一部电梯补多少钱", "加装电梯资金0.24亿元。", True),  # for all lifts
        ("电梯一共补多少钱", "加装电梯资金0.24亿元。", False),
        ("一部电梯补多少钱", "加装电梯资金0.24亿元，每部补助20万元。", False),
        ("稻谷一斤多少", "水稻每亩补贴180元。", True),  # of an area, not a weight
        ("水稻一亩多少", "水稻每亩补贴180元。", False),
        ("稻谷一斤多少", "稻谷每吨奖励180元。", False),
        ("稻谷一斤多少", "稻谷奖励180元。", False),
        ("一张单子有没有封顶多少钱", "不对单张处方的数量、金额等作限制。", False),
        ("最高补多少钱", "补贴上不封顶。", False),
        ("补多少钱", "补贴不设上限。", True),
        ("最高补多少钱", "补助对象不受户籍限制，按规定给予补助。", True),
        ("最高报销多少钱", "不设起付线，在限额内报销。", True),
        ("一次性补电梯多少钱", "加装电梯资金0.24亿元。", False),
        ("倒卖废物还罚几倍", "没收违法所得，并处违法所得三倍以下罚款。", False),
        ("举报了最多奖多少钱", "罚款金额在15万元以下的，按1500元奖励。", False),
        ("骗补奖励多少钱", "骗取奖励的，处5万元罚款。", True),
    ],
)
def test_a_sum_that_is_not_given(question: str, sentence: str, missing: bool):
    """The sentence is the whole measure and all that would be shown."""
    assert no_figure(question, Place("n", sentence, ()), sentence, sentence, NEAR) is missing
