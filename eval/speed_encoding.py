"""Encoding a question, answering it warm, and building the index, against sentence-transformers in torch.

The same weights on both sides; questions are the gold ones, a different one each round. But: torch is
imported here and nowhere on the way of an answer.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from corpus.load import document_of
from corpus.records import Document
from eval.speed import Ratio, pair, side
from index.build import build
from index.e5_file import Floats
from index.encoder import Encoder, load_encoder
from index.encoder_files import encoder_folder
from index.passages import passages
from index.phrasings import Phrasing
from qa.assistant import Assistant

ROUNDS = 40
REST = 0.03  # seconds: torch's threads were seen to use a processor for 10 ms after an encoding
LEAST_COSINE = 0.985


def torch_model(home: Path) -> Any:  # noqa: ANN401
    """The default encoder as sentence-transformers opens it."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(encoder_folder(home)))


def encoding_ratios(home: Path, model: Any, questions: Sequence[str]) -> list[Ratio]:  # noqa: ANN401
    """One question, int8 and fp32, against torch; the note says how far the vectors agree."""
    return [
        _encoding(load_encoder(home, None, "int8"), "int8", 0.4, model, questions),
        _encoding(load_encoder(home, None, "fp32"), "fp32", None, model, questions),
    ]


def _encoding(
    encoder: Encoder,
    precision: str,
    bound: float | None,
    model: Any,  # noqa: ANN401
    questions: Sequence[str],
) -> Ratio:
    cosines = [
        float(encoder.encode_queries([text])[0] @ model.encode_query(text, normalize_embeddings=True))
        for text in questions[:20]
    ]
    return pair(
        f"编码一个问题（{precision}）",
        (f"onnxruntime {precision}", lambda k: encoder.encode_queries([questions[k % len(questions)]])),
        ("torch encode_query", lambda k: model.encode_query(questions[k % len(questions)])),
        n=ROUNDS,
        warm=5,
        bound=bound,
        rest=REST,
        note=f"余弦最小 {min(cosines):.4f}（应不低于 {LEAST_COSINE}）",
    )


def asking_ratio(
    assistant: Assistant,
    precision: str,
    model: Any,  # noqa: ANN401
    questions: Sequence[str],
) -> Ratio:
    """A whole warm answer against torch's encoding of the same question."""
    return pair(
        f"一次完整回答（{precision}）",
        ("ask", lambda k: assistant.ask(questions[k % len(questions)])),
        ("torch encode_query", lambda k: model.encode_query(questions[k % len(questions)])),
        n=ROUNDS,
        warm=5,
        bound=0.4 if precision == "int8" else 0.6,
        rest=REST,
    )


def building_ratios(
    documents: Sequence[Document], phrasings: Sequence[Phrasing], encoder: Encoder
) -> list[Ratio]:
    """Building the index against encoding the same texts bare; then again with one clause changed, counted.

    The two sides take turns batch by batch: what the build has encoded is encoded once more by itself.
    """
    twice = Twice(encoder)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        start, worked = perf_counter(), process_time()
        build(home, documents, phrasings, twice)
        whole, used = perf_counter() - start, process_time() - worked
        built = side("建立索引", [1000 * (whole - twice.bare)], cpu=[1000 * (used - twice.bare_cpu)])
        bare = side("只编码", [1000 * twice.bare], cpu=[1000 * twice.bare_cpu])
        note = f"{len(twice.texts)} 段分 {twice.batches} 批，两侧逐批轮流"
        twice.texts.clear()
        changed, node = one_changed(documents[0])
        build(home, [changed, *documents[1:]], phrasings, twice)
    own = {each.text for each in passages(changed, phrasings) if each.node == node}
    own -= {each.text for each in passages(documents[0], phrasings)}
    return [
        Ratio("建立索引", built, bare, 1.15, note),
        Ratio(
            "改动一条后重建：编码的段数",
            side("编码的", [len(twice.texts)], unit="段"),
            side("这一条里新的", [len(own)], unit="段"),
            1.0,
            f"改动 {node}；不属于这一条的 {len(set(twice.texts) - own)} 段",
        ),
    ]


class Twice:
    """An encoder that encodes each batch a second time and remembers how long that took, and what it was given."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.name = encoder.name
        self.dimensions = encoder.dimensions
        self.cross_encoder = encoder.cross_encoder
        self.texts: list[str] = []
        self.batches = 0
        self.bare = self.bare_cpu = 0.0  # seconds

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """As the encoder."""
        return self.encoder.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Floats:
        """As the encoder, remembering the texts."""
        return self._timed(self.encoder.encode_passages, texts)

    def encode_phrasings(self, texts: Sequence[str]) -> Floats:
        """As the encoder, remembering the texts."""
        return self._timed(self.encoder.encode_phrasings, texts)

    def _timed(self, encode: Callable[[Sequence[str]], Floats], texts: Sequence[str]) -> Floats:
        self.texts += texts
        self.batches += 1
        vectors = encode(texts)
        start, worked = perf_counter(), process_time()
        encode(texts)
        self.bare += perf_counter() - start
        self.bare_cpu += process_time() - worked
        return vectors


def one_changed(document: Document) -> tuple[Document, str]:
    """The document as it is read with a sentence more at the end of its first clause, and that clause's id."""
    node = next(node for node in document.nodes if node.kind in ("clause", "body"))
    end = node.spans[-1].end
    source = document.source
    return document_of(f"{source[:end]}本条自发布之日起施行。{source[end:]}", document.id), node.id
