"""The scale of a measure and the step of it that holds the asker's figure: 200万元以上、500万元以下的按3%奖励; 达1亿元、5亿元的分别奖励10万元、20万元.

A scale is read from sentences that state a step each, or from one whose steps and sums are joined by 分别. But: nothing
where a figure lies on a bound that the document gives to no step, where steps and sums are not as many, or where each part
of a figure goes by its own step (超过部分); works nothing out (`qa.scales`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.amounts import Quantity, amounts
from corpus.measure_words import MONEY, SHARE, UNITS
from corpus.records import Place
from qa.normalise import unspaced
from qa.thresholds import Threshold, thresholds

_N = r"\d+(?:\.\d+)?"
_UNIT = "|".join(sorted({*MONEY, *UNITS}, key=len, reverse=True))
_IN = r"(?:[（(]不?含[）)])?"
_STEP = rf"{_N}[万亿]?(?:[-—－~～至到]{_N}[万亿]?)?{_IN}(?:{_UNIT})?{_IN}(?:及?以上)?{_IN}"
_ONE_STEP = re.compile(
    rf"(?P<low>{_N})(?P<scale>[万亿])?(?:[-—－~～至到](?P<high>{_N})(?P<high_scale>[万亿])?)?{_IN}(?P<unit>{_UNIT})?{_IN}(?P<over>及?以上)?{_IN}"
)
_AWARD = rf"(?:人民币)?[^、，。；\d]{{0,12}}?{_N}(?:[万亿]?元|[万亿](?=[、和及])|[%％‰])(?:人民币|以内)?"
_LADDER = re.compile(
    rf"(?P<subject>[^，。；：:\d]{{2,40}}?)(?P<steps>{_STEP}(?:[、和或及与]{_STEP}){{1,12}})(?P<tail>[^。；]{{0,60}}?)分别(?P<verb>[^\d，。；、]{{0,16}}?)(?P<awards>{_AWARD}(?:[、和及]{_AWARD}){{1,12}})"
)
_REACHED = re.compile(r"(?:达到?|超过?|突破|满|实现|首次达?到?)(?:了|到)?$")
#: The mark of a member of a list, in front of it.
ENUMERATED = re.compile(r"^\s*(?:[（(][^（）()]{1,3}[）)]|[①-⑳]|\d{1,2}[.．、])")
_PART = re.compile(r"(?:超过|超出|以上|高于)的?部分|超额部分")
_CEILING = re.compile(r"最高|不超过|最多|封顶|上限")
_SCALES = {None: 1.0, "": 1.0, "万": 1e4, "亿": 1e8}
_GIVES = re.compile(r"奖|补|资助|给予|报销|支付|支持|扶持|发放|收取|缴纳|执行")


@dataclass(frozen=True, slots=True)
class Step:
    """`words` print the step, of `subject` in `unit`; `award` prints what it gets: `share` of a figure, or a fixed sum of
    `sum` 元. `others` are further conditions in print."""

    words: str
    subject: str
    unit: str
    low: float
    high: float
    low_in: bool
    high_in: bool
    award: str
    base: str
    quantity: Quantity
    others: tuple[Threshold, ...]
    place: Place

    def holds(self, value: float) -> bool:
        """Whether the step holds the figure."""
        above = value > self.low or (self.low_in and value == self.low)
        return above and (value < self.high or (self.high_in and value == self.high))


def scales(places: Sequence[Place]) -> tuple[tuple[Step, ...], ...]:
    """The scales of a node's sentences, each with two steps or more."""
    found: dict[tuple[str, str], list[Step]] = {}
    ladders = []
    lead = ""
    for place in places:
        flat = ENUMERATED.sub("", unspaced(place.quote))
        if _PART.search(flat):
            continue
        lead = flat.rpartition("：")[0] or lead
        ladder = [
            tuple(_ladder(match, place, lead)) for match in (_LADDER.finditer(flat) if "分别" in flat else ())
        ]
        lead = lead if flat.endswith(("；", ";")) else ""
        ladders += [steps for steps in ladder if steps]
        if not ladder and (step := _own_step(flat, place)) is not None:
            found.setdefault((step.subject, step.unit), []).append(step)
    return (*ladders, *(tuple(steps) for steps in found.values() if len(steps) > 1 and _apart(steps)))


def _apart(steps: Sequence[Step]) -> bool:
    """Whether no two of the steps hold one figure, bounds aside."""
    ordered = sorted(steps, key=lambda step: step.low)
    return all(a.high <= b.low for a, b in pairwise(ordered))


def _own_step(flat: str, place: Place) -> Step | None:
    """The step that one sentence states: 罚款金额在50万元以上的，200万元以下的，按罚款金额的2%奖励."""
    quantities = amounts(flat)
    last = next((q for q in reversed(quantities) if q.unit in ("元", SHARE)), None)
    if last is None:
        return None
    cut = flat.rfind("，", 0, last.start)
    if cut < 0 or any(q.start > cut and q is not last for q in quantities):
        return None
    award, bounds = flat[cut + 1 :].rstrip("。；;"), thresholds(flat[:cut])
    main = [one for one in bounds if one.subject] or list(bounds)
    if not main or not _GIVES.search(award) or re.search(r"处|没收|罚款$|加收", award):
        return None
    subject = re.sub(r"(?:在|为|达到?|超过?|不足|不满)+$", "", main[0].subject)
    own = [one for one in bounds if one.unit == main[0].unit and one.subject == main[0].subject]
    if len(own) > 2 or not subject or not flat.startswith(subject):
        return None
    low = next((one for one in own if one.sign in (">", ">=")), None)
    high = next((one for one in own if one.sign in ("<", "<=")), None)
    if len(own) != bool(low) + bool(high):
        return None
    words = re.sub(r"的$", "", flat[:cut])
    others = tuple(one for one in bounds if one not in own)
    return Step(
        words,
        subject,
        main[0].unit,
        low.value if low else float("-inf"),
        high.value if high else float("inf"),
        bool(low and low.sign == ">="),
        bool(high and high.sign == "<="),
        award,
        _base(award),
        last,
        others,
        place,
    )


def _ladder(match: re.Match[str], place: Place, lead: str) -> Iterator[Step]:
    """The steps of a sentence whose sums follow 分别, where they are as many and in order; `lead` states conditions for all of them."""
    steps = list(_ONE_STEP.finditer(match["steps"]))
    awards = re.findall(_AWARD, match["awards"])
    unit = next((step["unit"] for step in reversed(steps) if step["unit"]), None)
    unit = MONEY.get(unit or "", unit)
    ranged = [step for step in steps if step["high"]]
    reached = (
        _REACHED.search(match["subject"]) or steps[-1]["over"] or match["tail"].startswith(("以上", "及以上"))
    )
    if (
        len(steps) != len(awards)
        or unit is None
        or not (reached or len(ranged) == len(steps))
        or "分别" in match["tail"]
    ):
        return  # fmt: skip
    lows = [_size(step["low"], step["scale"] or step["high_scale"]) for step in steps]
    if any(a >= b for a, b in pairwise(lows)):
        return
    further = (*thresholds(lead), *thresholds(match["tail"].lstrip("以上，")))
    others = tuple(one for one in further if one.unit != unit)
    for n, (step, low, award) in enumerate(zip(steps, lows, awards, strict=True)):
        high = _size(step["high"], step["high_scale"]) if step["high"] else None
        above = lows[n + 1] if n + 1 < len(lows) else float("inf")
        quantity = next(
            iter(amounts(award if award.endswith(("元", "%", "％", "‰", "币", "内")) else award + "元")), None
        )
        if quantity is None or (high is not None and high > above):
            return
        yield Step(
            step[0], match["subject"], unit, low, min(high or above, above), True, high is not None and "不含" not in step[0],
            re.sub(r"^按?人民币", "", award), _base(award), quantity, others, place,
        )  # fmt: skip


def _base(award: str) -> str:
    """What a share is of: 罚款金额 in 按罚款金额的3%奖励."""
    found = re.search(rf"(?:按照?|给予|奖励|^)*(?P<base>[^，\d]{{2,16}}?)的?{_N}[%％‰]", award)
    return re.sub(r"^(?:按照?|给予|奖励|补助)+", "", found["base"]) if found else ""


def _size(digits: str, scale: str | None) -> float:
    return float(digits) * _SCALES[scale]
