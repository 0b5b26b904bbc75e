"""Questions about a document itself: when it holds, who issued and explains it, whom it is for, what it deals with."""

import pytest

from corpus.parse import parse
from qa.knowledge import know
from qa.lookup import Found
from qa.of_itself import of_itself

NOTICE = """# 临江市人民政府办公室关于印发临江市养老服务办法的通知

临政办〔2023〕7号

各区人民政府：
现将《临江市养老服务办法》印发给你们，请遵照执行。

# 临江市养老服务办法

## 第一章 总则

第一条 为了规范养老服务，制定本办法。

第二条 本市行政区域内的养老服务活动，适用本办法。

## 第二章 服务

第三条 老年人每月补贴200元，服务合同有效期2年。本办法施行前签订的合同继续有效。

## 第三章 附则

第四条 本办法由市民政局负责解释。

第五条 本办法自2023年9月1日起施行，有效期5年。《临江市养老服务暂行办法》同时废止。
"""
LAW = """# 临江市电梯条例

2020年8月11日 临江市人民代表大会常务委员会第二十一次会议通过

第一条 使用单位应当每年检验电梯。

第二条 本条例自2021年9月1日起施行。
"""


PLAN = """# 临江市粮食应急预案

1 总则

1.1 本预案适用于粮食供求异常波动时的应对工作。

2 附则

2.1 本预案由市粮食和物资储备局负责解释。

2.2 本预案自印发之日起实施。
"""


def said(question: str, source: str) -> Found | None:
    """What a document says of itself."""
    return of_itself(question, know([parse(source, "d")]), None)


@pytest.mark.parametrize(
    ("question", "source", "text"),
    [
        (
            "这个政策有效期到什么时候",
            NOTICE,
            "本办法自2023年9月1日起施行，有效期5年。",
        ),
        ("这个办法到什么时候", NOTICE, "本办法自2023年9月1日起施行，有效期5年。"),
        ("本条例哪天生效", LAW, "本条例自2021年9月1日起施行。"),
        ("条例什么时候到期？", LAW, "本条例自2021年9月1日起施行。\n文件没有写明到什么时候为止。"),
        ("这个通知是谁发的", NOTICE, "临江市人民政府办公室关于印发临江市养老服务办法的通知"),
        ("这个条例是哪个机关制定的", LAW, "2020年8月11日 临江市人民代表大会常务委员会第二十一次会议通过"),
        ("由谁负责解释", NOTICE, "本办法由市民政局负责解释。"),
        ("临江市养老服务办法什么时候施行", NOTICE, "本办法自2023年9月1日起施行，有效期5年。"),
        ("临江的电梯条例什么时候开始生效", LAW, "本条例自2021年9月1日起施行。"),
        ("粮食应急预案是谁负责解释", PLAN, "本预案由市粮食和物资储备局负责解释。"),
        ("适用于哪些人", NOTICE, "本市行政区域内的养老服务活动，适用本办法。"),
        ("文号是多少", NOTICE, "临政办〔2023〕7号"),
        ("预案从什么时候开始实施？", PLAN, "本预案自印发之日起实施。"),
        ("大纲给我看看", NOTICE, "《临江市养老服务办法》：\n第一章：总则\n第二章：服务\n第三章：附则"),
        ("这份文件主要讲什么", NOTICE, "《临江市养老服务办法》：\n第一章：总则\n第二章：服务\n第三章：附则"),
    ],
)
def test_what_a_document_says_of_itself(question: str, source: str, text: str):
    """The sentences that speak of the document, at its ends or wherever they stand."""
    found = said(question, source)
    assert found is not None
    assert found.missing is None
    assert found.text.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("question", "missing"),
    [("由谁负责解释", "文件没有写明由谁负责解释。"), ("文号是什么", "文件没有写明文号。")],
)
def test_what_it_does_not_say(question: str, missing: str):
    """Said not to be stated, where nothing else can be meant."""
    found = said(question, LAW)
    assert found is not None
    assert found.missing == missing


@pytest.mark.parametrize(
    "question",
    [
        "服务合同有效期几年",
        "养老补贴什么时候开始发",
        "电梯检验由谁负责",
        "补贴适用于哪些老人",
        "什么时候开始申报",
        "讲讲养老补贴",
        "方案谁写",
        "预案由谁制定",
        "养老服务什么时候开始",
        "养老服务办法里的补贴什么时候发",
    ],
)
def test_a_question_that_names_a_matter_is_none(question: str):
    """It is searched for."""
    assert said(question, NOTICE) is None
