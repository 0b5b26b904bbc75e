"""The thesaurus: a well-formed file, and official words for what people say."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.thesaurus import expansions, load

LINES = [
    line
    for line in files("qa").joinpath("thesaurus.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_every_line_is_a_lay_word_a_tab_and_official_words():
    """One tab, single blanks, no stray white space, Latin letters of the lay word in lower case."""
    for line in LINES:
        lay, official = line.split("\t")
        assert lay == lay.strip().lower(), line
        assert official.split() == official.split(" "), line


def test_no_lay_word_stands_twice():
    """A second line for the same word would silently replace the first."""
    assert len(LINES) == len(load())


def test_lay_words_are_two_characters_or_longer():
    """Single characters match everywhere."""
    assert [lay for lay in load() if len(lay) < 2] == []


def test_no_entry_maps_a_word_onto_itself_or_repeats_a_word():
    """Such entries add nothing."""
    assert [
        lay for lay, official in load().items() if lay in official or len(set(official)) < len(official)
    ] == []


def test_the_file_covers_the_fields_of_law_and_policy():
    """At least five hundred entries, four official words for each at most."""
    assert len(load()) >= 500
    assert max(map(len, load().values())) <= 4


@pytest.mark.parametrize(
    ("question", "official"),
    [
        ("哪里能上班", "就业"),
        ("小孩上学怎么办", "未成年人"),
        ("开店有什么支持", "个体工商户"),
        ("装太阳能板补多少", "分布式光伏"),
        ("政府给钱吗", "补助"),
        ("想跟银行借钱", "融资"),
        ("老人没人照顾", "老年人"),
        ("打官司要多久", "诉讼"),
        ("被炒鱿鱼了", "解除劳动合同"),
        ("公司把我辞退，我被辞退有钱拿吗", "解除劳动合同"),
        ("卖到国外有什么支持", "对外贸易"),
        ("机器人换人给补贴吗", "智能化改造"),
        ("他是老赖", "失信被执行人"),
        ("电瓶车能上路吗", "电动自行车"),
        ("想上市", "挂牌上市"),
        ("AI企业怎么扶持", "人工智能"),
        ("被狗咬了找谁", "饲养动物损害责任"),
        ("老板不给工资", "拖欠工资"),
        ("租客不走", "承租人"),
        ("偷东西判几年", "盗窃"),
    ],
)
def test_lay_words_bring_official_words(question: str, official: str):
    """A question in everyday words gains the word of the document."""
    assert official in expansions(question)


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("提高企业竞争力", "高新技术企业"),
        ("各种地方性法规", "耕地"),
        ("保证人的责任", "证人证言"),
        ("发送MAIL", "人工智能"),
        ("上市公司的股东", "挂牌上市"),
        ("投保人的义务", "保证人"),
        ("公开公司章程", "设立登记"),
    ],
)
def test_a_lay_word_inside_another_word_does_not_count(question: str, absent: str):
    """Words that merely share characters bring nothing."""
    assert absent not in expansions(question)


def test_the_longest_lay_word_counts_and_order_is_that_of_the_question():
    """老板不给工资 is one matter, not 老板 and 工资."""
    assert expansions("老板不给工资") == ("拖欠工资", "劳动报酬")
    assert expansions("小孩的电瓶车") == ("未成年人", "儿童", "电动自行车")


def test_words_already_in_the_question_are_left_out():
    """Nothing is said twice."""
    assert "就业" not in expansions("上班也算就业吗")
    assert expansions("未成年人 儿童 小孩") == ()


@given(st.text(max_size=60))
def test_any_text_gives_new_words_each_once(question: str):
    """Open input: never fails, no repeats, nothing already there."""
    words = expansions(question)
    assert len(set(words)) == len(words)
    assert all(word.lower() not in question.lower() for word in words)
