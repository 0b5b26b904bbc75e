"""No quotation and no figure out of nowhere: over every gold question and a thousand random ones, with the real encoder.

Figures are looked for in what a reader sees and the document does not print: text, notices, sums, the page's card with
its table of amounts, the list of measures for a profile.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from corpus.labels import label
from corpus.records import Incentive
from page.answer import card
from page.profile_list import matches
from page.shelf import Shelf
from qa.assistant import Assistant
from qa.entry import repaired
from qa.knowledge import Knowledge
from qa.records import Answer, Arithmetic
from tests.trust.figures import Figure, figures
from tests.trust.own_words import nowhere, own_lines
from tests.trust.random_questions import Payee, at_random

pytestmark = pytest.mark.slow
GOLD = Path(__file__).parents[2] / "eval" / "gold" / "haining-2024.jsonl"
RANDOM = 1_000
LINE_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
BLOCKS = r"p|div|li|ul|ol|dl|dt|dd|tr|td|th|h\d|table|caption|section|summary|details|blockquote|article"
SUM = re.compile(
    r"(?P<made>\([^()]+\))?(?P<base>[\d.]+)?(?P<of>\D{1,4})? × (?P<factor>[\d.]+)(?P<share>[%‰]?)(?:-(?P<upper>[\d.]+)%)?"
    r"(?P<per>元/\D{1,4})?(?:（不超过(?P<cap>[\d.]+)元）)?"
)
MADE = re.compile(r"(?P<first>[\d.]+)\D{1,3} (?P<sign>[-×÷]) (?P<second>[\d.]+)元?")
GREW = re.compile(r"\((?P<later>[\d.]+)元 - (?P<earlier>[\d.]+)元\) ÷ (?P<base>[\d.]+)元")
APART = {"-": lambda a, b: a - b, "×": lambda a, b: a * b, "÷": lambda a, b: a / b}


@dataclass(frozen=True)
class Asked:
    """A question, what was asked before it, and the answer."""

    question: str
    history: tuple[str, ...]
    answer: Answer

    @property
    def said(self) -> str:
        """All that the asker said, and how it was understood."""
        return "\n".join((self.question, self.answer.understood, *self.history))


@pytest.fixture(scope="module")
def knowledge(assistant: Assistant) -> Knowledge:
    """What answers are made from."""
    return assistant.knowledge


@pytest.fixture(scope="module")
def asked(assistant: Assistant) -> list[Asked]:
    """Every gold question and the random ones, answered."""
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    nodes = assistant.knowledge.nodes.values()
    texts = [text for node in nodes for text in (node.heading, node.text) if len(text) > 3]
    payees = [Payee(one.beneficiary, one.condition, _per(one)) for one in assistant.incentives]
    questions = [(one["question"], tuple(one["history"])) for one in gold]
    questions += [(one, ()) for one in at_random([q for q, _ in questions], texts, payees, RANDOM)]
    return [Asked(q, history, assistant.ask(q, history)) for q, history in questions if repaired(q)]


def _per(one: Incentive) -> str:
    if one.limit and re.fullmatch(r"每\S", one.limit):
        return one.limit[1:]
    return "元" if one.ratio else ""


def test_every_quotation_is_its_slices(asked: list[Asked], knowledge: Knowledge) -> None:
    """Joined from the source with line breaks out, letter by letter; numbered from 1."""
    quotations = 0
    for one in asked:
        assert [c.n for c in one.answer.citations] == [*range(1, len(one.answer.citations) + 1)]
        for citation in one.answer.citations:
            source = knowledge.home[citation.id].source
            sliced = "".join(source[start:end] for start, end in citation.spans)
            assert citation.quote == "".join(c for c in sliced if c not in LINE_BREAKS), one.question
            assert citation.quote.strip()
            quotations += 1
    assert quotations > 3_000


def test_enough_is_really_answered(asked: list[Asked]) -> None:
    """The random questions are no mere noise: most get an answer, all kinds occur, and many are worked out."""
    drawn = asked[-RANDOM:]
    kinds = [one.answer.kind for one in drawn]
    assert kinds.count("none") < RANDOM / 2
    assert {"answer", "lookup", "list", "none"} == set(kinds)
    assert sum(bool(one.answer.arithmetic) for one in drawn) >= 50


def test_every_figure_in_an_answers_own_words_is_cited(asked: list[Asked], knowledge: Knowledge) -> None:
    """Text, refusals and notices of all of them, read plainly and by the program's own reader."""
    strange = [
        (one.question, line, found)
        for one in asked
        for line in own_lines(one.answer, knowledge)
        if (found := nowhere(line, one.said, one.answer, knowledge))
    ]
    assert strange == []


def test_every_sum_is_worked_out_again(asked: list[Asked]) -> None:
    """The asker's figure by a factor of the cited sentence, at most its cap, comes to what is said."""
    worked = [(one, sum_) for one in asked for sum_ in one.answer.arithmetic]
    assert len(worked) >= 60
    for one, sum_ in worked:
        assert sum_.citations, one.question
        cited = "\n".join(c.quote for c in one.answer.citations if c.n in sum_.citations)
        if " + " in sum_.expression:
            assert is_total(sum_, one.answer.arithmetic), (one.question, sum_)
            continue
        assert set(re.findall(r"[\d.]+", sum_.result)) == came_to(sum_, one.said, cited), (one.question, sum_)


def came_to(sum_: Arithmetic, said: str, cited: str) -> set[str]:
    """The results of a sum as digits; fails where its figures are neither the asker's nor cited."""
    asked, known = figures(said), figures(cited, healed=True) | _spoken_shares(cited)
    if "×" not in sum_.expression.rpartition("(")[2] or GREW.fullmatch(sum_.expression):
        return {_digits(own_figure(sum_.expression, asked) * (100 if sum_.result.endswith("%") else 1))}
    parts = SUM.fullmatch(sum_.expression)
    assert parts, sum_
    if parts["made"]:
        base = own_figure(parts["made"][1:-1], asked)
    else:
        base = float(parts["base"])
        assert (base, "") in asked | known, (sum_, said)
    factors = [float(f) for f in (parts["factor"], parts["upper"]) if f]
    shared = parts["share"] or ("%" if parts["upper"] else "")
    printed = "" if shared == "‰" else shared
    assert all((factor, printed) in known or factor == 1 for factor in factors), (sum_, cited)
    assert not parts["cap"] or (float(parts["cap"]), "") in known, (sum_, cited)
    gained = [base * factor / {"%": 100, "‰": 1000, "": 1}[shared] for factor in factors]
    return {_digits(min(one, float(parts["cap"])) if parts["cap"] else one) for one in gained}


def own_figure(expression: str, asked: set[Figure]) -> float:
    """What an expression of the asker's own figures comes to: 800000元 ÷ 20000000元, 30000000美元 × 7."""
    grew = GREW.fullmatch(expression)
    if grew:
        assert grew["base"] == grew["earlier"]
        return own_figure(f"{grew['later']}元 - {grew['earlier']}元", asked) / float(grew["base"])
    parts = MADE.fullmatch(expression)
    assert parts, expression
    both = float(parts["first"]), float(parts["second"])
    assert all((one, "") in asked for one in both), (expression, asked)
    return APART[parts["sign"]](*both)


def _digits(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def is_total(sum_: Arithmetic, every: Sequence[Arithmetic]) -> bool:
    """Whether a sum adds up what the others of the answer come to."""
    others = [other for other in every if other is not sum_ and "÷" not in other.expression]
    results = [float(n) for other in others for n in re.findall(r"[\d.]+", other.result)]
    added, _, cap = sum_.expression.partition("（不超过")
    addends = [float(n) for n in re.findall(r"[\d.]+", added)]
    most = float(cap.rstrip("元）")) if cap else sum(addends)
    return addends == results and [float(n) for n in re.findall(r"[\d.]+", sum_.result)] == [
        min(sum(addends), most)
    ]


def _spoken_shares(text: str) -> set[Figure]:
    """Shares that a policy prints in words: 减半 is 50%, 全额 is 1."""
    words = {"减半": (50.0, "%"), "一半": (50.0, "%"), "全额": (100.0, "%")}
    return {value for word, value in words.items() if word in text}


def words_of(html: str) -> str:
    """What a reader reads of HTML, a block a line."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(rf"</?(?:{BLOCKS})\b[^>]*>", "\n", html)))


def printed(ids: Iterable[str], knowledge: Knowledge) -> str:
    """All that these nodes print, their labels, and what their tables print."""
    found = []
    for id in dict.fromkeys(ids):
        node, home = knowledge.nodes[id], knowledge.home[id]
        found += [label(node, home), node.period.text if node.period else ""]
        found += [home.source[start:end] for start, end in node.spans]
    return "\n".join(found)


def shown(ids: Iterable[str], knowledge: Knowledge) -> str:
    """What a card may show of nodes: they, their twins, tables, and the places that their periods are from."""
    near = [id for one in ids for id in (one, *knowledge.nodes[one].twins)]
    near += [parent for id in near if (parent := knowledge.nodes[id].parent)]
    near += [period.source for id in near if (period := knowledge.nodes[id].period)]
    return printed(near, knowledge)


def test_every_figure_on_the_card_is_of_what_it_shows(asked: list[Asked], assistant: Assistant) -> None:
    """The amounts beside the answer are in the quotations; everything else in the places that are shown."""
    knowledge, shelf = assistant.knowledge, Shelf(assistant.documents)
    strange = []
    for one in asked[::3]:
        answer = one.answer
        html = re.sub(r'<span class="count">\d+ 处</span>', "", card(answer, shelf, assistant.incentives))
        cited = "\n".join(c.quote for c in answer.citations)
        for table in re.findall(r'<div class="amounts".*?</table></div>', html):
            left = figures(words_of(table)) - figures(cited) - figures(cited, healed=True)
            strange += [(one.question, words_of(table), left)] if left else []
        ids = [*(c.id for c in answer.citations), *(h.id for h in answer.hits)]
        ids += [node for notice in answer.notices for node in notice.nodes]
        own = "\n".join((answer.text, answer.detail or "", *(notice.text for notice in answer.notices)))
        own += "\n" + "\n".join(f"{s.expression} = {s.result}" for s in answer.arithmetic)
        backing = "\n".join((shown(ids, knowledge), own, one.said, *(d.title for d in assistant.documents)))
        words = words_of(html)
        left = figures(words) - figures(backing) - figures(backing, healed=True)
        strange += [(one.question, left)] if left else []
    assert strange == []


def test_every_figure_of_a_profiles_list_is_cited(asked: list[Asked], assistant: Assistant) -> None:
    """Why, what is missing and how much, for askers with figures of their own: cited, said, or one by the other."""
    shelf, strange, listed = Shelf(assistant.documents), [], 0
    for one in asked[-RANDOM:][3::10]:  # those who describe themselves
        profile = assistant.profile(one.question)
        own = figures(one.question)
        html = matches(profile, shelf, assistant.incentives)
        items = re.findall(r'<li class="match \w+">.*?(?=<li class="match|</ul><h2>|</ul></section>|$)', html)
        assert len(items) == len(profile.matches)
        for match, item in zip(
            sorted(profile.matches, key=lambda m: m.citation.label), sorted(items, key=_place), strict=True
        ):
            listed += 1
            quote = match.citation.quote
            known = figures(quote) | figures(quote, healed=True) | own
            by = figures(quote, healed=True) | _spoken_shares(quote)
            known |= {(round(b * f / (100 if unit else 1), 2), "") for b, _ in own for f, unit in by}
            known |= figures(match.citation.label)
            node = assistant.knowledge.nodes[match.id]
            head = (
                words_of(item.partition("<blockquote>")[0])
                + "\n"
                + match.why
                + "\n"
                + "\n".join(match.missing)
            )
            left = figures(head.replace(node.heading, "⌷")) - known
            strange += [(one.question, head, left)] if left else []
    assert strange == []
    assert listed > 200


def _place(item: str) -> str:
    return unescape(re.search(r'class="label">([^<]*)', item)[1])  # type: ignore[index]
