"""Weighing: rare words tell more, and how much of one text another has."""

import pytest

from qa.weighing import abbreviated, covered, flat, weight, weights

SOURCES = ("企业研发。企业出口。企业孵化器。企业上市。\n企业用\n电。",)


def test_a_pair_in_every_sentence_weighs_nothing_and_one_in_few_weighs_much():
    """idf = ln((sentences + 1) / (with it + 1)), over five sentences; a line break inside a sentence is no end."""
    telling = weights(SOURCES)
    assert weight("企业", telling) == 0.0
    assert weight("孵化", telling) == pytest.approx(1.0986, abs=1e-4)  # ln(6/2)
    assert weight("用电", telling) == pytest.approx(1.0986, abs=1e-4)
    assert weight("光伏", telling) == 0.0
    assert weight("企", telling) == 0.0


def test_quotation_marks_and_width_do_not_matter():
    """As texts are compared."""
    assert flat("专精特新“小巨人” （ETC）") == "专精特新小巨人(ETC)"


@pytest.mark.parametrize(
    ("printed", "said", "share"),
    [
        ("孵化器", "我们是孵化器", 1.0),
        ("孵化器", "我们是公司", 0.0),
        ("器", "孵化器", 0.0),
        ("", "孵化器", 0.0),
    ],
)
def test_shares_are_of_the_printed_words(printed: str, said: str, share: float):
    """From none to all."""
    assert covered(printed, said, weights(SOURCES)) == share


def test_telling_words_count_more_than_common_ones():
    """Of 孵化器企业 the word 孵化器 is nearly all."""
    telling = weights(SOURCES)
    assert covered("孵化器企业", "孵化器", telling) > 0.6 > covered("孵化器企业", "企业", telling)


@pytest.mark.parametrize(
    ("printed", "said", "short"),
    [
        ("科学技术进步奖二等奖", "拿了省科技进步奖二等奖的企业", True),
        ("高新技术企业", "高新企业", True),
        ("科学技术进步奖", "科技奖", False),
        ("科学技术进步奖", "技术进步", False),
        ("科技企业孵化器", "科技企业", False),
    ],
)
def test_abbreviations_keep_both_ends_and_more_than_half(printed: str, said: str, short: bool):
    """Its characters in order."""
    assert abbreviated(printed, said) is short
