"""What can go wrong in an evaluation. Each message is one Chinese sentence that says what to do.

PolicyError (corpus.errors)
├── BadGold         the gold file has lines that cannot be used
├── IncompleteRun   a run lacks questions of the gold file, so no measure may be taken from it
└── BadCollection   a folder is not a set of corpus, queries and qrels
"""

from __future__ import annotations

import json
import sqlite3

from corpus.errors import PolicyError
from corpus.publish import reason


class BadGold(PolicyError):
    """The gold file, or a fact file, has lines that cannot be used."""


class IncompleteRun(PolicyError):
    """A run lacks questions of the gold file."""


class BadCollection(PolicyError):
    """A folder is not a set of corpus, queries and qrels."""


class BadLine(ValueError):
    """One line has not the form it should have; `str()` is a Chinese clause."""


def fault(error: Exception) -> str:
    """What is wrong with a file of ours, as a Chinese clause without a full stop."""
    if isinstance(error, BadLine):
        return str(error)
    if isinstance(error, json.JSONDecodeError):
        return f"不是完整的 JSON，第 {error.colno} 个字符处读不下去"
    if isinstance(error, UnicodeDecodeError):
        return "不是 UTF-8 编码"
    if isinstance(error, OSError):
        return reason(error)
    if isinstance(error, KeyError):
        return f"缺少 {error.args[0]}"
    if isinstance(error, sqlite3.Error):
        return "它不是本程序的数据库，或已损坏"
    return "有一项的值不是该有的类型"
