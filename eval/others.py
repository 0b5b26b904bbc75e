"""Questions on other documents, for what is learned for documents without known ways of asking.

`eval/gold/others.jsonl` names for each question a file, of the samples or invented, and quotes the sentence that answers, or
nothing where the file does not answer. All questions on a file have one use: `train` for the encoder
(`eval.training_pairs`), `learn` for the weights, which must not rest on what the encoder has been trained on. The invented
files lie beside it; the samples are not in this repository: those that are absent are left out, and said. But: no report is
made of these questions; weights are tried on one file with those of the others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.load import load_document
from corpus.records import Document
from eval.errors import BadGold, BadLine, fault
from eval.gold import texts
from eval.records import ANSWERS, USES, Gold, QuestionType, Use
from index.build import build
from index.encoder import Encoder
from index.searcher import open_index
from qa.assistant import Assistant
from qa.knowledge import know
from qa.normalise import unspaced
from qa.searching import searcher
from qa.spelling import Speller
from qa.vocabulary import vocabulary

DOCUMENT = "other"  # the id of each of them: it is searched alone
TEXTS = ("id", "file", "question", "quote")
Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Asked:
    """A file's document, the questions about it, and by their ids the quotations that answer ("" where nothing does)."""

    name: str
    document: Document
    questions: tuple[Gold, ...]
    quotes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Other:
    """A file, an assistant for it alone, the questions about it, and the quotations as `Asked` has them."""

    name: str
    assistant: Assistant
    questions: tuple[Gold, ...]
    quotes: Mapping[str, str]


def read(path: Path, samples: Path, use: Use, say: Say = lambda text: None) -> list[Asked]:
    """The files of that use in `samples`, or beside `path`, with the questions in `path` about them.

    Raises `BadGold` where a line cannot be used.
    """
    lines = [line for line in _lines(path) if line["use"] == use]
    found: list[Asked] = []
    for name in dict.fromkeys(line["file"] for line in lines):
        file = next((place / name for place in (samples, path.parent) if (place / name).is_file()), None)
        if file is None:
            say(f"没有样本文件 {name}，略过它的问题。")
            continue
        document, own = load_document(file, DOCUMENT), [line for line in lines if line["file"] == name]
        gold = tuple(_gold(line, document) for line in own)
        found.append(Asked(name, document, gold, {line["id"]: line["quote"] for line in own}))
    return found


def load(
    path: Path,
    samples: Path,
    home: Path,
    encoder: Encoder,
    say: Say = lambda text: None,
    use: Use = "learn",
) -> list[Other]:
    """The files of that use, each with an assistant of its own; their indexes are kept in `home`.

    Raises `BadGold` where a line cannot be used.
    """
    return [
        Other(
            asked.name,
            _assistant(asked.document, home / Path(asked.name).stem, encoder),
            asked.questions,
            asked.quotes,
        )
        for asked in read(path, samples, use, say)
    ]


def _lines(path: Path) -> list[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadGold(f"读不出题目文件 {path.name}（{fault(error)}），请检查这个文件。") from error
    return [_line(line, f"{path.name} 第{number}行") for number, line in enumerate(lines, 1) if line.strip()]


def _line(text: str, where: str) -> dict[str, Any]:
    try:
        line: dict[str, Any] = dict(json.loads(text))
        if not all(isinstance(line[key], str) for key in TEXTS):
            raise BadLine(f"{'、'.join(TEXTS)} 要写成文字")
        if line["use"] not in USES:
            raise BadLine(f"use 要写成 {' 或 '.join(USES)}")
        line["nuggets"] = [texts(alternatives) for alternatives in line["nuggets"]]
    except (ValueError, TypeError, KeyError) as error:
        raise BadGold(f"题目文件 {where}不合格式（{fault(error)}），请改正这一行。") from error
    return line


def _assistant(document: Document, home: Path, encoder: Encoder) -> Assistant:
    build(home, [document], (), encoder)
    index = open_index(home, encoder)
    knowledge = know([document])
    return Assistant(knowledge, searcher(index, knowledge), Speller(vocabulary([document.source])))


def _gold(line: dict[str, Any], document: Document) -> Gold:
    quote = unspaced(line["quote"])
    relevant = {n.id: ANSWERS for n in document.nodes if quote and quote in unspaced(n.heading + n.text)}
    if quote and not relevant:
        raise BadGold(f"{line['file']} 里没有这一句：{line['quote']}，请改正题目 {line['id']}。")
    nuggets: Sequence[Sequence[str]] = line["nuggets"] if quote else [["not_stated"]]
    kind: QuestionType = "lay" if quote else "none"
    return Gold(line["id"], line["question"], (), kind, relevant, tuple(map(tuple, nuggets)), "dev")
