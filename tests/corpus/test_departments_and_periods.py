"""Who is responsible and how long a measure holds, as printed."""

import pytest

from corpus.departments import closing_note, lead, names
from corpus.periods import default_period, printed_period

NOTES = {
    "做好工作。（责任单位：市发改局、市财政局）": ("市发改局", "市财政局"),
    "做好工作。(责任单位：市商务局、各镇（街道）、盐官度假区)": ("市商务局", "各镇（街道）", "盐官度假区"),
    "（牵头单位：市经信局；配合单位：市财政局）": ("市经信局", "市财政局"),
    "做好工作。（教育部牵头，财政部、人力资源社会保障部配合）": ("教育部", "财政部", "人力资源社会保障部"),
    "做好工作。（国家发展改革委、财政部等按职责分工负责）": ("国家发展改革委", "财政部"),
    "做好工作（由市科技局负责）。": ("市科技局",),
    "做好工作。（教育部、财政部负责。列第一位者为牵头单位，下同）": ("教育部", "财政部"),
    "做好工作。（负责部门：人民银行等部门；适用范围：浙江自贸试验区）": ("人民银行",),
    "做好工作。（教育部等有关部门和单位按职责分工负责）": ("教育部",),
    "做好工作。（各有关部门和单位负责）": ("各有关部门和单位",),
    "责任单位：市民政局、市残联": ("市民政局", "市残联"),
}
NO_NOTES = (
    "做好工作。",
    "符合条件的企业（含农业）给予奖励。",
    "对小微企业（以下简称企业）负责人进行培训。",
    "（见附件）",
    "市发改局要做好工作。",
)


@pytest.mark.parametrize(("text", "expected"), NOTES.items())
def test_notes(text: str, expected: tuple[str, ...]):
    """A note at the end of a paragraph gives the names in it."""
    note = closing_note(text)
    assert note is not None
    assert note[2] == expected
    assert note[1] == len(text)


@pytest.mark.parametrize("text", NO_NOTES)
def test_other_brackets(text: str):
    """Other brackets name nobody."""
    assert closing_note(text) is None


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("扩大有效投资政策（由市发改局牵头实施）", ("市发改局",)),
        ("科技创新(牵头单位：市科技局)", ("市科技局",)),
        ("交通强市（市交通运输局牵头）", ("市交通运输局",)),
    ],
)
def test_leads(heading: str, expected: tuple[str, ...]):
    """A part's heading names its lead."""
    found = lead(heading)
    assert found is not None
    assert found[2] == expected


def test_no_lead():
    """A bracket that is part of the title is no lead."""
    assert lead("产业政策（试行）") is None


def test_names():
    """Each name once, in order; a slash is nobody."""
    assert names("市财政局、市卫生健康局、市财政局") == ("市财政局", "市卫生健康局")
    assert names("/") == names("") == names("—") == ()


def test_period_cells():
    """A cell states a period or, with / or blank, none."""
    assert [printed_period(text) for text in ("2024 年", "2023-2027 年", "长期", "/", "", "—")] == [
        "2024 年", "2023-2027 年", "长期", None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本文件明确的各项政策除标明具体实施期限外，均为 2024 年全年实施有效。", "2024 年全年"),
        (
            "各项政策除另有规定外，均自2024年1月1日起至2025年12月31日止执行。",
            "自2024年1月1日起至2025年12月31日止",
        ),
        ("本办法自2024年3月1日起施行，有效期5年。", "自2024年3月1日起施行，有效期5年"),
        ("本办法自公布之日起施行。", None),
        ("除本办法外，其他规定同时废止。", None),
    ],
)
def test_defaults(text: str, expected: str | None):
    """A closing paragraph may state the period of every measure without one."""
    assert default_period(text) == expected
