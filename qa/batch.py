"""Many questions from a JSON Lines file: one answer a line, and a bad line costs only itself.

A line is `{"id", "question", "history": [earlier questions]}`; `history` may be absent. What cannot be asked
gives `{"id" or null, "line", "error"}`. But: opens no assistant and reads no settings.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from qa.as_json import as_json
from qa.assistant import Assistant
from qa.entry import EmptyQuestion


class BadLine(ValueError):
    """A line that holds no question; `str()` is the sentence for it."""


def answers(
    lines: Iterable[str], assistant: Assistant, document: str | None = None
) -> Iterator[dict[str, Any]]:
    """The answer to each line that is not blank, in order."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name: str | None = None
        try:
            entry = _object(line)
            name = entry.get("id") if isinstance(entry.get("id"), str | None) else str(entry["id"])
            question, history = _asked(entry)
            answer = assistant.ask(question, history, document)
        except (BadLine, EmptyQuestion) as error:
            yield {"id": name, "line": number, "error": str(error)}
            continue
        yield {"id": name, **as_json(answer)}


def _object(line: str) -> dict[str, Any]:
    """The JSON object of a line. Raises `BadLine`."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine('这一行不是 JSON，请写成 {"id": …, "question": …}。') from None
    if not isinstance(entry, dict):
        raise BadLine('这一行不是 JSON 对象，请写成 {"id": …, "question": …}。')
    return entry


def _asked(entry: dict[str, Any]) -> tuple[str, list[str]]:
    """The question and the earlier ones. Raises `BadLine`."""
    question, history = entry.get("question"), entry.get("history") or []
    if not isinstance(question, str):
        raise BadLine("这一行没有 question（文字），请补上。")
    if not isinstance(history, list) or not all(isinstance(asked, str) for asked in history):
        raise BadLine("history 应是文字的列表，请改正。")
    return question, history
