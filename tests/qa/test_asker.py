"""The asker: what a self description says, and which texts are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.asker import describe, is_for_others, is_profile, levels
from qa.normalise import normalise


@pytest.mark.parametrize(
    "text",
    [
        "去年认定的国家级小巨人，今年想买工业机器人",
        "我们公司是做光伏的，去年评上了小巨人，能享受哪些政策",
        "我是种粮大户，种了80亩水稻，有什么补贴",
        "我们是外贸公司，员工20人，想去国外参展，有哪些扶持",
        "刚毕业的大学生，想创业，有什么补贴",
        "做软件的公司，今年开发了首版次软件，符合什么政策",
        "我们是省级孵化器，今年考核优秀。可以申请哪些奖励？",
        "我是残疾人，想找工作",
        "规上企业。去年研发费80万。适合哪些政策",
        "机械厂老板，厂房想往上加两层，再上一套数字化产线和软件",
        "小外贸公司，出口袜子，常去国外参展。有哪些帮得上",
        "我爸68，住农村，去年起瘫在床上。我们做子女的能指望上什么",
        "今年七月毕业还没找着工作，户口在本地。有没有给毕业生的",
        "我跟老婆包了三百亩田，一季水稻一季小麦。第一年没经验，能享什么？",
        "村里的老房子打算改成民宿，对外出租接游客。地块还差一点点",
        "准备买辆电车上下班，上本地牌照，装ETC，经常走高速",
        "日资企业，先进制造业，研发中心刚认定为省级。有什么奖补",
        "我爸六十六，参加居民医保的。政府有哪些是免费的？",
    ],
)
def test_two_statements_and_a_question_what_fits_are_a_profile(text: str):
    """Or two statements about oneself and no question."""
    assert is_profile(normalise(text))


@pytest.mark.parametrize(
    "text",
    [
        "我们公司符合哪些政策",
        "小微企业能享受哪些补贴",
        "我们去年刚评上专精特新小巨人，有奖励吗",
        "研发费80万能补多少",
        "规上工业企业，研发费80万，占比4%，能补多少",
        "孵化器补贴多少，谁负责",
        "光伏企业有什么政策",
        "第二十五条讲什么，谁负责",
        "企业购买机器人，补贴多少",
        "购买机器人有什么补贴，怎么申请",
        "国家级、省级孵化器分别奖励多少",
        "2024年，固定资产投资目标是多少",
        "我们公司想上市，有什么支持",
        "表1-2有哪些新增类措施",
        "种水稻补几块钱，还有保险谁出",
        "我们厂去年亏了，工人也走了，怎么申请失业金",
        "我在这里的学校教书好几年了，想转户口，社保年头能少算到几年",
        "我们公司做主导产业的，新招了个博士，安家补助是一次给清还是分几年",
        "保险满一年、确认也办了，自己愿意回老家医院生，能报到什么程度？",
        "省里第二批服务业龙头企业名单，本市想争几家进去",
        "我开个小面馆，想找担保公司做贷款，担保费大概收几个点啊",
        "我今年65岁，独居，想养只狗",
        "我有个问题，想问一下，补贴什么时候发",
        "我去年犯了错被公司开除，失业金能领不",
        "我是残疾人，去年失业，有补贴没",
        "刚跳槽到这里一家公司，要干满多久才能给我报人才落户",
        "去年税交了350万，公司高层的小孩上公办小学能分到几个名额",
        "想买套房，当作周转用，不住人，可以拆开卖吗？",
        "东西想不拆盒直接带走。店员要我当场开机，有这规定？",
        "准备材料，营业执照，章程，公章",
        "思想政治工作，理想信念，教育，培训",
        "我当律师5年了，听说满五年才能当仲裁员，我够资格了吧",
        "",
        "。。。",
    ],
)
def test_questions_for_one_thing_are_no_profile(text: str):
    """Near misses: one statement, or a question for a sum, a bureau, a clause."""
    assert not is_profile(normalise(text))


def test_a_description_is_read_into_statements_kinds_intentions_and_figures():
    """The asking part is left out; the thesaurus gives the official word."""
    asker = describe("去年认定的国家级小巨人，今年想买工业机器人，研发费80万，能享受哪些政策")
    assert [s.words for s in asker.statements] == [
        "去年认定的国家级小巨人",
        "今年想买工业机器人",
        "研发费80万",
    ]
    assert asker.statements[0].levels == {"国家"}
    assert asker.statements[0].recent
    assert "专精特新小巨人" in asker.statements[0].said
    assert asker.intentions == ("购置设备",)
    assert [(f.value, f.unit) for f in asker.figures] == [(800000.0, "元")]


def test_official_words_for_something_near_are_told_from_those_for_the_same():
    """高企 is 高新技术企业; 孵化器 is near to 众创空间."""
    assert "高新技术企业" in describe("我们是高企").statements[0].said
    incubator = describe("我们是孵化器").statements[0]
    assert "众创空间" not in incubator.said
    assert "众创空间" in incubator.related


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我们公司做贸易", "企业"),
        ("开店的", "个体工商户"),
        ("种粮大户", "农户"),
        ("应届毕业生", "大学生"),
        ("家里有老人", "老年人"),
        ("残疾人", "残疾人"),
        ("低保户", "困难家庭"),
        ("研究院", "科研机构"),
        ("众创空间", "孵化载体"),
        ("海外工程师", "人才"),
        ("德国独资，做机械的", "外资企业"),
        ("父母七十三和七十", "老年人"),
        ("毕业了还没签单位", "求职者"),
    ],
)
def test_kinds_of_askers(text: str, kind: str):
    """In everyday words."""
    assert kind in describe(text).kinds


def test_what_the_asker_denies_is_not_said():
    """没评上高企 is no 高企, and 不建学院 no 学院."""
    asker = describe("规上企业，没评上高企，和大学合开课，不建学院")
    said = "|".join(one.related for one in asker.statements)
    assert "高企" not in said
    assert "高新技术企业" not in said
    assert "学院" not in said
    assert asker.statements[0].words == "规上企业"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("国家级", ["国家"]),
        ("全国", ["国家"]),
        ("省级", ["省"]),
        ("被认定为省级", ["省"]),
        ("市级", ["市"]),
        ("嘉兴级", ["地市"]),
        ("嘉兴市级", ["地市"]),
        ("国际级", ["国际"]),
        ("县级", ["县区"]),
        ("国家级、省级", ["国家", "省"]),
        ("高级工程师", []),
        ("升级改造", []),
        ("等级评价", []),
        ("上级补助", []),
        ("孵化器", []),
    ],
)
def test_levels_are_told_from_words_that_end_alike(words: str, named: list[str]):
    """高级 and 升级 are no levels."""
    assert levels(words) == named


def test_sentences_for_other_people_are_told():
    """A company is not a farmer; a sentence that names both is for both."""
    company = describe("我们公司做外贸")
    assert is_for_others("对投保水稻保险的农户给予补助", company)
    assert not is_for_others("支持企业和农户合作", company)
    assert not is_for_others("支持发展光伏", company)
    assert not is_for_others("对农户给予补助", describe("种了水稻的农户"))


@given(st.text(alphabet=st.sampled_from("我们公司去年国家级小巨人，。想买设备80万？哪些政策"), max_size=40))
def test_any_text_is_described(text: str):
    """Open input never fails."""
    describe(text)
    is_profile(normalise(text))
