"""What the asker is not, or does not do; what is not known or not bought in another sense is no denial."""

import pytest

from qa.denied import denied


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("我们不是高企", ["不是高企"]),
        ("非高企，不建学院", ["非高企", "不建学院"]),
        ("不买设备只买软件", ["不买设备只买软件"]),
        ("没评上优秀", ["没评上优秀"]),
        ("我不是很清楚这个政策", []),
        ("不是太懂，也不是十分明白", []),
        ("老板不买账", []),
        ("是不是高企都行", []),
    ],
)
def test_denied(text: str, said: list[str]):
    """As they are said."""
    assert [whole for whole, _ in denied(text)] == said
