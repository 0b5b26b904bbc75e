"""Conversation: a question that leans on the one before is made whole, others are not touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.conversation import leans, says_nothing, wants_more, whole


@pytest.mark.parametrize(
    "question",
    [
        "那省级的呢",
        "省级呢？",
        "谁负责",
        "责任单位是谁",
        "还有别的吗",
        "还有吗",
        "期限呢",
        "多少钱",
        "最高多少",
        "上限是多少",
        "那二等奖呢",
        "要什么条件",
        "怎么申请",
        "什么时候到期",
        "有效期到什么时候",
        "如果是省级的话",
        "它由谁负责？",
        "国家级",
        "第三部分呢",
        "那今年呢",
        "有没有其他的",
        "该找谁",
        "这个怎么申请",
        "那油菜呢",
        "大小麦呢？",
        "换成省级呢",
        "那如果是外资企业呢",
        "良好的项目呢",
        "那外资企业也行吗",
        "需要什么材料",
        "有上限没",
        "归哪个局管",
        "一家最多拿多少",
        "一台能补多少钱",
        "个人也行？",
        "分公司可以吗",
        "正文写的1.2亿度，附件表里也是这个数？",
        "规上工业，不是高新",
        "去年研发费占营收3.5%，八十来万",
        "上一条呢",
        "买保险也补？",
        "评上了奖几万",
        "后面年年考核，得了优秀还有吗",
        "什么样的企业才可以",
        "里头能盖住宅卖不",
        "不改的话罚多少",
        "村里卫生室看的也要先扣这个门槛？",
        "补百分之几，一年封顶多少",
        "这个是光今年有，还是一直有",
        "每年津贴多少",
        "谁负责落实",
        "能给几千",
        "养老保险的也降吗",
        "他老婆孩子也能跟着?",
        "三农也一样吗",
        "市里再配30%？",
        "这钱给谁啊，业主还是租户？",
        "他本人就是主任呢",
    ],
)
def test_a_question_without_a_subject_of_its_own_leans(question: str):
    """Ellipses, pronouns, and words that only ask."""
    assert leans(question)


@pytest.mark.parametrize(
    "question",
    [
        "省级孵化器奖励多少",
        "谁负责高标准农田建设",
        "第二十五条讲什么",
        "第二十五条",
        "孵化器补贴多少钱",
        "那么海宁的小巨人企业可以拿到多少奖励",
        "市金融办负责哪些条款",
        "小微企业能享受哪些补贴",
        "水稻每亩补多少",
        "光伏有什么政策",
        "这份文件一共有多少条",
        "这个文件什么时候到期",
        "还有哪些政策支持光伏企业",
        "有没有其他支持小微企业的政策",
        "表1-7有哪些新增类措施",
        "怎么申请高新技术企业认定",
        "小巨人奖励",
        "养老补贴",
        "机器人补贴",
        "那国家级孵化器奖励多少",
        "光伏企业有什么政策呢",
        "今年新能源车补贴",
        "我们公司想申请技改补贴",
        "我想问光伏",
        "一台机器人补多少",
        "加班费怎么算",
        "加班费算不算工资",
        "试用期是不是必须交社保",
        "没收违法所得的处罚程序",
        "有限责任公司注册资本",
        "今年最低工资2490元",
        "光伏发电可行",
        "省里的专项资金还有吗",
        "电梯也补吗",
        "酒店也补吗",
        "里面提到光伏的有哪些",
        "不交社保会怎样",
        "该办法对外资企业有什么支持",
        "考上了大学给奖励吗",
        "住院费用也一样报销吗还是另外算",
        "谁负责落实粮食安全",
        "企业搬走以后再回来还给补贴吗",
        "什么样的企业才能评小巨人",
        "这笔钱包括设备款吗这样的问题归谁解释清楚",
    ],
)
def test_a_question_that_names_its_subject_stands_alone(question: str):
    """Near misses: it begins or ends like a follow-up."""
    assert not leans(question)


@pytest.mark.parametrize(
    ("history", "question", "understood"),
    [
        (["国家级小巨人奖励多少"], "那省级的呢", "省级小巨人奖励多少"),
        (["孵化器奖励多少"], "谁负责", "孵化器奖励多少 谁负责"),
        (["孵化器补贴多少"], "省级的呢", "孵化器补贴多少 省级"),
        (["水稻每亩补多少"], "那油菜呢", "水稻每亩补多少 油菜"),
        (["获得一等奖奖励多少", "那二等奖呢"], "三等奖呢", "获得三等奖奖励多少"),
        (["第三部分讲什么"], "第四部分呢", "第四部分讲什么"),
        (["第三部分讲什么"], "下一部分呢", "第4部分讲什么"),
        (["第二十四条说的啥"], "上一条呢", "第23条说的啥"),
        (["打流感疫苗要自己掏钱吗"], "那肺炎疫苗呢", "打肺炎疫苗要自己掏钱吗"),
        (["5号馆是什么"], "那10号馆呢", "10号馆是什么"),
        (
            ["外资研发中心评上省级的，市里给配套吗"],
            "那嘉兴市级的研发中心呢",
            "嘉兴市级的研发中心评上省级的,市里给配套吗",
        ),
        (["孵化器补贴多少"], "那省级孵化器呢", "省级孵化器补贴多少"),
        (["新认定的省重点实验室给多少钱"], "省企业研究院呢", "新认定的省重点实验室给多少钱 省企业研究院"),
        (["中级工程师补贴多少"], "那高级工呢", "中级工程师补贴多少 高级工"),
        (["当地人才补贴多少"], "那外地人呢", "当地人才补贴多少 外地人"),
        (["研发费用80万能补多少"], "去年营收5000万", "去年营收5000万"),
        (["第三条第二款怎么规定"], "下一条呢", "第4条怎么规定"),
        (["第二部分第三条讲什么"], "下一条呢", "第二部分第4条讲什么"),
        (["去年新认定的高企能补吗"], "规上工业，不是高新", "去年新认定的高企能补吗 规上工业,不是高新"),
        (["表1-3有哪些新增类措施"], "调整类的呢", "表1-3有哪些调整类措施"),
        (["市金融办牵头哪些"], "负责的呢", "市金融办负责哪些"),
        (["B类人才每年津贴多少"], "那C类的呢", "C类人才每年津贴多少"),
        (["首版次软件有奖吗", "买保险也补？"], "这块归谁管", "首版次软件有奖吗 买保险也补 这块归谁管"),
        (["2024年预算多少"], "2023年呢", "2023年预算多少"),
        (["孵化器国家级给多少", "嘉兴市级的呢"], "谁负责", "孵化器嘉兴市级给多少 谁负责"),
        (["设计中心国家级给多少"], "那嘉兴一级的呢", "设计中心嘉兴一级给多少"),
        (["评上国家级给多少"], "认定市级的呢", "评上市级给多少 认定"),
        (["大概投6000万，收费能免吗"], "那要是只投两千万呢", "大概投两千万,收费能免吗"),
        (["研发费100万能补多少"], "那营收5000万呢", "研发费100万能补多少 营收5000万"),
        (["省级未来工厂奖励多少？"], "还有别的吗", "省级未来工厂奖励多少?"),
        (["国家级孵化器补贴多少"], "光伏企业有什么政策支持吗", "光伏企业有什么政策支持吗"),
        (["孵化器补贴多少"], "第二十五条", "第二十五条"),
        ([], "那省级的呢", "那省级的呢"),
        (["水稻每亩补多少", "光伏企业有什么政策"], "谁负责", "光伏企业有什么政策 谁负责"),
    ],
)
def test_the_earlier_question_is_kept_and_its_slot_exchanged(
    history: list[str], question: str, understood: str
):
    """Words of one slot replace each other; what else is new is put behind."""
    assert whole(question, history) == understood


def test_asking_for_more_is_noticed():
    """Further measures, not a further detail."""
    assert all(map(wants_more, ["还有别的吗", "有没有其他的", "还有吗", "其他的呢"]))
    assert not wants_more("每年考核合格还有别的钱吗")  # says of what
    assert not any(map(wants_more, ["谁负责", "那省级的呢", "还有多久到期"]))


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=3))
def test_any_conversation_is_understood_somehow(question: str, history: list[str]):
    """Open input never fails."""
    assert isinstance(whole(question, history), str)


@pytest.mark.parametrize(
    ("question", "nothing"),
    [
        ("去哪里申请", True),
        ("能补多少", True),
        ("谁负责", True),
        ("电话多少", True),
        ("光伏", False),
        ("技改补多少", False),
        ("补贴", True),
        ("有什么好处", True),
        ("去哪儿办", True),
        ("奖励标准是多少", True),
        ("居住证去哪儿办", False),
    ],
)
def test_a_question_that_does_not_say_of_what(question: str, nothing: bool):
    """It only asks; a thing to search for is something."""
    assert says_nothing(question) is nothing


def test_a_reply_between_two_questions_is_no_question():
    """哦，41亿多 adds nothing to what is asked next."""
    said = whole("跟去年比多了还是少了", ["科技预算今年是多少", "哦，41亿多"])
    assert "科技预算" in said
    assert "41亿" not in said
