"""One name for a department, whatever is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aliases import canonical, slips


@pytest.mark.parametrize(
    "names",
    [
        ("市人力社保局", "市人社局", "市人力资源和社会保障局", "市人力资源社会保障局"),
        ("市发改局", "市发展和改革局", "市发展改革委", "市发改委"),
        ("市资源规划局", "市自然资源和规划局", "市资规局"),
        ("市银保监局", "市银保监组", "市银行保险监督管理局"),
        ("市经信局", "市经济和信息化局"),
        ("市卫生健康局", "市卫健局", "市卫生健康委员会"),
        ("市金融办", "市金融工作办公室"),
        ("市残联", "市残疾人联合会"),
        ("人行甲市支行", "中国人民银行甲市支行"),
        ("省发改委", "省发展和改革委员会"),
    ],
)
def test_abbreviations_are_one_name(names: tuple[str, ...]):
    """All spellings of a bureau have the first as their name."""
    assert {canonical(name) for name in names} == {names[0]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市教育局", "市体育局"),
        ("市资源规划局", "丙丁市资源规划局"),
        ("省教育厅", "市教育局"),
        ("市委组织部", "市委宣传部"),
        ("市文旅体局", "市文旅局"),
    ],
)
def test_bureaus_that_stay_apart(one: str, other: str):
    """Another remit, place or level is another name."""
    assert canonical(one) != canonical(other)


@given(st.text(max_size=20))
def test_a_canonical_name_stays(name: str):
    """Any text has a name, and the name of a name is itself."""
    assert canonical(canonical(name)) == canonical(name)


def test_slips_of_one_document():
    """A rare name that is one character off a commoner one is its slip; known bureaus are none."""
    names = ["盐湖度假区"] * 3 + [
        "盐糊度假区",
        "市教育局",
        "市教育局",
        "市体育局",
        "甲区管委会",
        "甲区管委会",
        "乙区管委会x",
    ]
    assert slips(names) == {"盐糊度假区": "盐湖度假区"}
