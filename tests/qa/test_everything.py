"""Every place of a thing, where all of it is plainly asked for: by word, by body, by figure."""

import pytest

from corpus.parse import parse
from qa.everything import everything
from qa.figures_said import Figure, figures_asked
from qa.filters import members, saying
from qa.knowledge import know
from qa.listing import list_out
from qa.understanding import understand

LAW = """# 临江市养犬管理条例

## 第一章 总则

第一条 为了规范养犬行为，制定本条例。

第二条 公安部门主管养犬管理工作。畜牧兽医部门负责犬只免疫。民政等部门按照各自职责做好相关工作。

第三条 养犬人应当自取得犬只之日起五日内登记。逾期不登记的，没收犬只。

第四条 畜牧兽医部门应当在十个工作日内发给免疫证明。

第五条 犬只伤人的，处五百元以上三千元以下的罚款；情节严重的，没收犬只。

第六条 乱扔犬只尸体的，处五十元以下罚款，由畜牧兽医部门责令改正。

第七条 农贸市场、医院不得携犬进入。农贸市场举办者应当劝阻。

第八条 残疾人的导盲犬免收管理费，每年补贴二百元，补贴费率另行规定。

第九条 对举报违法养犬的，给予500元奖励；特别重大的线索一事一议。

第十条 老年人养犬的，可以委托他人登记，收到材料后五日内办结。

第十一条 市人民政府统筹养犬管理工作。登记材料的标准由公共租赁住房管理部门以外的机关规定，医院条件另行规定。
"""
KNOWLEDGE = know([parse(LAW, "law")])


def found(question: str, within: tuple[str, ...] = ()) -> list[str] | None:
    """Numbers of the clauses that come; None where the question does not ask for all of something."""
    text = understand(question, (), KNOWLEDGE).text
    chosen = everything(text, KNOWLEDGE, None, within)
    return chosen and [node.number for node in members(chosen, KNOWLEDGE, None)]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("哪些情况狗会被没收？一个都别漏", ["3", "5"]),
        ("畜牧兽医部门在养狗这块都负责些什么事", ["2", "4", "6"]),
        ("民政局在这里面要做哪些？", ["2"]),
        ("畜牧兽医部门在这部条例里的活儿，请归拢一下", ["2", "4", "6"]),
        ("畜牧兽医部门有哪些义务", None),  # a clause may say them; that is searched for
        ("畜牧部门归它管的活有哪些", None),  # which the text calls otherwise
        ("凡是五天期限的都列给我", ["3", "10"]),
        ("里头凡是说多少个工作日的期限，都列出来", ["4"]),
        ("罚五百到三千的是哪些行为？", ["5"]),
        ("能拿到500块的有哪些情况，一条条列", ["9"]),
        ("跟农贸市场（就是菜场）有关的规定，都找给我呗", ["7"]),
        ("哪些情形可以单独谈（一事一议）的？全部找出来", ["9"]),
        ("上了年纪的人有啥照顾，全部", ["10"]),
        ("残疾人的特别照顾都写在哪几处", ["8"]),
        ("医院、老年人、残疾人这些，哪几处讲到", ["7", "8", "10", "11"]),
        ("导盲犬啊举报啊，都找给我", ["8", "9"]),
        ("民政出现在哪些地方", ["2"]),
        ("哪些奖励是一事一议的", ["9"]),
        ("文件里说到农贸市场的有哪些地方", ["7"]),
        ("导盲犬的内容都在哪", ["8"]),
        ("这份条例里民政局到底管哪些事呀", ["2"]),
        ("民政局(不是派出所)要做些啥", ["2"]),
        ("畜牧兽医局负责的事全给我找出来，一件都别漏", ["2", "4", "6"]),
        ("没收犬只这个话题出现过几次", ["3", "5"]),
        ("导盲犬、举报、农贸市场，我要个全的", ["7", "8", "9"]),
        ("卡时间的规定，几天内、几号前的都列出来", ["3", "4", "10"]),
        ("民政局和公共租赁住房管理部门各管啥", ["2", "11"]),
        ("公安局这一级都要管哪些事", ["2"]),
        ("跟公租房有关的内容都在哪几条", ["11"]),
        ("罚五百到三千块的有哪几种", ["5"]),
        ("哪些行为会被罚款", ["5", "6"]),
        ("五日内的期限都有哪些", ["3", "10"]),
        ("哪些情况不得携犬，一个都别漏", ["7"]),
    ],
)
def test_every_place_comes(question: str, numbers: list[str]):
    """As said, by official words, by a body's name without what kind it is, and by figures in any spelling."""
    assert found(question) == numbers


def test_within_a_part():
    """Places of that part alone."""
    assert found("民政出现在哪些地方", ("law/part/1",)) == ["2"]
    assert found("民政出现在哪些地方", ("law/part/2",)) is None


@pytest.mark.parametrize(
    "question",
    [
        "狗会被没收吗",
        "养狗要登记吗",
        "几天内要登记",
        "所有的狗都要打针吗",
        "凡是残疾人都免费吗",
        "登记在哪里办",
        "养犬的都在哪登记",
        "老板要做哪些准备",
        "罚款多少",
        "火星上的规定都列出来",
        "补贴和火星的规定，全部找出来",
        "全部",
        "都列出来",
        "哪些人是可以登记的",
        "房管局负责哪些",
        "物业公司要承担什么责任",
        "运营公司要做什么",
        "养犬的条件有哪些，不要漏",
        "哪些地方可以登记",
        "登记都在哪里",
        "哪些地方禁止养狗",
        "在哪儿提交申请",
        "没写日子的那些条管到什么时候",
        "把费用全给报吗",
        "都说要登记，罚多少",
        "免疫证明能领多少次",
        "应急管理局负责什么",
        "有关农贸火星的规定写在哪里",
        "罚500元以上的行为有哪些",
        "凡是残疾人的导盲犬都免费？",
        "全部罚款",
        "所有残疾人",
        "补贴有哪些条款写了具体金额",
        "哪些奖励是可以领取的",
        "养犬条例里的规定（附则不算）都列出来",
        "",
    ],
)
def test_what_asks_for_one_thing_or_for_what_is_not_said(question: str):
    """Yes and no, one place, nothing said beside the asking, and a thing that the document does not know."""
    assert found(question) is None


def test_what_is_measured_by_a_word_is_not_that_word():
    """补贴费率 is no 补贴费."""
    chosen = everything("凡提补贴费的都列出来", KNOWLEDGE, None)
    assert chosen is None


def test_the_sentences_that_say_so_are_quoted():
    """Of a clause, those sentences and no others; the opening says what they have in common."""
    chosen = everything("哪些情况狗会被没收,一个都别漏", KNOWLEDGE, None)
    assert chosen is not None
    (third, fifth) = members(chosen, KNOWLEDGE, None)
    assert [s.quote for s in saying(third, chosen, KNOWLEDGE)] == [
        "养犬人应当自取得犬只之日起五日内登记。",  # what it goes on from
        "逾期不登记的，没收犬只。",
    ]
    listed = list_out(chosen, KNOWLEDGE, None)
    assert listed is not None
    assert listed.text.startswith(
        "提到“没收”的共2项：\n第三条：养犬人应当自取得犬只之日起五日内登记。逾期不登记的，没收犬只。"
    )
    assert fifth.number == "5"


def test_a_body_is_said_by_its_name():
    """Though it is looked for among others (、民政、公安等部门)."""
    chosen = everything("民政局在这里面要做哪些", KNOWLEDGE, None)
    assert chosen is not None
    listed = list_out(chosen, KNOWLEDGE, None)
    assert listed is not None
    assert listed.text.startswith("提到“民政”的共1项：\n第二条：民政等部门")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("处五百元以上三千元以下的罚款", {Figure(500, "元"), Figure(3000, "元")}),
        ("罚五百到三千", {Figure(500, "元"), Figure(3000, "元")}),
        ("能拿到50万的", {Figure(500_000, "元")}),
        ("开庭五日前，30个工作日内", {Figure(5, "日"), Figure(30, "工作日")}),
        ("五天", {Figure(5, "日")}),
        ("十二个月、年满16周岁、不超过5%", {Figure(12, "月"), Figure(16, "岁"), Figure(5, "%")}),
        ("2024年的第五条", set()),
        ("50万户、3万亩", set()),
        ("给几百", set()),
    ],
)
def test_figures_in_any_spelling(text: str, figures: set[Figure]):
    """Sums in 元, days as 日; a year of the calendar and a numbered clause are none."""
    assert figures_asked(text) == figures
