"""Typos and pinyin are mended with the documents' words; what people write correctly is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.spelling import Speller
from qa.vocabulary import vocabulary

POLICY = """
对新认定的国家级、省级科技企业孵化器分别给予奖励。孵化器补贴按年申请，孵化器补助资金由企业申请。
培育“专精特新”“小巨人”企业，认定“隐形冠军”企业、高新技术企业，建设省级未来工厂，给予奖励和补贴。
支持养老服务、高新技术、能源保障，水稻每亩补贴，出口信用保险保费补助，跨境电商奖励，跨境电商补贴。
保障用能30万吨标准煤。支持领军企业，政策奖励企业，政策补贴企业，补助企业，申请高新企业奖励。
使用电子不停车收费（ETC）装置。绿电交易达到一亿千瓦时，绿电交易，绿电企业。融资担保政策，融资担保补助。
"""


@pytest.fixture(scope="module")
def speller() -> Speller:
    """A speller of one small policy that says everything twice."""
    return Speller(vocabulary([POLICY, POLICY]))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("孵画器补贴多少", "孵化器补贴多少"),
        ("将励多少钱", "奖励多少钱"),
        ("怎么申清", "怎么申请"),
        ("隐型冠军", "隐形冠军"),
        ("专精特心企业", "专精特新企业"),
        ("专精特心小巨仁奖励", "专精特新小巨人奖励"),
        ("高新计术企业", "高新技术企业"),
        ("领军企叶", "领军企业"),
        ("养老服物", "养老服务"),
        ("出口信用保现", "出口信用保险"),
        ("有什么政册", "有什么政策"),
    ],
)
def test_characters_that_sound_the_same_are_mended(speller: Speller, typed: str, meant: str):
    """The word of the document stands in place of its homophone."""
    assert speller.corrected(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("楞源保障", "能源保障"),
        ("专精特兴企业", "专精特新企业"),
        ("孵化器补贴怎么申亲", "孵化器补贴怎么申请"),
    ],
)
def test_characters_that_sound_nearly_the_same_are_mended(speller: Speller, typed: str, meant: str):
    """n for l, an for ang is not; in for ing is."""
    assert speller.corrected(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fuhuaqi butie", "孵化器补贴"),
        ("gaoxin qiye 有什么补贴", "高新企业有什么补贴"),
        ("gaoxinqiye shenme butie", "高新企业什么补贴"),
        ("多少wan吨标准煤", "多少万吨标准煤"),
        ("50wan补多少", "50万补多少"),
        ("xiaojuren 奖多少", "小巨人奖多少"),
        ("奖li多少", "奖励多少"),
        ("专精texin企业", "专精特新企业"),
        ("wei来工厂", "未来工厂"),
        ("bu贴duoshao", "补贴多少"),
        ("kuajing dianshang", "跨境电商"),
        ("请问 fuhuaqi 奖励吗", "请问孵化器奖励吗"),
    ],
)
def test_pinyin_is_read_as_words(speller: Speller, typed: str, meant: str):
    """Whole words, or a syllable between characters; common words (多少) need not be in the document."""
    assert speller.corrected(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("孵器化补贴", "孵化器补贴"), ("隐形军冠", "隐形冠军")])
def test_swapped_characters_are_put_back(speller: Speller, typed: str, meant: str):
    """Two neighbours in the wrong order."""
    assert speller.corrected(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "孵化器补贴多少",
        "AI人才有补贴吗",
        "ETC怎么办理",
        "etc怎么办理",
        "can you help me",
        "machine learning 企业",
        "led灯补贴",
        "P2P公司",
        "补铁多少",  # a word of its own
        "我们厂去年买了设备",
        "房东不退押金怎么办",
        "他将利用这笔钱",
        "在期间内申请",
        "李励是谁",
        "",
        "？？？",
        "😀",
        "a",
        "the company's policy",
    ],
)
def test_what_is_not_mistyped_is_left_alone(speller: Speller, text: str):
    """Known words, foreign words, names and signs."""
    assert speller.corrected(text) is None


def test_the_vocabulary_holds_words_quoted_terms_and_repeated_runs():
    """Dictionary words with their number, terms in quotation marks, Latin words in lower case."""
    words = vocabulary([POLICY, "专项支持绿电交易。绿电补贴。购买绿电。"])
    assert words["孵化器"] == 3
    assert {"专精特新", "小巨人", "隐形冠军", "etc", "万吨"} <= words.keys()
    assert "绿电" in words
    assert all(2 <= len(word) <= 6 for word in words if not word.isascii())


@given(st.text(alphabet=st.sampled_from("孵画器将励申清aefghuqi wn1，“"), max_size=40))
def test_any_text_is_read_without_loss(speller: Speller, text: str):
    """Never fails; a second reading finds nothing new to do with words already mended; digits stay."""
    mended = speller.corrected(text)
    assert mended != text
    if mended is not None:
        assert mended.count("1") == text.count("1")


def test_the_number_of_a_place_is_no_typo():
    """However often the documents speak of another: 第八十条 where they have 第十八条."""
    speller = Speller({"第十八条": 40, "十八": 40, "仲裁": 20})
    assert speller.corrected("第八十条") is None
