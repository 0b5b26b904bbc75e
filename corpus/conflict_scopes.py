"""Figures that agree but hold for something else: limited by a level or place, or for other people.

新增上市公司3家 and 新增A股上市公司3家; 见习岗位700个 for 高校毕业生 and for 高校毕业生和失业青年. But:
compares twins alone, and only groups of people that policies are commonly made for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.conflict_figures import SUBJECT, fragment_end, printed, same_figure
from corpus.conflict_places import Pair, sentence
from corpus.conflict_wording import SCOPE
from corpus.readings import sentence_ranges
from corpus.records import Conflict, Document
from corpus.statements import Statement, statements

LARGE = 10  # smaller counts agree by chance
#: Groups of people that measures are made for.
_PEOPLE = re.compile(
    r"高校毕业生|失业青年|就业困难人员|失业人员|退役军人|农民工|残疾人|低收入家庭|困难群众|老年人|妇女|儿童|学生|教师|新市民|外来务工人员|脱贫人口|"
    r"创业者|在校生|应届毕业生|大学生|青年人才|高层次人才|技能人才"
)


def scope_conflicts(document: Document, pairs: tuple[Pair, ...]) -> Iterator[Conflict]:
    """Conflicts of kind scope."""
    for pair in pairs:
        second = [fact for reading in pair.second for fact in statements(reading)]
        for x in (fact for reading in pair.first for fact in statements(reading)):
            yield from _limited(x, second, document)
            yield from _for_others(x, second, document)


def _limited(x: Statement, second: list[Statement], document: Document) -> Iterator[Conflict]:
    """The same figure of the same subject, but one of the two is limited by a level, place or kind."""
    for y in second:
        if not same_figure(x, y) or x.quantity.joined or y.quantity.joined or x.about == y.about:
            continue
        longer, shorter = (x.about, y.about) if len(x.about) > len(y.about) else (y.about, x.about)
        start = next(
            (i for i, (p, q) in enumerate(zip(longer, shorter, strict=False)) if p != q), len(shorter)
        )
        word = longer[start : start + len(longer) - len(shorter)]
        if (
            len(shorter) > SUBJECT
            and longer == shorter[:start] + word + shorter[start:]
            and SCOPE.match(word)
        ):
            a, b = (s.reading.place(document, s.start, fragment_end(s)) for s in (x, y))
            where = "前" if longer == x.about else "后"
            yield Conflict("scope", "hard", a, b, f"范围：{where}一处有“{word}”，另一处没有")


def _for_others(x: Statement, second: list[Statement], document: Document) -> Iterator[Conflict]:
    """The same figure of the same thing, but for another group of people."""
    for y in second:
        if (
            not same_figure(x, y)
            or x.quantity.value < LARGE
            or x.about[-4:] != y.about[-4:]
            or x.about == y.about
        ):
            continue
        first, other = _people(x), _people(y)
        if first and other and first != other:
            a, b = (s.reading.place(document, *_sentence_range(s)) for s in (x, y))
            what = f"对象：{printed(x)}，一处为{'、'.join(sorted(first))}，另一处为{'、'.join(sorted(other))}"
            yield Conflict("scope", "hard", a, b, what)


def _people(x: Statement) -> frozenset[str]:
    """The groups that a statement is for: those of its own fragment, or else those its sentence names."""
    own = frozenset(_PEOPLE.findall(x.reading.text[x.start : x.end]))
    return own or frozenset(_PEOPLE.findall(sentence(x)))


def _sentence_range(x: Statement) -> tuple[int, int]:
    """Where the sentence of a statement begins, and where its fragment ends."""
    ranges = sentence_ranges(x.reading.text)
    start = next((low for low, high in ranges if low <= x.quantity.start < high), x.start)
    return start, fragment_end(x)
