"""Names and scopes that disagree between two sentences that are otherwise the same.

A name: one or two characters changed inside quotation marks, title marks or a noun (“鹄湖科技板”,
“南湖科技板”). A scope: a level, place or limit that only one of them has (180万元省级补助经费,
180万元补助经费). Hard for a quoted name, and for the scope of who gets what; soft otherwise. But: words of
style (积极, 进一步, 的, 和) are no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from corpus.conflict_places import Pair
from corpus.mask import is_mask
from corpus.records import Conflict, Difference, Document
from corpus.sentence_pairs import Said, sentence_pairs

BESIDE = 4  # equal characters on both sides of a changed name
_STYLE = frozenset("的地得和与及或且等为是在于到达对向将把被由从以其之了着并各该再更最也均都")
SCOPE = re.compile(
    r"^(?:(?:国家|省|市|县|区|镇|村)级|国家|省|市|县|[\u4e00-\u9fff]{2,3}[省市县区]|规上|规模以上|小微|中小|民营|国有|[A-Z]股|本级|上级|市外|市内|省内|省外|境外|境内"
    r"|首次|新(?:增|认定|引进)|先进|重点|优质|符合条件的|现有|户籍)+的?$"
)
_STYLE_WORDS = re.compile(
    r"积极|继续|持续|加快|加大|推进|推动|大力|深入|全面|支持|开展|促进|深化|强化|加强|提升|提高|完善|落实|探索|努力|切实|有效|不断|着力|重点|引导|鼓励"
)
#: What a level or place limits: those who receive something, or those who pay it.
_ENTITLES = re.compile(r"给予|享受|免费|免收|补[助贴]|奖励|资助|减免|不得|可以?")
_LEVELS = ("国", "省", "市", "县", "区", "镇", "村")
_MARKS = {"“": "”", "《": "》", "「": "」", "‘": "’"}


def wording_conflicts(document: Document, pairs: tuple[Pair, ...]) -> Iterator[Conflict]:
    """Conflicts of kind name and scope."""
    for pair in pairs:
        for a, b in sentence_pairs(pair):
            yield from _compare(a, b, document)


def _compare(a: Said, b: Said, document: Document) -> Iterator[Conflict]:
    first, second = a.masked, b.masked
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, first.text, second.text, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        one, two = first.text[i1:i2], second.text[j1:j2]
        before = _equal_before(first.text, i1, second.text, j1)
        after = _equal_after(first.text, i2, second.text, j2)
        renamed = (
            tag == "replace"
            and _renamed(one, two)
            and max(before, after) >= BESIDE
            and min(before, after) >= 1
        )
        letter = (
            bool(one) != bool(two)
            and len(one or two) == 1
            and _letter(one or two)
            and min(before, after) >= 2
            and before + after >= 2 * BESIDE
        )
        limited = (
            bool(one) != bool(two)
            and SCOPE.match(one or two)
            and min(before, after) >= 2
            and max(before, after) >= BESIDE
        )
        regraded = renamed and one in _LEVELS and two in _LEVELS and first.text[i2 : i2 + 1] == "级"
        kind: Difference = "name" if (renamed and not regraded) or letter else "scope"
        if regraded:
            hard = True
        elif renamed:
            hard = _quoted(first.text, i1) and _quoted(second.text, j1)
        elif limited:
            hard = bool(_ENTITLES.search(_fragment(first.text, i1))) and not _quoted(first.text, i1)
        else:
            hard = False
        if regraded:
            what = f"范围：一处为“{one}级”，另一处为“{two}级”"
        elif kind == "name":
            what = f"名称：一处为“{_around(first.text, i1, i2)}”，另一处为“{_around(second.text, j1, j2)}”"
        else:
            what = f"范围：{'前' if one else '后'}一处有“{one or two}”，另一处没有"
        if renamed or letter or limited:
            places = a.fragment(i1, i2, document), b.fragment(j1, j2, document)
            yield Conflict(kind, "hard" if hard else "soft", *places, what)


def _letter(character: str) -> bool:
    """Whether a character belongs to a name rather than to style."""
    return (
        character.isalpha() and not character.isascii() and not is_mask(character) and character not in _STYLE
    )


def _renamed(one: str, two: str) -> bool:
    if not (len(one) == len(two) <= 2) or any(
        is_mask(c) or not c.isalpha() or c in _STYLE for c in one + two
    ):
        return False
    return not any(c.isascii() for c in one + two) and not (
        _STYLE_WORDS.fullmatch(one) or _STYLE_WORDS.fullmatch(two)
    )


def _equal_before(first: str, i: int, second: str, j: int) -> int:
    size = 0
    while i - size > 0 and j - size > 0 and first[i - size - 1] == second[j - size - 1]:
        size += 1
    return size


def _equal_after(first: str, i: int, second: str, j: int) -> int:
    size = 0
    while i + size < len(first) and j + size < len(second) and first[i + size] == second[j + size]:
        size += 1
    return size


def _quoted(text: str, position: int) -> bool:
    """Whether a position stands inside quotation or title marks."""
    for opening, shutting in _MARKS.items():
        start = text.rfind(opening, 0, position + 1)
        if start >= 0 and text.find(shutting, start) >= position:
            return True
    return False


def _around(text: str, start: int, end: int) -> str:
    """The words around a change, up to the marks beside them."""
    low, high = start, end
    while (
        low > 0
        and start - low < 8
        and text[low - 1] not in "，。；、“”《》（）："
        and not is_mask(text[low - 1])
    ):
        low -= 1
    while (
        high < len(text)
        and high - end < 8
        and text[high] not in "，。；、“”《》（）："
        and not is_mask(text[high])
    ):
        high += 1
    return text[low:high]


def _fragment(text: str, position: int) -> str:
    """The part of a sentence between commas that a position stands in, with the part before it."""
    marks = [index for index, character in enumerate(text[:position]) if character in "，；。"]
    stop = next((index for index in range(position, len(text)) if text[index] in "，；。"), len(text))
    return text[(marks[-2] if len(marks) > 1 else 0) : stop]
