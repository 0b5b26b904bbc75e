"""Whether the document answers: a calibrated probability from what the search saw, and the reason where it does not.

The probability is a logistic regression over `SIGNALS`, fitted on development questions (`python -m eval learn`,
stored in `qa/weights.json`); below `threshold` the answer is "not found". But: another place, another year and a
missing figure are read off the words (`qa.elsewhere`, `qa.years_asked`, `no_figure`), not learned.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from corpus.records import Place
from qa.aspect import wants_sum
from qa.learned import learned
from qa.wanted import MONEY, holds, wanted

#: Money that is given, and sentences whose money is taken: a fine is no answer to a grant.
_GIVEN = re.compile(r"补(?![建齐办交充正报足缴录考休选救证征种])|奖励?|资助|津贴|领|扶持")
_TAKEN = re.compile(r"罚款|[处收]以?[^，。；]{0,12}元|没收|违法所得|货值|滞纳金|违约金")
#: What is given by the size of a fine: 罚款金额在15万元以下的，按1500元奖励.
_STILL_GIVEN = re.compile(r"(?:给予|按)[^，。；]{0,20}?奖励")
#: For one of something; and what is set aside for all of them.
_FOR_ONE = re.compile(r"(?:每|(?<![第十百千万])一)(?:个(?!月)|次(?!性)|[部台套家户辆间栋顿单亩桌])|单个")
_FUNDS = re.compile(r"\d[\d.]*\s*亿元?")
#: Units of one kind each: what is paid for an area is no price of a weight.
_UNITS = ("斤|公斤|千克|吨", "亩|平方米?|平米|㎡|公顷", "度|千瓦时?", "公里|千米", "顿|餐")
#: A limit that is asked for, and that it is said not to exist; 最多 may ask for anything else.
_LIMIT, _MOST = re.compile(r"封顶|上限|限额|限制"), re.compile(r"最[高多]")
_NO_TOP = re.compile(r"不封顶|无上限|不设上限")
_NO_LIMIT = re.compile(rf"不(?:再|作|做|设|对)[^,，。；]{{0,20}}限|{_NO_TOP.pattern}")
_SENTENCE = re.compile(r"[^。；]+")
_UNSTATED = re.compile(
    r"(?:相应|一定|适当|必要)的?[^，。；]{0,8}(?:补助|奖励|支持|补贴|资助|补偿)|(?:给予|予以|进行|享受)[^，。；]{0,14}(?:补助|奖励|补贴|资助|贴息|资金支持|优惠|经费补助|培训补贴)|补贴|补助|奖励|贴息|资金"
)


#: Kinds of figures that are written in one way only, so that a text without one does not answer.
PLAIN_KINDS = frozenset({"share", "days", "months", "years", "age", "area", "weight", "money"})

AS_NEAR = 0.03  # of a cosine
READ = "_read"  # behind the names of the weights for questions that were read together with the best node


@dataclass(frozen=True, slots=True)
class Signals:
    """What the search saw of the best node, each in 0-1 (cosines as they are, `together` unbounded, `missed` in 0-2)."""

    dense: float  # highest cosine of a node with the question
    sentence: float  # highest cosine of a sentence
    asked: float  # highest cosine of a way of asking; 0 where none are known
    coverage: float  # share of the question's idf weight that stands in the best node
    covered: float  # the same for the best node and its ways of asking together, words only
    missing: float  # weight of the heaviest word that neither has, as a share of the highest possible
    unknown: float  # share of the question's words, by weight, that no document and no way of asking has
    margin: float  # score of the best node minus that of the second
    score: float  # score of the best node
    lexical_rank: float  # 1 / rank of the best node by BM25
    dense_rank: float  # 1 / rank of the best node by vectors; 0 without encoder
    fits: float  # how well a sentence of the best node fits that holds what is asked for; 0 where none does
    said: float  # the most of the question's words, by weight, that one sentence with its heading says
    missed: (
        float  # how near a question comes that is known not to be answered, against the nearest way of asking
    )
    together: (
        float  # log-odds that the best node answers, read together with the question; 0 where it was not read
    )


#: What is seen where there is nothing to search.
NOTHING = Signals(0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0)
SIGNALS = tuple(field.name for field in fields(Signals))


def model() -> Mapping[str, Mapping[str, float]]:
    """The learned weights of the decision."""
    found: Mapping[str, Mapping[str, float]] = learned()["refusal"]
    return found


def probability(signals: Signals) -> float:
    """Calibrated probability, 0-1, that the documents answer the question."""
    weights = model().get(_kind(signals), {})
    total = weights.get("intercept", 0.0) + sum(
        weights.get(name, 0.0) * float(getattr(signals, name)) for name in SIGNALS
    )
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def threshold(signals: Signals) -> float:
    """The probability below which the answer is "not found"."""
    return model()["threshold"].get(_kind(signals), 0.5)


def _kind(signals: Signals) -> str:
    """Which weights were learned for what was seen."""
    # A rank is never 0 where there are vectors; words alone have weights of their own.
    if not signals.dense_rank:
        return "words"
    return ("asked" if signals.asked else "plain") + (READ if signals.together else "")


def off_topic(signals: Signals) -> bool:
    """Whether a question that is not answered is about something else altogether: far from every sentence, or without an
    encoder in words that no document has."""
    limit = model()["decision"]
    return (
        signals.sentence <= limit["sentence"] if signals.dense_rank else signals.unknown >= limit["unknown"]
    )


def wants_grant(text: str) -> bool:
    """Whether normalised `text` asks how much is given, rather than taken or paid."""
    return wants_sum(text) and _GIVEN.search(text) is not None


def _sums(text: str) -> list[str]:
    """The sentences of a text that state a sum."""
    return [said[0] for said in _SENTENCE.finditer(text) if MONEY.search(said[0])]


def _free(said: str) -> bool:
    """Whether all that a sentence says of money is that something costs none: no answer to who asks what is given."""
    return "免费" in said and not MONEY.search(said.replace("免费", ""))


def of_all(text: str, shown: str) -> bool:
    """Whether a sum for one of something is asked for (一部补多少), and only sums for all of them are shown (0.24亿元)."""
    return _FOR_ONE.search(text) is not None and not MONEY.search(_FUNDS.sub("", shown))


def _per_another(text: str, shown: str) -> bool:
    """Whether a price of one unit is asked for (一斤多少), and all sums shown are for units of other kinds (每亩180元)."""
    asked = {
        n
        for n, units in enumerate(_UNITS)
        if re.search(rf"[一每](?:{units})[^,，。]{{0,6}}(?:多少|几)", text)
    }
    given = [
        {n for n, units in enumerate(_UNITS) if re.search(rf"(?:每|元/)(?:{units})", said)}
        for said in _sums(shown)
    ]
    return bool(asked and given) and all(kinds and not kinds & asked for kinds in given)


def _unlimited(text: str, shown: str) -> bool:
    """Whether a limit is asked for (有没有封顶), and it is said that there is none (不作限制)."""
    told = _NO_LIMIT if _LIMIT.search(text) else _NO_TOP if _MOST.search(text) else None
    return told is not None and told.search(shown) is not None


def no_figure(text: str, best: Place | None, body: str, shown: str, signals: Signals) -> bool:
    """Whether normalised `text` asks for a figure that is not stated: nowhere in `body`, the whole measure, nor in
    what would be `shown`; or for an amount that the `best` sentence, which promises support, leaves open, and that no
    sentence as near as it states: the best that does is more than `AS_NEAR` of a cosine behind, or there are no vectors."""
    if _per_another(text, shown):
        return True
    if _unlimited(text, shown):
        return False
    named = wanted(text)
    kinds = tuple(kind for kind in named if kind.name in PLAIN_KINDS)
    if named and not kinds and holds(shown, named):  # 罚几倍: 三倍以下
        return False
    if kinds and (wants_sum(text) or kinds[0].name != "money") and not holds(shown, kinds):
        return True
    if not wants_sum(text) or best is None or (kinds and kinds[-1].name != "money"):
        return False
    sums = _sums(body)
    if not sums or not MONEY.search(shown):
        return True
    if _GIVEN.search(text) and (
        all((_TAKEN.search(said) and not _STILL_GIVEN.search(said)) or _free(said) for said in sums)
        or of_all(text, shown)
    ):
        return True
    left_open = not MONEY.search(best.quote) and _UNSTATED.search(best.quote) is not None
    return left_open and not (signals.dense_rank and signals.sentence - signals.fits <= AS_NEAR)
