"""The facts read out of a document against those a person read out: precision and recall of each kind.

Gold files are `eval/gold/facts/<document>.<kind>.jsonl`, one fact a line (its README says which keys). A
fact counts as found when the keys that identify it are equal: department (node, name), twins (the pair),
conflict (the two nodes), incentive (node, value, unit, cap, ratio), target (node, value, unit, qualifier).
Conflicts are judged over the whole document, departments, incentives and targets over the nodes that the
gold names, twins over the pairs it names. But: wording of beneficiary and subject is only reported
(`worded`), since there are many right ways to put it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.aliases import canonical
from corpus.conflicts import find_conflicts
from corpus.incentives import find_incentives
from corpus.library import SHIPPED
from corpus.load import load_document
from corpus.records import Conflict, Document, Incentive, Target
from corpus.targets import find_targets
from eval.errors import BadGold, fault
from eval.fact_score import FactScore
from eval.nuggets import holds, normal
from eval.phrasings import bigrams
from eval.planted import judge_planted

Key = tuple[Any, ...]
Line = Mapping[str, Any]


def load(path: Path) -> list[dict[str, Any]]:
    """The lines of a gold file. Raises BadGold where one cannot be read."""
    lines: list[dict[str, Any]] = []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadGold(f"读不出事实标准 {path.name}（{fault(error)}），请检查这个文件。") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            lines.append(dict(json.loads(line)))
        except (ValueError, TypeError) as error:
            raise BadGold(
                f"事实标准 {path.name} 第{number}行不合格式（{fault(error)}），请改正这一行。"
            ) from error
    return lines


def judge_folder(folder: Path, samples: Path) -> tuple[list[FactScore], list[str]]:
    """The scores of every gold file of a folder, and the ids of the documents that are not at hand. Shipped
    documents are read as shipped, others from `samples`, by the names in the folder's samples.json; in these
    disagreements are planted as well."""
    names: dict[str, str] = json.loads((folder / "samples.json").read_text(encoding="utf-8"))
    found: list[FactScore] = []
    absent: dict[str, None] = {}
    for file in sorted(folder.glob("*.jsonl")):
        document, kind = file.name.split(".")[:2]
        source = samples / names[document] if document in names else SHIPPED / document / "policy.md"
        if source.exists():
            found += judge(load_document(source, document), kind, load(file))
        else:
            absent[document] = None
    for document, name in names.items():
        if (samples / name).exists():
            found += judge_planted(load_document(samples / name, document))
    return found, list(absent)


def judge(document: Document, kind: str, lines: Sequence[Line]) -> tuple[FactScore, ...]:
    """The score of one kind; conflicts give two, of all and of the hard ones. Raises BadGold where a line
    lacks a key or the kind is unknown."""
    if kind != "conflicts" and kind not in KINDS:
        raise BadGold(f"没有“{kind}”这一类事实标准，只有 {'、'.join(['conflicts', *KINDS])}，请改文件名。")
    try:
        if kind == "conflicts":
            found = find_conflicts(document)
            hard = [line for line in lines if line["severity"] == "hard"]
            sure = [conflict for conflict in found if conflict.severity == "hard"]
            near = [line for line in lines if line["severity"] != "hard"]
            return (
                conflicts(document, lines, found),
                conflicts(document, hard, sure, near, kind="hard conflicts"),
            )
        return (KINDS[kind](document, lines),)
    except (KeyError, TypeError, ValueError) as error:
        raise BadGold(
            f"事实标准 {document.id}.{kind} 不合格式（{fault(error)}），请对照说明改正。"
        ) from error


def departments(document: Document, lines: Sequence[Line]) -> FactScore:
    """Names under one spelling, per node."""
    nodes = {node.id: node for node in document.nodes}
    expected = Counter((line["node"], canonical(name)) for line in lines for name in line["departments"])
    asked = {line["node"] for line in lines} & nodes.keys()
    found = Counter((node, canonical(name)) for node in asked for name in nodes[node].departments)
    return _score(document, "departments", expected, found)


def twins(document: Document, lines: Sequence[Line]) -> FactScore:
    """Pairs that the gold names, said to be the same measure or not."""
    said = {node.id: set(node.twins) for node in document.nodes}
    expected = Counter(_pair(line["a"], line["b"]) for line in lines if line["same"])
    found = Counter(_pair(line["a"], line["b"]) for line in lines if line["b"] in said.get(line["a"], ()))
    return _score(document, "twins", expected, found)


def conflicts(
    document: Document,
    lines: Sequence[Line],
    read: Sequence[Conflict],
    allowed: Sequence[Line] = (),
    kind: str = "conflicts",
) -> FactScore:
    """Each gold conflict takes one found one of the same two nodes, best one that shows its figures, else of
    its kind, else any. What is left over is too many, unless one of `allowed` takes it."""
    left = list(read)
    missed = [line for line in _in_turn(lines, left) if line is not None]
    matched = len(lines) - len(missed)
    _in_turn(allowed, left)
    precision = matched / (matched + len(left)) if matched + len(left) else 0.0
    return FactScore(
        document.id,
        kind,
        precision,
        matched / len(lines) if lines else 0.0,
        len(lines),
        matched + len(left),
        tuple(f"{line['a']} ~ {line['b']} {line['kind']} {line['figures']}" for line in missed),
        tuple(f"{c.a.node} ~ {c.b.node if c.b else '-'} {c.kind} {c.what}" for c in left),
    )


def incentives(document: Document, lines: Sequence[Line], read: Sequence[Incentive]) -> FactScore:
    """Amounts of the nodes that the gold names; `worded` is the share with the same beneficiary."""
    asked = {line["node"] for line in lines}
    read = [fact for fact in read if fact.node in asked]
    keys = [
        _numbers(f.node, f.amount.value, f.amount.unit, f.cap.value if f.cap else None, f.ratio) for f in read
    ]
    expected = [_numbers(n["node"], n["value"], n["unit"], n["cap"], n["ratio"]) for n in lines]
    words = [(key, fact.beneficiary) for key, fact in zip(keys, read, strict=True)]
    gold_words = [(key, line["beneficiary"]) for key, line in zip(expected, lines, strict=True)]
    return _score(document, "incentives", Counter(expected), Counter(keys), _worded(gold_words, words))


def targets(document: Document, lines: Sequence[Line], read: Sequence[Target]) -> FactScore:
    """Goals of the nodes that the gold names; `worded` is the share with the same subject."""
    asked = {line["node"] for line in lines}
    read = [fact for fact in read if fact.node in asked]
    keys = [_numbers(f.node, f.value, f.unit, f.qualifier) for f in read]
    expected = [_numbers(n["node"], n["value"], n["unit"], n["qualifier"]) for n in lines]
    words = [(key, fact.subject) for key, fact in zip(keys, read, strict=True)]
    gold_words = [(key, line["subject"]) for key, line in zip(expected, lines, strict=True)]
    return _score(document, "targets", Counter(expected), Counter(keys), _worded(gold_words, words))


KINDS: Mapping[str, Callable[[Document, Sequence[Line]], FactScore]] = {
    "departments": departments,
    "twins": twins,
    "incentives": lambda document, lines: incentives(document, lines, find_incentives(document)),
    "targets": lambda document, lines: targets(document, lines, find_targets(document)),
}


def _score(
    document: Document, kind: str, expected: Counter[Key], found: Counter[Key], worded: float | None = None
) -> FactScore:
    right = (expected & found).total()
    return FactScore(
        document.id,
        kind,
        right / found.total() if found else 0.0,
        right / expected.total() if expected else 0.0,
        expected.total(),
        found.total(),
        tuple(_shown(expected - found)),
        tuple(_shown(found - expected)),
        worded,
    )


def _shown(keys: Counter[Key]) -> list[str]:
    return sorted(" ".join("-" if part is None else str(part) for part in key) for key in keys.elements())


def _pair(a: str, b: str) -> Key:
    return (a, b) if a <= b else (b, a)


def _numbers(*parts: object) -> Key:
    """A key in which 150000 and 150000.0 are one."""
    return tuple(round(float(part), 6) if isinstance(part, int | float) else part for part in parts)


def _in_turn(lines: Sequence[Line], left: list[Conflict]) -> list[Line | None]:
    """Take from `left` what the lines describe; the lines that found nothing, None for the others."""
    waiting: list[Line | None] = list(lines)
    for fits in (_same_figures, _same_kind, lambda conflict, line: True):
        for place, line in enumerate(waiting):
            if line is None:
                continue
            match = next((one for one in left if _same_nodes(one, line) and fits(one, line)), None)
            if match is not None:
                left.remove(match)
                waiting[place] = None
    return waiting


def _same_nodes(conflict: Conflict, line: Line) -> bool:
    sides = [conflict.a, *([conflict.b] if conflict.b else [])]
    return sorted(side.node for side in sides) == sorted(node for node in (line["a"], line["b"]) if node)


def _same_figures(conflict: Conflict, line: Line) -> bool:
    sides = [conflict.a, *([conflict.b] if conflict.b else [])]
    text = normal("\n".join([*(side.quote for side in sides), conflict.what]))
    return all(holds(text, str(figure)) for figure in line["figures"])


def _same_kind(conflict: Conflict, line: Line) -> bool:
    return bool(conflict.kind == line["kind"])


def _worded(expected: Iterable[tuple[Key, str]], found: Sequence[tuple[Key, str]]) -> float | None:
    """Of the gold facts whose numbers were found, the share for which one found wording shares half of the
    bigrams of the shorter of the two."""
    agree: list[bool] = []
    for key, words in expected:
        others = [other for found_key, other in found if found_key == key]
        if others:
            agree.append(any(_overlap(words, other) >= 0.5 for other in others))
    return sum(agree) / len(agree) if agree else None


def _overlap(a: str, b: str) -> float:
    one, other = bigrams(a), bigrams(b)
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else float(a == b)
