"""A line that holds many paragraphs, cut into them.

Some sources put a whole law or notice on one line, with a blank (or nothing) where a paragraph ended. A line
is flat where two or more numbers follow each other inside it; it is cut before those numbers and at every
blank after a full stop. Items that run on behind each other (（一）……。（二）……。), and a heading with its first
item behind it, are cut apart too. But: leaves a line alone whose numbers do not run on.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, insort

from corpus.lines import Line
from corpus.markers import Level, Marker, marker_at, opens
from corpus.run import Run

_GAP = r"[ \t\u3000\xa0\u2002\u2003]"
#: A place where a marker may open inside a line: after a sentence, or after a wide blank.
_PLACE = re.compile(
    rf"(?:(?<=[。！？；：:;…”’）)】，,]){_GAP}*|{_GAP}+)(?=[第（(一二三四五六七八九十\d０-９])"
)
_AFTER_SENTENCE = re.compile(rf"(?<=[。！？；：:…”’\"）)】]){_GAP}+(?=\S)|{_GAP}*\u3000\u3000{_GAP}*(?=\S)")
#: Ends of the lines that stand above a text: title, document number, addressee.
_HEAD_END = re.compile(r"(?:(?<=[知见定法案函复告则划例书要])|(?<=号)|(?<=\d号）))" + rf"{_GAP}+(?=\S)")
_ANNEX = re.compile(rf"(?<=[。；：日）)]){_GAP}+(?=附{_GAP}*件)")
_SHORTEST_FLAT = 8
_LEVELS: tuple[Level, ...] = ("条", "一、")
#: Level of a heading -> the level that may open behind it on the same line.
_HEADED: dict[Level, Level] = {"一、": "（一）", "部分": "一、", "编": "章", "章": "节"}
_ITEMS: tuple[Level, ...] = ("（一）", "1.", "（1）")
_STOPS = frozenset("。！？：:；;，,）”")
_PLACE_OR_ITEM = re.compile(rf"{_GAP}*(?=[（(]|(?<![\d.．-])\d{{1,2}}[.．、](?!\d))")
_SENTENCE_ENDS = frozenset("。！？；;")
_TITLE_BEFORE = re.compile(r"[^。；：！？;:（()）]{1,30}?(?=[（(第]|\d{1,2}[.．、](?!\d))")
_TITLE_AND_GAP = re.compile(rf"[^\s。；：！？;:]{{3,39}}[\u4e00-\u9fff]{_GAP}+(?=[\u4e00-\u9fff])")
_TITLE_AT_END = re.compile(rf"(?<=[。；”]){_GAP}*第[^，。；：、]{{1,6}}[章节][^，。；：、]{{2,30}}$")
_CHAPTERS: tuple[Level, ...] = ("编", "分编", "章", "节")
_LONGEST_CHAPTER = 40
#: The title of a chapter or section, right before an article on the same line.
_CHAPTER_BEFORE = re.compile(rf"第[^。；，\s]{{1,6}}[章节编]{_GAP}+[^。；，]{{1,30}}$")
#: A chapter's title that runs into its first article: 第二章  计划第十条.
_CHAPTER_AND_ARTICLE = re.compile(
    rf"第[^。；，\s]{{1,6}}[章节编]{_GAP}+[^。；，：、第]{{1,24}}?(?=第[零〇一二三四五六七八九十百千\d]{{1,7}}条{_GAP})"
)
_LONGEST_HEAD = 500
_LARGEST_GAP = 5


def unflatten(line: Line) -> list[Line]:
    """The lines that a flat line holds; the line itself where it is not flat."""
    text = line.run.text
    if len(line.cells) > 2 or len(text) < _SHORTEST_FLAT:
        return [line]
    cuts = _openings(text)
    if not cuts:
        return _lines(line, _items(text))
    places = set(cuts)
    places.update(match.end() for match in _AFTER_SENTENCE.finditer(text))
    places.update(match.end() for match in _HEAD_END.finditer(text, 0, min(len(text), _LONGEST_HEAD)))
    places.update(match.end() for match in _ANNEX.finditer(text))
    if any(marker_at(text, cut) and text[cut] in "一二三四五六七八九十" for cut in cuts):
        places.update(_titles(text, cuts))
        places.update(_below(text, cuts, "（一）") or _below(text, cuts, "1."))
    places.update(_chapters(text, cuts))
    return _lines(line, places)


def _lines(line: Line, places: set[int]) -> list[Line]:
    """The line cut at places."""
    if not places:
        return [line]
    return [
        Line(piece, (), line.headed and index == 0, line.indented if index == 0 else False)
        for index, piece in enumerate(_cut(line.run, sorted(places)))
    ]


def _items(text: str) -> set[int]:
    """Places where items open that run on inside a line: each behind a sentence and due after the one before,
    the first at the start of the line or behind a heading without a stop. A chapter's title opens too where a
    section's title goes before it, or a sentence goes before it and nothing comes behind."""
    places: set[int] = set()
    head = opens(text)
    if (last_title := _TITLE_AT_END.search(text)) and opens(text, last_title.start()):
        places.add(last_title.start())
    if head is not None and head.level in _HEADED and (titled := _TITLE_BEFORE.match(text, head.end)):
        inner = opens(text, titled.end())
        if inner is not None and inner.level == _HEADED[head.level]:
            places.add(titled.end())
            head = inner
    if head is None or head.level not in _ITEMS:
        return places
    last = head.number
    for match in _PLACE.finditer(text, head.end):
        item = opens(text, match.end())
        if item is None or item.level != head.level or item.number != last + 1:
            continue
        if _before(text, match.start()) in _SENTENCE_ENDS:
            places.add(match.end())
            last = item.number
    return places


def _before(text: str, position: int) -> str:
    """The last character before a place that is not blank, "" for none."""
    while position and text[position - 1].isspace():
        position -= 1
    return text[position - 1] if position else ""


def _chapters(text: str, cuts: list[int]) -> set[int]:
    """Places where a chapter opens: set apart, with its title and then an article or section right behind."""
    places: set[int] = set()
    following = list(cuts)
    for match in reversed(list(_PLACE.finditer(text))):
        marker = opens(text, match.end())
        if marker is None or marker.level not in _CHAPTERS or not (marker.apart and match[0]):
            continue
        if any(
            0 < cut - match.end() <= _LONGEST_CHAPTER
            for cut in following[bisect_left(following, match.end()) :][:1]
        ):
            places.add(match.end())
            insort(following, match.end())
    return places | {
        titled.start() for titled in _CHAPTER_AND_ARTICLE.finditer(text) if titled.end() in following
    }


def _openings(text: str) -> list[int]:
    """Places inside the text where numbers of one level run on; empty where fewer than two do."""
    found: dict[Level, list[int]] = {level: [] for level in _LEVELS}
    last: dict[Level, int] = {}
    head = opens(text)
    if head and head.level in found:
        last[head.level] = head.number
    chapter = bool(head and head.level in ("章", "节", "编"))
    behind_titles = {titled.end() for titled in _CHAPTER_AND_ARTICLE.finditer(text)}
    places = {place: place for place in behind_titles} | {m.end(): m.start() for m in _PLACE.finditer(text)}
    for end, start in sorted(places.items()):
        marker = opens(text, end)
        if marker is None or marker.level not in found:
            continue
        if end not in behind_titles and not _stands_apart(text, text[start:end], start, marker, chapter):
            continue
        before = last.get(marker.level)
        if before is None and marker.number != 1 and not (marker.level == "条" and marker.apart):
            continue
        if before is not None and not _follows(marker, before):
            continue
        last[marker.level] = marker.number
        found[marker.level].append(end)
    for level in _LEVELS:
        count = len(found[level]) + bool(head and head.level == level)
        if found[level] and (count >= 2 or (chapter and level == "条")):
            return found[level]
    return []


def _follows(marker: Marker, before: int) -> bool:
    """Whether a number goes on after `before`; an article that stands apart may leave a few out."""
    gap = marker.number - before
    return (
        gap == 1
        or (gap == 0 and marker.zhi > 0)
        or (1 < gap <= _LARGEST_GAP and marker.apart and marker.level == "条")
    )


def _stands_apart(text: str, gap: str, start: int, marker: Marker, chapter: bool) -> bool:
    """Whether a marker behind a gap opens: it follows a sentence, or a blank where the line is a chapter's."""
    before = _before(text, start)
    if before in '。！？；：:…”’"）)】;' or (before in "，," and marker.level == "一、"):
        return True
    titled = _CHAPTER_BEFORE.search(text[max(0, start - 80) : start])
    if marker.level == "一、" or titled:
        return bool(gap)
    wide = "\u3000" in gap or len(gap) >= 2
    return (wide or chapter or (bool(gap) and marker.number == 1)) and marker.apart


def _titles(text: str, cuts: list[int]) -> set[int]:
    """Places behind headings that only a blank sets apart: 一、总体要求 坚持……。"""
    heads = ((cut, opens(text, cut)) for cut in cuts)
    titled = (_TITLE_AND_GAP.match(text, head.end) for _, head in heads if head and head.level == "一、")
    return {match.end() for match in titled if match}


def _below(text: str, cuts: list[int], level: Level) -> set[int]:
    """Places where （一）, or 1., opens a paragraph of a flat text: behind a stop or a heading, due after the last."""
    places: set[int] = set()
    last = 0
    for start, end in itertools.pairwise([*cuts, len(text)]):
        here = 0
        head = opens(text, start)
        titled = _TITLE_BEFORE.match(text, head.end) if head else None
        for match in _PLACE_OR_ITEM.finditer(text, start, end):
            marker = opens(text, match.end())
            if marker is None or marker.level != level or marker.number not in (here + 1, last + 1):
                continue
            headed = titled is not None and titled.end() == match.end()
            if headed or _before(text, match.start()) in _STOPS:
                places.add(match.end())
                here = last = marker.number
    return places


def _cut(run: Run, places: list[int]) -> list[Run]:
    """The run cut at places, blanks at the ends dropped."""
    bounds = [0, *(place for place in places if 0 < place < len(run)), len(run)]
    pieces = (run.cut(start, end).strip() for start, end in itertools.pairwise(bounds))
    return [piece for piece in pieces if piece]
