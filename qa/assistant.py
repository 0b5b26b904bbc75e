"""Answers a question: reads it, looks up, lists or searches, and says what the document says, or that it does not.

`Assistant.ask` is the one way in for the page, the commands and the evaluation. It is immutable and may be
used by several threads. But: opens no files and knows no settings (`qa.opening` does).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from corpus.records import Document, Incentive, Place
from index.records import Hit
from qa.again import again
from qa.citing import cited
from qa.concluding import MOST_CONFLICTS
from qa.contradictions import contradictions
from qa.conversation import goes_on
from qa.entry import earlier_ones, objection, repaired
from qa.finding import find_answer
from qa.knowledge import Knowledge
from qa.listing import Listed, count_said, list_out
from qa.lookup import Found, content_beside, look_up
from qa.near_statement import near_statement
from qa.newly_named import newly_named
from qa.notices import conflict_notice, disagreements, draft
from qa.of_itself import of_itself
from qa.premises import premises
from qa.profile import is_profile, profile
from qa.records import Answer, Citation, Notice, Profile
from qa.searching import Searcher
from qa.sets import read
from qa.spelling import Speller
from qa.structure import structure
from qa.understanding import Understood, understand

NO_DOCUMENT = "还没有可以查的文件，请先用 python -m corpus add 加入一份。"
FEW = 6  # citations of a list that are held against what disagrees
FIGURES_DIFFER = frozenset({"number", "unit", "scope", "name"})


@dataclass(frozen=True, slots=True)
class Assistant:
    """What answers. `without` names steps to leave out (`qa.steps.STEPS`), for the ablation."""

    knowledge: Knowledge
    searcher: Searcher
    speller: Speller | None = None
    notices: tuple[Notice, ...] = ()
    without: frozenset[str] = frozenset()
    opened: str = ""  # which index it answers from, for whoever started the program

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that are answered from."""
        return self.knowledge.documents

    @property
    def incentives(self) -> tuple[Incentive, ...]:
        """Every amount that someone can receive, in document order."""
        return tuple(i for node in self.knowledge.nodes for i in self.knowledge.incentives.get(node, ()))

    def profile(self, text: str, document: str | None = None) -> Profile:
        """The measures that fit a company or person described in `text`, of one `document` where it is given."""
        near = partial(near_statement, knowledge=self.knowledge, searcher=self.searcher, document=document)
        return profile(repaired(text), self.knowledge, near, document)

    def ask(self, question: str, history: Sequence[str] = (), document: str | None = None) -> Answer:
        """The answer to `question`, asked after `history` (earlier questions, oldest first).

        `document` limits it to one document. Raises `qa.entry.EmptyQuestion` for nothing at all, and
        `index.errors.UnreachableEngine` where Milvus does not answer and no local index stands in.
        """
        started = time.perf_counter()
        question = repaired(question)
        reason = objection(question)
        if reason is not None:
            answer = Answer(question, "", "none", reason, reason="bad_input", detail=reason)
        else:
            earlier = earlier_ones(history)
            answer = self._answer(question, earlier, document)
            alone = partial(self._answer, history=(), document=document)
            answer = again(question, earlier, answer, alone) or answer
        elapsed = (time.perf_counter() - started) * 1000
        return replace(answer, timing_ms={"total": round(elapsed, 2)})

    def _answer(self, question: str, history: Sequence[str], document: str | None) -> Answer:
        knowledge = self.knowledge
        if not knowledge.nodes:
            return Answer(
                question,
                "",
                "none",
                NO_DOCUMENT,
                notices=self.notices,
                reason="not_stated",
                detail=NO_DOCUMENT,
            )
        speller = None if "spelling" in self.without else self.speller
        understood = understand(
            question, history, knowledge, speller, document, "thesaurus" not in self.without
        )
        text = understood.spelled or understood.text
        answer: Answer | None = None
        if "routes" not in self.without:
            answer = (
                self._itself(understood, text, document)
                or self._set(understood, text, document)
                or self._place(understood, text, document)
            )
            if answer is None and is_profile(text) and not (understood.follows and goes_on(question)):
                answer = self._profile(understood, text, document)
        if answer is None:
            answer = find_answer(understood, text, knowledge, self.searcher, document, self.without)
        named = newly_named(question, history) if understood.follows else ()
        supposed = premises(text, named, answer, knowledge)
        answer = replace(answer, notices=(*answer.notices, *supposed))
        return replace(answer, notices=self._noticed(answer))

    def _itself(self, understood: Understood, text: str, document: str | None) -> Answer | None:
        if understood.follows:
            return None
        listed = contradictions(text, self.knowledge, document)
        found = (
            listed or structure(text, self.knowledge, document) or of_itself(text, self.knowledge, document)
        )
        if found is None:
            return None
        if found.missing is not None:
            said = found.missing
            return Answer(
                understood.question, understood.text, "none", said, reason="not_stated", detail=said, confidence=0.01
            )  # fmt: skip
        return self._shown(understood, "list" if listed else "lookup", found)

    def _set(self, understood: Understood, text: str, document: str | None) -> Answer | None:
        chosen = read(text, understood.places, self.knowledge, document)
        if chosen is None:
            return None
        counted = count_said(chosen, text, self.knowledge)
        if counted is not None:
            return self._shown(understood, "lookup", counted)
        listed = list_out(chosen, self.knowledge, document)
        return None if listed is None else self._shown(understood, "list", listed)

    def _place(self, understood: Understood, text: str, document: str | None) -> Answer | None:
        if content_beside(text, understood.places, self.knowledge, document):
            return None
        found = look_up(text, understood.places, self.knowledge, document)
        if found is None:
            return None
        if found.missing is not None:
            return Answer(
                understood.question,
                understood.text,
                "none",
                found.missing,
                notices=(Notice("premise", found.missing),),
                reason="no_such_clause",
                detail=found.missing,
                confidence=0.01,
            )
        return self._shown(understood, "lookup", found)

    def _shown(
        self, understood: Understood, kind: Literal["lookup", "list"], found: Listed | Found
    ) -> Answer:
        citations = cited(found.places, self.knowledge)
        hits = tuple(Hit(node.id, 1.0, twins=node.twins) for node in found.nodes)
        return Answer(
            understood.question,
            understood.text,
            kind,
            found.text,
            citations,
            hits=hits,
            confidence=0.99,
        )

    def _profile(self, understood: Understood, text: str, document: str | None) -> Answer | None:
        fitting = self.profile(text, document).matches
        if not fitting:
            return None
        citations: list[Citation] = [replace(match.citation, n=n) for n, match in enumerate(fitting, 1)]
        lines = [f"{c.label}：{match.why}" for c, match in zip(citations, fitting, strict=True)]
        ids = dict.fromkeys(match.id for match in fitting)
        return Answer(
            understood.question,
            understood.text,
            "list",
            f"符合或可能符合的政策共{len(fitting)}项：\n" + "\n".join(lines),
            tuple(citations),
            hits=tuple(Hit(i, 1.0, twins=self.knowledge.nodes[i].twins) for i in ids),
            confidence=0.9,
        )

    def _noticed(self, answer: Answer) -> tuple[Notice, ...]:
        """The answer's own notices, then the conflicts it touches, the draft, and what the assistant suffers from."""
        found = list(answer.notices)
        told = answer.kind in ("answer", "lookup") or (answer.kind == "list" and len(answer.citations) <= FEW)
        if told and not any(n.kind == "conflict" for n in found):
            quoted = [Place(c.id, c.quote, c.spans) for c in answer.citations]
            for conflict in disagreements(quoted, FIGURES_DIFFER, self.knowledge)[:MOST_CONFLICTS]:
                found.append(conflict_notice(conflict, self.knowledge))
        if answer.kind != "none":
            homes = dict.fromkeys(self.knowledge.home[c.id].id for c in answer.citations)
            found += draft(d for d in self.knowledge.documents if d.id in homes)
        trouble = self.searcher.index.trouble
        standing_in = (Notice("degraded", trouble),) if trouble else ()
        return (*found, *standing_in, *self.notices)
