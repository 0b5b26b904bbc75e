"""Measures of what was answered, one small function each: gold question and answer in, 0-1 out.

Each is told only an answer that was given; a question without one scores 0 (`eval.measures` sees to it).
"What is shown" is the answer's text with the quotations of its citations. But: none of these reads a
score or a hit, and none asks whether a sentence is well written.
"""

from __future__ import annotations

from collections.abc import Mapping

from corpus.places import quote
from corpus.records import Document
from eval.nuggets import share_held
from eval.records import Gold
from qa.records import Answer, Citation

Documents = Mapping[str, Document]  # by document id


def holds_nuggets(gold: Gold, answer: Answer, documents: Documents) -> float:
    """1 if the document was said to answer and what is shown holds every nugget, else 0."""
    return float(answer.kind != "none" and share_held(_shown(answer), gold.nuggets) == 1)


def cites_answer(gold: Gold, answer: Answer, documents: Documents) -> float:
    """1 if some citation names a node that answers by itself, else 0."""
    return float(any(_node(c, gold) in gold.answering for c in answer.citations))


def citation_precision(gold: Gold, answer: Answer, documents: Documents) -> float:
    """Share of the citations whose node is graded; 0 without citations."""
    graded = [_node(citation, gold) in gold.relevant for citation in answer.citations]
    return sum(graded) / len(graded) if graded else 0.0


def citation_recall(gold: Gold, answer: Answer, documents: Documents) -> float:
    """Share of the nuggets that the citations hold by themselves: quotation, label, bureaus, period."""
    return share_held("\n".join(_said(citation) for citation in answer.citations), gold.nuggets)


def quotes_are_slices(gold: Gold, answer: Answer, documents: Documents) -> float:
    """1 if each quotation is the source's slices at its spans, joined, without line breaks, else 0; where the
    document answers there must be one, or saying nothing would score full marks."""
    quoted = bool(answer.citations) or not gold.answerable
    return float(quoted and all(_is_slice(citation, documents) for citation in answer.citations))


def set_precision(gold: Gold, answer: Answer, documents: Documents) -> float:
    """Share of the cited nodes that belong to the set; 0 where none is cited."""
    cited = {_node(citation, gold) for citation in answer.citations}
    return len(cited & gold.answering) / len(cited) if cited else 0.0


def set_recall(gold: Gold, answer: Answer, documents: Documents) -> float:
    """Share of the set's nodes that are cited."""
    cited = {_node(citation, gold) for citation in answer.citations}
    return len(cited & gold.answering) / len(gold.answering) if gold.answering else 0.0


def refuses(gold: Gold, answer: Answer, documents: Documents) -> float:
    """1 if the answer says that the document does not answer, else 0."""
    return float(answer.kind == "none")


def reason_right(gold: Gold, answer: Answer, documents: Documents) -> float:
    """1 if it refuses for (one of) the expected reason(s), else 0."""
    expected = {reason for alternatives in gold.nuggets for reason in alternatives}
    return float(answer.kind == "none" and answer.reason in expected)


def right(gold: Gold, answer: Answer, documents: Documents) -> float:
    """1 if the answer is right as a whole, else 0: a refusal where the document does not answer; exactly
    the set for a list; else every nugget is shown and a node that answers is cited."""
    if not gold.answerable:
        return refuses(gold, answer, documents)
    if gold.type == "list":
        return float(set_precision(gold, answer, documents) == set_recall(gold, answer, documents) == 1)
    return holds_nuggets(gold, answer, documents) * cites_answer(gold, answer, documents)


def _shown(answer: Answer) -> str:
    return "\n".join([answer.text, *(citation.quote for citation in answer.citations)])


def _said(citation: Citation) -> str:
    period = citation.period.text if citation.period else ""
    return "\n".join([citation.label, citation.quote, *citation.departments, period])


def _node(citation: Citation, gold: Gold) -> str:
    """The graded node that a citation counts as: an address below a clause counts as its clause."""
    node = citation.id
    while node not in gold.relevant and "/clause/" in node.rpartition("/")[0]:
        node = node.rpartition("/")[0]
    return node if node in gold.relevant else citation.id


def _is_slice(citation: Citation, documents: Documents) -> bool:
    document = documents.get(citation.id.partition("/")[0])
    return document is not None and quote(document.source, citation.spans) == citation.quote != ""
