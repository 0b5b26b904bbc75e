"""One name for a department, whatever abbreviation or slip the document prints.

市人社局, 市人力社保局 and 市人力资源和社会保障局 are one name; 市银保监组 is 市银保监局. Within a document,
a name that differs from a commoner one in a single character is its slip (`slips`). But: the place in front
stays (嘉兴市资源规划局 is not 市资源规划局), a name that the table does not know stays as it is, and what
is printed is never changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from corpus.alias_table import BEGINNINGS, BODIES, CORES

_ENDINGS = (
    "局党组",
    "委员会",
    "办公室",
    "监管局",
    "分局",
    "总局",
    "局",
    "委",
    "厅",
    "办",
    "组",
    "部",
    "支局",
)
_ENDING_NAMES = {"委员会": "委", "办公室": "办", "局党组": "局"}
#: What may stand before the core: a place or level, or nothing.
_TAX = "国家税务总局"
_LEVEL = re.compile(r"^(?:|[\u4e00-\u9fff]{2}|.*(?:省|市|县|区|州|盟|旗|国家|州级|级|本|地方|各地))$")
_SHORTEST = 4  # names shorter than this are never taken for slips of one another
_TELLING = re.compile(r"[省市县区州镇乡街东西南北中一二三四五六七八九十0-9]")


def canonical(name: str) -> str:
    """The one name under which a printed name is found.

    Example: "市人社局" -> "市人力社保局", "市银保监组" -> "市银保监局", "省发展改革委" -> "省发改委"
    """
    return _canonical("".join(name.split()))


@lru_cache(maxsize=8192)
def _canonical(name: str) -> str:
    if name.startswith(_TAX) and name != _TAX:
        name = name.removeprefix(_TAX)
    for short, spellings in _BEGINNINGS:
        for spelling in spellings:
            if name.startswith(spelling):
                return short + name.removeprefix(spelling)
    for ending in _ENDINGS:
        stem = name.removesuffix(ending)
        if stem != name and (found := _core(stem)):
            place, core = found
            return place + core + _ending(place, core, ending)
    for spelling, short in _BODY_SPELLINGS:
        place = name.removesuffix(spelling)
        if place != name and _LEVEL.match(place):
            return place + short
    return name


@lru_cache(maxsize=4096)
def cores(name: str) -> tuple[str, ...]:
    """What the table calls the bureau of a printed name, without its place and ending, the common short form first.

    Example: "市卫生健康局" -> ("卫生健康", "卫健", "卫生和健康")
    """
    for ending in _ENDINGS:
        stem = name.removesuffix(ending)
        if stem != name and (found := _core(stem)):
            return next(line for line in CORES if line[0] == found[1])
    return ()


def _core(stem: str) -> tuple[str, str] | None:
    """Place and core of a name without its ending: 市人社 -> (市, 人力社保)."""
    for spelling, short in _CORE_SPELLINGS:
        place = stem.removesuffix(spelling)
        if place != stem and _LEVEL.match(place):
            return place, short
    return None


def _ending(place: str, core: str, ending: str) -> str:
    """局 for every ending that a city's or county's bureau of that core is printed with."""
    ending = _ENDING_NAMES.get(ending, ending)
    if core == "银保监" and ending in ("组", "分局", "监管局"):
        return "局"
    if place.endswith(("市", "县", "区")) and ending in ("委", "组", "监管局"):
        return "局"
    return ending


def slips(names: Iterable[str]) -> Mapping[str, str]:
    """Names of one document that differ from a commoner one in one character, and that commoner one.

    `names` are as printed, repeated as often as they occur. Names that the table knows, and differences in
    level, place or number (省教育厅, 市教育局), are no slips.
    """
    counts = Counter(canonical(name) for name in names)
    found: dict[str, str] = {}
    known = {name for name in counts if name.endswith(("局", "委", "厅", "办", "部")) and _core(name[:-1])}
    for rare in sorted(counts):
        if rare in known or len(rare) < _SHORTEST:
            continue
        for common in sorted(counts, key=lambda name: (-counts[name], name)):
            if counts[common] > counts[rare] and _one_apart(rare, common):
                found[rare] = common
                break
    return found


def _one_apart(first: str, second: str) -> bool:
    """Whether one character was changed, left out or put in, and not one that tells bodies apart."""
    if abs(len(first) - len(second)) > 1 or min(len(first), len(second)) < _SHORTEST:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    end = 0
    while end < min(len(first), len(second)) - start and first[-1 - end] == second[-1 - end]:
        end += 1
    changed = first[start : len(first) - end], second[start : len(second) - end]
    return max(map(len, changed)) == 1 and not any(_TELLING.search(part) for part in changed)


def _by_length(table: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, str], ...]:
    pairs = [(spelling, line[0]) for line in table for spelling in line]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


_CORE_SPELLINGS = _by_length(CORES)
_BODY_SPELLINGS = _by_length(BODIES)
_BEGINNINGS = tuple((line[0], line) for line in BEGINNINGS)
