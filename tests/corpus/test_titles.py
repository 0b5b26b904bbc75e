"""What a document is called: the title on top, or that of the measure that a notice sends."""

import pytest

from corpus.labels import reference
from tests.corpus.shapes import local_ids, parsed

NOTICE = "某市关于印发《某市甲办法》的通知\n各县：\n现将《某市甲办法》印发给你们，请遵照执行。\n{}"

TITLES = {
    "one line": ("某市关于某事的通知\n各县：\n一、甲。\n二、乙。\n", "某市关于某事的通知"),
    "two lines": (
        "某市关于加强\n某项工作的意见\n某发〔2020〕1号\n一、甲。\n二、乙。\n",
        "某市关于加强某项工作的意见",
    ),
    "spread characters": ("某市关于某事\n的 批 复\n一、甲。\n二、乙。\n", "某市关于某事的批复"),
    "below a letterhead": (
        "某市人民政府文件\n某政发〔2020〕1号\n关于某事的通知\n各县：\n一、甲。\n二、乙。\n",
        "关于某事的通知",
    ),
    "below a list of facts": (
        "索引号：000\n发文机关：某市\n标题：某通知\n某市某通知\n一、甲。\n二、乙。\n",
        "某市某通知",
    ),
    "an order's text": ("某某令\n第7号\n现公布《某条例》。\n某条例\n第一条 甲。\n第二条 乙。\n", "某条例"),
    "goes on behind 制度": (
        "某市关于推行公示制度\n审核制度的意见\n一、甲。\n二、乙。\n",
        "某市关于推行公示制度审核制度的意见",
    ),
    "a measure that a notice sends": (
        NOTICE.format("2024年1月2日\n某市甲办法\n第一条 甲。\n第二条 乙。\n"),
        "某市甲办法",
    ),
    "a measure in the annex of the notice": (
        NOTICE.format("2024年1月2日\n附件\n某市\n甲办法\n（2024年修订）\n第一条 甲。\n第二条 乙。\n"),
        "某市甲办法",
    ),
    "a plan passed on, its makers below it": (
        "某市办公室关于转发市科技局甲措施的通知\n各县：\n市科技局《甲措施》已经同意，现转发给你们。\n某市办公室\n2024年1月2日\n甲措施\n市科技局\n一、甲。\n二、乙。\n",
        "甲措施",
    ),
    "a notice without a title sends it": (
        "各县：\n《甲方案》已经同意，现印发给你们。\n甲方案\n一、甲。\n二、乙。\n",
        "甲方案",
    ),
    "traditional characters": (
        "某市關于印發《某市甲辦法》的通知\n各縣：\n現將《某市甲辦法》印發給你們。\n某市甲辦法\n第一條 甲。\n第二條 乙。\n",
        "某市甲辦法",
    ),
    "the notice counts itself": (
        NOTICE.format("一、认真学习。\n二、抓好落实。\n附件：某市甲办法\n某市\n2024年1月2日\n"),
        "某市关于印发《某市甲办法》的通知",
    ),
    "a heading below a note": (
        "> 本文由某网站提取，仅供查阅。\n\n# 某市某清单\n\n为了甲，制定本清单。\n\n一、甲。\n\n二、乙。\n",
        "某市某清单",
    ),
    "the fields of a file": (
        "---\ntitle: 关于某事的复函\ndate: 2020-01-02\n---\n\n::: tip 修订信息\n:::\n\n## 一、甲\n\n丙。\n\n## 二、乙\n",
        "关于某事的复函",
    ),
    "none": ("一、甲。\n二、乙。\n", "x"),
}


@pytest.mark.parametrize("case", TITLES)
def test_titles(case: str):
    """The title is what stands on top, over as many lines as it takes; without one it is the id."""
    text, title = TITLES[case]
    assert parsed(text).title == title


def test_the_notice_is_kept():
    """A document cited under the measure's title has the notice in its preamble, and the measure's own annexes
    have the numbers that the measure gives them."""
    document = parsed(
        NOTICE.format(
            "附件：某市甲办法\n某市\n2024年1月2日\n附件\n某市甲办法\n第一条 见附件1。\n第二条 乙。\n附件1\n申请表\n附件2\n名单\n"
        )
    )
    assert local_ids(document) == ["preamble", "clause/1", "clause/2", "annex/1", "annex/2"]
    assert document.nodes[0].heading == "某市关于印发《某市甲办法》的通知"
    assert [reference(node, document) for node in document.nodes[1:4]] == [
        "《某市甲办法》第一条", "《某市甲办法》第二条", "《某市甲办法》附件1",
    ]  # fmt: skip


def test_several_measures_are_annexes():
    """Each clause of several measures in one file says which of them it stands in."""
    measures = "".join(f"{name}办法\n第一条 {name}。\n第二条 {name}。\n" for name in "甲乙")
    document = parsed(
        f"某市关于印发《甲办法》《乙办法》的通知\n各县：\n现将《甲办法》《乙办法》印发给你们。\n某市\n2024年1月2日\n{measures}"
    )
    assert local_ids(document, "table", "clause") == [
        "annex/1", "annex/1/clause/1", "annex/1/clause/2", "annex/2", "annex/2/clause/1", "annex/2/clause/2",
    ]  # fmt: skip
    assert [node.heading for node in document.nodes if node.kind == "table"] == ["甲办法", "乙办法"]
    assert reference(document.nodes[-1], document) == "《某市关于印发《甲办法》《乙办法》的通知》附件2第二条"
