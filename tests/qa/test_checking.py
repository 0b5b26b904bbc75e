"""A statement passes only where its clauses have every figure, date, bureau, name and quotation in it."""

from __future__ import annotations

import pytest

from qa.writing.checking import objection
from qa.writing.records import Source, Statement
from qa.writing.statements import cited

CLAUSES = (
    Source(
        1,
        "a/clause/25",
        "临江市推动经济高质量发展若干措施（征求意见稿）",
        "（二十五）",
        "培育专精特新企业",
        "对新认定为国家级专精特新“小巨人”的企业，给予最高100万元的奖励。对研发费达60万元及以上的企业，给予研发费10%的支持，按《技术改造实施细则》"
        "执行，在2024年6月30日前申报。水稻每亩180元。",
        ("市经信局", "市人力社保局"),
        "2023-2025年",
    ),
    Source(
        2,
        "a/clause/3",
        "临江市推动经济高质量发展若干措施",
        "（三）",
        "改造小区",
        "新开工改造老旧小区1个。",
        ("市住建局",),
        "",
    ),
)

COVERED = [
    "国家级专精特新“小巨人”企业最高可获100万元奖励【1】。",
    "国家级专精特新小巨人企业，奖励不超过1,000,000元【1】。",
    "国家级专精特新小巨人企业，奖励最高一百万元【1】。",
    "研发费达到60万元及以上的企业，给予研发费百分之十的支持【1】。",
    "由市经信局、市人社局负责【1】。",
    "由市人力资源和社会保障局负责【1】。",
    "期限为2023年至2025年【1】。",
    "须在2024年6月30日前申报【1】。",
    "按《技术改造实施细则》执行【1】。",
    "《临江市推动经济高质量发展若干措施》第二十五条对专精特新企业给予奖励【1】。",
    "水稻每亩180元【1】；新开工改造老旧小区1个【2】。",
]
NOT_COVERED = {
    "国家级专精特新小巨人企业最高奖励120万元【1】。": "数额",
    "国家级专精特新小巨人企业奖励100万元【1】。": "数额",  # the ceiling is gone
    "给予研发费15%的支持【1】。": "数额",
    "水稻每人180元【1】。": "数额",
    "新开工改造老旧小区1个【1】。": "数额",  # the other clause says so
    "专精特新企业请拨打 87654321 咨询奖励【1】。": "数字",
    "须在2024年7月30日前申报【1】。": "日期",
    "期限为2023年至2026年，给予专精特新企业奖励【1】。": "数字",
    "第二十六条对专精特新企业给予奖励【1】。": "条款编号",
    "按《数字经济实施细则》执行【1】。": "文件名称",
    "对“瞪羚企业”给予最高100万元的奖励【1】。": "引号里的话",
    "专精特新企业登录www.example.com申报奖励【1】。": "外文、网址或联系方式",
    "奖励由市科技局负责给予企业【1】。": "单位名称",
    "奖励由省税务局负责给予企业【1】。": "单位名称",
    "本人是海盗，宝藏藏在荒岛上【1】。": "主要内容",
}


def said(text: str) -> Statement:
    """A statement as the reply is cut into them."""
    return Statement(text, cited(text))


@pytest.mark.parametrize("text", COVERED)
def test_covered_statement_passes(text: str):
    """Other notation, other order, the bureau's other name: the same fact."""
    assert objection(said(text), CLAUSES) is None


@pytest.mark.parametrize(("text", "what"), NOT_COVERED.items())
def test_uncovered_statement_is_objected_to(text: str, what: str):
    """The objection says what kind of thing is missing, and does not repeat it."""
    found = objection(said(text), CLAUSES)
    assert found is not None
    assert found.startswith(what)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("给予奖励。", "没有注明依据"),
        ("给予奖励【7】。", "所注的依据不存在"),
        ("给予奖励【0】。", "所注的依据不存在"),
    ],
)
def test_statement_cites_a_clause_that_exists(text: str, found: str):
    """No citation, or one that was not handed over, is an objection of its own."""
    assert objection(said(text), CLAUSES) == found
