"""What counted things come to by a list of prices: 瓶300毫升以下0.2元/只，300毫升以上0.4元/只；袋0.2元/只 for 2000, 1000 and 3000.

Each of the asker's figures has to be of one price, told by the thing's last character and by the size said beside it; where a share
of the whole is paid besides (按回收金额的25%), the one that the question names follows. But: nothing where one figure fits no
price or two, and no prices by time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.amounts import Quantity, amounts
from corpus.measure_words import UNITS
from corpus.records import Place
from qa.normalise import unspaced
from qa.outcome import Outcome, worked_out
from qa.own_words import told_apart
from qa.stated import Stated
from qa.sum_words import number
from qa.thresholds import Threshold, thresholds

_N = r"\d+(?:\.\d+)?"
_UNIT = "|".join(sorted({*UNITS} - set("年天日周岁月分") - {"个月", "小时", "分钟"}, key=len, reverse=True))
_PRICE = re.compile(
    rf"(?P<label>[^，,；;。、]{{0,40}}?)(?<![\d.])(?P<price>\d{{1,9}}(?:\.\d{{1,4}})?)元[/／](?P<unit>{_UNIT})(?![/／]|[\u4e00-\u9fff]{{0,2}}[/／])"
)
_ENDS = re.compile(r"(?:收购|回收|补偿|补助|补贴|奖励)?(?:价格?|费用?|标准|单价)?(?:为|按照?|每年|：|:)*$")
_BY_TIME = re.compile(r"每[年月天日]|[年月日]均")
_SHARE = re.compile(rf"按照?(?P<base>[^，。；\d]{{2,8}}?(?:金额|总额))的(?P<share>{_N})[%％]")
_ASKS = re.compile(r"多少|几[元块千百]|[一总]共|合计")
_ABOVE, _BELOW = re.compile(r"以上|超|大于|多于|高于"), re.compile(r"[以之]内|以下|不超|不到|不足|小于|低于")
_HOLDS_IT = re.compile(r"[（(]含")


@dataclass(frozen=True, slots=True)
class _Price:
    """`words` print it; `thing` is what it is of, by its name, of the sizes that `bounds` allow."""

    words: str
    thing: str
    bounds: tuple[Threshold, ...]
    price: float
    unit: str
    place: Place


def by_the_list(text: str, figures: Sequence[Stated], places: Sequence[Place]) -> list[Outcome]:
    """What each figure comes to, all of them together, and the share of that which the question asks for."""
    prices = [price for place in places for price in _prices(place)]
    own = [figure for figure in figures if any(figure.unit == price.unit for price in prices)]
    if len(prices) < 2 or not own or not _ASKS.search(text):
        return []
    chosen = [(figure, _of(figure, text, prices)) for figure in own]
    if any(price is None for _, price in chosen) or len({figure.text for figure in own}) < len(own):
        return []
    pairs = [(figure, price) for figure, price in chosen if price is not None]
    whole = sum(figure.value * price.price for figure, price in pairs)
    expression = " + ".join(
        f"{number(figure.value)}{figure.unit} × {number(price.price)}元/{price.unit}"
        for figure, price in pairs
    )
    result = f"{number(whole)}元"
    used = tuple(dict.fromkeys(price.place for _, price in pairs))
    listed = "、".join(dict.fromkeys(f"“{price.words}”" for _, price in pairs))
    return [worked_out(f"按{listed}计算", expression, result, used), *_share(text, whole, used, places)]


def _prices(place: Place) -> Iterator[_Price]:
    thing = ""
    for match in _PRICE.finditer(unspaced(place.quote)):
        label = re.sub(r"^.*(?:标准|价格|分别)[为是]?[：:]?(?=.{2})", "", match["label"])
        bounds = thresholds(label)
        named = _ENDS.sub("", label[: label.find(bounds[0].words)] + bounds[0].subject if bounds else label)
        thing = named or thing
        if thing and not _BY_TIME.search(label):
            words = label + match[0].removeprefix(match["label"])
            yield _Price(words, thing, bounds, float(match["price"]), match["unit"], place)


def _of(figure: Stated, text: str, prices: Sequence[_Price]) -> _Price | None:
    """The one price that a figure is of, by its thing and its size; on a bound that two have, the one that says to hold it."""
    start = text.find(figure.text)
    piece = re.split(r"[，,、；;。]|和", text[:start])[-1] + figure.of.partition("|")[2]
    sizes = [q for q in amounts(piece) if q.unit != "元"]
    fitting = [
        price
        for price in prices
        if price.unit == figure.unit
        and price.thing[-1] in piece
        and all(_allows(bound, [q for q in sizes if q.unit == bound.unit]) for bound in price.bounds)
    ]
    holding = [price for price in fitting if _HOLDS_IT.search(price.words)]
    fitting = holding if len(fitting) > 1 else fitting
    return fitting[0] if len(fitting) == 1 else None


def _allows(bound: Threshold, sizes: Sequence[Quantity]) -> bool:
    """Whether the one size that is said is within the bound."""
    if len(sizes) != 1:
        return False
    size, hedges = sizes[0].value, sizes[0].before + sizes[0].after
    if size != bound.value:
        return size < bound.value if bound.sign in ("<", "<=") else size > bound.value
    below, above = _BELOW.search(hedges) is not None, _ABOVE.search(hedges) is not None
    return {"<": below, "<=": not above, ">": above, ">=": not below}[bound.sign]


def _share(text: str, whole: float, used: tuple[Place, ...], places: Sequence[Place]) -> Iterator[Outcome]:
    """The share of the whole that is told apart from the others by the question's words."""
    every = [(match, place) for place in places for match in _SHARE.finditer(unspaced(place.quote))]
    every = [one for one in every if any(one[0]["base"][:2] in place.quote for place in used)]
    told = [
        (match, place)
        for n, (match, place) in enumerate(every)
        if told_apart(text, place.quote, [other.quote for m, (_, other) in enumerate(every) if m != n])
    ]
    if len(told) == 1:
        match, place = told[0]
        expression, result = (
            f"{number(whole)}元 × {match['share']}%",
            f"{number(whole * float(match['share']) / 100)}元",
        )
        yield worked_out(f"“{match[0]}”", expression, result, (place, *used))
