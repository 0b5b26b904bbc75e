"""The same text written another way (widths, blanks, indents, bold, broken lines) has the same parts and clauses."""

import re
from collections.abc import Callable

import pytest

from tests.corpus.shapes import local_ids, parsed

POLICY = """某市关于印发某方案的通知
各县：
现将《某方案》印发给你们，请认真贯彻执行，确保各项任务按期完成，取得实实在在的成效，并及时报告。
某市人民政府
2024年1月2日
某方案
为了做好有关工作，根据上级文件的要求，结合本市实际情况，经过广泛征求意见，特制定本方案。
一、总体要求
（一）指导思想。以某某思想为指导，全面贯彻落实上级部署，坚持问题导向和目标导向相统一，扎实推进各项工作。
（二）目标任务。到2025年，建成一批项目，培育一批企业，形成一批成果，有关指标达到全省前列水平。
二、重点任务
（三）支持研发。对研发费用占比3%以上的企业，按照不超过10%给予补助，单个企业最高不超过50万元。
1．省级平台奖励50万元。
2．市级平台奖励20万元。
（四）支持人才。对符合条件的人才给予安家补贴，按照有关规定分三年发放，具体由市人社局负责实施。
三、组织保障
各地各部门要加强组织领导，明确责任分工，抓好工作落实，重大事项及时向市政府请示报告。
"""
LAW = "某办法\n第一章 总则\n第一条 为了规范管理，根据有关法律法规的规定，结合本县实际，制定本办法。\n第二条 本办法适用于本县行政区域内的有关活动及其监督管理。\n" + "".join(
    f"第{n}条 有关单位应当按照本办法第一条、第二条的规定做好第{n}项工作，不得拖延、推诿，并接受监督检查。\n" for n in "三四五六七八九"
)  # fmt: skip

Rewrite = Callable[[list[str]], list[str]]


def each(pattern: str, replacement: str) -> Rewrite:
    """A rewriting of every line."""
    return lambda lines: [re.sub(pattern, replacement, line) for line in lines]


VARIANTS: dict[str, Rewrite] = {
    "half-width brackets": each(r"^（([一二三四]+)）", r"(\1)"),
    "brackets of both widths": each(r"^（([一二三四]+)）", r"(\1）"),
    "blanks in brackets": each(r"^（([一二三四]+)）", r"（ \1 ）"),
    "a dot behind the numeral": each(r"^([一二三四]+)、", r"\1．"),
    "indented": each("^", "\u3000\u3000"),
    "indented with blanks that do not break": each("^", "\xa0\xa0\xa0\xa0"),
    "blanks at the end": each("$", "  "),
    "no blank behind 条": each(r"^(第.条) ", r"\1"),
    "wide blank behind 条": each(r"^(第.条) ", "\\1\u3000\u3000"),
    "bold": each(r"^(（.）|.、|第.条)([^。]{0,20})", r"**\1\2**"),
    "Markdown headings": each(r"^(?=[一二三]、|第.章)", "## "),
    "blank lines": lambda lines: [part for line in lines for part in (line, "")],
    "Windows line ends": each("$", "\r"),
    "page numbers": lambda lines: [part for i, line in enumerate(lines) for part in ((line, f"— {i} —") if i % 5 == 4 else (line,))],
    "broken at a fixed width": lambda lines: [part for line in lines for part in re.findall(".{1,28}", "\u3000\u3000" + line)],
}  # fmt: skip


@pytest.mark.parametrize("text", [POLICY, LAW], ids=["policy", "law"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_same_parts_and_clauses(text: str, variant: str):
    """Ids do not depend on how the text is set."""
    expected = local_ids(parsed(text), "part", "clause")
    assert len(expected) >= 7
    rewritten = "\n".join(VARIANTS[variant](text.splitlines()))
    assert local_ids(parsed(rewritten), "part", "clause") == expected
