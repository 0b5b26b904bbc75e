"""Scope: other places and other years are told from those the document speaks of."""

from dataclasses import replace

import pytest

from corpus.records import Document, Node, Period
from qa.normalise import normalise
from qa.scope import asked_years, covers, other_place, year_of, years

POLICY = Document(
    "x",
    "方案",
    "海宁市贯彻浙江省政策，嘉兴市、杭州市配合。浙江大学参与。2024年预算，2023年决算，2024年全年有效，2024-2027年。",
    (),
)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("桐乡的小巨人企业奖励多少", "桐乡"),
        ("请问桐乡市孵化器补贴", "桐乡市"),
        ("在上海开公司有补贴吗", "上海"),
        ("我们上海的企业能申请吗", "上海"),
        ("2024年深圳的人才补贴", "深圳"),
        ("绍兴有什么政策", "绍兴"),
        ("那宁波呢", "宁波"),
        ("新昌企业怎么申请", "新昌"),
        ("上海文旅部门的补贴多少", "上海"),
        ("海盐种大小麦一亩补多少", "海盐"),
        ("嘉善评上智能工厂奖几万", "嘉善"),
        ("合肥的小巨人奖多少", "合肥"),
        ("恩施的茶园怎么补", "恩施"),
        ("内蒙古的草原补助", "内蒙古"),
    ],
)
def test_a_place_that_the_question_is_about_and_no_document_names(question: str, place: str):
    """The place stands at the head of the question."""
    assert other_place(normalise(question), [POLICY]) == place


@pytest.mark.parametrize(
    "question",
    [
        "老城区改造怎么补",
        "新城区改造怎么补",
        "大城市人才怎么引进",
        "平原绿化怎么补",
        "富裕家庭能申请吗",
        "合作社能补多少",
        "公安局在哪",
        "非上市公司能拿补贴吗",
        "没分区的保护区怎么管理",
        "主城区能放烟花吗",
        "深山区搬迁补多少",
        "海宁的奖励",
        "杭州的人才",
        "嘉兴级孵化器",
        "浙江大学有什么支持",
        "总部在上海的企业搬来有补贴吗",
        "挂杭州牌照的车",
        "上海人来海宁就业",
        "上海户口可以吗",
        "上海搬来的企业",
        "上海银行能贷款吗",
        "北京科技部批下来的课题本地再给多少",
        "北京工业和信息化部的项目",
        "南京籍员工",
        "企业在上海上市奖励多少",
        "想去上海参展有补贴吗",
        "孵化器补贴",
        "外国企业",
        "海外工程师",
        "城市更新",
        "太阳能补贴",
        "高新区企业",
        "美国参展补贴多少",
        "",
    ],
)
def test_places_of_the_document_and_of_the_asker_are_not_other_places(question: str):
    """Near misses: where the asker or the goods come from, and words that are no place."""
    assert other_place(normalise(question), [POLICY]) is None


@pytest.mark.parametrize(
    ("question", "title", "place"),
    [
        ("我厂在桐乡，小巨人奖多少", "海宁市方案", "桐乡"),
        ("我亲戚在桐乡种稻子，那边一亩补多少", "海宁市方案", "桐乡"),
        ("爸妈在平湖，他们那儿打疫苗免费吗", "海宁市方案", "平湖"),
        ("亲戚在桐乡，我在海宁种稻子补多少", "海宁市方案", None),
        ("我在上海开厂，小巨人奖多少", "海宁市方案", "上海"),
        ("公司注册在上海，想来投资", "海宁市方案", None),
        ("企业在上海上市奖励多少", "海宁市方案", None),
        ("我在上海上班，户口在海宁", "海宁市方案", None),
        ("我厂在桐乡，增值税怎么交", "中华人民共和国增值税法", None),
        ("海宁盐官的景区", "海宁市方案", None),
    ],
)
def test_where_the_askers_business_is(question: str, title: str, place: str | None):
    """It counts for the documents of a place, not for a law of the nation; nor where the asker moves or goes."""
    assert other_place(normalise(question), [replace(POLICY, title=title)]) == place


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
