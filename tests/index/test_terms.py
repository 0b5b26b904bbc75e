"""A document's own terms are what it marks as terms."""

from dataclasses import replace

import pytest

from corpus.records import Document, Node
from index.terms import find_terms

NODE = Node("d/clause/1", "clause", "1", "", "", ())


def terms(**fields: object) -> tuple[str, ...]:
    """The terms of a document of one clause."""
    return find_terms([Document("d", "", "", (replace(NODE, **fields),))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("深入实施“潮城英才”计划", ("潮城英才",)),
        ("依据《中医药法》执行", ("中医药法",)),
        ("做到“应保尽保”、「即申即享」", ("即申即享", "应保尽保")),
        ("见《关于进一步推进现代农业高质量发展的若干政策意见的通知》", ()),
        ("他说：“先这样，再那样。”", ()),
        ("“551”工程", ()),
        ("没有标出的词", ()),
    ],
)
def test_marked_terms(text: str, expected: tuple[str, ...]):
    """Quotation and title marks; a long title or a sentence is no term, nor is a bare number."""
    assert terms(text=text) == expected


def test_bureaus_are_terms():
    """As printed, in one spelling."""
    assert terms(departments=("市发改局", "人行Ａ市支行")) == ("人行a市支行", "市发改局")


def test_short_parts_of_headings_are_terms():
    """Cut at marks and at 和, 与, 及."""
    assert terms(heading="乡村振兴和城乡融合发展") == ("乡村振兴", "城乡融合发展")
