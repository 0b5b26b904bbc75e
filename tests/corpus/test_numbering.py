"""The numbering of the field: what becomes a clause, what a part, under which id."""

import re

import pytest

from tests.corpus.shapes import local_ids, parsed

CASES: dict[str, tuple[str, list[str]]] = {
    "articles": ("某某办法\n第一条 甲。\n第二条 乙。\n", ["clause/1", "clause/2"]),
    "no blank after 条": ("某某办法\n第一条为了甲。\n第二条本办法乙。\n", ["clause/1", "clause/2"]),
    "blanks in Arabic digits": ("某某办法\n第 9 条 甲。\n第 1 0 条 乙。\n", ["clause/9", "clause/10"]),
    "wide indents": ("某某办法\n\u3000\u3000第一条\u3000甲。\n\u3000\u3000第二条\u3000乙。\n", ["clause/1", "clause/2"]),
    "inserted article": ("第一条 甲。\n第一条之一 乙。\n第二条 丙。\n", ["clause/1", "clause/1-1", "clause/2"]),
    "articles run on in a line": ("某办法\n第一条 甲甲。 第二条 乙乙。第三条 丙丙。\n", ["clause/1", "clause/2", "clause/3"]),
    "article quoted in an article": (
        "某规定\n第一条 甲。\n第二条 合同应当写明：“\n第三条 甲方付款。\n第四条 乙方交货。”\n第三条 丙。\n",
        ["clause/1", "clause/2", "clause/3"],
    ),
    "cross reference opens a line": (
        "某规定\n第一条 甲。\n第二条 乙。\n第三条规定的期限届满后，应当重签。\n第三条 丙。\n",
        ["clause/1", "clause/2", "clause/3"],
    ),
    "article with a word of reference": (
        "某规定\n第一条 甲。\n第二条 所有企业应当登记。\n第三条 与船舶有关的纠纷。\n第四条以下情形除外：\n",
        ["clause/1", "clause/2", "clause/3", "clause/4"],
    ),
    "supplementary points behind the articles": (
        "某办法\n一、奖励\n第一条 甲。\n第二条 乙。\n附　则\n1．丙。\n2．丁。\n",
        ["part/1", "clause/1", "clause/2", "part/附则"],
    ),
    "items below the last of many headings": (
        "租金政策\n补甲。\n人才政策\n补乙。\n用电政策\n补丙。\n贷款政策\n补丁。\n培养政策\n（1）甲类。\n（2）乙类。\n",
        [],
    ),
    "gap in the source": ("第一条 甲。\n第二条 乙。\n第四条 丁。\n", ["clause/1", "clause/2", "clause/4"]),
    "amendment quotes far articles": (
        "某修正案\n第五十一条 甲。\n第五十二条 增加二条，作为第一百二十三条至第一百二十四条。内容如下：\n"
        "第七节 监察委员会\n第一百二十三条 乙。\n第一百二十四条 丙。\n",
        ["clause/51", "clause/52"],
    ),
    "chapters and sections": (
        "某法\n第一章 总　则\n第一条 甲。\n第二章 分则\n第一节 一般\n第二条 乙。\n第二节 特别\n第三条 丙。\n",
        ["part/1", "clause/1", "part/2", "part/2.1", "clause/2", "part/2.2", "clause/3"],
    ),
    "books in front": (
        "某法典\n第一编 总则\n第一章 甲\n第一条 甲。\n第二编 分则\n第一章 乙\n第二条 乙。\n",
        ["part/1", "part/1.1", "clause/1", "part/2", "part/2.1", "clause/2"],
    ),
    "titles between articles": (
        "某解释\n一、关于管辖\n第一条 甲。\n二、关于保全\n（一）一般规定\n第二条 乙。\n",
        ["part/1", "clause/1", "part/2", "part/2.1", "clause/2"],
    ),
    "contents": (
        "某条例\n目录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n",
        ["part/1", "clause/1", "part/2", "clause/2"],
    ),
    "level that runs through": (
        "某意见\n一、要求\n（一）甲。\n（二）乙。\n二、任务\n（三）丙。\n三、保障\n加强领导。\n",
        ["part/1", "clause/1", "clause/2", "part/2", "clause/3", "part/3"],
    ),
    "level that restarts": (
        "某意见\n一、要求\n（一）甲。\n（二）乙。\n二、任务\n（一）丙。\n",
        ["part/1", "clause/1.1", "clause/1.2", "part/2", "clause/2.1"],
    ),
    "Arabic level below 一、": (
        "某通知\n一、要求\n甲。\n二、任务\n1.乙。\n2.丙。\n三、保障\n1.丁。\n",
        ["part/1", "part/2", "clause/2.1", "clause/2.2", "part/3", "clause/3.1"],
    ),
    "一、 itself": ("某通知\n一、甲事项。\n二、乙事项。\n", ["clause/1", "clause/2"]),
    "items inside a clause stay": (
        "某意见\n一、要求\n（一）甲：\n1.子。\n2.丑。\n二、任务\n（二）乙。\n",
        ["part/1", "clause/1", "part/2", "clause/2"],
    ),
    "a list inside an item": (
        "某意见\n一、要求\n（一）甲。\n（二）下列情形：\n1.子：\n（一）寅；\n（二）卯。\n（三）丙。\n二、任务\n（四）丁。\n",
        ["part/1", "clause/1", "clause/2", "clause/3", "part/2", "clause/4"],
    ),
    "decimal numbers": (
        "某预案\n1　总则\n1.1　目的\n甲。\n1.2　范围\n乙。\n2　组织\n2.1　指挥部\n丙。\n3　附则\n丁。\n",
        ["part/1", "clause/1.1", "clause/1.2", "part/2", "clause/2.1", "part/3"],
    ),
    "one line": (
        "某部关于某事的通知 某部关于某事的通知 某发〔2020〕1号 各省： 为做好工作，现通知如下： 一、甲事项。要做好。 "
        "二、乙事项。 三、丙事项。 某部 2020年2月6日",
        ["clause/1", "clause/2", "clause/3"],
    ),
    "one line, two levels": (
        "某通知 各省： 要求如下： 一、高度重视。要重视。 二、严格管理。 （一）甲管理。要管。 （二）乙管理。要管。 三、抓好落实。",
        ["part/1", "part/2", "clause/1", "clause/2", "part/3"],
    ),
    "one line, chapters run into their articles": (
        "某办法第一章  总    则第一条  甲要做。第二条  乙要做，依照本办法第二章的规定办理。第二章  计    划第三条  丙要做。第四条  丁要做。\n",
        ["part/1", "clause/1", "clause/2", "part/2", "clause/3", "clause/4"],
    ),
    "one line without blanks": ("某通知\n现通知如下：一、甲事项。要做。二、乙事项。三、丙事项。\n", ["clause/1", "clause/2", "clause/3"]),
    "annex with numbering of its own": (
        "某通知\n一、甲。\n二、乙。\n某局\n2020年1月2日\n附件\n某办法\n第一条 子。\n第二条 丑。\n",
        ["clause/1", "clause/2", "annex/1/clause/1", "annex/1/clause/2"],
    ),
    "a list of annexes opens none": (
        "某通知\n一、甲。\n二、乙。\n附件：1.表一\n2.表二\n某局\n2020年1月2日\n",
        ["clause/1", "clause/2"],
    ),
    "a text sent with another": (
        "国务院批转某部意见的通知\n一、甲。\n二、乙。\n国务院\n一九八八年一月二日\n关于某事的意见\n一、丙。\n二、丁。\n",
        ["clause/1", "clause/2", "annex/1/clause/1", "annex/1/clause/2"],
    ),
    "notice before the plan": (
        "国务院关于印发某方案的通知\n国发〔2020〕1号\n各省：\n现将《某方案》印发给你们。\n国务院\n2020年1月2日\n某方案\n"
        "为了甲，制定本方案。\n一、要求\n（一）甲。\n二、任务\n（二）乙。\n",
        ["part/1", "clause/1", "part/2", "clause/2"],
    ),
    "decision that quotes articles": (
        "关于修改某法的决定\n一、将第五条修改为：“甲。\n“第六条 乙。”\n二、增加一条，作为第七条：“丙。”\n本决定自公布之日起施行。\n",
        ["clause/1", "clause/2"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_clauses_and_parts(case: str):
    """A text's clauses and parts have the ids that its numbering gives them."""
    text, expected = CASES[case]
    assert local_ids(parsed(text), "clause", "part") == expected


def test_text_without_numbers():
    """Each paragraph of a text without numbers is a node of its own; title and addressee are the preamble."""
    document = parsed(
        "某局关于某事的复函\n某函〔2020〕1号\n某某委：\n来函收悉。同意甲。\n请你委做好乙。\n某局\n2020年1月2日\n"
    )
    assert local_ids(document) == ["preamble", "body/1", "body/2", "closing/1"]
    assert document.title == "某局关于某事的复函"
    assert document.nodes[1].text == "来函收悉。同意甲。"


def test_a_signature_below_the_title_closes_nothing():
    """A notice whose issuer and date stand on top, not at the end: they are the preamble, and the paragraphs stay apart."""
    said = [f"对{thing}的企业给予二十万元奖励，由市科技局在次年六月底前兑现，同一企业只奖励一次，同一年度的奖励不叠加，已经领取其他奖励的补足差额。" for thing in "甲乙丙"]  # fmt: skip
    document = parsed(
        "某市支持企业的若干措施\n某市委领导小组\n2025年2月18日\n奖励\n" + "\n".join(said) + "\n"
    )
    assert local_ids(document) == ["preamble", "body/1", "body/2", "body/3"]
    assert document.nodes[0].text == "某市委领导小组\n2025年2月18日"
    assert document.nodes[1].heading == "奖励"


def test_a_short_text_signed_at_its_end():
    """Few short sentences above the date are paragraphs of the text, not names above a date."""
    document = parsed(
        "关于发放购机补贴的通知\n对购机农户给予两成补贴。\n补贴由县农业农村局发放。\n临江县农业农村局\n2025年2月18日\n"
    )
    assert local_ids(document) == ["preamble", "body/1", "body/2", "closing/1"]


def test_number_given_twice():
    """Two clauses of one number stay apart, and the document says so."""
    document = parsed("某规定\n第一条 甲。\n第二条 乙。\n第二条 丙。\n第三条 丁。\n")
    assert local_ids(document, "clause") == ["clause/1", "clause/2", "clause/2~2", "clause/3"]
    assert [problem.what for problem in document.problems] == ["编号“2”重复出现"]


def test_headings():
    """A short first sentence, a line of its own, or 【】 is a heading; in articles where nearly all have one."""
    document = parsed(
        "某意见\n一、总体要求\n（一）指导思想。以甲为指导。\n（二）基本原则。\n坚持乙。\n二、任务\n（三）做好丙工作。\n"
    )
    assert [(node.heading, node.text) for node in document.nodes if node.kind == "clause"] == [
        ("指导思想", "以甲为指导。"),
        ("基本原则", "坚持乙。"),
        ("", "做好丙工作。"),
    ]
    measures = parsed(
        "".join(f"第{n}条 支持甲{n}。对乙给予{n}万元。（责任单位：市财政局）\n" for n in "一二三四")
    ).nodes
    assert [(node.heading, node.text) for node in measures[:2]] == [
        ("支持甲一", "对乙给予一万元。"),
        ("支持甲二", "对乙给予二万元。"),
    ]
    article = parsed("某条例\n第一条【目的】为了甲。\n第二条 乙。\n").nodes[1]
    assert (article.heading, article.text) == ("目的", "为了甲。")
    counted = parsed("某意见\n（一）优化服务（13项）。甲、乙。\n（二）（试行）\n丙。\n").nodes
    assert [node.heading for node in counted if node.kind == "clause"] == ["优化服务（13项）", "试行"]


def test_spread_headings_are_closed_up():
    """总　则 is 总则."""
    document = parsed("某法\n第一章 总　　则\n第一条 甲。\n")
    assert next(node.heading for node in document.nodes if node.kind == "part") == "总则"


def test_signature_is_closing():
    """Signature, date and note on publication are one closing node, not the last clause."""
    document = parsed("某通知\n一、甲。\n二、乙。\n某局\n2020年1月2日\n（此件公开发布）\n")
    assert local_ids(document)[-1] == "closing/1"
    assert document.nodes[-1].text == "某局\n2020年1月2日\n（此件公开发布）"
    assert document.nodes[-2].text == "乙。"


HEALED = {
    "word cut by the page": ("本办法由市科技局、市财政局负责解释，具体事项由市科\n\n技局办理。", "本办法由市科技局、市财政局负责解释，具体事项由市科技局办理。"),
    "number cut off": ("围绕重大项目建设，市财政安排资金32.44\n\n亿元，其中交通类3亿元。", "围绕重大项目建设，市财政安排资金32.44亿元，其中交通类3亿元。"),
    "page number between": ("围绕重大项目建设，市财政安排\n- 3 -\n资金五亿元。", "围绕重大项目建设，市财政安排资金五亿元。"),
    "two paragraphs": ("围绕重大项目建设，市财政安排资金五亿元。\n其中交通类三亿元。", "围绕重大项目建设，市财政安排资金五亿元。\n其中交通类三亿元。"),
}  # fmt: skip


@pytest.mark.parametrize("case", HEALED)
def test_page_breaks_are_healed(case: str):
    """A sentence that a page break cut is one again; whole paragraphs stay apart."""
    source, text = HEALED[case]
    document = parsed(f"某通知\n一、{source}\n二、其他。\n")
    assert document.nodes[1].heading + document.nodes[1].text == text


def test_heading_lines_stay_apart():
    """A numbered line without a full stop is a heading, not the start of the paragraph below it."""
    document = parsed(
        "某意见\n一、加强组织领导，落实各级政府的责任\n各地要高度重视，认真落实。\n二、其他\n甲。\n"
    )
    assert (document.nodes[1].heading, document.nodes[1].text) == (
        "加强组织领导，落实各级政府的责任",
        "各地要高度重视，认真落实。",
    )


def test_a_question_heads_its_answer():
    """问：…？ is the heading of the paragraphs that answer it."""
    document = parsed(
        "某问答\n问：谁可以申请？\n答：企业可以申请。\n另有规定的，从其规定。\n问：补贴多少？\n答：最高50万元。\n"
    )
    assert [(node.heading, node.text) for node in document.nodes[1:]] == [
        ("问：谁可以申请？", "答：企业可以申请。\n另有规定的，从其规定。"), ("问：补贴多少？", "答：最高50万元。"),
    ]  # fmt: skip


def test_text_broken_at_a_fixed_width():
    """Lines of one width, as copied out of a PDF, are joined to the paragraphs they were."""
    articles = [
        f"\u3000\u3000第{number}条 "
        + f"本条规定第{number}项事项的办理要求，各单位应当遵照执行，" * 3
        + "不得拖延。"
        for number in range(1, 9)
    ]
    broken = "\n".join(line for text in articles for line in re.findall(".{1,30}", text))
    document = parsed(f"某办法\n{broken}\n")
    assert local_ids(document, "clause") == [f"clause/{number}" for number in range(1, 9)]
    assert all("\n" not in node.text for node in document.nodes)
