"""Departments of the documents that a question names: in full, by short and other names, by an end or a beginning that only one has.

But: names are those that the documents list as departments; a body that a text only speaks of is for `qa.bodies_asked`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial

from corpus.alias_table import BEGINNINGS
from corpus.aliases import canonical, cores

#: Ends that bodies of any kind have.
_GENERIC = re.compile(
    r"(?:股份|责任)*(?:有限)?(?:责任)?公司|.?(?:分|支)公司|.{0,2}(?:人民)?政府|.{0,2}管理(?:局|中心|委员会)|.{0,2}(?:委员会|领导小组|办公室|营业部|服务中心|总局|分局)$"
)
#: A beginning that says little of which body it is.
_LEVELLED = re.compile(r"[市县区省](?:委|政府)?|各|有关|相关")
_FOOTWAY = re.compile(r"人行(?=道|天桥|横道|通道)")


def bureaus(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """The departments of the documents that the text names, in full, by canonical or by short name, by the end that only one
    of them has, or as what they are a branch of; of names within each other the longest counts."""
    return tuple(dict.fromkeys(canonical(name) for name, _ in named_bureaus(text, known)))


def named_bureaus(text: str, known: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Each department that is named, and the words that name it."""
    return _named(text, frozenset(known))


@lru_cache(maxsize=256)
def _named(text: str, known: frozenset[str]) -> tuple[tuple[str, str], ...]:
    names, ways = _ways(known)
    found: list[tuple[str, str]] = []
    rest = text
    for by in ways:
        for name in names:
            said = by(name, rest)
            if said:
                rest = rest.replace(said, "|")
                found.append((name, said))
    return tuple(found)


@lru_cache(maxsize=16)
def _ways(known: frozenset[str]) -> tuple[tuple[str, ...], tuple[Callable[[str, str], str], ...]]:
    """The names, the longest first, and the ways in which one may be named, with what each name has that no other does."""
    names = tuple(sorted(known, key=lambda name: (-len(name), name)))
    tails = _alone({name: [name[at:] for at in range(1, len(name) - 3)] for name in names}, _GENERIC)
    heads = _alone({name: [name[:end] for end in range(len(name) - 1, 3, -1)] for name in names}, _LEVELLED)
    firsts = _alone({name: _firsts(name) for name in names})
    ways = (partial(_by_tail, tails), partial(_by_head, heads), partial(_by_first_word, firsts))
    return names, (_in_full, _by_short_name, _by_other_core, *ways, _by_beginning)


def _alone(
    parts: Mapping[str, Sequence[str]], without: re.Pattern[str] | None = None
) -> Mapping[str, tuple[str, ...]]:
    """The parts of each name that no other name has, `without` those that tell little."""
    held = Counter(part for own in parts.values() for part in own)
    return {
        name: tuple(part for part in own if held[part] == 1 and not (without and without.match(part)))
        for name, own in parts.items()
    }


def _in_full(name: str, text: str) -> str:
    if name in text:
        return name
    common = _names(name)[0]
    return common if common in text else ""


def _by_short_name(name: str, text: str) -> str:
    _, short, stem = _names(name)
    if len(short) >= 3 and short in text:
        return short
    stem = stem.removesuffix("管理")
    if len(stem) < 2 or stem not in text:
        return ""
    own = re.escape(stem)
    match = re.search(
        rf"(?:(?<![一-龥])|(?<=[和与跟])){own}(?:局|委|办|部门)?(?=(?:各自?|分别|都|一起|共同)?(?:负责|牵头|管|主管|参与|承担|填报))"
        rf"|(?:(?<=、)|(?<![一-龥])(?=[一-龥]+[、和])){own}(?=[、和]|[这那]?\d家|等?部门)",
        text,
    )
    return match[0] if match else ""


def _by_other_core(name: str, text: str) -> str:
    """A bureau by what else it is called: 卫健委 for 市卫生健康局."""
    if not any(core in text for core in cores(name)):
        return ""
    level = "" if name.startswith("省") else "(?<!省)"
    match = re.search(rf"{level}(?:{'|'.join(map(re.escape, cores(name)))})(?:局|委(?:员会)?)", text)
    return match[0] if match else ""


def _by_tail(tails: Mapping[str, Sequence[str]], name: str, text: str) -> str:
    """The longest end of a name, of four characters or more, that no other name has: 供电公司 of 国网临江供电公司."""
    told = (end for end in tails[name] if end in text)
    return next(
        (end for end in told if re.search(rf"(?:(?<![一-龥])|(?<=[由归和与跟是])){re.escape(end)}", text)), ""
    )


def _by_head(heads: Mapping[str, Sequence[str]], name: str, text: str) -> str:
    """The longest beginning of a name, of four characters or more, that no other name has: 国网临江 of 国网临江供电公司."""
    return next((head for head in heads[name] if head in text), "")


def _by_first_word(firsts: Mapping[str, Sequence[str]], name: str, text: str) -> str:
    """A bureau by the first word of its name, where no other begins so: 农业局 for 市农业农村局."""
    told = (first for first in firsts[name] if first in text)
    found = (re.search(rf"(?<![一-龥]){re.escape(first)}(?:局|口(?=[的准在]))", text) for first in told)
    return next((match[0] for match in found if match), "")


def _firsts(name: str) -> tuple[str, ...]:
    """Beginnings of a bureau's name, of two characters or more, the longest first."""
    stem = _names(name)[2] if name.endswith("局") else ""
    return tuple(stem[:end] for end in range(len(stem) - 1, 1, -1))


def _by_beginning(name: str, text: str) -> str:
    """An institution by the common name of what it is a branch of: 人民银行 for 人行临江市支行."""
    spellings = _spellings(name)
    bare = _FOOTWAY.sub("", text) if spellings else text
    found = (re.search(f"{spelling}(?:[一-龥]{{0,4}}?[支分]行)?", bare) for spelling in spellings)
    return next((match[0] for match in found if match), "")


@lru_cache(maxsize=4096)
def _spellings(name: str) -> tuple[str, ...]:
    """The ways in which what a name is a branch of is written; none for other names."""
    return next((one for one in BEGINNINGS if canonical(name).startswith(one[0])), ())


@lru_cache(maxsize=4096)
def _names(name: str) -> tuple[str, str, str]:
    """The canonical name of a department, its printed name without the level, and that without its ending."""
    short = re.sub(r"^[市县区省](?:委(?=[\u4e00-\u9fff]{2}部$))?", "", name)
    return canonical(name), short, re.sub(r"(局|委|办|部)$", "", short)


def without(text: str, known: Iterable[str]) -> str:
    """The text without the words that name departments."""
    for name, said in named_bureaus(text, known):
        stem = re.sub(r"^[市县区省]|(局|委|办|部)$", "", canonical(name))
        text = re.sub(rf"[市县区省]?(?:{re.escape(said)}|{re.escape(stem)})(?:局|委|办|部门)?", "", text)
    return text
