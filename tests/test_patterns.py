"""No pattern is slow on what is repeated: whoever asks, or adds a file, decides how much there is of it."""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = [
    f"{package}.{path.stem}"
    for package in ("corpus", "qa")
    for path in sorted((ROOT / package).glob("[a-z]*.py"))
]
REPEATED = [
    "1", "一", "1岁", "起", "1+", "1×", "每1元/", "自收到之日起", "月工资", "满", "看", "看查", "第", "第1条", "、", "第一、", "和", "的", "这",
    "…", ".", "-", "（", "(一)", "我", "我们", "公司", "去年", "在", "部门", "哪些", "多少", "表1-1", "附件", "万", "%", "，",
]  # fmt: skip
LONG = 1_000  # characters


def patterns(held: object) -> Iterator[re.Pattern[str]]:
    """The patterns that a value holds."""
    if isinstance(held, re.Pattern):
        yield held
    elif isinstance(held, (tuple, list)):
        for one in held:
            yield from patterns(one)


@pytest.mark.parametrize("module", MODULES)
def test_patterns_are_quick_on_what_is_repeated(module: str):
    """A cubic one takes minutes, and one that doubles with each character never ends."""
    own = [p for held in vars(importlib.import_module(module)).values() for p in patterns(held)]
    for repeated in REPEATED:
        text, begun = (repeated * LONG)[:LONG], time.process_time()
        for one in own:
            list(one.finditer(text))
        assert time.process_time() - begun < 2, repeated
