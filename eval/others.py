"""Development questions on other documents, for what is learned for documents without known ways of asking.

`eval/gold/others.jsonl` names for each question a file of the samples and quotes the sentence that answers, or nothing
where the file does not answer. The files are not in this repository: those that are absent are left out, and said.
But: no report is made of these questions; weights are learned from them, and tried on one file with those of the others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.load import load_document
from corpus.records import Document
from eval.errors import BadGold, BadLine, fault
from eval.gold import texts
from eval.records import ANSWERS, Gold, QuestionType
from index.build import build
from index.encoder import Encoder
from index.searcher import open_index
from qa.assistant import Assistant
from qa.knowledge import know
from qa.searching import searcher
from qa.spelling import Speller
from qa.vocabulary import vocabulary

DOCUMENT = "other"  # the id of each of them: it is searched alone
TEXTS = ("id", "file", "question", "quote")


@dataclass(frozen=True, slots=True)
class Other:
    """A file, an assistant for it alone, and the questions about it."""

    name: str
    assistant: Assistant
    questions: tuple[Gold, ...]


def load(
    path: Path, samples: Path, home: Path, encoder: Encoder, say: Callable[[str], object] = lambda text: None
) -> list[Other]:
    """The files of the questions in `path` that are in `samples`; their indexes are kept in `home`.

    Raises `BadGold` where a line cannot be used.
    """
    lines = _lines(path)
    found: list[Other] = []
    for name in dict.fromkeys(line["file"] for line in lines):
        file = samples / name
        if not file.is_file():
            say(f"没有样本文件 {name}，略过它的问题。")
            continue
        document = load_document(file, DOCUMENT)
        gold = tuple(_gold(line, document) for line in lines if line["file"] == name)
        found.append(Other(name, _assistant(document, home / file.stem, encoder), gold))
    return found


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
    quote = _flat(line["quote"])
    relevant = {n.id: ANSWERS for n in document.nodes if quote and quote in _flat(n.heading + n.text)}
    if quote and not relevant:
        raise BadGold(f"{line['file']} 里没有这一句：{line['quote']}，请改正题目 {line['id']}。")
    nuggets: Sequence[Sequence[str]] = line["nuggets"] if quote else [["not_stated"]]
    kind: QuestionType = "lay" if quote else "none"
    return Gold(line["id"], line["question"], (), kind, relevant, tuple(map(tuple, nuggets)), "dev")


def _flat(text: str) -> str:
    return "".join(text.split())
