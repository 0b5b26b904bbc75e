"""A last question that found nothing by itself is asked once more behind the one before it, where that is likely to be right."""

import pytest

from qa.again import again
from qa.records import Answer, Citation


def answer(question: str, kind: str, confidence: float, node: str = "", reason: str | None = None) -> Answer:
    """An answer that cites one node, or none."""
    cites = (Citation(1, node, "", "", (), (), None),) if node else ()
    return Answer(question, question, kind, "", cites, reason=reason, confidence=confidence)  # type: ignore[arg-type]


BEFORE = "员工考了资格认证有奖励么"
LAST = "公司里面一共封顶给几个名额"
REFUSED = answer(LAST, "none", 0.07, reason="not_stated")


@pytest.mark.parametrize(
    ("alone", "before", "together", "taken"),
    [
        (REFUSED, answer("", "answer", 0.9, "a"), answer("", "answer", 0.8, "a"), True),
        (REFUSED, answer("", "answer", 0.9, "a"), answer("", "answer", 0.8, "b"), False),
        (REFUSED, answer("", "answer", 0.9, "a"), answer("", "answer", 0.5, "a"), False),
        (REFUSED, answer("", "answer", 0.9, "a"), answer("", "none", 0.0), False),
        (REFUSED, answer("", "none", 0.0), answer("", "answer", 0.8, "a"), False),
        (answer(LAST, "none", 0.01, reason="not_stated"), answer("", "answer", 0.9, "a"), answer("", "answer", 0.8, "a"), False),
        (answer(LAST, "none", 0.07, reason="other_place"), answer("", "answer", 0.9, "a"), answer("", "answer", 0.8, "a"), False),
        (answer(LAST, "answer", 0.3, "b"), answer("", "answer", 0.9, "a"), answer("", "answer", 0.8, "a"), False),
    ],
)  # fmt: skip
def test_both_together_have_to_be_likely_and_stay_with_the_subject(
    alone: Answer, before: Answer, together: Answer, taken: bool
):
    """Believed, on the node of the question before, and only where the question by itself was near something and found nothing."""
    asked = {BEFORE: before, f"{BEFORE} {LAST}": together}
    found = again(LAST, [BEFORE], alone, asked.__getitem__)
    assert (found is not None) is taken
    assert found is None or found.question == LAST


def test_without_an_earlier_question_nothing_is_asked_again():
    """The first question of all."""
    assert again(LAST, [], REFUSED, lambda question: pytest.fail(question)) is None


def test_what_was_read_behind_the_question_before_it_may_stand_by_itself():
    """里头能转租吗 is read behind 租金多少 and finds nothing there; by itself it does."""
    question = "里头能转租不"
    glued = answer(question, "none", 0.1, reason="not_stated")
    alone = {question: answer(question, "answer", 0.7, "a")}
    assert again(question, ["租金多少"], glued, alone.__getitem__) == alone[question]
    unsure = {question: answer(question, "answer", 0.4, "a")}
    assert again(question, ["租金多少"], glued, unsure.__getitem__) is None


def test_the_two_questions_before_where_the_last_two_lean_by_no_rule():
    """The subject may have been named two questions ago."""
    first, second = "我厂房想往上加两层", "地是我们自己的工业用地还做生产"
    asked = {
        second: answer("", "none", 0.0),
        f"{second} {LAST}": answer("", "none", 0.0),
        f"{first} {second}": answer("", "answer", 0.9, "a"),
        f"{first} {second} {LAST}": answer("", "answer", 0.9, "a"),
    }
    found = again(LAST, [first, second], REFUSED, asked.__getitem__)
    assert found is not None
