"""What stands inside a quotation that an earlier paragraph opened."""

import pytest

from corpus.quotes import quoted

CASES: dict[str, tuple[list[str], list[bool]]] = {
    "one paragraph": (["修改为：“甲。”", "第二条 乙。"], [False, False]),
    "two paragraphs": (["修改为：“甲。", "第六条 乙。”", "丙。"], [False, True, False]),
    "each paragraph repeats the mark": (["修改为：“甲。", "“第六条 乙。", "“丙。”", "丁。"], [False, True, True, False]),
    "never closed": (["修改为：“甲。", "第六条 乙。", "丙。"], [False, False, False]),
    "straight": (['修改为："甲。', "（一）乙。", '丙。"', "丁。"], [False, True, True, False]),
    "straight, repeated": (['修改为:"甲。', '"（一）乙。', '"丙。"', "二、丁。"], [False, True, True, False]),
    "straight, never closed before the next": (['修改为："甲。', '修改为："乙。"', "二、丁。"], [False, False, False]),
    "straight pairs": (['将"甲"改为"乙"。', "二、丁。"], [False, False]),
    "a measure in inches": (['屏幕15"以上。', "二、丁。", '三、"戊"。'], [False, False, False]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_quoted(case: str):
    """Whether the start of each paragraph is quoted."""
    texts, expected = CASES[case]
    assert quoted(texts) == expected
