"""Which places of a document a question names, in any notation: 第二十五条, （二十五）, 25条, 第３部分, 表1-3新增类第4条.

Works on text from `qa.normalise.folded`. A place is given as the path below the document's id
(`clause/25`, `annex/1-3/3.4`), so that the same question can be held against several documents.
But: whether a document has such a node is for the caller to see, and nothing is searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.below import WHOLE, Below, below
from corpus.numerals import value as to_int

_N = r"(?:\d{1,5}|[零〇一二两三四五六七八九十百千]{1,9})"
_M = r"(?:\d{1,3}|[零〇一二三四五六七八九十百]{1,7})"
# A bare "25条" counts things as often as it names a clause, so what stands around it has to allow the reading.
_COUNTED = r"(?!不|龙|一?条|措施|政策|意见|标准|建议|以上|以下|生产线|产业链|公路|铁路|道路|线路|航线|路|支持|河|鱼|命|信息)"
_LOOKS_UP = r"(?:(?<=^)|(?<=[看查问按据在翻把下和与、,，:：]))"
_CLAUSE = re.compile(
    rf"第[(]?({_N})[)]?条(?:之({_N}))?"
    rf"|{_LOOKS_UP}({_N})条(?:之({_N}))?{_COUNTED}"
    rf"|{_LOOKS_UP}([零〇一二三四五六七八九十百]{{1,7}})、?[(]({_N})[)]"
    rf"|(?:{_LOOKS_UP}|(?<=第)|(?=[(][^()]{{1,7}}[)]条))[(]({_M})[)](?:条)?"
    rf"|(?:clause|article)\s*(\d{{1,4}})"
    rf"|第({_N})大?点(?!半|钟|{_N}分)",
    re.IGNORECASE,
)
#: （三） or 第三点 of a part, which numbers its clauses anew.
_IN_PART = re.compile(
    rf"第({_N})大?(?:部分|部份)[,、]?(?:的|里|中)?(?:第?[(]({_N})[)](?:条|点|项)?|第({_N})(?:条|点|项))"
)
_RANGE = re.compile(rf"第?[(]?({_N})[)]?条?(?:至|到|—|–|-|~)第?[(]?({_N})[)]?条")
_LEVELS = re.compile(
    rf"第({_N})(?:编|分编)|第({_N})章|第({_N})节|第({_N})(?:大)?(?:部分|部份|板块)|part\s*(\d+)"
    rf"|{_LOOKS_UP}(?!一[大部])({_N})大?(?:部分|部份|板块)(?=[讲说写的里中是有由牵和与、?？]|内容|$)",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"(附?表|附件|附录)?\s*(?<![\d.\-—–－])(\d{1,2}(?:\s*[-—–－_]\s*\d{1,2}){1,2})(?![\d%年万亿.])\s*(?:号?表|清单)?"
)
_AFTER_TABLE = re.compile(r"$|[^\u4e00-\u9fffA-Za-z0-9]|[的里中有是讲写说第共总和与由谁填]")
_ANNEX = re.compile(
    rf"(?:附件|附录|附表)({_N})(?![-—–]|(?<=\d)\d)(?:(?:的|里|中)?(?:(?:表|第)({_N})(?:张表|个表|号表)|(?:附?表)({_N})(?![-—–_\d.]|条)))?"
)
_PLAIN_TABLE = re.compile(
    rf"(?<![\u4e00-\u9fff])表({_N})(?![-—–－_.\d])(?=$|[^\u4e00-\u9fff]|[的里中有是讲写说第共和与由])"
)
_LIST_OF_FILES = re.compile(
    r"(?:拟出台)?(?:的)?(?:配套)?文件清单|(?:拟出台)?(?:的)?配套文件|拟出台(?:的)?文件"
)
_ROW = re.compile(
    rf"[,、]?(?:的|里|中|里面)?(?P<category>[\u4e00-\u9fff]{{2}})(?:类)?(?:措施|政策)?(?:的|里|中)?(?:第({_N})(?:条|项|个|行|号|点)?|(\d+)(?:号|[?？]?$))"
)
_NTH = re.compile(rf"[,、]?(?:的|里|中|里面)?第({_N})(?:条|项|个|号|点|份)|\s*(\d+)(?:项|号)|[(]({_M})[)]")
_BEHIND = re.compile(rf"第({_N})项后未编号项")
_OWN_ROW = re.compile(rf"(?:的|里面?|中)*第({_N})行(?![业政动驶为使])")
_AND_ROW = re.compile(rf"[、,和及与跟](?:第({_N})|(\d+))(?:条|项|行|号)")
_LAST = re.compile(
    rf"(?:的|里面?|中)*(?:(?P<category>[\u4e00-\u9fff]{{2}})类?(?:措施|政策)?(?:的|里|中)?)?(?:(?:最后|末尾)(?:一|的)?|倒数第({_N}))(?:条|项|个|行|份)"
)
#: 最后一条, 倒数第三条, 倒数第二部分: of the document's own.
_FROM_THE_END = re.compile(
    rf"(?:最后(?:一|的那一|那一)|倒数第({_N}))(?P<unit>条|个?大?部分)(?=$|[讲说写的是规呢吗吧,，。?？!]|内容|原文)"
)
_AT_END = r"(?:最后|末尾|结尾)(?:的|那)?(?:一|几)?(?:段|部分(?![补奖资钱款人])|句)|结尾(?:怎么|写|说|讲)"
_AT_START = r"(?<!宪法)(?<!》)(?:(?:开头|开篇|最前面|前言|序言|引言|导语)(?:的|那|第)?(?:一|几)?(?:段|部分|句|怎么|写|说|讲|里)|[前序引]言|导语)"
_FRAME = ((re.compile(_AT_END), "closing/-1"), (re.compile(_AT_START), "preamble"))
_BETWEEN = frozenset({"", "的", " ", ",", "里", "中"})
_IS_ANNEX = re.compile(r"annex/\d+")
_IS_PART = re.compile(r"part/[\d.]+")
_INSIDE = ("part/", "body/", "closing/")
_SEVERAL = re.compile(r"part/[\d.]+|(?:annex/|table/|files).*")
_PARAGRAPH = re.compile(rf"(结尾)?第({_N})(?:自然)?段")
_SENTENCE = re.compile(rf"第({_N})(?:句|个句子)|最后一句")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as named: its path below a document's id, and where the question names it.

    `below` is what it says below a clause (款, 项, 目); `sentence` counts from 1, -1 is the last.
    """

    path: str
    start: int
    end: int
    below: Below = WHOLE
    sentence: int | None = None

    @property
    def holds_several(self) -> bool:
        """Whether it is, or stands in, what holds several measures: a part, an annex, a table, a list."""
        return _SEVERAL.fullmatch(self.path) is not None


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
                yield NamedPlace("part/" + ".".join(map(str, numbers)), run[0].start(), run[-1].end())
            run = []
        if match is not None:
            run.append(match)


def _tables(text: str, categories: dict[str, int]) -> Iterator[NamedPlace]:
    found: list[tuple[str, int, int]] = []
    for match in _TABLE.finditer(text):
        called_so = match[1] or match[0].endswith(("表", "清单"))
        if (
            not called_so
            and not _AFTER_TABLE.match(text, match.end())
            and text[match.end() :][:2] not in categories
        ):
            continue
        found.append(("annex/" + re.sub(r"\s*[-—–－_]\s*", "-", match[2]), *match.span()))
    for match in _ANNEX.finditer(text):
        number, table = _number(match[1]), _number(match[2] or match[3])
        if number is not None:
            found.append((f"annex/{number}" + (f"-{table}" if table else ""), *match.span()))
    for match in _PLAIN_TABLE.finditer(text):
        found.append((f"table/{_number(match[1])}", *match.span()))
    for match in _LIST_OF_FILES.finditer(text):
        found.append(("files", *match.span()))
    for path, start, end in found:
        row = _ROW.match(text, end)
        last = _LAST.match(text, end)
        if row and row["category"] in categories and (n := _number(row[2] or row[3])):
            yield NamedPlace(f"{path}/{categories[row['category']]}.{n}", start, row.end())
        elif behind := _BEHIND.match(text, end):
            yield NamedPlace(f"{path}/{_number(behind[1])}.1", start, behind.end())
        elif own := _OWN_ROW.match(text, end):
            yield NamedPlace(f"{path}/#{_number(own[1])}", start, own.end())
        elif (nth := _NTH.match(text, end)) and (n := _number(nth[1] or nth[2] or nth[3])):
            said, stop = below(text, nth.end()) if nth[0].endswith(("条", "点")) else (WHOLE, nth.end())
            yield NamedPlace(f"{path}/{n}", start, stop, said)
            while following := _AND_ROW.match(text, stop):
                yield NamedPlace(f"{path}/{_number(following[1] or following[2])}", *following.span())
                stop = following.end()
        elif last and (last["category"] is None or last["category"] in categories):
            within = f"{categories[last['category']]}." if last["category"] else ""
            yield NamedPlace(f"{path}/{within}-{_number(last[2]) or 1}", start, last.end())
        else:
            yield NamedPlace(path, start, end)


def _from_the_end(text: str) -> Iterator[NamedPlace]:
    for match in _FROM_THE_END.finditer(text):
        kind = "clause" if match["unit"] == "条" else "part"
        yield NamedPlace(f"{kind}/-{_number(match[1]) or 1}", *match.span())


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
        if before is not None and text[before.end : place.start] in _BETWEEN:
            leads = place.path.startswith(f"{before.path}-")
            inside = _IS_ANNEX.fullmatch(before.path) and place.path.startswith(_INSIDE)
            ends = _IS_PART.fullmatch(before.path) and place.path.startswith("clause/-")
            if leads or inside or ends:
                own = place.path.removeprefix("clause/") if ends else place.path
                path = place.path if leads else f"{before.path}/{own}"
                joined[-1] = NamedPlace(path, before.start, place.end, place.below)
                continue
        joined.append(place)
    return list(dict.fromkeys(joined))


def row_of_a_table(text: str, table: str, categories: dict[str, int]) -> NamedPlace | None:
    """The row that a question names within a table known by its caption: 金融要素清单储备类第1条."""
    for row in _ROW.finditer(text):
        if row["category"] in categories and (n := _number(row[2] or row[3])):
            return NamedPlace(f"{table}/{categories[row['category']]}.{n}", *row.span())
    return None


def named_places(text: str, categories: dict[str, int]) -> tuple[NamedPlace, ...]:
    """The places that folded `text` names, in its order, each once; of two that overlap the longer stays.

    `categories` gives the number by which a row's id knows a category of its table (新增 -> 3).
    """
    found = [*_clauses(text), *_parts(text), *_from_the_end(text), *_tables(text, categories)] or list(
        _frame(text)
    )
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
