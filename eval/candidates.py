"""From feedback to gold: what readers marked right or wrong becomes candidates for gold questions.

`read` takes the rows of the page's feedback table, `propose` makes of a row the gold question it suggests,
and `review` asks a person about each one; only what is accepted is added. A row is asked about once, in
whatever way it was decided. But: nothing is added by itself; a reader's click is not a judgement.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.errors import BadGold
from eval.gold import from_dict
from eval.records import ANSWERS, TYPES, Gold

Ask = Callable[[str, str], str]  # question and default -> what the person typed
_COLUMNS = "id, time, question, history_json, answer_json, verdict, should_be"
_AMOUNT = re.compile(r"\d+(?:\.\d+)?\s*(?:%|％|[万亿]?元|万|亿|倍|次|年|个月|天)")


@dataclass(frozen=True, slots=True)
class Marked:
    """One verdict of a reader: the answer as JSON, "up" or "down", and where it should have been found."""

    row: int
    time: str
    question: str
    history: tuple[str, ...]
    answer: dict[str, Any]
    verdict: str
    should_be: str | None


def read(path: Path) -> list[Marked]:
    """All verdicts in a feedback file, oldest first; none where there is no file. Raises BadGold where the
    file is no feedback."""
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM feedback ORDER BY id").fetchall()  # noqa: S608
        return [
            Marked(row, time, question, tuple(json.loads(history)), dict(json.loads(answer)), verdict, should)
            for row, time, question, history, answer, verdict, should in rows
        ]
    except (sqlite3.Error, ValueError, TypeError) as error:
        raise BadGold(f"读不出反馈文件 {path.name}（{error}），请检查 POLICY_QA_HOME。") from error


def propose(marked: Marked) -> Gold:
    """The question that a verdict suggests: what was praised as it was answered; what was faulted with the
    node the reader named, as far as that can be read, and without nuggets."""
    praised = marked.verdict == "up"
    none = marked.answer.get("kind") == "none"
    cited = [citation["id"] for citation in marked.answer.get("citations", [])]
    relevant = dict.fromkeys(cited if praised else [], ANSWERS)
    if not praised and marked.should_be and "/" in marked.should_be:
        relevant = {marked.should_be: ANSWERS}
    reason = marked.answer.get("reason") or "not_stated"
    nuggets = ((reason,),) if none and praised else tuple((one,) for one in _amounts(marked, praised))
    return Gold(
        id=f"u{marked.row}",
        question=marked.question,
        history=marked.history,
        type="none" if none and praised else "followup" if marked.history else "lay",
        relevant=relevant,
        nuggets=nuggets,
    )


def review(
    marked: Sequence[Marked],
    decided: Iterable[int],
    ask: Ask,
    known: Iterable[str] = (),
    keep: Callable[[int, Gold | None], object] = lambda row, gold: None,
) -> list[Gold]:
    """The candidates a person accepts. `decided` rows and `known` questions are passed over; `keep` is told
    each decision at once, so that stopping half-way (q) loses nothing."""
    done, asked, accepted = set(decided), set(known), []
    for one in marked:
        if one.row in done or one.question in asked:
            continue
        candidate = propose(one)
        choice = ask(_shown(one, candidate), "y/n/q").strip().lower()
        if choice == "q":
            break
        gold = _edited(candidate, ask) if choice == "y" else None
        keep(one.row, gold)
        if gold:
            accepted.append(gold)
            asked.add(gold.question)
    return accepted


class Decisions:
    """The rows that were decided, in a file that is written after each decision."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: list[int] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []

    def add(self, row: int) -> None:
        """Remember one row."""
        self.rows.append(row)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(self.rows), encoding="utf-8")


def _shown(marked: Marked, candidate: Gold) -> str:
    verdict = "有用" if marked.verdict == "up" else "不对"
    should = f"（读者认为应为：{marked.should_be}）" if marked.should_be else ""
    answer = marked.answer.get("text") or marked.answer.get("detail") or ""
    earlier = "".join(f"{question} → " for question in marked.history)
    return f"{earlier}{candidate.question}\n  回答：{answer}\n  读者：{verdict}{should}\n收为标准问题？"


def _edited(candidate: Gold, ask: Ask) -> Gold:
    """The candidate as the person corrects it; asks again until it can be a gold question."""
    while True:
        kind = ask(f"类型（{'、'.join(TYPES)}）", candidate.type).strip()
        nodes = ask("能单独回答的编号，用空格隔开", " ".join(candidate.relevant)).split()
        nuggets = ask(
            "要点，用分号隔开，可互换的写法用 / 隔开", "；".join("/".join(n) for n in candidate.nuggets)
        )
        form = {
            "id": candidate.id,
            "question": candidate.question,
            "history": list(candidate.history),
            "type": kind,
            "relevant": dict.fromkeys(nodes, ANSWERS),
            "nuggets": [part.split("/") for part in re.split("[；;]", nuggets) if part.strip()],
        }
        try:
            return replace(from_dict(form), split=None)
        except (ValueError, KeyError):
            candidate = replace(candidate, nuggets=tuple(tuple(n) for n in form["nuggets"]))


def _amounts(marked: Marked, praised: bool) -> list[str]:
    text = str(marked.answer.get("text") or "") if praised else ""
    return list(dict.fromkeys("".join(found.split()) for found in _AMOUNT.findall(text)))
