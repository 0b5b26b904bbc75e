"""What is evaluated: the assistant with its index and documents, and the configurations made of it.

But: it opens nothing; int8 differs between processors, so whoever pins scores opens it in fp32.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from corpus.records import Document
from eval.configurations import Ask, our_configuration, plain_configurations
from eval.records import Searched
from eval.remembered import KEPT, Remembered
from eval.tables import OURS
from index.searcher import Index
from qa.assistant import Assistant
from qa.ranking import ASKED
from qa.steps import STEPS

#: Steps that stand in for each other are left out at once: the plain words are in the expanded ones, a node's
#: vector says what those of its sentences say, and both ways of reading the bank of phrasings rest on the bank.
AT_ONCE: dict[str, tuple[str, ...]] = {
    "words": ("bm25", "expanded"),
    "vectors": ("dense", "sentence"),
    "thesaurus": ("thesaurus",),
    "asked": ASKED,
}


@dataclass(frozen=True, slots=True)
class Bench:
    """An assistant, and what the evaluation reads of it."""

    assistant: Assistant

    @property
    def index(self) -> Index:
        """What the assistant searches."""
        index = self.assistant.searcher.index
        assert isinstance(index, Index)  # noqa: S101  # the evaluation opens the local one
        return index

    @property
    def documents(self) -> dict[str, Document]:
        """The documents by id."""
        return {document.id: document for document in self.assistant.documents}

    @property
    def searched(self) -> Searched:
        """What is pinned of the index."""
        manifest = self.index.manifest
        statistics = {
            "nodes": manifest.nodes,
            "sentences": manifest.sentences,
            "phrasings": manifest.phrasings,
            "terms": len(self.index.vocabulary),
        }
        return Searched(tuple(sorted(manifest.documents)), manifest.encoder or "", statistics)

    def sharing(self, kept: int = KEPT) -> Bench:
        """A bench whose configurations share the vectors of the last questions: the same answers in less time."""
        index = self.index
        shared = Index(
            index.manifest, index.contents, Remembered(index.encoder, kept) if index.encoder else None
        )
        return Bench(replace(self.assistant, searcher=replace(self.assistant.searcher, index=shared)))

    def configurations(self) -> dict[str, Ask]:
        """The plain configurations and ours."""
        twins = {node.id: node.twins for document in self.assistant.documents for node in document.nodes}
        return plain_configurations(self.index, twins) | {OURS: our_configuration(self.assistant)}

    def ablation(self) -> dict[str, Ask]:
        """Ours with one step left out, each: those the assistant knows, what is known of a node's kind, and the
        conversation before the question."""
        ours, searcher = self.assistant, self.assistant.searcher
        grouped = {step for steps in AT_ONCE.values() for step in steps}
        left_out = {step: (step,) for step in STEPS if step not in grouped} | AT_ONCE
        without = {step: replace(ours, without=frozenset(steps)) for step, steps in left_out.items()}
        groups = tuple(replace(group, kinds=np.zeros_like(group.kinds)) for group in searcher.groups)
        blind = replace(searcher, groups=groups)
        without["kinds"] = replace(ours, searcher=blind)
        made = {f"{OURS}-{step}": our_configuration(assistant) for step, assistant in without.items()}
        whole = our_configuration(ours)
        made[f"{OURS}-conversation"] = lambda gold: whole(replace(gold, history=()))
        return made
