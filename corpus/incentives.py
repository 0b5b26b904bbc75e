"""Incentives: every amount that a company, institution or person can receive, with who, on what terms and
how often.

One record per amount and per beneficiary that has an amount of its own; 分别给予 is split. Budgets, goals,
fines and thresholds are none. But: an enumeration whose amounts and beneficiaries do not come out as many
is left out and listed by `left_out`, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.amounts import Quantity
from corpus.grant_terms import ceiling, limit, matching, rate_unit
from corpus.grants import Grant, grants
from corpus.measure_words import SHARE
from corpus.readings import Reading, readings, sentence_ranges
from corpus.recipients import Grants, recipients
from corpus.records import Amount, Document, Incentive, Place

_KINDS = ("clause", "row", "part", "closing", "body")


@dataclass(frozen=True, slots=True)
class _Found:
    """What one grant gives: records, or the place of what could not be read."""

    incentives: tuple[Incentive, ...]
    unread: Place | None = None


def find_incentives(document: Document) -> tuple[Incentive, ...]:
    """The incentives of a document, in source order."""
    return tuple(incentive for found in _all(document) for incentive in found.incentives)


def left_out(document: Document) -> tuple[Place, ...]:
    """Places where something is granted but who gets how much could not be read."""
    return tuple(dict.fromkeys(found.unread for found in _all(document) if found.unread is not None))


def _all(document: Document) -> Iterator[_Found]:
    for node in document.nodes:
        if node.kind in _KINDS:
            for reading in readings(node, document, ("text",)):
                yield from _in_paragraph(reading, document)


def _in_paragraph(reading: Reading, document: Document) -> Iterator[_Found]:
    before = ""
    for start, end in sentence_ranges(reading.text):
        sentence = reading.text[start:end]
        full = reading.text[reading.text.rfind("。", 0, start) + 1 : end]
        if not re.search(r"预算(?!内)", full) or "给予" in sentence:
            found = grants(sentence)
            for grant in found:
                earlier = [other for other in found if other.end <= grant.start]
                yield _read(Grants(reading, start, sentence, before, grant, tuple(earlier)), document)
        before = sentence


def _read(here: Grants, document: Document) -> _Found:
    """The records of one grant."""
    grant = here.grant
    place = here.reading.place(document, here.offset, here.offset + len(here.sentence.rstrip("。；")))
    given = _amounts(grant)
    labelled = [(label, cap) for label, cap in grant.caps if label]
    caps: list[Quantity | None]
    people = recipients(here, len(given))
    if len(given) == 1 and len(labelled) >= 2 and people:
        people, given = tuple((label, people[0][1]) for label, _ in labelled), given * len(labelled)
        caps = [cap for _, cap in labelled]
    else:
        caps = [grant.caps[0][1] if grant.caps else None] * len(given)
    if people is None:
        return _Found((), place)
    made: list[Incentive] = []
    for (beneficiary, words), (quantity, text), cap in zip(people, given, caps, strict=True):
        amount = Amount(text, quantity.value, rate_unit(quantity))
        made.append(
            Incentive(
                here.reading.node.id,
                beneficiary,
                _condition(here, beneficiary, words),
                amount,
                ceiling(amount, quantity, cap),
                quantity.value if quantity.unit == SHARE else matching(here.sentence, grant),
                limit(here.sentence, grant),
                place.quote,
                place.spans,
            )
        )
    return _Found(tuple(made))


def _amounts(grant: Grant) -> list[tuple[Quantity, str]]:
    """The amounts; a range counts as its upper end, printed whole."""
    found: list[tuple[Quantity, str]] = []
    for quantity in grant.members:
        if quantity.joined == "range" and found:
            found[-1] = (quantity, f"{found[-1][1]}-{quantity.text}")
        else:
            found.append((quantity, quantity.text))
    return found


def _condition(here: Grants, beneficiary: str, words: str) -> str:
    """The terms without the beneficiary they end in; for a share, what it is a share of."""
    if words.endswith(beneficiary) and words != beneficiary and len(here.grant.members) == 1:
        words = words[: -len(beneficiary)].rstrip("的，、")
    base = _base(here) if here.share else ""
    return "；".join(dict.fromkeys(part for part in (words, base) if part and not part.startswith("并对")))


def _base(here: Grants) -> str:
    """What a share is of: 研发费 in 给予研发费10%, 设备投资额 in 按设备投资额的10%."""
    base = here.grant.base.strip("，的 ")
    if not base:
        base = here.sentence[here.grant.fragment : here.grant.members[0].start]
        base = re.sub(r"^.*?(?:按|根据)(?:照)?(?:不超过|不高于|不低于)?(?=[^，]{2,})|的$", "", base)
    return (
        ""
        if re.match(r"并?对|给予$|企业$|个人$|单位$", base) or re.search(r"比例(?:提高到|为)?$", base)
        else base
    )
