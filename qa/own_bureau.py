"""A question by somebody of a department, who says 咱们局 of it: 我是卫健局的办事员,把咱们局负责的条款列出来 -> 把卫健局负责的条款列出来.

The department is one that the documents list, or else the office as the asker calls it. But: only where the question goes on to
speak of it as the asker's own; a company is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from qa.bureaus_named import named_bureaus

#: Who asks: 我是卫健局的办事员, 刚到教育局上班, 我在农发行信贷科; up to the first comma.
_INTRODUCED = re.compile(
    r"^(?:[你您]好|请问|[,，。!！])*(?:(?:我们?|本人|咱们?|俺)?(?:刚刚?|才|新近?)?(?:就?是|在|来自|[调分]?[到来去]|进了?)|作为)(?P<body>[^,，。;；]{2,20})[,，。;；]+"
)
_TOLD_TO = re.compile(r"(?:领导|局长|主任|科长|上级)(?:要求?|让|叫|安排)我?们?")
_OWN = re.compile(
    r"(?:咱们?|我们|俺们?)(?=[市县区][\u4e00-\u9fff]{2,8}[局委办])|(?:咱们?|我们|我|本|俺们?|自己|自家)(?:行(?![业政])|局里?|科|处|所|委里?|办(?!理|事)|单位|部门|中心|公司|镇|街道|(?:度假|开发|高新|经开)区|头上|身上|名下|这边|这里|(?=的?名|[?？吗呢。]*$))"
)


#: A body by its kind, where a document lists none: 区卫健局.
_BODY = re.compile(r"[\u4e00-\u9fff]{2,10}?(?:局|委(?!托)|办(?!公|事)|中心|支?队|所|院|厅|街道|镇)")


def in_its_name(text: str, known: Iterable[str]) -> str:
    """Normalised `text` with the department that the asker is of in place of 咱们局."""
    introduced = _INTRODUCED.match(text)
    rest = text[introduced.end() :] if introduced else ""
    if introduced is None or not _OWN.search(rest):
        return text
    named = named_bureaus(introduced["body"], known)
    body = _BODY.search(introduced["body"])
    if len(named) > 1 or not (named or body):
        return text
    name = named[0][0] if named else body[0] if body else ""
    return _TOLD_TO.sub(
        "", _OWN.sub(lambda own: "" if name in rest[own.end() : own.end() + len(name)] else name, rest)
    )
