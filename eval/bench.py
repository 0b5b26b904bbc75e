"""What is evaluated: the assistant with its index and documents, and the configurations made of it.

But: it opens nothing; int8 differs between processors, so whoever pins scores opens it in fp32.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.records import Document
from eval.configurations import Ask, our_configuration, plain_configurations
from eval.records import Searched
from eval.remembered import Remembered
from index.searcher import Index
from qa.assistant import Assistant


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

    def sharing(self) -> Bench:
        """A bench whose configurations share the vectors of a question: the same answers in less time."""
        index = self.index
        shared = Index(index.manifest, index.contents, Remembered(index.encoder) if index.encoder else None)
        return Bench(replace(self.assistant, searcher=replace(self.assistant.searcher, index=shared)))

    def configurations(self) -> dict[str, Ask]:
        """The plain configurations and ours."""
        twins = {node.id: node.twins for document in self.assistant.documents for node in document.nodes}
        return plain_configurations(self.index, twins) | {"ours": our_configuration(self.assistant)}

    def ablation(self, steps: Iterable[str]) -> dict[str, Ask]:
        """Ours with one step left out, each."""
        return {
            f"ours −{step}": our_configuration(replace(self.assistant, without=frozenset({step})))
            for step in steps
        }
