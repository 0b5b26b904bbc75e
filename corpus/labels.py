"""What a citation calls a node: （二十五）, 第十二条之一, 附件1表1-3新增类第4条, 第三部分.

Read from the node's id and the marker it is printed with, in one standard form (full-width brackets, Chinese
numerals where the marker has them). Copied, it stands behind the document's 《title》, and a clause （十一） is called 第（十一）条. But: numbers nothing
itself.
"""

from __future__ import annotations

import re

from corpus.by_id import by_id
from corpus.markers import Marker, marker_at
from corpus.numerals import chinese
from corpus.records import Document, Node

_WIDE = {"编": "编", "分编": "分编", "章": "章", "节": "节", "条": "条", "部分": "部分"}
_LIST_NAME = "配套文件清单"


def label(node: Node, document: Document) -> str:
    """The citation label of a node of `document`."""
    local = node.id.removeprefix(f"{document.id}/")
    scope = _scope(local)
    if node.kind == "preamble":
        return "开头部分"
    if node.kind == "closing":
        return f"{scope}结尾第{node.number}段"
    if node.kind == "body":
        return f"{scope}第{node.number}段"
    if node.kind == "table":
        return _table(local, node)
    if node.kind == "row":
        return _row(node, document)
    return scope + _numbered(node, document)


def title(document: Document) -> str:
    """The document's title in one standard form: brackets full-width, without blanks around them."""
    return re.sub(r"\s*([)）])", "）", re.sub(r"\s*[(（]\s*", "（", document.title)).strip()


def reference(node: Node, document: Document) -> str:
    """The citation as it is copied: 《title》第（十一）条, 《title》第十二条, 《title》附件1表1-3新增类第4条."""
    said = label(node, document)
    if node.kind == "clause":
        said = re.sub(r"（[^（）]+）$", r"第\g<0>条", said)
    return f"《{title(document)}》{said}"


def _scope(local: str) -> str:
    """附件1 for what stands inside annex 1."""
    match = re.match(r"annex/(\d+)(?:~\d+)?/", local)
    if match:
        return f"附件{match[1]}"
    return _LIST_NAME if local.startswith("files/") else ""


def _table(local: str, node: Node) -> str:
    if local.startswith("files"):
        return _LIST_NAME
    if match := re.fullmatch(r"annex/(\d+)(?:~\d+)?", local):
        return f"附件{match[1]}"
    if match := re.match(r"annex/(\d+)-", local):
        return f"附件{match[1]}表{node.number}"
    return f"{_scope(local)}表{node.number}"


def _row(node: Node, document: Document) -> str:
    table = (node.parent or "").removeprefix(f"{document.id}/")
    number = node.number
    base = _LIST_NAME if table.startswith("files") else re.sub(r"^annex/", "附件", table)
    if match := re.match(r"annex/(\d+)((?:-\d+)+)", table):
        base = f"附件{match[1]}表{match[1]}{match[2]}"
    elif match := re.match(r"(?:annex/(\d+)/)?table/(.+)$", table):
        base = f"附件{match[1]}表{match[2]}" if match[1] else f"表{match[2]}"
    number = number.split("~")[0]
    if number == "0":
        return f"{base}{node.heading or '合计'}"
    if "." in number and node.category and re.match(r"annex/\d+-", table):
        return f"{base}{node.category}类第{number.split('.')[1]}条"
    if "." in number and node.category is None:
        first, second = number.split(".", 1)
        return f"{base}第{first}类第{second}条"
    if "." in number:
        return f"{base}第{number.split('.')[0]}项后未编号项"
    return f"{base}第{number}项"


def _numbered(node: Node, document: Document) -> str:
    """Label of a part or clause, with that of the part in front where its numbers begin again."""
    marker = _marker(node, document)
    own = _own(marker, node)
    if node.kind == "part":
        parent = by_id(document).get(node.parent or "")
        return (_numbered(parent, document) if parent and parent.kind == "part" else "") + own
    if "." in node.number:
        parent = by_id(document).get(node.parent or "")
        return (_numbered(parent, document) if parent and parent.kind == "part" else "") + own
    return own


def _own(marker: Marker | None, node: Node) -> str:
    if marker is None and not node.number[:1].isdigit():
        return node.number
    if marker is None:
        return f"第{node.number}条" if node.kind == "clause" else f"第{node.number}部分"
    numeral = chinese(marker.number)
    zhi = f"之{chinese(marker.zhi)}" if marker.zhi else ""
    if marker.level in _WIDE:
        return f"第{numeral}{_WIDE[marker.level]}{zhi}"
    if node.kind == "part":
        return f"第{numeral}部分"
    if marker.level == "（一）":
        return f"（{numeral}）"
    if marker.level == "（1）":
        return f"（{marker.number}）"
    if marker.level == "一、":
        return f"第{numeral}点"
    if marker.level == "问":
        return f"第{marker.number}问"
    return f"第{marker.number}点"


def _marker(node: Node, document: Document) -> Marker | None:
    start = node.spans[0].start if node.spans else 0
    return marker_at(document.source[start : start + 40])
