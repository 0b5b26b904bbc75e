"""How well a language model's answers hold: nuggets, statements without support before and after the check, citations.

`false figures` is judged by a hand of its own: a figure in a written answer counts as false where no clause that
the answer cites has its digits. But: a person's judgement of style is not replaced, and each question costs a call.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval import answers
from eval.nuggets import normal
from eval.records import Gold
from qa.assistant import Assistant
from qa.records import Answer
from qa.writing.composing import compose
from qa.writing.records import Model, Statement
from qa.writing.statements import bare

_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Written:
    """One question: the quoted answer, what became of it, and the model's statements as judged."""

    gold: Gold
    quoted: Answer
    answer: Answer
    statements: tuple[Statement, ...]

    @property
    def composed(self) -> bool:
        """Whether the model's words are what is shown."""
        return self.answer.text != self.quoted.text


def write(
    questions: Sequence[Gold],
    assistant: Assistant,
    model: Model,
    advance: Callable[[], object] = lambda: None,
) -> list[Written]:
    """Every question asked, and every found answer written anew."""
    made = []
    for gold in questions:
        quoted = assistant.ask(gold.question, gold.history)
        *_, last = compose(quoted, assistant.knowledge, model)
        made.append(Written(gold, quoted, last.answer or quoted, last.statements))
        advance()
    return made


def scores(made: Sequence[Written], assistant: Assistant) -> dict[str, float | int]:
    """Shares 0-1 over the questions of each kind, and their counts; an empty share is 0.

    `unsupported before`: share of the model's statements that the check withdrew. `unsupported after`: share of
    the statements shown with a false figure; `false figures`: their number.
    """
    documents = {document.id: document for document in assistant.documents}
    answerable = [one for one in made if one.gold.answerable]
    said = [statement for one in made for statement in one.statements]
    composed = [one for one in made if one.composed]
    shown = sum(len([s for s in one.statements if s.state == "checked"]) for one in composed)
    false = {one.gold.id: false_figures(one.answer, assistant) for one in composed}
    count = sum(len(figures) for figures in false.values())

    def mean(measure: Callable[[Gold, Answer, answers.Documents], float], of: str) -> float:
        values = [measure(one.gold, getattr(one, of), documents) for one in answerable]
        return _share(sum(values), len(values))

    return {
        "questions": len(made),
        "written": len(composed),
        "fell back": sum(bool(one.statements) and not one.composed for one in made),
        "nuggets quoted": mean(answers.holds_nuggets, "quoted"),
        "nuggets written": mean(answers.holds_nuggets, "answer"),
        "citation precision": mean(answers.citation_precision, "answer"),
        "citation recall": mean(answers.citation_recall, "answer"),
        "refused": _share(
            sum(one.answer.kind == "none" for one in made if not one.gold.answerable),
            len(made) - len(answerable),
        ),
        "statements": len(said),
        "unsupported before": _share(sum(s.state == "withdrawn" for s in said), len(said)),
        "unsupported after": _share(min(count, shown), shown),
        "false figures": count,
    }


def false_figures(answer: Answer, assistant: Assistant) -> list[str]:
    """The figures of an answer's text whose digits no cited clause has, in either plain form."""
    cited: Mapping[str, None] = dict.fromkeys(citation.id for citation in answer.citations)
    nodes = [assistant.knowledge.nodes[id] for id in cited if id in assistant.knowledge.nodes]
    labels = "\n".join(citation.label for citation in answer.citations)
    periods = "\n".join(node.period.text for node in nodes if node.period)
    titles = "\n".join(assistant.knowledge.home[node.id].title for node in nodes)
    source = normal("\n".join([*(f"{n.heading}\n{n.text}" for n in nodes), labels, periods, titles]))
    known = {*_DIGITS.findall(source.written), *_DIGITS.findall(source.plain)}
    said = normal(bare(answer.text))
    return [
        a
        for a, b in zip(_DIGITS.findall(said.written), _DIGITS.findall(said.plain), strict=False)
        if a not in known and b not in known
    ]


def _share(part: float, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
