"""A reader's verdict on an answer, in a real Chromium: what is kept of it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect
from reading import GIANT, ask, open_page
from served import Served

pytestmark = pytest.mark.browser


def test_verdict_is_kept_with_where_it_should_be(reader: Page, served: Served) -> None:
    """有用 and 不对 with 应为第几条 each become a row with question, history and answer."""
    open_page(reader, served)
    ask(reader, GIANT)
    reader.get_by_role("button", name="有用").click()
    expect(reader.get_by_text("已记下")).to_be_visible()
    ask(reader, "那省级的呢")
    expect(reader.get_by_text("已记下")).to_be_hidden()
    reader.locator(".verdict summary").click()
    reader.get_by_label("应为第几条").fill("第（五）条")
    reader.get_by_label("应为第几条").press("Enter")
    expect(reader.get_by_text("已记下")).to_be_visible()
    with closing(sqlite3.connect(served.feedback)) as connection:
        rows = connection.execute(
            "SELECT question, history_json, answer_json, verdict, should_be FROM feedback ORDER BY id"
        ).fetchall()
    assert [(row[0], json.loads(row[1]), row[3], row[4]) for row in rows[-2:]] == [
        (GIANT, [], "up", None),
        ("那省级的呢", [GIANT], "down", "第（五）条"),
    ]
    assert json.loads(rows[-1][2])["citations"][0]["id"] == "small/clause/2"
