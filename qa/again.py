"""A question that found nothing by itself, asked once more behind the one before it: 一个公司封顶多少 after 考了证有奖励么.

Speech leans on what was said in more ways than words can tell (`qa.conversation`). What the two questions together find is taken
where it is likely and stands where the earlier question was answered. But: a question that is about nothing the document knows,
or of which the document says that it is not stated, is not asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from qa.conversation import leans, says_nothing, whole
from qa.records import Answer

#: Probabilities: below the first the question by itself is near nothing, from the second on both together are believed. Of 78
#: questions that ended a conversation and leaned by no rule these two asked 5 of 8 rightly again, and none of 29 wrongly.
HOPELESS, LIKELY = 0.015, 0.55
_NOT_FOUND = frozenset({"not_stated", "off_topic"})


def again(
    question: str, history: Sequence[str], alone: Answer, ask: Callable[[str], Answer]
) -> Answer | None:
    """The answer to the question behind the one before it, or by itself where it has been read so; None where `alone`, the answer
    that it has been given, stands. `ask` answers a question by itself."""
    if alone.kind != "none" or alone.reason not in _NOT_FOUND or alone.confidence < HOPELESS:
        return None
    if history and leans(question) and not says_nothing(question):
        by_itself = ask(question)
        if by_itself.kind == "answer" and by_itself.confidence >= LIKELY:
            return by_itself
    for before in _earlier(question, history):
        found = ask(f"{before} {question}")
        if found.kind == "answer" and found.confidence >= LIKELY:
            spoken_of = {citation.id for citation in ask(before).citations}
            if not spoken_of.isdisjoint(citation.id for citation in found.citations):
                return replace(found, question=question)
    return None


def _earlier(question: str, history: Sequence[str]) -> Iterator[str]:
    """What was asked before, the last question first, unless the question has been read behind it already; then the two last."""
    if not history:
        return
    last = whole(history[-1], history[:-1]).rstrip("?？")
    if not leans(question):
        yield last
    if len(history) > 1 and not leans(history[-1]):
        yield f"{whole(history[-2], history[:-2]).rstrip('?？')} {last}"
