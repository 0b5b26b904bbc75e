"""What stands below a clause, named in words: the same text as by its address."""

import pytest

from corpus.below import WHOLE, Below, below
from corpus.errors import UnknownNode
from corpus.records import Document
from corpus.showing import found_nodes
from tests.corpus.shapes import parsed

LAW = parsed(
    "某市办法\n第一章 总则\n第一条 为了甲。\n第二条 申请条件：\n（一）条件甲；\n（二）条件乙：\n1.小甲；\n2.小乙。\n（三）条件丙：1.子；2.丑。\n"
    "前款规定的情形，包括：\n（一）情形甲；\n（二）情形乙。\n第三条 施行。\n附件1\n细则\n第一条 细甲。\n第二条 细乙：\n（一）细子；\n（二）细丑。\n"
)
PLAN = parsed(
    "某市意见\n一、要求\n（一）思想。以甲为指导，推动发展。\n（二）目标。到2025年完成以下目标：\n1.目标甲。\n2.目标乙。\n"
    "二、任务\n（一）任务甲。做好甲工作，确保完成。\n（二）任务乙。做好乙工作：\n1.子任务。2.丑任务。\n"
)
THROUGH = parsed(
    "某市意见\n一、要求\n（一）思想。以甲为指导。\n（二）目标。到2025年完成。\n二、任务\n（三）任务甲。做好甲。\n（四）任务乙。做好乙。\n"
)

AGED = parsed(
    "某市办法\n第一条 为了甲。\n第二条 可以申请：\n（一）第一类对象。\n1. 特困人员；\n2. 失能老人；\n3. 100周岁及以上的；\n4. 其他。\n（二）第二类对象。\n符合条件之一的：\n1.独居；\n2.80周岁及以上的。\n（三）其他。\n"
)

NAMES = [
    (LAW, "第二条第二项", "clause/2", "（二）条件乙：1.小甲；2.小乙。"),
    (LAW, "第 2 条第(二)项", "clause/2", "（二）条件乙：1.小甲；2.小乙。"),
    (LAW, "第二条（二）", "clause/2", "（二）条件乙：1.小甲；2.小乙。"),
    (LAW, "第二条第一款第二项第二目", "clause/2", "2.小乙。"),
    (LAW, "第二条第三项第1目", "clause/2", "1.子；"),
    (LAW, "第二条第二款第一项", "clause/2", "（一）情形甲；"),
    (LAW, "第二条的第二段第一项", "clause/2", "（一）情形甲；"),
    (LAW, "x/clause/2/1/2/1", "clause/2", "1.小甲；"),
    (LAW, "第一章第三条", "clause/3", "第三条 施行。"),
    (LAW, "附件1第二条", "annex/1/clause/2", "第二条 细乙：（一）细子；（二）细丑。"),
    (LAW, "附件1第二条第二项", "annex/1/clause/2", "（二）细丑。"),
    (PLAN, "二（二）", "clause/2.2", "（二）任务乙。做好乙工作：1.子任务。2.丑任务。"),
    (PLAN, "二、（二）", "clause/2.2", "（二）任务乙。做好乙工作：1.子任务。2.丑任务。"),
    (PLAN, "第二条第二项", "clause/2.2", "（二）任务乙。做好乙工作：1.子任务。2.丑任务。"),
    (PLAN, "二（二）第一目", "clause/2.2", "1.子任务。"),
    (PLAN, "第一部分（二）", "clause/1.2", "（二）目标。到2025年完成以下目标：1.目标甲。2.目标乙。"),
    (AGED, "第二条（一）里面的第3小项", "clause/2", "3. 100周岁及以上的；"),
    (AGED, "第二条（二）里面的第2小项", "clause/2", "2.80周岁及以上的。"),
    (THROUGH, "二（三）", "clause/3", "（三）任务甲。做好甲。"),
]  # fmt: skip


@pytest.mark.parametrize(("document", "name", "node", "quote"), NAMES, ids=[name for _, name, _, _ in NAMES])
def test_named_in_words(document: Document, name: str, node: str, quote: str):
    """Each name means one place of one clause."""
    (found,) = found_nodes(name, [document])
    assert (found.node.id, found.place.quote) == (f"x/{node}", quote)


@pytest.mark.parametrize("name", ["第二条第九项", "第二条第三款", "第二条第二项第九目", "附件2第一条", "第二章第一条", "二（九）"])  # fmt: skip
def test_what_is_not_there_is_not_found(name: str):
    """A paragraph, item, annex or part that the document lacks is said to be absent."""
    with pytest.raises(UnknownNode):
        found_nodes(name, [LAW])


@pytest.mark.parametrize(
    ("text", "said", "end"),
    [
        ("第二款第三项第一目的规定", Below(2, 3, 1), 9),
        ("第五项", Below(None, 5), 3),
        ("五项措施", Below(None, 5), 2),
        ("（五）", Below(None, 5), 3),
        ("(2023)75号", WHOLE, 0),
        ("的规定", WHOLE, 0),
        ("", WHOLE, 0),
    ],
)
def test_reading_what_is_below(text: str, said: Below, end: int):
    """款, 项 and 目 in any notation, and nothing else."""
    assert below(text, 0) == (said, end)


def test_written_in_standard_form():
    """A place below a clause is written as laws cite it."""
    assert str(Below(2, 3, 1)) == "第二款第三项第一目"
    assert not str(WHOLE)
