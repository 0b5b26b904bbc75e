"""A question that asks for two things, in its two parts: 种水稻补几块钱，还有完全成本保险谁出 -> two questions.

Each part has to ask something by itself; a part that leans on the one before is made whole. Two things that one asking
is for (科技和民生各多少, 公共的多还是乡下的多) are asked for one by one.
But: does not judge whether the parts are answered by one clause or by several.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

import jieba

from qa.conversation import leans, whole

_CUT = re.compile(r"[?？;；。]|[,，](?=.*)|(?:还有|另外|此外|以及|并且|同时|顺便)")
_ASKS = re.compile(
    r"多少|(?<![了过好])几|什么|啥|谁|哪|怎么|如何|吗|多大|多高|多久|呢|么[?？]?$|有没有|是不是|能不能|可不可以"
)
_BARE = re.compile(
    r"[^\u4e00-\u9fff]|分别|各自|各|都|叫|是|有|的|什么|多少|几|哪|谁|怎么|如何|吗|呢|个|些|钱|给|能|拿|最多|最高|一共|具体|给不给|有没有|条件|要求|标准|比例|奖励|补贴|补助|支持|政策|扶持|时候|时间|发放?|到账|到手|下来"
)
LEAST = 5  # characters of a part
MOST_JOINED, READ = (
    4,
    16,
)  # how many 和 are looked at, and how many characters before each: a question may be 和 2,000 times


_EACH = re.compile(r"分别|各自|各(?=[能有给补奖拿])|这?两[样项个](?:市里|区里|县里|政府)?|都")
_TWO = re.compile(r"^(?:我们?厂?|公司|既|又|也|还|一边|另外|同时|且|并|而且|再)+")


#: Two things between which is asked, and what asks for both.
_EITHER = re.compile(r"([\u4e00-\u9fff]{2,6}?)的?多,?还是([\u4e00-\u9fff]{2,6}?)的?多")
_AND = re.compile(r"[和与跟]")
_THING = re.compile(r"[^,，。;；?？这两2的和与跟]{2,6}?(?=[,，。;；?？这两2的]|今年|分别|各|哪|谁|$)")
_QUALIFIES = re.compile(
    r"[级类型等式性]$|^(?:国内|国外|境内|境外|国际)$"
)  # what a later word names: 国家级和省级孵化器
_OF_EACH = re.compile(
    r"分别|各自|各(?![级类地镇种界国部单项方位])|哪[个块项样边者]|谁[^,，。]{0,6}[多少高低大小]"
)


def _shared_asking(text: str) -> tuple[str, ...]:
    """Several things named before one asking: 既要上设备，又评上小巨人，两样分别能拿多少 -> each with 能拿多少."""
    *things, asking = [piece for piece in re.split(r"[,，;；。]", text) if piece.strip()] or [text]
    things = [thing for thing in things if len(thing) >= LEAST]
    bare = _EACH.sub("", asking)
    if len(things) < 2 or bare == asking or not _ASKS.search(asking) or _BARE.sub("", bare):
        return ()
    if any(_ASKS.search(thing) for thing in things) or not re.search(r"[又也还]", "".join(things[1:])):
        return ()
    return tuple(f"{_TWO.sub('', thing)}，{bare}" for thing in things[-2:])


def one_by_one(text: str) -> Mapping[str, str]:
    """Two things that one asking is for, and the text with each alone: 科技和民生各多少 -> 科技各多少, 民生各多少; empty where
    normalised `text` names no two."""
    either = _EITHER.search(text)
    if either:
        return {thing: text[: either.start()] + thing + text[either.end() :] for thing in either.groups()}
    for joined in islice(_AND.finditer(text), MOST_JOINED):
        before = [
            word for word in jieba.lcut(text[max(0, joined.start() - READ) : joined.start()]) if word.strip()
        ]
        after = _THING.match(text, joined.end())
        if not before or len(before[-1]) < 2 or after is None or not _OF_EACH.search(text, after.end()):
            continue
        if _QUALIFIES.search(before[-1]):
            continue
        first = text[: joined.start()] + text[after.end() :]
        second = text[: joined.start() - len(before[-1])] + text[joined.end() :]
        return {before[-1]: first, after[0]: second}
    return {}


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
    shared = _shared_asking(text)
    if shared:
        return shared
    if len(pieces) < 2 or any(len(piece) < LEAST for piece in pieces):
        return (text,)
    made: list[str] = []
    for piece in pieces:
        made.append(whole(piece, made[-1:]) if made and leans(piece) else piece)
    return tuple(made)
