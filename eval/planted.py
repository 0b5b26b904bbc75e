"""Disagreements planted in a document by rule: which of them the checks find, and what they report besides.

An annex is made from the document's own clauses, a row each, so that it is known which row is the twin of
which clause; then one figure of each row is changed, in as many rounds as rows have figures (at most
`ROUNDS`). Nobody has to read the document for it, so it shows whether the rules carry over. But: a planted
annex repeats its clause word for word; how the checks fare where wording differs too is for the gold files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.amounts import amounts
from corpus.conflicts import find_conflicts
from corpus.parse import parse
from corpus.records import Document
from corpus.twins import find_twins
from eval.fact_score import FactScore

ROUNDS = 3
_SHORTEST = 24  # characters of a clause that makes a row
_HEAD = "\n\n附件1\n\n# 重点政策措施清单\n\n## 1-1 重点政策措施\n\n序号\t政策内容\t重点政策措施\n"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class _Restated:
    """A clause as a row: its id, its title and its words in one line."""

    clause: str
    title: str
    words: str


def judge_planted(document: Document) -> tuple[FactScore, ...]:
    """The scores of twins and of planted figures; none where no clause has a figure."""
    rows = tuple(_rows(document))
    if not any(_planted(row, 0) for row in rows):
        return ()
    plain = _with_annex(document, rows)
    ids = [node.id for node in plain.nodes if node.kind == "row"][-len(rows) :]
    pairs = {(row.clause, made) for row, made in zip(rows, ids, strict=True)}
    said = {
        (node.id, twin) for node in plain.nodes if node.kind == "clause" for twin in node.twins if twin in ids
    }
    expected, hits, false = 0, 0, _hard(plain)
    missed: list[str] = []
    extra = [f"{a} ~ {b}" for a, b in sorted(false)]
    for turn in range(ROUNDS):
        changed = [_planted(row, turn) for row in rows]
        made = _with_annex(document, [new or old for new, old in zip(changed, rows, strict=True)])
        found = _hard(made)
        for row, new, made_id in zip(rows, changed, ids, strict=True):
            if new is None:
                continue
            expected += 1
            pair = row.clause, made_id
            hits += pair in found
            if pair not in found:
                missed.append(f"{pair[0]} ~ {pair[1]} {_difference(row.words, new.words)}")
            found = found - {pair}
        extra += [f"{a} ~ {b}" for a, b in sorted(found - false)]
    reported = hits + len(extra)
    score = FactScore(
        document.id, "planted twins", len(said & pairs) / max(1, len(said)), len(said & pairs) / len(pairs),
        len(pairs), len(said),
        tuple(" ~ ".join(pair) for pair in sorted(pairs - said)), tuple(" ~ ".join(pair) for pair in sorted(said - pairs)),
    )  # fmt: skip
    figures = replace(
        score, kind="planted figures", precision=hits / max(1, reported), recall=hits / expected,
        expected=expected, found=reported, missed=tuple(missed), extra=tuple(extra),
    )  # fmt: skip
    return score, figures


def _rows(document: Document) -> Iterator[_Restated]:
    for node in document.nodes:
        words = " ".join(node.text.split())
        if node.kind == "clause" and len(words) >= _SHORTEST and "/annex/" not in node.id:
            yield _Restated(
                node.id, "".join(node.heading.split()).rstrip("。") or f"第{node.number}项", words
            )


def _with_annex(document: Document, rows: list[_Restated] | tuple[_Restated, ...]) -> Document:
    lines = [f"{number}\t{row.title}\t{row.words}" for number, row in enumerate(rows, 1)]
    return find_twins(parse(document.source.rstrip() + _HEAD + "\n".join(lines) + "\n", document.id))


def _planted(row: _Restated, turn: int) -> _Restated | None:
    """The row with its `turn`-th printed figure raised by a third, or None where it has not as many."""
    figures = [q for q in amounts(row.words) if _NUMBER.match(q.text) and q.unit not in ("年", "个月", "日")]
    if turn >= len(figures):
        return None
    quantity = figures[turn]
    digits = _NUMBER.match(quantity.text)
    if digits is None:
        return None
    decimals = len(digits[0].partition(".")[2])
    raised = float(digits[0]) * 4 / 3 + 10.0**-decimals
    text = f"{raised:.{decimals}f}" + quantity.text[digits.end() :]
    return replace(row, words=row.words[: quantity.start] + text + row.words[quantity.end :])


def _hard(document: Document) -> frozenset[tuple[str, str]]:
    """The pairs of nodes that are said to give two different answers."""
    return frozenset(
        (c.a.node, c.b.node if c.b else "-") for c in find_conflicts(document) if c.severity == "hard"
    )


def _difference(old: str, new: str) -> str:
    """The figure as it stood and as it was changed."""
    place = next((i for i, (x, y) in enumerate(zip(old, new, strict=False)) if x != y), 0)
    return f"{old[max(0, place - 8) : place + 6]} / {new[max(0, place - 8) : place + 6]}"
