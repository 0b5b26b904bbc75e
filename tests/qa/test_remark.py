"""A remark that two places differ, beside what is asked."""

import time

import pytest

from qa.knowledge import Knowledge
from qa.understanding import understand


@pytest.mark.parametrize(
    ("question", "text", "places"),
    [
        ("光伏补助，正文和附件1的表里好像写得不一样，分别是多少？", "光伏补助,分别是多少?", 0),
        ("正文和附件1不一致，光伏补助多少", "光伏补助多少", 0),
        ("正文和附件哪里不一致", "正文和附件哪里不一致", 0),  # is itself what is asked
        ("光伏谁负责，正文跟附件1表1-1列的一样吗？核对下", "光伏谁负责?核对下", 0),
        ("光伏那条正文跟能源表里写得不一样，到底补多少", "光伏那条,到底补多少", 0),
        ("光伏补助，正文和那张清单一个带上限一个不带吗", "光伏补助", 0),
        ("附件1表1-1和正文的光伏补助对不上，到底多少", "附件1表1-1和正文的光伏补助对不上,到底多少", 1),
        ("附件1表1-1和正文对不上，光伏补助到底多少", "光伏补助到底多少", 0),
        ("正文和附件里光伏补助写得不一样，是多少", "正文和附件里光伏补助写得不一样,是多少", 0),
        ("光伏的预算，正文和财政清单是不是对不上？", "光伏的预算?", 0),
        ("户口本和身份证上的名字前后不一致，能办补贴吗", "户口本和身份证上的名字前后不一致,能办补贴吗", 0),
        ("财务报表前后不一致，罚多少", "财务报表前后不一致,罚多少", 0),
        ("合同条款不一样，违约金多少", "合同条款不一样,违约金多少", 0),
        ("附件1表1-1的补助和附件2不同，到底多少", "附件1表1-1的补助和附件2不同,到底多少", 2),
        ("正文和附件不一致，以哪个为准？", "正文和附件不一致,以哪个为准?", 0),
        ("正文和附件一样吗？核对下", "正文和附件一样吗?核对下", 1),
        ("光伏补多少？我看前后数不一样", "光伏补多少?我看", 0),
        ("正文和附件一样吗", "正文和附件一样吗", 1),
        ("附件1表1-1补助多少", "附件1表1-1补助多少", 1),
    ],
)
def test_a_remark_is_no_place_to_search(knowledge: Knowledge, question: str, text: str, places: int):
    """It says why is asked, so the annex that it names does not limit the search."""
    understood = understand(question, (), knowledge)
    assert (understood.text, len(understood.places)) == (text, places)


@pytest.mark.parametrize(
    "text", ["表" * 2000, "附表1" * 600, "表1表2" * 400 + "都有什么", "附件1的表和清单" * 250 + "不一"]
)
def test_whatever_is_asked_takes_no_time(knowledge: Knowledge, text: str):
    """Each character may be of several parts of the expression: a second would be thousands of times too long."""
    started = time.process_time()
    understand(text, (), knowledge)
    assert time.process_time() - started < 2
