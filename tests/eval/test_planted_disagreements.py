"""Disagreements planted in a document whose annex is made from its own clauses."""

from corpus.parse import parse
from eval.planted import judge_planted

LAW = """# 甲市若干政策

## 一、支持措施

（一）支持研发平台。对新认定的省级企业研发中心给予50万元奖励，加大培育力度，完善服务体系。

（二）支持企业上市。对完成股份制改造的企业给予30万元奖励，对成功上市的企业给予300万元奖励。

（三）优化营商环境。推进政务服务增值化改革，提升办事效率，营造良好氛围，服务企业发展。
"""


def test_every_planted_figure_is_found_and_nothing_else():
    """Three clauses make three rows; the second clause has two figures, so that there are two rounds."""
    twins, figures = judge_planted(parse(LAW, "d"))
    assert (twins.kind, twins.precision, twins.recall, twins.expected) == ("planted twins", 1, 1, 3)
    assert (figures.kind, figures.precision, figures.recall, figures.expected) == ("planted figures", 1, 1, 3)
    assert figures.missed == figures.extra == ()


def test_nothing_can_be_planted_without_figures():
    """A text without figures has no score."""
    assert (
        judge_planted(
            parse("# 通知\n\n（一）加强领导。各单位要高度重视，认真抓好落实，确保取得实效。\n", "d")
        )
        == ()
    )
