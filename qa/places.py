"""Which places of a document a question names, in any notation: 第二十五条, （二十五）, 25条, 第３部分, 表1-3新增类第4条.

Works on text from `qa.normalise.folded`. A place is given as the path below the document's id
(`clause/25`, `annex/1-3/3.4`), so that the same question can be held against several documents.
But: whether a document has such a node is for the caller to see, and nothing is searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.below import below
from corpus.numerals import value as to_int
from qa.courtesies import BEHIND
from qa.named_place import NamedPlace
from qa.selections import selection
from qa.table_places import tables

_N = r"(?:\d{1,5}|[零〇一二两三四五六七八九十百千]{1,9})"
_M = r"(?:\d{1,3}|[零〇一二三四五六七八九十百]{1,7})"
# A bare "25条" counts things as often as it names a clause, so what stands around it has to allow the reading.
_COUNTED = r"(?![\u4e00-\u9fff]{0,3}线|不|[都也]?[别勿莫]|龙|一?条|措施|政策|意见|标准|建议|以上|以下|生产线|产业链|公路|铁路|道路|线路|航线|路|支持|河|鱼|命|信息)"
#: 63条里有哪几条: all of them are meant.
_AMONG = r"(?!(?:当?中|里头?|里面|之中|内)[^,，。]*(?:(?:哪[几些]?|几|多少|的)条|条(?:款|文)?[有是]哪))"
_LOOKS_UP = r"(?:(?<=^)|(?<=[看查问按据在翻把下和与、,，:：])|(?<=\d章)|(?<=[一二三四五六七八九十]章))"
_CLAUSE = re.compile(
    rf"(?<!倒数)第[(]?({_N})[)]?条(?:之({_N}))?"
    rf"|{_LOOKS_UP}(?!两)({_N})条(?:之({_N}))?{_COUNTED}{_AMONG}"
    rf"|{_LOOKS_UP}([零〇一二三四五六七八九十百]{{1,7}})、?[(]({_N})[)]"
    rf"|(?:{_LOOKS_UP}|(?<=第)|(?=[(][^()]{{1,7}}[)]条))[(]({_M})[)](?:条)?"
    rf"|(?:clause|article)\s*(\d{{1,4}})"
    rf"|第({_N})大?点(?!半|钟|{_N}分)",
    re.IGNORECASE,
)
#: 第二项和第五项 of a clause.
_AND_ITEM = re.compile(rf"[、,和及与跟](?:第[(]?({_N})[)]?项|第?[(]({_N})[)](?![条款]))")
#: 第五条(四)至(六)项.
_TO_ITEM = re.compile(rf"(?:至|到|-|—|~)第?[(]?({_N})[)]?项?(?![条款])")
#: （三） or 第三点 of a part, which numbers its clauses anew.
_IN_PART = re.compile(
    rf"第({_N})大?(?:部分|部份)[,、]?(?:的|里|中|下面|底下|下)*(?:第?[(]({_N})[)](?:条|点|项)?|第({_N})小?(?:条|点|项))"
)
_RANGE = re.compile(rf"第?[(]?({_N})[)]?条?(?:至|到|—|–|-|~)第?[(]?({_N})[)]?条")
_LEVELS = re.compile(
    rf"第({_N})(?:编|分编)|第({_N})章|第({_N})节|第({_N})(?:大)?(?:部分|部份|板块)|part\s*(\d+)"
    rf"|{_LOOKS_UP}(?!一[大部])({_N})大?(?:部分|部份|板块)(?=[讲说写的里中是有由牵和与、?？第]|\d{{1,2}}条|内容|$)",
    re.IGNORECASE,
)
#: 最后一条, 倒数第三条, 倒数第二部分, 末章, 开头那条: of the document's own.
_FROM_THE_END = re.compile(
    rf"(?:(?:最后|最末|末尾)(?:一|的那一|那一?|的)|倒数第({_N})|(?P<first>(?:(?:开头|打头|最前面?)(?:的|那)*一?|(?<![^的分章节块里])头一)(?=条))|^末)个?(?P<unit>条|大?部分|大块|章|编)"
    r"(?=$|[讲说写的是规呢吗吧,，。?？!(]|内容|原文|最后|第)"
    rf"|倒数第(?P<nth>{_N})(?P<of>条{_COUNTED}|大?部分|章|编)"
)
#: 最后两条, 前三条 of the document, where that is what the question begins with.
_SEVERAL_AT_AN_END = re.compile(
    r"^(?:请|帮我|给我|开头|正文|文件|[把将列念]|[看查问翻](?:一?下)?)*+(?:(?P<last>最后|末尾|最末)|[前头])的?(?P<many>[两二三四五2-5])条(?=$|[讲说写的是都分呢列念给发各，,。?？]|内容|原文|标题)"
)
_AT_END = r"正文(?:的)?最后(?:的|那)?一?[段款]|附件[一1]?前面(?:的|那)*一?段|(?:最后|末尾|结尾)(?:的|那)?(?:一|几)?(?:段|部分(?![补奖资钱款人])|句)|结尾(?:怎么|写|说|讲)"
_BEFORE_ANNEX = re.compile(r"附件[一1]?前面(?:的|那|一)*段")
_AT_START = r"(?<!宪法)(?<!》)(?:(?:开头|开篇|最前面|前言|序言|引言|导语)(?:的|那|第)?(?:一|几)?(?:段|部分|句|怎么|写|说|讲|里)|[前序引]言|导语|开场白)"
_FRAME = ((re.compile(_AT_END), "closing/-1"), (re.compile(_AT_START), "preamble"))
_BETWEEN = frozenset(
    {"", "的", " ", ",", "里", "中", "里的", "中的", "里面", "里面的", "下", "下的", "下面的"}
)
_JOINING = frozenset("、,和及与跟")
_FIRST_ONES = 9  # numbers so small are counted in a part that is named before them
_IS_ANNEX = re.compile(r"annex/\d+")
_IS_PART = re.compile(r"part/[^/]+")
_INSIDE = ("part/", "body/", "closing/")
_PARAGRAPH = re.compile(rf"(结尾)?第({_N})(?:自然)?段")
_SENTENCE = re.compile(rf"第({_N})(?:句|个句子)|最后一句")


def _number(text: str | None) -> int | None:
    return None if text is None else to_int(text)


def _clauses(text: str) -> Iterator[NamedPlace]:
    for match in _RANGE.finditer(text):
        first, last = _number(match[1]), _number(match[2])
        if first and last and first < last <= first + 20:
            yield from (NamedPlace(f"clause/{n}", *match.span()) for n in range(first, last + 1))
    for match in _CLAUSE.finditer(text):
        number = _number(match[1] or match[3] or match[5] or match[7] or match[8] or match[9])
        if number is None:
            continue
        of, item = _number(match[2] or match[4]), _number(match[6])
        path = f"clause/{number}" + ("" if of is None else f"-{of}") + ("" if item is None else f".{item}")
        said, end = below(text, match.end())
        yield NamedPlace(path, match.start(), end, said)
        to = _TO_ITEM.match(text, end) if said.item else None
        until = _number(to[1]) if to else None
        if said.item and to and until and said.item < until <= said.item + 20:
            end = to.end()
            items = range(said.item + 1, until + 1)
            yield from (NamedPlace(path, *to.span(), said._replace(item=n, point=None)) for n in items)
        while said.item and (other := _AND_ITEM.match(text, end)):
            end = other.end()
            yield NamedPlace(
                path, *other.span(), said._replace(item=_number(other[1] or other[2]), point=None)
            )
    for match in _IN_PART.finditer(text):
        part, number = _number(match[1]), _number(match[2] or match[3])
        said, end = below(text, match.end())
        yield NamedPlace(f"part/{part}/{number}", match.start(), end, said)


def _parts(text: str) -> Iterator[NamedPlace]:
    """编, 章 and 节 that follow each other are one place; the number of each level is joined by a point."""
    run: list[re.Match[str]] = []
    for match in [*_LEVELS.finditer(text), None]:
        again = match is not None and any(match.lastindex == found.lastindex for found in run)
        if run and (match is None or again or match.start() - run[-1].end() > 1):
            numbers = [_number(next(group for group in found.groups() if group)) for found in run]
            if None not in numbers:
                yield from _of_a_part(text, ".".join(map(str, numbers)), run[0].start(), run[-1].end())
            run = []
        if match is not None:
            run.append(match)


def _of_a_part(text: str, number: str, start: int, end: int) -> Iterator[NamedPlace]:
    """The part, or what is chosen in it: 第三部分前三条, 第四章最后一节, 第三部分第一条和最后一条."""
    marked = selection(text, end)
    chosen = marked or selection(text, end, known=True)
    taken = chosen is not None and not all(key.isdigit() for key in chosen.keys)
    if chosen is not None and (marked is None or not marked.marked or len(chosen.keys) > 1):
        taken = taken or BEHIND.fullmatch(text, chosen.end) is not None
    if chosen is None or not taken or chosen.unit[:1] in set("章段行款编大部"):
        yield NamedPlace(f"part/{number}", start, end)
        return
    below_it = "." if chosen.unit == "节" else "/"
    for key in chosen.keys:
        yield NamedPlace(f"part/{number}{below_it}{key}", start, chosen.end)


def _from_the_end(text: str) -> Iterator[NamedPlace]:
    for match in _FROM_THE_END.finditer(text):
        kind = "clause" if (match["unit"] or match["of"]) == "条" else "part"
        nth = "#1" if match["first"] else f"-{_number(match[1] or match['nth']) or 1}"
        yield NamedPlace(f"{kind}/{nth}", *match.span())


def _several_at_an_end(text: str) -> Iterator[NamedPlace]:
    if match := _SEVERAL_AT_AN_END.match(text):
        many = _number(match["many"]) or 0
        counted = range(-many, 0) if match["last"] else (f"#{n}" for n in range(1, many + 1))
        yield from (NamedPlace(f"clause/{nth}", *match.span()) for nth in counted)


def _frame(text: str) -> Iterator[NamedPlace]:
    for pattern, path in _FRAME:
        if match := pattern.search(text):
            yield NamedPlace(path, *match.span())


def _paragraphs(text: str) -> Iterator[NamedPlace]:
    for match in _PARAGRAPH.finditer(text):
        yield NamedPlace(f"{'closing' if match[1] else 'body'}/{_number(match[2])}", *match.span())


def _joined(places: Sequence[NamedPlace], text: str) -> list[NamedPlace]:
    """A place that only says where the next one is found made one with it: 附件1表1-3, 附件1第三部分."""
    joined: list[NamedPlace] = []
    for place in places:
        before = joined[-1] if joined else None
        if before is not None and text[before.end : place.start].strip("/|>→·—:-") in _BETWEEN:
            leads = place.path.startswith(f"{before.path}-")
            inside = _IS_ANNEX.fullmatch(before.path) and place.path.startswith(_INSIDE)
            between = text[before.end : place.start]
            ends = between != "," and _IS_PART.fullmatch(before.path) and place.path.startswith("clause/")
            if leads or inside or ends:
                own = place.path.removeprefix("clause/") if ends else place.path
                path = place.path if leads else f"{before.path}/{own}"
                joined[-1] = NamedPlace(path, before.start, place.end, place.below)
                continue
        elif before and (within := _same_part(before, text[before.end : place.start], place)):
            place = replace(place, path=within)
        joined.append(place)
    return list(dict.fromkeys(joined))


def _same_part(before: NamedPlace, between: str, place: NamedPlace) -> str | None:
    """Where 第三条 is in 第二章第一条和第三条: in the part of the one before, if it is among the first there."""
    part = re.fullmatch(r"(part/[^/]+)/(\d+)", before.path)
    clause = re.fullmatch(r"clause/(\d+)", place.path)
    if part is None or clause is None or between.strip() not in _JOINING:
        return None
    few = max(int(part[2]), int(clause[1])) <= _FIRST_ONES
    return f"{part[1]}/{clause[1]}" if few else None


def named_places(text: str, categories: dict[str, int]) -> tuple[NamedPlace, ...]:
    """The places that folded `text` names, in its order, each once; of two that overlap the longer stays.

    `categories` gives the number by which a row's id knows a category of its table (新增 -> 3).
    """
    found = [*_clauses(text), *_parts(text), *_from_the_end(text), *tables(text, categories)]
    if _BEFORE_ANNEX.search(text):
        found = list(_frame(text))
    found = found or list(_several_at_an_end(text)) or list(_frame(text))
    if all(_IS_ANNEX.fullmatch(place.path) for place in found):
        found += _paragraphs(text)
    kept: list[NamedPlace] = []
    for place in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if all(place.end <= k.start or k.end <= place.start or (k.start, k.end) == (place.start, place.end) for k in kept):  # fmt: skip
            kept.append(place)
    kept.sort(key=lambda p: p.start)
    unique = _joined(kept, text)
    sentences = list(_SENTENCE.finditer(text))
    return tuple(
        NamedPlace(p.path, p.start, p.end, p.below, _nth(p, unique[n + 1 :], sentences))
        for n, p in enumerate(unique)
    )


def _nth(place: NamedPlace, later: Sequence[NamedPlace], sentences: Sequence[re.Match[str]]) -> int | None:
    """Which sentence of a place is asked for: the one named behind it, or the only one named at all."""
    until = next((p.start for p in later if p.start >= place.end), None)
    own = [s for s in sentences if s.start() >= place.end and (until is None or s.start() < until)]
    chosen = own or (sentences if len(sentences) == 1 else [])
    if not chosen:
        return None
    return _number(chosen[0][1]) if chosen[0][1] else -1
