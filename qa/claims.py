"""How a question says that something is so: held for certain (…对吧, 可以…吧, 不是…吗), heard of (听说…), or only doubted (不可能吧).

But: what is said to be so is for those who hold it against the document.
"""

from __future__ import annotations

import re

_END = r"(?=[?？!！。,，]|$)"
_ASSENT = r"(?:[了的对是行]|(?<![可不])能|这样|没错|属实|可以)吧|对不对|对[吗么]|是[吗么]|没错"
#: 可以退保吧; 给我看看吧 is asked of whoever answers.
_MODAL = r"(?:可以|能够?|允许|准许?|必须|应该|[要得]交|[归由])(?!给?我|帮|看|说|讲|查)[^,，。?？]{1,16}吧"
_NOT_SO = r"不是(?!很|太|说|只|因为)[^,，。?？]{1,20}[吗么嘛]"
#: Is not believed, so that it is no claim of the asker's.
_DOUBTED = re.compile(
    r"(?:不(?:可能|会|至于|太可能)|没这么[^,，。]|[搞弄写说抄传]?[反错][了的]?|骗人的|吹的|瞎扯的?|假的|(?:离谱|夸张)了?)吧"
)
_TAGGED = re.compile(rf"(?:{_ASSENT}|{_MODAL}){_END}|{_NOT_SO}")
#: What ends a claim right behind what it is of: 两年对吧, 5家是不是.
TAG_BEHIND = rf"(?:的|了)?(?:(?:{_ASSENT}|是不是|是吧|吧){_END})"
HEARD = r"听说|据说|听讲|都说|说是"
_CLAIMED = re.compile(rf"{HEARD}|怎么才|是不是|[?？]$")


def held(text: str) -> bool:
    """Whether normalised `text` holds something to be so, rather than to ask."""
    return _TAGGED.search(_DOUBTED.sub("", text)) is not None


def claims(text: str) -> bool:
    """Whether it holds something to be so, has heard of it, or asks whether it is."""
    return held(text) or _CLAIMED.search(text) is not None
