"""A company or person described in a sentence or two, and every measure that fits, strongest first, each with why.

Amounts come before measures without one, in each what fits before what lacks something, and last what shares a word or
an intention only; twins are listed once.
But: fits by the words of the documents; who decides is the bureau.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus.records import Incentive, Place
from qa.asker import Asker, describe, is_profile
from qa.citing import cited
from qa.fitting import Fit, fit
from qa.knowledge import Knowledge
from qa.records import Citation, Match, Profile
from qa.sum_words import quoted
from qa.sums import gain
from qa.support import Support, subjects, supports
from qa.weighing import weights

__all__ = ["is_profile", "profile"]

Near = Callable[[str], Place | None]
MOST_SEARCHED = 8  # statements
MOST_SUPPORTS = 12
MOST_GUESSED = 5  # of those that only an intention speaks for


def profile(
    text: str,
    knowledge: Knowledge,
    near: Near = lambda statement: None,
    document: str | None = None,
) -> Profile:
    """The asker as understood, and the measures for them, of one `document` where it is given; `near` is what a search finds
    for a statement."""
    asker = describe(text)
    telling = weights(tuple(one.source for one in knowledge.documents))
    homes = {one.id for one in knowledge.within(document)}
    fitting = (f for f in _fits(asker, knowledge, telling) if knowledge.home[f.incentive.node].id in homes)
    fits = _once(sorted(fitting, key=_order), knowledge)
    amounts = [_amount(found, asker, knowledge) for found in fits]
    shown = {i for match in amounts for i in (match.id, *knowledge.nodes[match.id].twins)}
    others = [s for s in supports(asker, knowledge, telling) if s.place.node not in shown]
    others = [s for s in others if knowledge.home[s.place.node].id in homes]
    spoken = _first_twins([s for s in others if not s.inferred], knowledge)
    guessed = _first_twins([s for s in others if s.inferred], knowledge)[:MOST_GUESSED]
    ranked = [(_place(found.weak, False, match), match) for found, match in zip(fits, amounts, strict=True)]
    for support in [*spoken, *guessed][:MOST_SUPPORTS]:
        match = _support(support, knowledge)
        ranked.append((_place(support.inferred, True, match), match))
    for match in _searched(asker, near, {match.id for _, match in ranked}, knowledge):
        ranked.append((_place(False, True, match), match))
    return Profile(_understood(asker), tuple(match for _, match in sorted(ranked, key=lambda pair: pair[0])))


def _place(weak: bool, without_amount: bool, match: Match) -> tuple[bool, bool, bool]:
    """What only a word or an intention speaks for stands last; amounts before other measures, what fits first."""
    lacks = match.verdict == "missing"
    return (lacks and weak, without_amount, lacks)


def _fits(asker: Asker, knowledge: Knowledge, telling: Mapping[str, float]) -> Iterable[Fit]:
    words = subjects(asker, [document.source for document in knowledge.documents], telling)
    for node, incentives in knowledge.incentives.items():
        for incentive in incentives:
            found = fit(incentive, incentives, knowledge.nodes[node].heading, asker, telling, words)
            if found is not None:
                yield found


def _order(found: Fit) -> tuple[bool, float, float, str]:
    return (bool(found.missing), -found.strength, -found.incentive.amount.value, found.incentive.node)


def _once(fits: Sequence[Fit], knowledge: Knowledge) -> list[Fit]:
    """Each amount once: of twins that state it, the first in the document."""
    kept: dict[tuple[str, str], Fit] = {}
    for found in fits:
        same = (found.incentive.beneficiary, found.incentive.amount.text.replace(" ", ""))
        other = kept.get(same)
        if other is None or knowledge.order[found.incentive.node] < knowledge.order[other.incentive.node]:
            kept[same] = found
    return sorted(kept.values(), key=_order)


def _first_twins(found: Sequence[Support], knowledge: Knowledge) -> list[Support]:
    """Of nodes that state the same measure the strongest."""
    kept: list[Support] = []
    for one in found:
        twins = knowledge.nodes[one.place.node].twins
        if not any(k.place.node in twins for k in kept):
            kept.append(one)
    return kept


def _cite(place: Place, knowledge: Knowledge) -> Citation:
    return cited([place], knowledge)[0]


def _amount(found: Fit, asker: Asker, knowledge: Knowledge) -> Match:
    incentive = found.incentive
    citation = _cite(Place(incentive.node, incentive.quote, incentive.spans), knowledge)
    if found.inferred:
        spoken = f"您打算{quoted(asker.intentions)}，可能符合"
    else:
        spoken = f"您说的{quoted(found.because[:1])}{'可能' if found.missing else ''}符合"
    what = f"“{incentive.beneficiary.rstrip('的')}”的条件，{_printed(incentive)}"
    why = spoken + what
    if found.because[1:]:
        why += f"；所给数字满足{quoted(found.because[1:])}"
    verdict = "missing" if found.missing else "fits"
    return Match(
        incentive.node,
        "missing" if verdict == "missing" else "fits",
        found.missing,
        why + "。",
        gain(incentive, asker.figures, asker.text) or _fixed(incentive),
        citation,
    )


def _printed(incentive: Incentive) -> str:
    """The amount as printed, with 最高 and the cap."""
    cap = incentive.cap
    if incentive.ratio is not None and incentive.amount.unit != "元":
        return incentive.amount.text + (f"（最高{cap.text}）" if cap is not None else "")
    return ("最高" if cap is not None else "") + incentive.amount.text


def _fixed(incentive: Incentive) -> float | None:
    """The sum itself, or the most that a ratio can come to."""
    if incentive.amount.unit == "元":
        return incentive.amount.value
    return incentive.cap.value if incentive.cap is not None and incentive.cap.unit == "元" else None


def _support(found: Support, knowledge: Knowledge) -> Match:
    missing = list(found.open)
    if found.inferred:
        missing.append(f"是否涉及{quoted(found.words[:2])}")
    if "符合条件" in found.place.quote or "符合相应条件" in found.place.quote:
        missing.append("文件所说的“符合条件”")
    why = f"这一句提到{quoted(found.words[:3])}，没有写明奖补金额。"
    return Match(
        found.place.node,
        "missing" if missing else "fits",
        tuple(missing),
        why,
        None,
        _cite(found.place, knowledge),
    )


def _searched(asker: Asker, near: Near, shown: set[str], knowledge: Knowledge) -> Iterable[Match]:
    """What a search finds for the statements, beside what is `shown`."""
    shown = shown | {twin for i in shown for twin in knowledge.nodes[i].twins}
    for words in (
        "，".join(s.words for s in asker.statements),
        *(s.words for s in asker.statements[:MOST_SEARCHED]),
    ):
        place = near(words)
        if place is not None and place.node not in shown:
            shown |= {place.node, *knowledge.nodes[place.node].twins}
            why = f"您说的“{words}”，最接近的是这一条。"
            yield Match(place.node, "missing", ("是否适用于您",), why, None, _cite(place, knowledge))


def _understood(asker: Asker) -> dict[str, str | float | list[str]]:
    said: dict[str, str | float | list[str]] = {}
    for name, values in (
        ("身份", list(asker.kinds)),
        ("情况", [statement.words for statement in asker.statements]),
        ("打算", list(asker.intentions)),
        ("数字", [f"{f.of.replace('|', '')}{f.text}" for f in asker.figures]),
    ):
        if values:
            said[name] = values
    return said
