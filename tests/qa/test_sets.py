"""Sets: a question is read as a filter over the records, and every member comes, in document order."""

import pytest

from qa.amount_asked import amount_asked
from qa.bureaus_named import bureaus
from qa.criteria import UNDATED
from qa.criteria import period as asked_period
from qa.filters import members
from qa.knowledge import Knowledge
from qa.sets import read
from qa.understanding import understand


def asked(question: str, knowledge: Knowledge) -> list[str] | None:
    """Paths of the members of the set asked for; None where no set is asked for."""
    understood = understand(question, (), knowledge)
    chosen = read(understood.text, understood.places, knowledge, None)
    if chosen is None:
        return None
    return [node.id.split("/", 1)[1] for node in members(chosen, knowledge, None)]


@pytest.mark.parametrize(
    ("question", "paths"),
    [
        ("表1-2有哪些新增类措施", ["annex/1-2/3.1", "annex/1-2/3.2"]),
        ("表1-1有哪些措施", ["annex/1-1/1.1", "annex/1-1/2.1", "annex/1-1/3.1"]),
        ("新增类措施有哪些", ["annex/1-1/3.1", "annex/1-2/3.1", "annex/1-2/3.2"]),
        ("列出全部调整类措施", ["annex/1-1/2.1"]),
        ("表1-1有哪些储备类措施", []),
        ("扩大有效投资政策措施表里新增了哪些", ["annex/1-1/3.1"]),
        ("科技创新政策措施清单里有哪些", ["annex/1-2/3.1", "annex/1-2/3.2"]),
        ("市经信局负责哪些条款", ["clause/2", "clause/3"]),
        ("经信局管哪些", ["clause/2", "clause/3"]),
        ("农业农村局负责什么", ["clause/5"]),
        ("市财政局负责哪些", ["clause/1", "clause/2", "clause/4"]),
        ("市科技局牵头哪些", ["part/2", "annex/1-2", "files/2"]),
        ("市经信局牵头的文件有哪些", ["files/1"]),
        ("市发改局填报了哪些表", ["annex/1-1"]),
        ("哪些措施长期有效", ["annex/1-1/3.1"]),
        ("长期政策有哪些", ["annex/1-1/3.1"]),
        ("2023-2025年的措施有哪些", ["annex/1-1/2.1", "annex/1-2/3.2"]),
        ("哪些条款提到光伏", ["clause/3", "annex/1-1/3.1"]),
        ("所有跟光伏有关的内容", ["clause/3", "annex/1-1/3.1"]),
        ("配套文件清单有哪些文件", ["files/1", "files/2"]),
        ("2024年拟出台哪些配套文件", ["files/1", "files/2"]),
        ("打算出台哪些文件", ["files/1", "files/2"]),
        ("附件一表二有哪些新增类措施", ["annex/1-2/3.1", "annex/1-2/3.2"]),
        ("市科技局担着哪些任务", ["clause/4"]),
        ("科技局牵头的文件有哪些", ["files/2"]),
        ("文件中带“小巨人”的条款有哪些", ["clause/4"]),
        ("财政局的活儿有哪些", ["clause/1", "clause/2", "clause/4"]),
        ("市财政局单独负责的条款有哪些", ["clause/1"]),
        ("哪些条款是市经信局和市发改局共同负责的", ["clause/3"]),
        ("市科技局和市农业农村局负责哪些条款", ["clause/4", "clause/5"]),
        ("哪张表是市发改局报的", ["annex/1-1"]),
        ("由科技局填的表是哪张", ["annex/1-2"]),
        ("各个表都是谁填的", ["annex/1-1", "annex/1-2"]),
        ("科技创新那部分今年新加的措施有哪些", ["annex/1-2/3.1", "annex/1-2/3.2"]),
        ("第一部分今年新增了哪些措施", ["annex/1-1/3.1"]),
        ("沿用去年的措施有哪些", ["annex/1-1/1.1"]),
        ("哪些措施是调整过的", ["annex/1-1/2.1"]),
        ("市科技局管哪些事，条款里的和附件里的都算", ["clause/4", "files/2"]),
        ("哪些措施没填实施期限", []),
        ("哪些奖励最高能拿100万？", ["clause/4", "annex/1-2/3.1"]),
        ("60万以上的奖励有哪些", ["clause/2", "clause/4", "annex/1-1/2.1", "annex/1-2/3.1"]),
        ("哪些奖励能拿3万元", []),
        ("跟装光伏有关的内容有哪些", ["clause/3", "annex/1-1/3.1"]),
        ("关于农户水稻的，全文都写了些什么", ["clause/5", "annex/1-2/3.2"]),
        ("1-1表新增类那一条的名称", ["annex/1-1/3.1"]),
        ("表1-2里关于水稻的措施有哪些", ["annex/1-2/3.2"]),
        ("两个领域政策各自由哪个局牵头", ["part/1", "part/2"]),
        ("我是科技局办公室的，正文哪几条挂了我们市科技局的名", ["clause/4"]),
        ("表1-2新增类有几条，分别叫什么", ["annex/1-2/3.1", "annex/1-2/3.2"]),
        ("我是科技局的，正文里哪几条点了我们的名", ["clause/4"]),
        ("刚到科技局上班，正文五条里归我们局的任务都找出来", ["clause/4"]),
        ("市经信局今年准备新出哪几份文件", ["files/1"]),
        ("只由市财政局一家负责、没有别的单位搭伙的条款有哪些", ["clause/1"]),
        ("我是经信局的办事员，领导要我把有咱们局责任的条款都摘出来", ["clause/2", "clause/3"]),
        ("我在科技局上班，正文里派到我们头上的条款都找出来", ["clause/4"]),
        ("第二部分有哪些条款", ["clause/4", "clause/5"]),
        ("科技创新部分都有哪些条款", ["clause/4", "clause/5"]),
        ("第一部分里财政局负责哪些", ["clause/1", "clause/2"]),
        ("2025年到期的措施有哪些", ["annex/1-1/2.1", "annex/1-2/3.2"]),
        ("管到2025年的新增措施有哪些", ["annex/1-2/3.2"]),
        ("哪些条款给农户补钱", ["clause/5"]),
        ("装光伏这块有哪些条款提到", ["clause/3", "annex/1-1/3.1"]),
        ("所有带机器人补贴的条款", ["clause/2", "annex/1-1/2.1"]),
        ("5条里头财政局参与的是哪几条", ["clause/1", "clause/2", "clause/4"]),
        ("正文里财政局要出力的是哪几条啊", ["clause/1", "clause/2", "clause/4"]),
        ("只归财政局一家管的条款有哪些", ["clause/1"]),
        ("科技局牵头的是几大块里的哪几块", ["part/2"]),
        ("表1-1里调整的和新加的一起列", ["annex/1-1/2.1", "annex/1-1/3.1"]),
        ("表1-1往年就有、今年接着干的几件", ["annex/1-1/1.1"]),
        ("奖金正好是100万的都有哪几种情形", ["clause/4", "annex/1-2/3.1"]),
        ("哪些政策能一直撑到2025年的", ["annex/1-1/2.1", "annex/1-2/3.2"]),
        ("经济和信息化局负责哪些条款", ["clause/2", "clause/3"]),
        ("文件里说到光伏的有哪些地方", ["clause/3", "annex/1-1/3.1"]),
        ("光伏这个话题从头到尾出现在哪些地方，归拢一下", ["clause/3", "annex/1-1/3.1"]),
        ("哪些措施一直要做到2025年，全列出来", ["annex/1-1/2.1", "annex/1-2/3.2"]),
        ("科技、农业农村这2家分别管哪条", ["clause/4", "clause/5"]),
        ("市财政局跟哪些条款沾边", ["clause/1", "clause/2", "clause/4"]),
        ("每个大块分别归哪个局牵头", ["part/1", "part/2"]),
        ("最高给100万的项目有哪些？都要", ["clause/4", "annex/1-2/3.1"]),
        ("正文里哪些条有“最高100万”的奖补", ["clause/4"]),
        ("能给到50万的有几处", ["clause/4", "annex/1-2/3.1"]),
        ("表1-1今年头一次出的新花样是哪些", ["annex/1-1/3.1"]),
        ("扩大有效投资那张清单，调整过的措施有哪些", ["annex/1-1/2.1"]),
        ("储备起来先不动的措施，全文件翻一遍有哪些", []),
        ("科技局和经信局今年打算出什么配套文件", ["files/1", "files/2"]),
    ],
)
def test_a_set_is_complete_and_in_order(knowledge: Knowledge, question: str, paths: list[str]):
    """By table, category, bureau, role, period and topic."""
    assert asked(question, knowledge) == paths


@pytest.mark.parametrize(
    "question",
    [
        "孵化器补贴多少",
        "小微企业能享受哪些补贴",
        "第二条讲什么",
        "水稻每亩补多少",
        "企业要满足哪些条件",
        "哪些企业可以申请",
        "市经信局在哪里",
        "购买机器人有什么补贴",
        "谁负责光伏",
        "光伏补贴由哪个部门负责",
        "我是经信局的，想问技改能补多少",
        "表1-1说机器人要补三成，补给哪些镇",
        "新增类里讲光伏的那条到什么时候",
        "表1-1填报单位是谁",
        "国家级孵化器奖励多少",
        "新增就业多少人",
        "新增一台机器人有什么补贴",
        "调整电价吗",
        "长期护理保险怎么参加",
        "孵化器的政策长期有效吗",
        "配套文件什么时候出台",
        "科技创新有什么政策",
        "第二部分讲什么",
        "第一部分由谁牵头",
        "2025年有哪些新政策",
        "项目到2025年要建成哪些工程",
        "申报的材料有哪些",
        "给农户多少钱",
        "政策有什么改动",
        "",
    ],
)
def test_what_asks_for_one_thing_is_no_set(knowledge: Knowledge, question: str):
    """Near misses: 哪些, 新增, 长期 and bureaus in questions for one measure."""
    assert asked(question, knowledge) is None


def test_categories_are_known_from_the_tables_own_lines(knowledge: Knowledge):
    """A category without rows is one too."""
    assert knowledge.categories() == {"延续": 1, "调整": 2, "新增": 3, "储备": 4}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("供电公司要负责哪些", ("国网临江供电公司",)),
        ("人民银行管哪些", ("人行临江市支行",)),
        ("市经信局和度假区共同负责的", ("市经信局",)),
        ("盐湖度假区有哪些任务", ("盐湖度假区",)),
        ("保险公司负责哪些", ()),
        ("人行道的养护任务有哪些", ()),
        ("市(县、区)度假区管哪些", ("临江市(县、区)度假区",)),
        ("省人民政府负责哪些工作", ()),
        ("卫健委负责哪些", ("市卫生健康局",)),
        ("电力公司（国网临江）要参与哪些", ("国网临江供电公司",)),
        ("临江热力的任务", ("临江热力有限责任公司",)),
        ("各县人民负责什么", ()),
        ("省卫健委负责哪些", ()),
        ("责任公司要承担什么责任", ()),
        ("人民银行临江支行参加的有几件", ("人行临江市支行",)),
        ("公安、邮政这2家分别管哪条", ("市邮政管理局", "市公安局")),
        ("邮政网点管哪些区", ()),
        ("卫生局准备出什么文件", ("市卫生健康局",)),
    ],
)
def test_a_body_by_the_end_of_its_name_or_what_it_is_a_branch_of(text: str, named: tuple[str, ...]):
    """An end that two bodies share names neither, nor do three characters."""
    known = [
        "临江市(县、区)度假区",
        "市卫生健康局",
        "各县人民政府",
        "临江热力有限责任公司",
        "市公安局",
        "市邮政管理局",
        "市经信局",
        "国网临江供电公司",
        "人行临江市支行",
        "盐湖度假区",
        "中国人寿保险公司",
        "临江财产保险公司",
    ]
    assert bureaus(text, known) == named


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("哪些措施没填实施期限", UNDATED),
        ("实施期限空着的有哪些", UNDATED),
        ("哪些措施压根没填执行到什么时候", UNDATED),
        ("哪些措施长期有效", "长期"),
        ("哪些措施一直要做到2027年", "-2027"),
    ],
)
def test_the_period_asked_for(text: str, period: str):
    """One that is not stated is a period to ask for too."""
    assert asked_period(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "研发费80万能拿哪些补助",
        "哪些企业能拿奖励",
        "100万人口的城市有哪些奖励",
        "第100条有哪些奖励",
        "哪些贷款在100万以上",
    ],
)
def test_a_figure_of_something_else_is_no_sum_asked_for(text: str):
    """The asker's own, a number of people or of a clause."""
    assert amount_asked(text) is None
