"""Disagreements of figures: the same statement with two numbers or two units.

Two statements are the same where their subjects agree, or where the words before both figures agree for a
good stretch; they disagree where neither side states the other's figure as well. Hedges (以上, 左右, 力争)
are not a difference, opposite bounds are. But: statements of different years are not compared, nor those
whose subject is only a verb (给予, 不超过).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from corpus.conflict_places import Pair, sentence
from corpus.mask import is_mask, mask
from corpus.measure_words import DURATIONS
from corpus.readings import readings
from corpus.records import Conflict, Document
from corpus.statements import Statement, statements

SUBJECT = 5  # characters of a subject that is compared between twins
ANYWHERE = 8  # characters of a subject that is compared between any two places
CONTEXT = 8  # equal characters before both figures that make the same statement
_FILLER = re.compile(
    r"[，,、“”\"‘’]|力争|确保|争取|积极|20\d\d年|全年|全[市县区省]|达到?|不低于|不少于|超过?|约|最高|以上|左右|我[市县区省]"
)
_EMPTY = re.compile(
    r"^(?:对|按|按照|分别|每家企业|单个项目|单家企业|其中|给予|予以|不超过|上级补助|本级财力|三口之家)*(?:的|给予|支持|奖励)?$"
)
_VERB = re.compile(
    r"^(?:各级财政|各地|累计|新?建设|新?建成|打造|开展|组织|举办|完成|实现|推动|带动|促进|促成|保障|保持|支持|计划|争取|申报|获得|达成)+$"
)
_RATES = re.compile(r"给予|补[助贴]|奖励|罚款|标准|每人|每月|每户|缴|处|罚|应当|情形|以上$|以下$")
_YEAR = re.compile(r"20\d\d(?=年)")
_AT_LEAST = re.compile(r"不低于|不少于|不小于|至少|最低|超|高于|大于|以上|突破")
_AT_MOST = re.compile(r"不高于|不超|不大于|至多|最高|最多|低于|小于|少于|以下|以内|封顶|控制在")
TIMES = DURATIONS | {"分"}


def figure_conflicts(document: Document, pairs: tuple[Pair, ...]) -> Iterator[Conflict]:
    """Conflicts of kind number and unit."""
    for pair in pairs:
        first = [fact for reading in pair.first for fact in statements(reading)]
        second = [fact for reading in pair.second for fact in statements(reading)]
        for x in first:
            same = [y for y in second if _same_statement(x, y, SUBJECT)]
            yield from _compare(x, same, first, document)
    yield from _anywhere(document, pairs)


def _anywhere(document: Document, pairs: tuple[Pair, ...]) -> Iterator[Conflict]:
    """Statements with the same long subject in two places that are no twins: an introduction or a
    closing, and any other."""
    compared = {(pair.a.id, pair.b.id) for pair in pairs}
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for node in document.nodes:
        if node.kind in ("clause", "part", "closing", "body", "row"):
            for reading in readings(node, document, ("text",)):
                for fact in statements(reading):
                    if (
                        len(fact.about) >= ANYWHERE
                        and fact.quantity.unit not in TIMES
                        and not fact.quantity.joined
                    ):
                        groups[fact.about, fact.quantity.unit].append(fact)
    for group in groups.values():
        for index, x in enumerate(group):
            for y in group[index + 1 :]:
                ids = x.reading.node.id, y.reading.node.id
                if ids[0] == ids[1] or ids in compared or _RATES.search(sentence(x)):
                    continue
                if not {x.reading.node.kind, y.reading.node.kind} & {"part", "preamble", "closing"}:
                    continue
                if _same_statement(x, y, ANYWHERE) and len(sentence(x)) > ANYWHERE:
                    yield from _compare(x, [y], [x], document)


def _compare(
    x: Statement, same: list[Statement], others: list[Statement], document: Document
) -> Iterator[Conflict]:
    """The conflict of `x` with the statements of the other place that are about the same, if any."""
    if not same:
        return
    equal = [y for y in same if same_figure(x, y)]
    if equal:
        if all(_opposite(x, y) for y in equal):
            yield figure_conflict(x, equal[0], document)
        elif not any(_bound(x) == _bound(y) for y in equal):
            yield replace(figure_conflict(x, equal[0], document), severity="soft")
        return
    best = max(same, key=lambda y: (_context(x, y), -y.quantity.start))
    if any(
        other is not x and same_figure(other, best) and _same_statement(other, best, SUBJECT)
        for other in others
    ):
        return
    if x.quantity.unit == best.quantity.unit:
        yield figure_conflict(x, best, document)
    elif _digits(x) == _digits(best):
        yield replace(figure_conflict(x, best, document), kind="unit")


def _same_statement(x: Statement, y: Statement, least: int) -> bool:
    if (
        (x.quantity.unit != y.quantity.unit and _digits(x) != _digits(y))
        or _years(x) != _years(y)
        or x.quantity.joined != y.quantity.joined
    ):
        return False
    first, second = _FILLER.sub("", x.about), _FILLER.sub("", y.about)
    if first != second and not (least == SUBJECT and _only_verbs(first, second)):
        return False
    if not x.quantity.joined and not _EMPTY.match(first) and len(first) >= least:
        return True
    return least == SUBJECT and _context(x, y) >= CONTEXT


def _only_verbs(first: str, second: str) -> bool:
    """Whether the longer subject only has a verb in front: 累计打造… and 打造…."""
    longer, shorter = (first, second) if len(first) >= len(second) else (second, first)
    return (
        len(shorter) > SUBJECT
        and longer.endswith(shorter)
        and bool(_VERB.match(longer.removesuffix(shorter)))
    )


def _context(x: Statement, y: Statement) -> int:
    """Number of equal characters right before both figures, fillers aside, within their sentences."""
    first, second = _before(x), _before(y)
    size = 0
    while size < min(len(first), len(second)) and first[-1 - size] == second[-1 - size]:
        size += 1
    return sum(1 for character in first[len(first) - size :] if not is_mask(character))


def _before(x: Statement) -> str:
    words = x.reading.text[max(0, x.start - 40) : x.quantity.start]
    cut = max(words.rfind(mark) for mark in "。；")
    return _FILLER.sub("", mask(words[cut + 1 :]).text)


def _years(x: Statement) -> frozenset[str]:
    """Years that the sentence states, without the commonest way to say "this year": one year alone counts
    as none."""
    found = frozenset(_YEAR.findall(sentence(x)))
    return found if len(found) > 1 else frozenset()


def same_figure(x: Statement, y: Statement) -> bool:
    """Whether two statements give the same number of the same unit."""
    a, b = x.quantity, y.quantity
    return a.unit == b.unit and abs(a.value - b.value) <= 1e-9 * max(abs(a.value), abs(b.value))


def _bound(x: Statement) -> str:
    """What a hedge makes of a figure: a floor, a ceiling, or nothing."""
    return "floor" if _least(x) else "ceiling" if _most(x) else ""


def _opposite(x: Statement, y: Statement) -> bool:
    """Whether one is a floor and the other a ceiling."""
    return (_least(x) and _most(y)) or (_most(x) and _least(y))


def _least(x: Statement) -> bool:
    return bool(_AT_LEAST.search(x.quantity.before + x.quantity.after)) and not _most(x)


def _most(x: Statement) -> bool:
    return bool(_AT_MOST.search(x.quantity.before + x.quantity.after))


def _digits(x: Statement) -> str:
    match = re.match(r"[\d.,]+", x.quantity.text)
    return match[0] if match else ""


def figure_conflict(x: Statement, y: Statement, document: Document) -> Conflict:
    """The hard conflict of two statements of the same that give two figures."""
    a = x.reading.place(document, x.start, fragment_end(x))
    b = y.reading.place(document, y.start, fragment_end(y))
    what = f"{x.about or '同一事项'}：一处为{printed(x)}，另一处为{printed(y)}"
    return Conflict("number", "hard", a, b, what)


def fragment_end(x: Statement) -> int:
    """Where the quotation of a statement ends."""
    return min(max(x.quantity.end + len(x.quantity.after), x.end), x.quantity.end + 30)


def printed(x: Statement) -> str:
    """The figure with its hedges, without blanks."""
    return f"{x.quantity.before}{x.quantity.text}{x.quantity.after}".replace(" ", "")
