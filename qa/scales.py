"""What the asker's figure comes to under the scale of a measure: 350万 in 200万元以上、500万元以下 by 3%.

But: reads no scale (`qa.brackets`), and says nothing where the figure is of something else, or fits two scales alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.measure_words import MONEY, SHARE
from corpus.records import Document, Place
from qa.bound_words import above_holds_itself
from qa.brackets import Step, scales
from qa.caps import bounds
from qa.money_kinds import is_part, kind
from qa.normalise import unspaced
from qa.outcome import Outcome, worked_out
from qa.stated import Stated, is_of
from qa.sum_words import number, quoted, share_printed
from qa.thresholds import held_against
from qa.turns import same_turn

_HEDGED = re.compile(r"最高|不超过|以内|最多")
_APART = re.compile(r"产值|批发|零售|餐饮|住宿|进口|出口|增量|新增|增加值|税|利润")
_SPLIT = re.compile(
    r"分(?P<n>[\d两二三四五六七])(?:年|期|次)按照?(?P<shares>\d+[%％](?:[、和：:]\d+[%％])+)的?比例(?:拨付|发放|兑现|支付|给付|兑付)"
)
_EACH_YEAR = re.compile(r"每[年期次]|分别|各年|第[一二三1-9]年|怎么(?:拨|发|给|兑)|[几两二三四五23456]年")
_NUMERALS = {"两": 2, **{c: n for n, c in enumerate("一二三四五六七", 1)}}

_EARLIER, _NOW = re.compile(r"去年|前年|上年|上一年"), re.compile(r"今年|本年|当年")
BESIDE = 14  # characters in front of a figure that say its year
#: Conditions in words that a scale holds under.
_ONCE = re.compile(r"首次|第一次|已?(?:新)?纳入[^，。；]{1,10}|新(?:认定|引进|设立|增)|第[一二三四五]年")


def on_a_scale(
    text: str, figures: Sequence[Stated], places: Sequence[Place], document: Document
) -> list[Outcome]:
    """What each figure comes to on the one scale of the sentences that it is of; on a bound, by what the document says of 以上."""
    found: list[Outcome] = []
    every = scales(places)
    for figure in _of_this_year(text, figures):
        fitting = [steps for steps in every if _is_of(figure, steps[0]) and same_turn(text, steps[0].subject)]
        named = [steps for steps in fitting if _shares(text, steps[0])]
        fitting = named if len(named) == 1 else fitting
        if len(fitting) == 1:
            held = [step for step in fitting[0] if step.holds(figure.value)]
            if len(held) == 1:
                found += _lines(text, figure, held[0], figures, places)
            elif len(held) == 2:
                found += _on_the_bound(text, figure, held, figures, places, document)
    return found


def _of_this_year(text: str, figures: Sequence[Stated]) -> Sequence[Stated]:
    """The figures, without those of an earlier year where one of this year is given too."""
    if not (_EARLIER.search(text) and _NOW.search(text)):
        return figures
    return [
        one
        for one in figures
        if not _EARLIER.search(text[max(0, text.find(one.text) - BESIDE) : text.find(one.text)])
    ]


def _is_of(figure: Stated, step: Step) -> bool:
    """Whether a figure is of what the steps are of."""
    if figure.unit != step.unit or is_part(figure.of) != is_part(step.subject):
        return False
    subject = step.subject.split("，")[-1]
    if any((word in subject) != (word in figure.of) for word in _APART.findall(subject + figure.of)):
        return False
    if figure.unit == "元":
        own, printed = kind(figure.of), kind(subject)
        return own == printed and (own is not None) and is_of(figure, subject)
    if figure.unit in MONEY.values():
        return kind(figure.of) in (None, kind(subject))
    return len(subject) >= 2 and any(subject[at : at + 2] in figure.of for at in range(len(subject) - 1))


def _on_the_bound(
    text: str,
    figure: Stated,
    held: Sequence[Step],
    figures: Sequence[Stated],
    places: Sequence[Place],
    document: Document,
) -> Iterator[Outcome]:
    """What a figure comes to where one step ends and the next begins, or that it does."""
    rule = above_holds_itself(document)
    upper = [step for step in held if step.low == figure.value]
    if rule is not None and len(upper) == 1:
        for one in _lines(text, figure, upper[0], figures, places):
            yield replace(one, text=f"{one.text}（“{rule.quote.strip()}”）", places=(*one.places, rule))
        return
    both = "与".join(f"“{step.words}”" for step in held)
    said = f"按{figure.text}计算，正好在{both}两档的界限上，要看文件关于“以上”“以下”是否包含本数的规定。"
    yield Outcome(said, "", "", tuple(step.place for step in held))


def _shares(text: str, step: Step) -> bool:
    words = unspaced(step.place.quote).split(step.words)[0][-24:]
    return any(words[at : at + 2] in text for at in range(len(words) - 1))


def _lines(
    text: str, figure: Stated, step: Step, figures: Sequence[Stated], places: Sequence[Place]
) -> Iterator[Outcome]:
    unmet = [one.words for one in step.others if held_against(one, figures) == "unmet"]
    opened = [one.words for one in step.others if held_against(one, figures) == "open"]
    lead_in = step.subject + step.words
    opened += [word for word in dict.fromkeys(_ONCE.findall(lead_in)) if word not in text]
    if unmet:
        yield Outcome(f"按所给的{figure.text}，不符合{quoted(unmet)}的条件。", "", "", (step.place,))
        return
    subject = "" if step.words.startswith(step.subject) else f"“{step.subject.split('，')[-1]}”的"
    lead = f"按{figure.text}计算，在{subject}“{step.words}”这一档"
    behind = f"以满足{quoted(opened)}为前提，问题中没有说明。" if opened else ""
    if step.quantity.unit == SHARE:
        sum_ = _by_share(figure, step, figures, places)
        if sum_ is not None:
            expression, result, further = sum_
            yield worked_out(lead, expression, result, (step.place, *further), behind)
        else:
            yield Outcome(f"{lead}：{step.award}。{behind}", "", "", (step.place,))
        return
    yield Outcome(f"{lead}：{step.award}。{behind}", "", "", (step.place,))
    yield from _instalments(text, step)


def _by_share(
    figure: Stated, step: Step, figures: Sequence[Stated], places: Sequence[Place]
) -> tuple[str, str, tuple[Place, ...]] | None:
    """The share of the figure in 元, at most the ceilings behind it; None where they cannot be read, or the money is foreign."""
    money = figure
    if figure.unit != "元":
        exchanged = [one for one in figures if one.unit == "元" and one.made and one.text == figure.text]
        if not exchanged:
            return None
        money = exchanged[0]
    at = places.index(step.place)
    flat = unspaced(step.place.quote)
    caps = bounds(at, flat.rfind(step.award) + step.quantity.end, places)
    if caps is None or not is_of(replace(money, of=step.subject), step.base):
        return None
    expression = f"{money.made or number(money.value) + '元'} × {share_printed(step.quantity.text, step.quantity.value)}"
    most = min([money.value * step.quantity.value, *(cap.value for cap in caps)])
    if caps:
        expression += f"（不超过{number(min(cap.value for cap in caps))}元）"
    hedge = "最高" if _HEDGED.search(step.award) else ""
    return expression, f"{hedge}{number(most)}元", tuple(cap.place for cap in caps)


def _instalments(text: str, step: Step) -> Iterator[Outcome]:
    """What is paid each year of a sum that is paid in parts."""
    parts = _SPLIT.search(unspaced(step.place.quote))
    if parts is None or not _EACH_YEAR.search(text):
        return
    shares = re.findall(r"\d+", parts["shares"])
    count = int(parts["n"]) if parts["n"].isdigit() else _NUMERALS[parts["n"]]
    if len(shares) != count or sum(map(int, shares)) != 100 or _HEDGED.search(step.award):
        return
    for n, share in enumerate(shares, 1):
        expression = f"{number(step.quantity.value)}元 × {share}%"
        result = f"{number(step.quantity.value * int(share) / 100)}元"
        yield worked_out(f"按比例拨付的第{'一二三四五六七'[n - 1]}笔", expression, result, (step.place,))
