"""The page in a real Chromium asks nothing of other hosts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from reading import GIANT, ask, open_page
from served import Seen, Served

pytestmark = pytest.mark.browser


def test_nothing_is_asked_of_other_hosts(reader: Page, served: Served, seen: Seen) -> None:
    """Opening, asking and the other tab ask this host alone, for no font at all."""
    kinds: list[str] = []
    reader.on("request", lambda request: kinds.append(request.resource_type))
    open_page(reader, served)
    ask(reader, GIANT)
    reader.get_by_role("tab", name="符合条件的政策").click()
    reader.get_by_label("用一两句话介绍您的企业或您自己").fill("专精特新")
    reader.get_by_role("button", name="查找符合条件的政策").click()
    expect(reader.locator("#matches .match")).to_have_count(2)
    assert seen.outside == []
    assert "font" not in kinds
