"""Gold questions from a JSON Lines file.

`load` checks the form of each line and raises one sentence that names the first bad one; `faults` checks
the content against the document (does the node exist, does the document hold the words). But: it does
not judge whether a question is a good one, and does not assign dev and test (`eval.split` does).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

from corpus.publish import replace_file
from corpus.records import Document
from eval.errors import BadGold, BadLine, fault
from eval.nuggets import holds, normal
from eval.records import PARTS, TYPES, Gold
from qa.records import Reason

KEYS = ("id", "question", "history", "type", "relevant", "nuggets", "split")
REASONS: tuple[str, ...] = get_args(Reason)
GRADES = {2: "answers the question by itself", 1: "supports an answer: part of it, or needed context"}


def near_misses(path: Path) -> tuple[Gold, ...]:
    """Questions that the document of the gold file `path` does not answer, none of them in it, for learning the decision. Of
    the same form, in a file beside it; empty where there is none."""
    beside = path.with_name(f"{path.stem}.misses.jsonl")
    return load(beside) if beside.is_file() else ()


def load(path: Path) -> tuple[Gold, ...]:
    """Every question of a gold file, in its order. Raises BadGold where a line cannot be used."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadGold(f"读不出标准问题文件 {path.name}，请检查路径和 UTF-8 编码。") from error
    questions = [_question(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    if not questions:
        raise BadGold(f"标准问题文件 {path.name} 没有问题，请至少写一行。")
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            raise BadGold(f"标准问题的编号 {question.id} 重复，请改掉其中一个。")
        seen.add(question.id)
    return tuple(questions)


def save(path: Path, questions: Iterable[Gold]) -> None:
    """Write questions as JSON Lines, keys in the order of the design."""
    lines = [json.dumps(as_dict(question), ensure_ascii=False) + "\n" for question in questions]
    replace_file(path, "".join(lines))


def as_dict(question: Gold) -> dict[str, object]:
    """The JSON form of a question; `split` is left out while it is unknown."""
    line: dict[str, object] = {
        "id": question.id,
        "question": question.question,
        "history": list(question.history),
        "type": question.type,
        "relevant": dict(question.relevant),
        "nuggets": [list(alternatives) for alternatives in question.nuggets],
    }
    if question.split:
        line["split"] = question.split
    return line


def faults(questions: Sequence[Gold], documents: Sequence[Document]) -> list[str]:
    """What is wrong with the questions' content, a Chinese clause each; empty where all is well."""
    nodes = {node.id for document in documents for node in document.nodes}
    text = normal("".join(document.source for document in documents))
    found: list[str] = []
    for question in questions:
        found += [f"{question.id} 所说的 {node} 不存在" for node in question.relevant if node not in nodes]
        if question.answerable:
            if not question.answering:
                found.append(f"{question.id} 没有能单独回答的一处")
            for alternatives in question.nuggets:
                if not any(holds(text, nugget) for nugget in alternatives):
                    found.append(f"{question.id} 的要点 {' / '.join(alternatives)} 文件里一个也没有")
        else:
            if question.answering:
                found.append(f"{question.id} 是文件未答，却有能单独回答的一处")
            reasons = [reason for alternatives in question.nuggets for reason in alternatives]
            found += [
                f"{question.id} 的理由 {reason} 不在 {'、'.join(REASONS)} 之中"
                for reason in reasons
                if reason not in REASONS
            ]
        if not question.nuggets:
            found.append(f"{question.id} 没有要点")
        if question.type == "followup" and not question.history:
            found.append(f"{question.id} 是追问，却没有此前的问题")
    return found


def from_dict(line: dict[str, Any]) -> Gold:
    """A question from its JSON form. Raises BadLine, KeyError, TypeError, ValueError or AttributeError
    where the form is wrong."""
    if unknown := set(line) - set(KEYS):
        raise BadLine(f"多出 {'、'.join(sorted(unknown))}")
    if line["type"] not in TYPES:
        raise BadLine(f"没有“{line['type']}”这一类")
    if line.get("split") not in (None, *PARTS):
        raise BadLine(f"split 不能是“{line['split']}”，只有 {'、'.join(PARTS)}")
    relevant = {str(node): int(grade) for node, grade in line["relevant"].items()}
    if unknown_grades := set(relevant.values()) - set(GRADES):
        raise BadLine(f"relevant 的等级只有 1 和 2，没有 {'、'.join(map(str, sorted(unknown_grades)))}")
    if not all(isinstance(line[key], str) and line[key].strip() for key in ("id", "question")):
        raise BadLine("id 和 question 要写成文字，不能空着")
    return Gold(
        id=line["id"],
        question=line["question"],
        history=tuple(texts(line.get("history") or [])),
        type=line["type"],
        relevant=relevant,
        nuggets=tuple(tuple(texts(alternatives)) for alternatives in line["nuggets"]),
        split=line.get("split"),
    )


def texts(values: object) -> list[str]:
    """A list of texts as JSON gave it. Raises BadLine where it is none."""
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise BadLine("history 和每组 nuggets 要写成文字的列表")
    return values


def _question(line: str, number: int) -> Gold:
    try:
        return from_dict(json.loads(line))
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise BadGold(f"标准问题文件第{number}行不合格式（{fault(error)}），请改正这一行。") from error
