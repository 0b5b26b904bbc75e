"""From feedback to gold: what readers marked right or wrong becomes candidates for gold questions.

`read` takes the rows of the page's feedback table, `propose` makes of a row the gold question it suggests,
and `review` asks a person about each one; only what is accepted, and what fits the documents, is added. A row
is asked about once, in whatever way it was decided. But: nothing is added by itself; a reader's click is not a
judgement.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Any

from corpus.publish import explained, replace_file
from eval.errors import BadGold, BadLine, fault
from eval.gold import from_dict
from eval.records import ANSWERS, TYPES, Gold
from qa.knowledge import Knowledge
from qa.normalise import folded
from qa.places import named_places

Ask = Callable[[str, str], str]  # question and default -> what the person typed
Named = Callable[[str], Sequence[str]]  # a place in a reader's words -> the nodes it may mean
Faults = Callable[[Gold], Sequence[str]]  # what does not fit the documents, one sentence each
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
        raise BadGold(f"读不出反馈文件 {path.name}（{fault(error)}），请检查 POLICY_QA_HOME。") from error


def nodes_named(text: str, knowledge: Knowledge) -> list[str]:
    """The nodes that a reader's words name: an id, or a place as people write it (第二十五条, 表1-3新增类第4条)."""
    if text in knowledge.nodes:
        return [text]
    paths = [place.path for place in named_places(folded(text), knowledge.categories())]
    ids = [f"{document.id}/{path}" for path in paths for document in knowledge.documents]
    return [node for node in dict.fromkeys(ids) if node in knowledge.nodes]


def propose(marked: Marked, named: Named = lambda text: ()) -> Gold:
    """The question that a verdict suggests: what was praised as it was answered; what was faulted with the
    nodes the reader named, as far as they can be read, and without nuggets."""
    praised = marked.verdict == "up"
    none = marked.answer.get("kind") == "none"
    cited = [citation["id"] for citation in marked.answer.get("citations", [])]
    relevant = dict.fromkeys(cited if praised else [], ANSWERS)
    if not praised and marked.should_be:
        relevant = dict.fromkeys(named(marked.should_be), ANSWERS)
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
    known: Iterable[Gold] = (),
    keep: Callable[[int, Gold | None], object] = lambda row, gold: None,
    named: Named = lambda text: (),
    faults: Faults = lambda gold: (),
) -> list[Gold]:
    """The candidates a person accepts. `decided` rows and `known` questions are passed over; `keep` is told
    each decision at once, so that stopping half-way (q) loses nothing. What has faults is asked again."""
    done, accepted = set(decided), []
    taken = {question.id for question in known}
    asked = {(question.history, question.question) for question in known}
    for one in marked:
        if one.row in done or (one.history, one.question) in asked:
            continue
        choice = ""
        while choice not in ("y", "n", "q"):
            choice = ask(_shown(one), "y/n/q").strip().lower()
        if choice == "q":
            break
        gold = _edited(propose(one, named), ask, faults) if choice == "y" else None
        if gold:
            gold = replace(gold, id=_free(gold.id, taken))
            taken.add(gold.id)
            accepted.append(gold)
            asked.add((gold.history, gold.question))
        keep(one.row, gold)
    return accepted


class Decisions:
    """The rows that were decided, in a file that is written anew after each decision. Raises BadGold where it
    is damaged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            rows = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
            if not isinstance(rows, list) or not all(isinstance(row, int) for row in rows):
                raise BadLine("里面不是一列编号")
        except (OSError, ValueError, RecursionError) as error:
            raise BadGold(
                f"读不出 {path}（{fault(error)}），请从备份恢复，或删去它、把看过的评价再看一遍。"
            ) from error
        self.rows: list[int] = rows

    def add(self, row: int) -> None:
        """Remember one row. Raises UnwritableFolder."""
        self.rows.append(row)
        with explained(self.path.parent):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(self.path, json.dumps(self.rows))


def _free(wanted: str, taken: Collection[str]) -> str:
    """An id that no question has: feedback of another office may count its rows from 1 again."""
    return next(name for name in chain([wanted], (f"{wanted}-{n}" for n in count(2))) if name not in taken)


def _shown(marked: Marked) -> str:
    verdict = "有用" if marked.verdict == "up" else "不对"
    should = f"（读者认为应为：{marked.should_be}）" if marked.should_be else ""
    answer = marked.answer.get("text") or marked.answer.get("detail") or ""
    earlier = "".join(f"{question} → " for question in marked.history)
    return f"{earlier}{marked.question}\n  回答：{answer}\n  读者：{verdict}{should}\n收为标准问题？"


def _edited(candidate: Gold, ask: Ask, faults: Faults) -> Gold:
    """The candidate as the person corrects it; says what is wrong and asks again until it is a gold question."""
    wrong = ""
    kind: str = candidate.type
    nodes = {grade: " ".join(n for n, g in candidate.relevant.items() if g == grade) for grade in (2, 1)}
    nuggets = "；".join("/".join(alternatives) for alternatives in candidate.nuggets)
    while True:
        kind = ask(f"{wrong}类型（{'、'.join(TYPES)}）", kind).strip()
        nodes[2] = ask("能单独回答的编号，用空格隔开，没有就填 -", nodes[2])
        nodes[1] = ask("只有帮助的编号，用空格隔开，没有就填 -", nodes[1] or "-")
        nuggets = ask("要点（不答的题填理由），用分号隔开，可互换的写法用 / 隔开", nuggets)
        form = {
            "id": candidate.id,
            "question": candidate.question,
            "history": list(candidate.history),
            "type": kind,
            "relevant": {node: grade for grade in (1, 2) for node in nodes[grade].split() if node != "-"},
            "nuggets": [part.split("/") for part in re.split("[；;]", nuggets) if part.strip()],
        }
        try:
            gold = from_dict(form)
        except (ValueError, KeyError):
            wrong = f"没有“{kind}”这一类，请照括号里的填。\n"
            continue
        found = faults(gold)
        if not found:
            return gold
        wrong = f"与文件不符（{'；'.join(found)}），请改正。\n"


def _amounts(marked: Marked, praised: bool) -> list[str]:
    text = str(marked.answer.get("text") or "") if praised else ""
    return list(dict.fromkeys("".join(found.split()) for found in _AMOUNT.findall(text)))
