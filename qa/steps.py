"""The steps of the answer path that can be left out, for the ablation: name -> what is lost without it."""

from __future__ import annotations

from collections.abc import Mapping

STEPS: Mapping[str, str] = {
    "routes": "look-ups, lists, tables of figures and profiles answered from the records",
    "bm25": "words of the question in the clause",
    "expanded": "official words for the question's lay words (thesaurus)",
    "dense": "vectors of whole nodes",
    "sentence": "vectors of single sentences",
    "sentences": "the near nodes' sentences read for what is asked for",
    "asked_dense": "known ways of asking, by vector",
    "asked_bm25": "known ways of asking, by words",
    "unanswered": "questions that the document is known not to answer",
    "together": "the best node read together with the question, where the search is not sure",
    "mentions": "a sum that the measure states for something else is not given",
    "beside": "the next best measure quoted where the best is hardly better",
    "spelling": "typos and pinyin mended",
    "segments": "a question for two things taken apart",
    "refusal": "the decision that the document does not answer",
}
