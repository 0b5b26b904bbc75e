"""The fixed sums of a measure that the asker's own words fit with nothing left open: 最高30万元 for 省级首版次软件.

Asked for only where all that is paid is asked for, so that they can be added to what figures come to. But: nothing where two
sums of one sentence fit, and none that a rise is said of (`qa.raised`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from corpus.records import Node, Place
from qa.asker import describe
from qa.fitting import fit
from qa.knowledge import Knowledge
from qa.outcome import Outcome
from qa.sum_words import in_ten_thousands, number
from qa.weighing import weights


def fixed_sums(text: str, node: Node, knowledge: Knowledge) -> Iterator[Outcome]:
    """A line for each fixed sum that fits; its result is the sum, and nothing is worked out."""
    asker = describe(text)
    telling = weights(tuple(document.source for document in knowledge.documents))
    every = knowledge.incentives.get(node.id, ())
    for quote, same in groupby(every, key=lambda one: one.quote):
        fixed = [one for one in same if one.ratio is None and one.amount.unit == "元" and one.limit is None]
        fitting = [
            found
            for one in fixed
            if (found := fit(one, every, node.heading, asker, telling)) is not None
            and not (found.missing or found.inferred or found.weak)
        ]
        if len({found.incentive.amount.value for found in fitting}) != 1:
            continue
        one = max(fitting, key=lambda found: found.strength).incentive
        result = f"{'最高' if one.cap is not None else ''}{number(one.amount.value)}元"
        said = f"{one.beneficiary}：{result}{in_ten_thousands(result)}。"
        yield Outcome(said, "", result, (Place(node.id, quote, one.spans),))
