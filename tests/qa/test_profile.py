"""Profile: every measure that fits a description, strongest first, with why and what is missing."""

import pytest

from corpus.places import quote
from qa.beneficiary_name import core, label_of, shortened
from qa.knowledge import Knowledge
from qa.profile import is_profile, profile
from tests.qa.working_out import rules_of


def matched(text: str, knowledge: Knowledge) -> list[tuple[str, str, float | None]]:
    """Clause, verdict and amount of each match."""
    found = profile(text, knowledge).matches
    return [(match.id.removeprefix("linjiang/"), match.verdict, match.amount_yuan) for match in found]


@pytest.mark.parametrize(
    ("beneficiary", "name"),
    [
        ("新认定为国家级专精特新“小巨人”的企业", "专精特新小巨人"),
        ("新认定为浙江省“隐形冠军”的企业", "隐形冠军"),
        ("新认定的省重点实验室", "重点实验室"),
        ("新认定的嘉兴市级科技企业孵化器", "科技企业孵化器"),
        ("年度绩效评价合格的省级科技企业孵化器", "科技企业孵化器"),
        ("首次入选的省级现代服务业创新发展区", "现代服务业创新发展区"),
        ("规上工业企业（国家高新技术企业除外）", "规上工业"),
        ("企业实施数字化改造，购置的生产性设备", "数字化改造,购置的生产性设备"),
        ("规模化主体（含制繁种）（水稻）", "规模化"),
    ],
)
def test_the_name_of_a_beneficiary_without_how_it_became_one(beneficiary: str, name: str):
    """Event, level, exceptions and 企业 are no part of the name."""
    assert core(beneficiary) == name


@pytest.mark.parametrize(
    ("beneficiary", "label"),
    [
        ("规模化主体（含制繁种）（水稻）", "水稻"),
        ("改造（购置的软件（包括传感器））", "购置的软件(包括传感器)"),
        ("首版次软件（省级）", "省级"),
        ("企业（国家高新技术企业除外）", ""),
        ("设计企业（中心）", ""),
        ("孵化器", ""),
    ],
)
def test_brackets_that_tell_one_of_several(beneficiary: str, label: str):
    """Remarks in brackets are no labels."""
    assert label_of(beneficiary) == label


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("去年认定的国家级小巨人，今年想扩大规模", ("clause/4", "fits", 1000000.0)),
        ("我们刚评上省级孵化器", ("clause/4", "fits", 500000.0)),
        ("我们刚评上国家级孵化器", ("clause/4", "fits", 1000000.0)),
        ("规上工业企业，去年研发费80万", ("clause/2", "fits", 80000.0)),
        ("规上工业企业，去年研发费300万", ("clause/2", "fits", 100000.0)),
        ("农户，种了60亩水稻", ("clause/5", "fits", 10800.0)),
        ("想买工业机器人，投资500万", ("clause/2", "fits", 500000.0)),
    ],
)
def test_the_amount_that_fits_comes_first(knowledge: Knowledge, text: str, first: tuple[str, str, float]):
    """Worked out where the figures allow it, else as printed."""
    assert matched(text, knowledge)[0] == first


@pytest.mark.parametrize(
    ("text", "clause", "missing"),
    [
        ("我们是孵化器", "clause/4", "是否为国家级"),
        ("我们是国家级孵化器", "clause/4", "是否新认定或首次"),
        ("我们是规上工业企业", "clause/2", "是否满足“研发费达60万元及以上”"),
    ],
)
def test_what_is_missing_is_named(knowledge: Knowledge, text: str, clause: str, missing: str):
    """A level, the event, a figure."""
    found = [m for m in profile(text, knowledge).matches if m.id.endswith(clause) and m.verdict == "missing"]
    assert any(missing in match.missing for match in found)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("规上工业企业，去年研发费50万", "clause/2"),  # below the threshold
        ("农户，种了40亩水稻", "clause/5"),
        ("开餐馆的，想装修店面", "clause/4"),
        ("我们是幼儿园，想招老师", "clause/2"),
        ("我是大学生，想创业", "clause/5"),
        ("做光伏的公司，想扩产", "clause/4"),
    ],
)
def test_what_is_for_others_is_not_listed(knowledge: Knowledge, text: str, clause: str):
    """Near misses: another kind of asker, or a figure that is too low."""
    assert clause not in [path for path, _, amount in matched(text, knowledge) if amount]


def test_another_level_than_the_askers_is_not_listed(knowledge: Knowledge):
    """A provincial incubator is shown the provincial sum only."""
    amounts = [amount for path, _, amount in matched("我们刚评上省级孵化器", knowledge) if path == "clause/4"]
    assert amounts == [500000.0]


def test_measures_without_an_amount_that_speak_of_the_asker_follow(knowledge: Knowledge):
    """Nothing is said of money then, and the words they share are named."""
    found = profile("做光伏的公司，想扩产", knowledge).matches
    assert [match.id for match in found] == ["linjiang/clause/3"]
    assert "光伏" in found[0].why


GRANTS = """# 某区支持办法

第一条 支持连锁药店发展，优先提供融资担保服务。

第二条 支持具有一定规模的民办医院转型升级。

第三条 推广“公司+合作社”机制，提供便利。

第四条 为60周岁以上老年人免费体检。

第五条 对实现“小升规”的连锁餐饮企业给予10万元奖励。

第六条 对在本区登记并运营满一年的连锁餐饮企业，给予5万元补贴。
"""


@pytest.fixture(scope="module")
def grants() -> Knowledge:
    """Clauses that support someone, some of them, or only speak of them."""
    return rules_of(GRANTS, "grants")


@pytest.mark.parametrize(
    ("text", "clause", "verdict", "missing"),
    [
        ("我们是连锁药店，想融资", "1", "fits", ""),
        ("我们是民办医院，想扩建", "2", "missing", "是否属于“具有一定规模的民办医院”"),
        ("我们是合作社，想建冷库", "3", "missing", "是否适用于您（这一条只是提到）"),
        ("家里老人82岁，退休了", "4", "fits", ""),
        ("家里老人，退休了", "4", "missing", "是否属于“60周岁以上老年人”"),
        ("我们是连锁餐饮企业，想开新店", "5", "missing", "是否“小升规”"),
    ],
)
def test_only_what_supports_the_asker_fits(
    grants: Knowledge, text: str, clause: str, verdict: str, missing: str
):
    """A mention, a narrower name or a title that is not said leaves something to be known."""
    found = [m for m in profile(text, grants).matches if m.id.endswith(f"clause/{clause}")]
    assert [match.verdict for match in found] == [verdict]
    assert missing in (found[0].missing or ("",))


def test_an_amount_comes_before_what_only_speaks_of_the_asker(grants: Knowledge):
    """Though something has to be known for it: 10 and 5万元 for restaurants, then the support for pharmacies."""
    found = profile("我们开连锁药店，也是连锁餐饮企业", grants).matches
    assert [(match.id[-1], match.verdict) for match in found] == [
        ("5", "missing"),
        ("6", "missing"),
        ("1", "fits"),
    ]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("开了一家小餐馆，个体户，想贷点款周转", True),
        ("公司在做跨境电商，有一个海外仓，去年出口3000万元", True),
        ("我家种了80亩水稻，投了水稻保险", True),
        ("我们私人老板拿地，和国企比会不会吃亏", False),
        ("我们私人老板拿地，要排在国企后面？", False),
        ("我们公司是老国企，同行是民营企业，待遇一样不", False),
        ("我们厂去年亏了，企业还能否申请", False),
    ],
)
def test_a_description_is_told_from_a_question(text: str, is_one: bool):
    """Two things said of oneself, and nothing asked but what fits."""
    assert is_profile(text) is is_one


def test_twins_are_listed_once_and_every_citation_quotes_its_place(knowledge: Knowledge):
    """A clause and the row that repeats it are one measure."""
    found = profile("去年认定的国家级小巨人，规上工业企业，研发费80万，刚评上省级孵化器", knowledge).matches
    assert len({(match.id, match.why) for match in found}) == len(found)
    for match in found:
        source = knowledge.home[match.id].source
        assert match.citation.quote == quote(source, match.citation.spans)
        assert not any(twin in {m.id for m in found} for twin in knowledge.nodes[match.id].twins)


def test_what_was_understood_is_told(knowledge: Knowledge):
    """For the page to show."""
    understood = profile("农户，种了60亩水稻，想投保", knowledge).understood
    assert understood["身份"] == ["农户"]
    assert understood["打算"] == ["投保"]
    assert understood["数字"] == ["种了水稻60亩"]


def test_nothing_said_gives_nothing(knowledge: Knowledge):
    """An empty description fits nothing."""
    assert profile("", knowledge).matches == ()
    assert profile("你好", knowledge).matches == ()


@pytest.mark.parametrize(
    ("name", "longest", "shown"),
    [
        ("种植50亩以上的农户", 20, "种植50亩以上的农户"),
        ("种植50亩以上的农户", 3, "种植…"),
        ("种植50亩以上的农户", 5, "种植50亩…"),
        ("投资1.5亿元的项目", 5, "投资…"),
        ("投资五十亿元的项目", 4, "投资…"),
    ],
)
def test_a_name_is_never_cut_inside_a_figure(name: str, longest: int, shown: str):
    """Half of 50亩 would be 5."""
    assert shortened(name, longest) == shown
