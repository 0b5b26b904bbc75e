"""Every step that the ablation leaves out does something: a row of it is never an unchanged copy of ours."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from eval import gold
from eval.bench import AT_ONCE, Bench
from eval.configurations import Ask
from eval.records import Gold
from qa.assistant import Assistant
from qa.steps import STEPS

FILE = Path(__file__).parents[2] / "eval" / "gold" / "haining-2024.jsonl"
SHIPPED = [*gold.near_misses(FILE), *gold.load(FILE)]
#: Types of questions that need a step most; the others are tried on lay ones.
TRIED = {
    "routes": "lookup",
    "spelling": "noisy",
    "segments": "multi",
    "refusal": "none",
    "together": "none",
    "unanswered": "none",
    "mentions": "none",
    "kinds": "period",
    "conversation": "followup",
}
MOST = 60  # questions tried for a step
GROUPED = {step for steps in AT_ONCE.values() for step in steps}
LEFT_OUT = [*(step for step in STEPS if step not in GROUPED), *AT_ONCE, "kinds", "conversation"]


@pytest.fixture(scope="module")
def bench(assistant: Assistant) -> Bench:
    """The shipped document."""
    return Bench(assistant).sharing()


def changed(ours: Ask, without: Ask, questions: Sequence[Gold]) -> bool:
    """Whether hits or text of some question differ."""
    for question in questions:
        one, other = ours(question), without(question)
        assert one.answer
        assert other.answer
        if (one.ranked, one.answer.text) != (other.ranked, other.answer.text):
            return True
    return False


def test_every_step_of_the_answer_path_is_left_out_once(bench: Bench):
    """Those the assistant knows, alone or together, and two that are not its own to leave out; names go into
    TREC files, so they hold no blanks."""
    assert not any(" " in name for name in bench.ablation())
    assert {name.removeprefix("ours-") for name in bench.ablation()} == set(LEFT_OUT)


@pytest.mark.parametrize("step", LEFT_OUT)
def test_leaving_a_step_out_changes_answers(bench: Bench, step: str):
    """At least one of the questions that need it is answered otherwise."""
    wanted = TRIED.get(step, "lay")
    questions = [question for question in SHIPPED if question.type == wanted][:MOST]
    assert changed(bench.configurations()["ours"], bench.ablation()[f"ours-{step}"], questions)
