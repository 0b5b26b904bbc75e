"""A question by somebody of a department, who says 咱们局 of it: 我是卫健局的办事员,把咱们局负责的条款列出来 -> 把卫健局负责的条款列出来.

But: only where the department is one that the documents name, and the question goes on to speak of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from qa.bureaus_named import named_bureaus

_INTRODUCED = re.compile(
    r"^(?:[你您]好|请问|[,，。!！])*(?:我们?|本人|咱们?|俺)(?:就?是|在|来自)(?P<body>[^,，。;；]{2,14}?)(?:里|这边|那边)?(?:的|上班|工作)?"
    r"(?:新来的|一名|一个|普通)?(?:办事员|工作人员|科员|干部|同志|职员|员工|科长|主任|人|上班|工作)?的?[,，。;；]+"
)
_TOLD_TO = re.compile(r"(?:领导|局长|主任|科长|上级)(?:要求?|让|叫|安排)我?们?")
_OWN = re.compile(
    r"(?:咱们?|我们|我|本|俺们?|自己|自家)(?:局里?|委里?|办(?!理|事)|单位|部门|中心|公司|镇|街道|(?:度假|开发|高新|经开)区|头上|身上|名下|这边|这里)"
)


def in_its_name(text: str, known: Iterable[str]) -> str:
    """Normalised `text` with the department that the asker is of in place of 咱们局."""
    introduced = _INTRODUCED.match(text)
    named = named_bureaus(introduced["body"], known) if introduced else ()
    rest = text[introduced.end() :] if introduced else ""
    if len(named) != 1 or not _OWN.search(rest):
        return text
    return _TOLD_TO.sub("", _OWN.sub(named[0][0], rest))
