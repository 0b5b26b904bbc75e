"""The log as JSON lines: one object a line, an answer's kind and time, never a question, a key or an address."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from console import JsonLines
from page.asking import told
from qa.records import Answer


def test_a_line_is_one_object():
    """Line breaks stay inside, what was handed in stands beside, a failure brings its trace."""
    try:
        raise ValueError("x\ny")
    except ValueError:
        record = logging.makeLogRecord(
            {"name": "page", "levelname": "ERROR", "msg": "a\nb %s", "args": ("c",), "kind": "none"}
        )
        record.exc_info = sys.exc_info()
    line = JsonLines().format(record)
    assert "\n" not in line
    said = json.loads(line)
    assert (said["level"], said["message"], said["kind"]) == ("ERROR", "a\nb c", "none")
    assert said["time"].endswith("+00:00")
    assert "ValueError" in said["exception"]


def test_what_is_logged_of_an_answer_is_not_what_was_asked(caplog: pytest.LogCaptureFixture):
    """Kind, reason and time; no word of question, understanding or text."""
    caplog.set_level(logging.INFO)
    told(Answer("机密问题", "机密理解", "none", "机密回答", reason="off_topic", timing_ms={"total": 12.5}))
    line = JsonLines().format(caplog.records[-1])
    said = json.loads(line)
    assert (said["message"], said["kind"], said["reason"]) == ("answered", "none", "off_topic")
    assert said["milliseconds"] == 12.5
    assert "机密" not in line
