"""From what a reader typed to the card that is shown: preparing, looking, then the answer.

Runs as a generator, so that waiting is visible from the start. But: a failure below becomes one sentence,
with the details in the log.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from corpus.errors import PolicyError
from page.answer import card
from page.examples import Example
from page.question_log import QuestionLog
from page.rate import TOO_MANY, Rate
from page.shelf import Shelf
from page.warming import Warming
from page.writing import Writer, writing
from qa.entry import LONGEST, EmptyQuestion, objection, repaired
from qa.records import Answer

BROKEN = "查找时出了问题，请换个说法再问一次；如果一直这样，请告诉管理员。"
_TICK = 1.0  # seconds between two looks at a preparation that is still going on
_KEPT = 6  # earlier questions that a follow-up can lean on


@dataclass(frozen=True, slots=True)
class Shown:
    """One state of the answer area: its HTML, and the answer once there is one."""

    html: str
    answer: Answer | None = None


def hint(sentence: str) -> str:
    """A card that says what to do."""
    return f'<article class="card hint"><p class="sentence long">{escape(sentence)}</p></article>'


def waiting(question: str, words: str) -> str:
    """A card that says what is going on while the reader waits."""
    asked = f'<h2 class="asked">{escape(question)}</h2>' if question else ""
    return (
        f'<article class="card waiting" aria-busy="true">{asked}'
        f'<p class="progress">{escape(words)}</p></article>'
    )


def told(answer: Answer) -> None:
    """A line in the log about an answer that was given; never what was asked."""
    logging.getLogger(__name__).info(
        "answered",
        extra={
            "kind": answer.kind,
            "reason": answer.reason,
            "citations": len(answer.citations),
            "notices": [notice.kind for notice in answer.notices],
            "milliseconds": answer.timing_ms.get("total"),
        },
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that answering a reader takes."""

    shelf: Shelf
    warming: Warming
    examples: tuple[Example, ...]
    document: str | None = None
    log: QuestionLog | None = None  # where questions are kept; None where they are not
    rate: Rate | None = None  # how often one reader may ask; None where nobody is limited
    writer: Writer | None = None  # puts found answers into flowing words, where there is a language model

    def ask(
        self,
        typed: str,
        history: Sequence[str] = (),
        stopped: Callable[[], bool] = lambda: False,
        who: tuple[str, str] | None = None,
    ) -> Iterator[Shown]:
        """The states of the answer area for one question of `who` (`page.rate`), the last one final. Once
        `stopped`, an answer that is being written is shown as quoted."""
        question = repaired(typed or "")
        try:
            refused = objection(question)
        except EmptyQuestion as empty:
            yield Shown(hint(str(empty)))
            return
        if refused and len(question) > LONGEST:
            yield Shown(hint(refused))
            return
        if self.rate and not self.rate.allows(who):
            yield Shown(hint(TOO_MANY))
            return
        yield Shown(waiting(question, "正在查找…" if self.warming.stage.ready else "正在准备…"))
        while (assistant := self.warming.wait(_TICK)) is None:
            stage = self.warming.stage
            if stage.failed:
                yield Shown(hint(stage.words))
                return
            yield Shown(waiting(question, f"{stage.words} 准备好就会回答，不用重新提问。"))
        try:
            answer = assistant.ask(question, tuple(history)[-_KEPT:], self.document)
            for draft in self.writer(assistant, answer) if self.writer else ():
                if stopped():
                    break
                answer = draft.answer or answer
                if draft.answer is None:
                    yield Shown(writing(question, draft))
            html = card(answer, self.shelf, assistant.incentives, self.examples)
        except PolicyError as error:
            yield Shown(hint(str(error)))
            return
        except Exception:
            logging.getLogger(__name__).exception("A question could not be answered")
            yield Shown(hint(BROKEN))
            return
        told(answer)
        if self.log:
            self.log.keep(answer)
        yield Shown(html, answer)
