"""Whether a measure is for the asker: who it names, at which level, from when, and on which figures.

An amount fits where the asker's words cover those of its beneficiary and nothing it asks for is missing; what is
missing is named. But: never says that someone will get it, and measures without an amount are `qa.support`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.records import Incentive
from qa.asker import Asker, Statement, is_for_others, levels
from qa.beneficiary_name import core, label_of, shortened
from qa.rates import Rate, object_of, rate_of
from qa.stated import is_of
from qa.thresholds import held_against, thresholds
from qa.weighing import abbreviated, covered, flat

ENOUGH = 0.6  # of the beneficiary's words, by weight
_SURE = 0.8
_RELATED = 0.75  # of words for something near to what was said
_TOUCHED = 0.4  # where a telling word is shared and no more
_HEAD = 0.5  # where the thing is named and how it became one is not
_PART = 0.9  # of a part that stands for the whole
_TERM = re.compile(r"[“\"]([^”\"]{2,12})[”\"]")
_LARGE = 0.35
_SHORT = 4  # characters: of so short a name nearly all has to be said
_LONGEST_NAME = 40

_NEW = re.compile(r"新认定|首次|新设立|新建|新引进|新发展|新获|新评|新开|新增")
_GRADE = re.compile(r"优秀|良好|合格|[一二三四五特]等奖|优胜奖?|[一二三四五]星级|大奖|考核|绩效评价")
_SCALES = (re.compile(r"[一二三四五特]等奖"), re.compile(r"[一二三四五]星级"), re.compile(r"优秀|良好"))
_EXCEPT = re.compile(r"[（(，、]?([^（(，、]{2,14})除外")
_RANK = {"国际": 5, "国家": 4, "省": 3, "地市": 2, "市": 2, "县区": 1}


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an amount fits (0-1), what has still to be known, and the asker's own words that speak for it
    (`inferred` where only an intention does)."""

    incentive: Incentive
    strength: float
    missing: tuple[str, ...]
    because: tuple[str, ...]
    inferred: bool

    @property
    def weak(self) -> bool:
        """Whether no more than a word is shared."""
        return self.strength <= _TOUCHED


def fit(
    incentive: Incentive,
    siblings: Sequence[Incentive],
    heading: str,
    asker: Asker,
    telling: Mapping[str, float],
    subjects: Iterable[str] = (),
) -> Fit | None:
    """How an amount fits the asker; None where it is for someone else. `siblings` are the amounts beside it,
    `subjects` the asker's telling words: a beneficiary that has one of them may be the asker."""
    rate = rate_of(incentive)
    held = [(t.words, held_against(t, asker.figures)) for t in thresholds(_terms(incentive, rate))]
    met = sum(state == "met" for _, state in held)
    spoken = _spoken(incentive, heading, asker, telling, met) or _touched(incentive, asker, subjects, telling)
    if (
        spoken is None
        or is_for_others(incentive.beneficiary, asker)
        or _is_excepted(incentive, asker)
        or any(state == "unmet" for _, state in held)
    ):
        return None
    statement, share, inferred = spoken
    level, grade = _level_missing(incentive, siblings, statement, asker), _grade_missing(incentive, asker)
    if level is None or grade is None:
        return None
    missing = [f"是否属于“{_short_name(incentive)}”"] if inferred or share < _SURE else []
    missing += level
    if _NEW.search(incentive.beneficiary) and not statement.recent:
        missing.append("是否新认定或首次")
    missing += grade + _quoted_missing(incentive, asker)
    missing += [f"是否满足“{words}”" for words, state in held if state == "open"]
    strength = share * (0.8 if inferred else 1.0) + 0.1 * met
    strength += 0.1 if rate is not None and _serves(rate, asker) else 0.0
    strength = min(1.0, strength) * 0.9 ** len(missing)
    because = (statement.words, *(words for words, state in held if state == "met"))
    return Fit(incentive, round(strength, 4), tuple(dict.fromkeys(missing)), because, inferred)


def _spoken(
    incentive: Incentive, heading: str, asker: Asker, telling: Mapping[str, float], met: int
) -> tuple[Statement, float, bool] | None:
    """The statement that speaks for the beneficiary, how much of it is covered, and whether only an intention
    speaks for it."""
    wanted, label = core(incentive.beneficiary), label_of(incentive.beneficiary)
    together = "|".join(statement.said for statement in asker.statements)
    meant = "|".join((together, *asker.meant))
    by_object = bool(label) and not levels(label)
    if by_object and covered(label, together, telling) < ENOUGH:
        return None
    shares = [(_share(wanted, incentive, heading, statement, asker, telling), -n) for n, statement in enumerate(asker.statements)]  # fmt: skip
    if not shares:
        return None
    share, place = max(shares)
    statement = asker.statements[-place]
    if len(wanted) > _SHORT:
        share = max(share, covered(wanted, together, telling))
    if by_object:
        statement = max(asker.statements, key=lambda s: covered(label, s.said, telling))
        share = max(share, ENOUGH if met or share >= 0.3 else share)
    if (
        share >= (_SURE if len(wanted) <= _SHORT else ENOUGH)
        or (met and share >= 0.4)
        or (by_object and share >= ENOUGH)
    ):
        return statement, share, False
    if asker.meant and len(wanted) > _SHORT:
        intended = covered(wanted, meant, telling)
        if intended >= ENOUGH and covered(wanted, "|".join(asker.meant), telling) >= ENOUGH:
            return statement, intended, True
    return None


def _touched(
    incentive: Incentive, asker: Asker, subjects: Iterable[str], telling: Mapping[str, float]
) -> tuple[Statement, float, bool] | None:
    """The statement that names the thing a beneficiary is (港澳青年企业 of 运营满一年的港澳青年企业), else one with a telling
    word that the name has too, or any where such askers are called so."""
    head = core(incentive.beneficiary).split("的")[-1]
    for statement in asker.statements:
        if len(head) >= _SHORT and covered(head, statement.said, telling) >= _PART:
            return statement, _HEAD, False
    name = core(incentive.beneficiary) + label_of(incentive.beneficiary)
    for statement in asker.statements:
        if any(word in name and word in statement.said for word in subjects):
            return statement, _TOUCHED, False
    unsaid = not any(word in asker.text for word in asker.official)
    if (
        asker.statements
        and unsaid
        and any(flat(incentive.beneficiary).endswith(word) for word in asker.official)
    ):
        return asker.statements[0], _TOUCHED, False
    return None


def _share(
    wanted: str,
    incentive: Incentive,
    heading: str,
    statement: Statement,
    asker: Asker,
    telling: Mapping[str, float],
) -> float:
    """How much of the beneficiary, or of the condition that stands for it, the statement covers. One of one or
    two characters (优秀) counts with what it is for."""
    if wanted in asker.official and wanted in statement.said:
        return 1.0
    if len(wanted) < 3:
        printed = flat(f"{wanted}{incentive.condition.split('；')[0]}{heading}")
        share = covered(printed, statement.said, telling)
        return share if not wanted or wanted in statement.said else share * 0.5
    share = max(
        _of_parts(wanted, statement.said, telling), _RELATED * covered(wanted, statement.related, telling)
    )
    condition = flat(incentive.condition.split("；")[0])
    if wanted not in condition and not thresholds(condition):
        event = core(condition)
        share = max(share, _PART * covered(event, statement.said, telling) if len(event) > _SHORT else 0.0)
    return share


def _of_parts(wanted: str, said: str, telling: Mapping[str, float]) -> float:
    """The share covered of the whole, or of a part of it that is a large part: A、B or A的B."""
    share = covered(wanted, said, telling)
    parts = re.split(r"[、的或及]", wanted)
    if any(len(part) > _SHORT and abbreviated(part, said) for part in parts):
        share = max(share, _PART)
    for part in parts:
        if _SHORT <= len(part) < len(wanted) and len(part) >= _LARGE * len(wanted):
            share = max(share, _PART * covered(part, said, telling))
    return share


def _short_name(incentive: Incentive) -> str:
    return shortened(incentive.beneficiary.rstrip("的"), _LONGEST_NAME)


def _terms(incentive: Incentive, rate: Rate | None) -> str:
    words = f"{incentive.beneficiary}，{incentive.condition}"
    return "".join((rate.terms if rate is not None else words).split())


def _is_excepted(incentive: Incentive, asker: Asker) -> bool:
    said = "|".join(statement.said for statement in asker.statements)
    for match in _EXCEPT.finditer(flat(incentive.beneficiary)):
        if re.sub(r"^(?:国家|省级?|市级?)", "", match[1]) in said:
            return True
    return False


def _level_missing(
    incentive: Incentive, siblings: Sequence[Incentive], statement: Statement, asker: Asker
) -> list[str] | None:
    """What is missing of the level; None where the asker states another one."""
    own = levels(flat(incentive.beneficiary))
    if not own:
        return []
    everywhere = frozenset().union(*(one.levels for one in asker.statements))
    stated = statement.levels or (everywhere if len(everywhere) == 1 else frozenset())
    at_least = re.search(r"级?及?以上", incentive.beneficiary) is not None
    if stated:
        asked, printed = max(_RANK[level] for level in stated), _RANK[own[0]]
        return [] if asked == printed or (at_least and asked >= printed) else None
    name = core(incentive.beneficiary)
    others = [s for s in siblings if core(s.beneficiary) == name and levels(flat(s.beneficiary)) != own]
    return [f"是否为{own[0]}级".replace("地市级", "市级")] if others else []


def _grade_missing(incentive: Incentive, asker: Asker) -> list[str] | None:
    """What is missing of the grade (优秀, 二等奖); None where the asker states another one."""
    grade = _GRADE.search(incentive.beneficiary)
    if grade is None or grade[0] in asker.text:
        return []
    for scale in _SCALES:
        if scale.search(grade[0]) and scale.search(asker.text):
            return None
    return [f"是否“{incentive.beneficiary.rstrip('的')}”"]


def _quoted_missing(incentive: Incentive, asker: Asker) -> list[str]:
    """Names in quotation marks that the asker has not said: 实现“规改股”的企业."""
    said = "|".join(statement.related for statement in asker.statements)
    terms = _TERM.findall(incentive.beneficiary)
    return [f"是否“{term}”" for term in terms if flat(term) not in said]


def _serves(rate: Rate, asker: Asker) -> bool:
    """Whether one of the asker's figures can be put into the rate."""
    if rate.per:
        return any(figure.unit == rate.per and object_of(rate) in figure.of for figure in asker.figures)
    return bool(rate.base) and any(
        figure.unit == "元" and is_of(figure, rate.base) for figure in asker.figures
    )
