"""Every place of a thing, where it is plainly asked for: 哪些情况狗会被没收，一个都别漏; 凡是五天期限的都列给我; 民政局要做哪些.

What is left of the question without the asking is looked for in the sentences: as it stands, by the words that statutes have
for it, or by those of its words that few places say. But: a thing of which a word is nowhere said, or that is said
everywhere, is left to the search, and so is every question that does not ask for all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import jieba

from corpus.numerals import value
from qa.all_asked import ALL_ASKED
from qa.bodies_asked import OFFICE, bodies_asked, called
from qa.bureaus_named import bureaus
from qa.figures_said import FIGURE, figures_asked
from qa.filters import PAID, Filter, members
from qa.knowledge import Knowledge
from qa.searching import FURNITURE
from qa.thesaurus import lay_words
from qa.words_of_asking import ASKING, GENERIC, LIGHT

#: Of the nodes: a word that more of them say, and more than a few, is what the document is about.
COMMON, FEW = 0.25, 6
SHORT = 3  # characters of an abbreviation
MOST = 20  # places; what more of them say is no answer to a question
#: Asks for a bound, or for figures themselves, which mentions do not tell.
_BOUND = re.compile(r"以[上下内]|(?<!不)超过|[高低大小少多]于|至少|起步")
_STATED = re.compile(r"(?:写|有)(?:了|明|着|没有)?(?:具体)?(?:金额|数字|数额)")
#: The figure alone is asked for, whatever it is called: 哪些项目写了50万元这个数.
_THAT_FIGURE = re.compile(r"[元万亿年月天日%]这个?(?:数|金额|数额|比例|期限)")
_FINED = re.compile(r"罚.*哪(?:些|几)|哪(?:些|几).*罚")
_WHAT_IS_FINED = re.compile(
    r"哪[些几][^,，。]{0,4}(?:行为|情形|情况|事|做法)[^,，。]{0,6}(?:罚款|被罚|处罚)(?!多少)"
)
#: 五日内的期限都有哪些.
_OF_A_TERM = re.compile(r"(?:期限|时限|规定)[^,，。]{0,4}哪[些几]|哪[些几][^,，。]{0,4}(?:期限|时限|规定)")
#: What is denied is asked for: 哪些情况不给奖励.
_DENIED = re.compile(r"不(?:给|予|能|可以|得|准|许|再|发|享受|纳入|算在|属于|适用|包括|符合|允许)")
_NOT = ("不予", "不得", "不能", "不享受", "不纳入", "不给", "不再", "不可", "禁止", "除外", "不属于", "不适用", "不包括", "取消", "不符合", "严禁")  # fmt: skip
#: Every deadline of a kind, whatever its figure: 几天内、几个月之内的都列出来.
_ANY_DEADLINE = re.compile(
    r"(?:几|多少)个?(?P<unit>天|日|号|工作日|月)(?:之?[内前]|以[内前]|的?期限|必须|要)|卡时间"
    r"|(?:有|写)[了着]?(?:天数|期限|时限)|(?:哪些|所有|各种|全部)的?(?:期限|时限)|几天[、,和]几个?[月年]"
)
_DEADLINES = {"工作日": ("工作日",), "月": ("个月内", "月内", "个月")}
_ANY_DAYS = ("工作日", "日内", "日前", "日之前", "天内", "个月内", "年内")
#: What pays: 能拿到50万的有哪些情况.
_PAYS = re.compile(r"奖|补|[拿领]到?")
_YES_NO = re.compile(r"(?:吗|(?<![什怎多])么|是不是|能不能|对吧)[?？]?$")
#: Several things of which any is meant: 看病、医院、大病这些; 充电桩啊购置税啊.
_ANY_OF = re.compile(r"[\u4e00-\u9fff][、/][\u4e00-\u9fff]|[\u4e00-\u9fff]{2}啊[\u4e00-\u9fff]{2,8}啊")
_ABOUT = re.compile(r"相关|有关")
_WORD = re.compile(r"\w")
_BRACKETED = re.compile(
    r"[(（](?![^()（）]*(?:不[算含是包要管]|除|包括|附则))(?:就是|即|也就是|也叫)?([^()（）]{2,12})[)）]"
)
_COUNT = re.compile(r"[一二三四五六七八九][十百千万][一二三四五六七八九十百千]*")


def everything(
    text: str, knowledge: Knowledge, document: str | None, within: tuple[str, ...] = ()
) -> Filter | None:
    """The filter for every place, in the parts `within` where there are any, of what normalised `text` asks for all of; None
    where it does not, or where the words do not tell it."""
    if _YES_NO.search(text) or _STATED.search(text):
        return None
    bodies = bodies_asked(text, [d.source for d in knowledge.within(document)])
    if bodies:
        known = bureaus("、".join(bodies), knowledge.departments(document))
        if known:
            return Filter(departments=known, within=within)
        # who is addressed (in the preamble) does nothing yet
        does = Filter(kinds=("clause", "row", "body", "part"), within=within)
        return _first([called(bodies)], does, knowledge, document)
    of_all = ALL_ASKED.search(text) or _WHAT_IS_FINED.search(text)
    if not (of_all or _FINED.search(text) or _OF_A_TERM.search(text)):
        return None
    asked = tuple(sorted(figures_asked(text), key=lambda figure: (figure.unit, figure.value)))
    if not (of_all or asked) or (len(asked) == 1 and _BOUND.search(text)):
        return None
    paid = (PAID,) if any(figure.unit == "元" for figure in asked) and _PAYS.search(text) else ()
    denied = (_NOT,) if _DENIED.search(ALL_ASKED.sub("|", text)) else ()
    ways = ((*way, *paid, *denied) for way in _ways(text, bool(asked), knowledge, document))
    return _first(ways, Filter(figures=asked, within=within), knowledge, document)


def _first(
    ways: Iterable[tuple[tuple[str, ...], ...]],
    chosen: Filter,
    knowledge: Knowledge,
    document: str | None,
) -> Filter | None:
    """The first way of saying it that any places say, and not too many."""
    for words in ways:
        found = replace(chosen, says=words)
        if (words or chosen.figures) and 0 < len(members(found, knowledge, document)) <= MOST:
            return found
    return None


def _ways(
    thing: str, has_figures: bool, knowledge: Knowledge, document: str | None
) -> Iterator[tuple[tuple[str, ...], ...]]:
    """What sentences may have to say, the closest to the question first: of each group any word."""
    if _FINED.search(thing):
        yield (("罚款",),)
    deadline = _ANY_DEADLINE.search(thing)
    if deadline:
        yield (_DEADLINES.get(deadline["unit"], _ANY_DAYS),)
    words = ALL_ASKED.sub("|", thing)
    words = FIGURE.sub("|", words) if has_figures else words
    also = _BRACKETED.search(words)
    if also:  # the same in other words
        before = _pieces(words[: also.start()])[-1:]
        yield (tuple(way for piece in (*before, also[1]) for way in _named(piece)),)
        words = words[: also.start()] + words[also.end() :]
    pieces = _pieces(words)
    if len(pieces) == 1 and pieces[0] not in GENERIC:
        yield (_named(pieces[0]),)
    groups = list(dict.fromkeys(_in_full(group, knowledge, document) for group in _groups(words)))
    said = [len(members(Filter(says=(group,)), knowledge, document)) for group in groups]
    named_one_by_one = _ANY_OF.search(words) is not None or (_ABOUT.search(words) is not None and all(said))
    if named_one_by_one and len(groups) > 1 and max(said) <= MOST:
        yield (tuple(word for group in groups for word in group),)
    if not all(said) and _THAT_FIGURE.search(thing) and has_figures:
        yield ()
    if not all(said) or not (said or has_figures):
        return
    titles = "".join(d.title for d in knowledge.within(document))
    common = max(FEW, COMMON * sum(len(d.nodes) for d in knowledge.within(document)))
    telling = [
        (places, group)
        for places, group in zip(said, groups, strict=True)
        if places <= common and group[0] not in titles and group[0] not in GENERIC
    ]
    if not telling and not has_figures:
        return
    kept: tuple[tuple[str, ...], ...] = ()
    places = 0
    for of_group, group in sorted(telling):
        together = len(members(Filter(says=(*kept, group)), knowledge, document)) if kept else of_group
        if not kept or together >= max(2, places / 2):
            kept, places = (*kept, group), together
    if len(telling) < 2 or 2 * len(kept) > len(telling):
        yield kept


def _pieces(words: str) -> list[str]:
    """Runs of words that are left without the asking, and without what is only said beside it, where there is more."""
    asked = [piece for piece in _runs(words) if len(piece) >= 2]
    things = [thing for piece in asked for thing in LIGHT.sub("|", piece).split("|") if len(thing) >= 2]
    return things or asked


def _runs(words: str) -> list[str]:
    runs = [""]
    for word in jieba.cut(words, HMM=False):
        if ASKING.fullmatch(word) or not _WORD.search(word):
            runs.append("")
        else:
            runs[-1] += word
    return runs


def _in_full(group: tuple[str, ...], knowledge: Knowledge, document: str | None) -> tuple[str, ...]:
    """A group with what its word is short for, where no place says it: 自贸区 -> 自贸试验区, 自由贸易试验区."""
    if len(group[0]) != SHORT or members(Filter(says=(group,)), knowledge, document):
        return group
    long = re.compile(r"[^\s，。；、（）“”]{0,3}".join(map(re.escape, group[0])))
    found = (match[0] for d in knowledge.within(document) for match in long.finditer(d.source))
    return tuple(dict.fromkeys((*group, *found)))


def _named(piece: str) -> tuple[str, ...]:
    """A piece as it stands, a body without what kind it is (民政局 -> 民政), and its numbers in figures (五百强 -> 500强)."""
    counted = _COUNT.sub(lambda number: str(value(number[0])), piece)
    return tuple(dict.fromkeys((piece, OFFICE.sub("", piece), counted)))


def _groups(words: str) -> list[tuple[str, ...]]:
    """The words, each with those that mean the same."""
    found = []
    for lay, officials in lay_words(words):
        if not LIGHT.fullmatch(lay) and _pieces(lay):
            found.append((lay, *officials))
            words = words.replace(lay, "|")
    for piece in _pieces(words):
        if found and LIGHT.fullmatch(piece):
            continue
        said = jieba.cut(piece, HMM=False)
        found += [_named(word) for word in said if len(word) >= 2 and not FURNITURE.fullmatch(word)]
    return found
