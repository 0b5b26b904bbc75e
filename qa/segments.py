"""A question that asks for two things, in its two parts: 种水稻补几块钱，还有完全成本保险谁出 -> two questions.

Each part has to ask something by itself; a part that leans on the one before is made whole.
But: does not judge whether the parts are answered by one clause or by several.
"""

from __future__ import annotations

import re

from qa.conversation import leans, whole

_CUT = re.compile(r"[?？;；。]|[,，](?=.*)|(?:还有|另外|此外|以及|并且|同时|顺便)")
_ASKS = re.compile(
    r"多少|几|什么|啥|谁|哪|怎么|如何|吗|多大|多高|多久|呢|么[?？]?$|有没有|是不是|能不能|可不可以"
)
_BARE = re.compile(
    r"[^\u4e00-\u9fff]|分别|各自|各|都|叫|是|有|的|什么|多少|几|哪|谁|怎么|如何|吗|呢|个|些|钱|给|能|拿|最多|最高|一共|具体|给不给|有没有|条件|要求|标准|比例|奖励|补贴|补助|支持|政策|扶持"
)
LEAST = 5  # characters of a part


def segments(text: str) -> tuple[str, ...]:
    """The parts of normalised `text` that each ask something; the text alone where there are not two."""
    pieces: list[str] = []
    held = ""
    for piece in _CUT.split(text):
        held += piece.strip()
        if _ASKS.search(held):
            pieces.append(held)
            held = ""
    if held and pieces:
        pieces[-1] += held
    for at in range(len(pieces) - 1, 0, -1):
        if not _BARE.sub("", pieces[at]):  # asks again of the same, with no subject of its own
            pieces[at - 1] += "，" + pieces.pop(at)
    if len(pieces) < 2 or any(len(piece) < LEAST for piece in pieces):
        return (text,)
    made: list[str] = []
    for piece in pieces:
        made.append(whole(piece, made[-1:]) if made and leans(piece) else piece)
    return tuple(made)
