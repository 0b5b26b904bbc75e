"""From a quoted answer to one in flowing words, or back to the quoted one where the model does not deliver.

Only an answer that was found by search is written anew; a refusal stays one, and look-ups and lists are records.
What is shown as final holds checked statements only, and its citations are the sentences of the document
that these rely on. But: does not talk to a server (`qa.writing.server`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from corpus.places import whole
from corpus.records import Place
from corpus.sentences import sentences
from qa.citing import cited
from qa.knowledge import Knowledge
from qa.normalise import normalise
from qa.records import Answer, Notice
from qa.writing.checking import objection
from qa.writing.prompt import messages
from qa.writing.records import Draft, Model, ModelFailed, Source, Statement
from qa.writing.sources import sources
from qa.writing.statements import bare, renumbered, statements

LONGEST = 4000  # characters of a reply; a longer one is cut off there
QUOTED = "以下是文件原文。"


def compose(answer: Answer, knowledge: Knowledge, model: Model) -> Iterator[Draft]:
    """The states of the reply as it comes; the last has the final answer. Raises nothing; closing it ends the call."""
    if answer.kind != "answer":
        yield Draft((), answer)
        return
    clauses = sources(answer, knowledge)
    told = [notice.text for notice in answer.notices if notice.kind == "conflict"]
    reply = ""
    shown: tuple[Statement, ...] = ()
    try:
        with closing(model.stream(messages(answer.understood or answer.question, clauses, told))) as pieces:
            for piece in pieces:
                reply = (reply + piece)[:LONGEST]
                whole_ones, rest = statements(reply, finished=False)
                shown = judged(whole_ones, shown, clauses)
                yield Draft((*shown, Statement(rest)) if bare(rest).strip() else shown)
                if len(reply) == LONGEST:
                    break
    except ModelFailed as failure:
        yield Draft((), _fallen_back(answer, Notice("degraded", f"{failure}{QUOTED}")))
        return
    shown = judged(statements(reply, finished=True)[0], shown, clauses)
    yield Draft(shown, finished(answer, shown, clauses, knowledge))


def composed(answer: Answer, knowledge: Knowledge, model: Model) -> Answer:
    """The final answer alone."""
    *_, last = compose(answer, knowledge, model)
    return last.answer or answer


def judged(
    said: Sequence[Statement], before: Sequence[Statement], clauses: Sequence[Source]
) -> tuple[Statement, ...]:
    """Each complete statement as checked or withdrawn; those judged `before` are not judged again."""
    fresh = []
    for statement in said[len(before) :]:
        why = objection(statement, clauses)
        # What is withdrawn is not kept: nothing wrong can be shown later.
        fresh.append(
            replace(statement, state="checked")
            if why is None
            else Statement("", statement.cited, "withdrawn", why)
        )
    return (*before[: len(said)], *fresh)


def finished(
    answer: Answer, said: Sequence[Statement], clauses: Sequence[Source], knowledge: Knowledge
) -> Answer:
    """The answer made of the checked statements; the quoted one, with a notice, where there are none."""
    kept = [statement for statement in said if statement.state == "checked"]
    lost = [statement for statement in said if statement.state == "withdrawn"]
    why = "、".join(dict.fromkeys(statement.why for statement in lost))
    if not kept:
        reason = f"语言模型写的内容未能通过核对（{why}），已全部撤回。" if lost else "语言模型没有写出内容。"
        return _fallen_back(answer, Notice("withdrawn" if lost else "degraded", reason + QUOTED))
    by_number = {clause.n: clause for clause in clauses}
    relied: dict[tuple[int, int], Place] = {}
    for at, statement in enumerate(kept):
        for n in statement.cited:
            relied[at, n] = support(bare(statement.text), by_number[n], knowledge)
    citations = cited(relied.values(), knowledge)
    numbers = {(one.id, one.spans): one.n for one in citations}
    lines = [
        renumbered(
            statement.text,
            {n: numbers[relied[at, n].node, relied[at, n].spans] for n in statement.cited},
        )
        for at, statement in enumerate(kept)
    ]
    notices = answer.notices
    if lost:
        notices = (
            *notices,
            Notice("withdrawn", f"语言模型写的内容有{len(lost)}句未能通过核对（{why}），已删去。"),
        )
    return replace(answer, text="".join(lines), citations=citations, notices=notices, arithmetic=())


def support(said: str, clause: Source, knowledge: Knowledge) -> Place:
    """The sentence of a clause that shares most with a statement, by its pairs of characters; ties go to the first."""
    node, home = knowledge.nodes[clause.node], knowledge.home[clause.node]
    wanted = _pairs(said)
    places = [place for place in sentences(node, home) if place.quote.strip()]
    if not places:
        return whole(node, home)
    return max(places, key=lambda place: len(wanted & _pairs(place.quote)))


def _pairs(text: str) -> frozenset[str]:
    plain = "".join(c for c in normalise(text) if c.isalnum())
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


def _fallen_back(answer: Answer, notice: Notice) -> Answer:
    return replace(answer, notices=(*answer.notices, notice))
