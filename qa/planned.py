"""Questions for documents that are planned: 打算出台哪些文件, 今年要新出的细则.

But: which planned document is meant, and what stands of it, is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.records import Node

PLANS = re.compile(
    r"(?:打算|计划|准备|即将|将要|要|拟|会|新)(?:新|再|配套|另外?)*(?:发|出|出台|制定|印发|发布|推出)[^，,。]{0,8}(?:文件|办法|细则|方案|意见|通知)"
)
PLAN_WORDS = re.compile(
    r"打算|计划|准备|即将|将要|印发|发布|出台|制定|推出|配套|办法|细则|方案|意见|今年|接下来|后面|政府|市里|20\d\d年|[拟会要发出还新将]"
)


def lists_of_plans(nodes: Sequence[Node]) -> tuple[str, ...]:
    """The lists of planned documents."""
    return tuple(node.id for node in nodes if node.kind == "table" and node.id.endswith("/files"))
