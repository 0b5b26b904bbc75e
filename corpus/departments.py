"""责任单位, 牵头单位 and 填报单位 as the document prints them.

`closing_note` finds the bracket that names who is responsible at the end of a paragraph; `names` splits a
list of names. But: does not know that 市人社局 is 市人力社保局; names stay as printed.
"""

from __future__ import annotations

import re

ROLE = r"(?:责任|牵头|配合|主管|负责|实施|承办|主办|协办|参与|责任落实|主要责任)(?:单位|部门|处室|科室)"
#: At the end of a paragraph: （责任单位：…）, （市财政局牵头，市税务局配合）, （由…负责）.
_NOTE = re.compile(
    rf"[（(]\s*(?:{ROLE}\s*[:：]?|由(?=[^（）()]*(?:牵头|负责|实施))|(?=[^（）()。；]{{2,300}}?(?:牵头|负责|按职责分工)[^（）()]{{0,300}}[)）][。；;]?\s*$))"
    r"(?P<names>(?:[^（）()]|[（(][^（）()]*[)）])*?)\s*[)）]\s*[。；;]?\s*$"
)
#: Without a bracket, a line of its own.
_LINE = re.compile(rf"^(?:{ROLE}|填报单位|填报部门)\s*[:：]\s*(?P<names>.+?)[。；;]?$")
_LEAD = re.compile(
    r"[（(]\s*(?:由\s*(?P<lead>[^（）()]+?)\s*(?:牵头(?:实施|负责|落实)?|负责(?:实施|牵头)?|实施)"
    r"|(?:牵头|责任)(?:单位|部门)\s*[:：]\s*(?P<listed>(?:[^（）()]|[（(][^（）()]*[)）])+?)"
    r"|(?P<plain>[^（）()]{2,40}?)牵头(?:实施|负责)?)\s*[)）]\s*$"
)
_WORDS = re.compile(
    r"^(?:由|各?有关(?!部门|单位|方面|地方)|会同)(?=.{2})|(?:等)?(?:按照?(?:各自)?职责(?:分工)?(?:分别)?负责|分别?负责|共同负责|牵头负责|具体负责|"
    r"负责(?:实施|落实)?|牵头(?:实施|落实)?|参与|参加|配合|协助|落实)$"
)
_AND_OTHERS = re.compile(r"等(?:(?:有关|相关)?(?:部门|单位|方面)(?:和(?:部门|单位))?)?$")
#: A note may go on to say something else: 列第一位者为牵头单位，下同; 适用范围：浙江.
_ASIDE = re.compile(r"下同|除.+外|[者均]为|^(?!.{0,6}(?:单位|部门|处室|科室)\s*[:：])[^:：]{1,12}[:：]")
_ROLE_PREFIX = re.compile(rf"^{ROLE}\s*[:：]\s*")
_NAME_LENGTH = 40


def names(text: str) -> tuple[str, ...]:
    """The names in a list, in order, each once; a slash or dash alone is nobody.

    Example: "市商务局、各镇（街道）" -> ("市商务局", "各镇（街道）")
    """
    found: list[str] = []
    for part in _split("".join(text.split())):
        if _ASIDE.search(part):
            continue
        name = _ROLE_PREFIX.sub("", part).strip("。；;，,：:/—-－")
        stripped = _AND_OTHERS.sub("", _WORDS.sub("", _WORDS.sub("", name)))
        if stripped and len(stripped) <= _NAME_LENGTH and stripped not in found:
            found.append(stripped)
    return tuple(found)


def _split(text: str) -> list[str]:
    """Parts between 、 ， ； 。 outside brackets."""
    parts, depth, current = [], 0, ""
    for character in text:
        depth += (character in "（(") - (character in "）)")
        if character in "、，,；;。" and depth <= 0:
            parts.append(current)
            current = ""
        else:
            current += character
    return [*parts, current]


def closing_note(text: str) -> tuple[int, int, tuple[str, ...]] | None:
    """`(start, end, names)` of the note at the end of a paragraph that says who is responsible, or None.

    The whole paragraph may be the note. The full stop after it belongs to it.
    """
    line = _LINE.match(text.strip())
    if line:
        return 0, len(text), names(line["names"])
    for opening in _openings(text):
        match = _NOTE.match(text, opening)
        if match and (found := names(match["names"])):
            return match.start(), match.end(), found
    return None


def _openings(text: str) -> list[int]:
    """Places of the brackets near the end where a note could open; the note nests at most one deep."""
    tail = max(0, len(text) - 700)
    places = [index for index in range(tail, len(text)) if text[index] in "（("]
    return places[-40:]


def lead(heading: str) -> tuple[int, int, tuple[str, ...]] | None:
    """`(start, end, names)` of the bracket in a part's heading that names its lead, or None."""
    match = _LEAD.search(heading)
    if match is None:
        return None
    found = names(match["lead"] or match["listed"] or match["plain"])
    return (match.start(), match.end(), found) if found else None
