"""What a member of an enumeration hangs on, in the ways that laws and notices write lists."""

import pytest

from corpus.parse import parse
from corpus.records import Document, Node, Place
from corpus.sentences import sentences
from qa.enumeration import lead, lead_of, members_of

FINES = "第九条 有下列情形之一的，处五百元罚款：\n（一）占用车位；\n（二）私装地锁。拒不拆除的，代为拆除；\n（三）其他情形。\n前款不适用于消防车。"
RUNNING = "第九条 申请应当提交：（一）申请书；（二）身份证明。"
NESTED = "第九条 下列人员可以申请：\n（一）困难人员：\n1.残疾人；\n2.低保对象；\n（二）本市老人。"


def clause(text: str) -> tuple[Document, Node, tuple[Place, ...]]:
    """The second clause of a regulation of our own writing, with its sentences."""
    document = parse(f"临江市车位管理办法\n\n第八条 本市车位适用本办法。\n\n{text}\n", "linjiang")
    node = next(node for node in document.nodes if node.id.endswith("clause/9"))
    return document, node, sentences(node, document)


@pytest.mark.parametrize(
    ("text", "member", "led_by"),
    [
        (FINES, "（二）私装地锁。", "有下列情形之一的，处五百元罚款："),
        (FINES, "（三）其他情形。", "有下列情形之一的，处五百元罚款："),
        (FINES, "拒不拆除的，代为拆除；", None),  # no member by its own mark
        (FINES, "前款不适用于消防车。", None),
        (
            RUNNING,
            "（二）身份证明。",
            "申请应当提交：",
        ),  # without the first member, which stands in its sentence
        (NESTED, "2.低保对象；", "（一）困难人员："),
        (NESTED, "（一）困难人员：", "下列人员可以申请："),
    ],
)
def test_what_a_member_hangs_on(text: str, member: str, led_by: str | None):
    """The sentence that leads in, as a quotation of the clause."""
    document, node, every = clause(text)
    at = next(i for i, sentence in enumerate(every) if sentence.quote.strip() == member)
    above = lead_of(at, every)
    assert (None if above is None else lead(every[above], node, document).quote.strip()) == led_by


ANNOUNCED = "第九条 对存在以下情形的，给予约谈等处理。涉嫌违法的，移送公安机关；涉嫌犯罪的，移送司法机关：\n（一）材料虚假；\n（二）推诿拖延。\n逾期按五千元以下罚款。"


def test_a_list_that_is_announced_before_the_sentence_it_hangs_on():
    """Its members are those of the sentence that announces it, too; a sum of so much or less announces none."""
    _, _, every = clause(ANNOUNCED)
    assert [every[i].quote.strip() for i in members_of(0, every)] == ["（一）材料虚假；", "（二）推诿拖延。"]
    assert members_of(len(every) - 1, every) == ()


def test_what_hangs_on_a_sentence():
    """The members, not the sentence after them."""
    _, _, every = clause(FINES)
    assert [every[i].quote.strip() for i in members_of(0, every)] == [
        "（一）占用车位；", "（二）私装地锁。", "（三）其他情形。",
    ]  # fmt: skip
