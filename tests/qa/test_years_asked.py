"""The years that a question asks for, and what speaks of them."""

import pytest

from corpus.records import Document, Node, Period
from qa.years_asked import asked_years, covers, year_of, years

POLICY = Document("x", "方案", "2024年预算，2023年决算，2024年全年有效，2024-2027年。", ())


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("2025年补多少", (2025,)),
        ("2023-2027年", (2023, 2027)),
        ("2025~2026年", (2025, 2026)),
        ("2024 年", (2024,)),
        ("2024版", (2024,)),
        ("1999年以前", (1999,)),
        ("2021-2023", (2021, 2023)),
        ("2024年和2024年", (2024,)),
        ("补贴2000万元", ()),
        ("2000亩", ()),
        ("2000家企业", ()),
        ("2030人", ()),
        ("2000元补贴", ()),
        ("10000元", ()),
        ("编号20240101", ()),
        ("去年", ()),
        ("2024个", ()),
        ("收了瓶子2000只、袋子", ()),
        ("充了2000，没打折", ()),
        ("2021届毕业生", (2021,)),
        ("2020的标准", (2020,)),
        ("2020学年", (2020,)),
    ],
)
def test_years_are_told_from_other_numbers(text: str, stated: tuple[int, ...]):
    """Each once, in order."""
    assert years(text) == stated


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("明年补多少", (2025,)),
        ("来年", (2025,)),
        ("后年", (2026,)),
        ("前年", (2022,)),
        ("大前年", (2021,)),
        ("2025年", (2025,)),
        ("明年2025年还有吗", (2025,)),
        ("今年", ()),
        ("儿子明年上初中,那个中学今年动工吗", ()),
        ("今年没赶上,明年还有吗", (2025,)),
        ("去年", ()),
        ("我是1995年被抱养的,现在去哪里办", ()),
        ("我们2012年当过高新企业,2012年的奖励还有吗", (2012,)),
        ("我2022年买的车,现在能领吗", (2022,)),  # a measure may well have begun then
        ("1995年的老办法,现在怎么办", (1995,)),
        ("我想问2018年的补贴标准,多少", (2018,)),
        ("公司前年被记过失信,现在能不能报", ()),
        ("前年的标准是多少,今后呢", (2022,)),
        ("前年的预算,", (2022,)),
        ("小巨人明年奖励标准,请告知", (2025,)),
        ("前年营收不足2000万,现在能报吗", ()),
        ("请问我2019年的高企奖励,标准是多少", (2019,)),
        ("我们县2015年的财政收入,是多少", (2015,)),
        ("前年活动里骗过补的店今年还能进吗", ()),
        ("市里2022年工地塌过,死了人,今年还能去争吗", ()),
        ("2022年骗补怎么罚", (2022,)),
        ("前年拿了块地，一直没用，会不会收走", ()),
        ("去年卖了2600万，比前年多了15%，能返几成", ()),
        ("前年只献过1次，下个月开刀，能免多少", ()),
        ("儿子明年上小学，公办学校给不给照顾", ()),
        ("去年实际用了多少外资", (2023,)),
        ("去年全市社零涨了几个点", (2023,)),
        ("去年评上了高企奖多少", ()),
        ("我们厂去年投了多少能算", ()),
        ("这个细则只管3年，到2026年底就作废了是不是", ()),
        ("去年新评上了省企业研究院，扶持资金多少", ()),
        ("将来年产值", ()),
        ("近年来年均增长", ()),
    ],
)
def test_relative_years_count_from_the_document(text: str, asked: tuple[int, ...]):
    """明年 is the year after the document's own."""
    assert asked_years(text, 2024) == asked


def test_the_year_of_a_document_is_the_one_it_states_most():
    """A document that states none has none."""
    assert year_of(POLICY) == 2024
    assert year_of(Document("y", "", "没有年份。", ())) is None


def test_a_node_covers_the_years_it_and_its_twins_speak_of():
    """The text, the period, a long-term period, and a twin's period."""
    clause = Node("x/clause/1", "clause", "1", "投资", "2024年增长10%", (), twins=("x/annex/1-1/2.1",))
    row = Node(
        "x/annex/1-1/2.1", "row", "2.1", "投资", "", (), period=Period("2023-2027年", "x/annex/1-1/2.1")
    )
    always = Node("x/clause/2", "clause", "2", "", "", (), period=Period("长期", "x/clause/2"))
    nodes = {node.id: node for node in (clause, row, always)}
    assert covers(clause, 2024, nodes)
    assert covers(clause, 2026, nodes)
    assert not covers(clause, 2028, nodes)
    assert covers(always, 2031, nodes)


@pytest.mark.parametrize(
    ("text", "year", "covered"),
    [
        ("2015年后产生的新增债务分别计入", 2016, True),
        ("2015年后产生的新增债务分别计入", 2014, False),
        ("2008年至今未被认定为高新技术企业", 2012, True),
        ("自2024年1月1日起施行", 2026, True),
        ("2016-2020年每年安排", 2018, True),
        ("2016年至2020年每年安排", 2021, False),
        ("到2025年建成10个", 2023, False),
    ],
)
def test_a_year_after_another_or_in_a_range(text: str, year: int, covered: bool):
    """Years without end begin with 后, 起, 以来 or 至今."""
    node = Node("x/clause/1", "clause", "1", "", text, ())
    assert covers(node, year, {node.id: node}) is covered
