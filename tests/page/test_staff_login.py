"""Logging in and out of the staff's page, in a real Chromium."""

from __future__ import annotations

import pytest
from axe import serious
from playwright.sync_api import Page, expect
from staffed import NAME, Caller, Staffed

pytestmark = pytest.mark.browser


def test_a_session_that_is_over_leads_to_the_login(clerk: Page, guarded: Staffed) -> None:
    """Whoever logged out in another window is asked to log in again, and is not left with a dead page."""
    clerk.request.post(f"{guarded.staff}logout")
    clerk.locator("#words textarea").fill("小巨人")
    expect(clerk.get_by_label("密码")).to_be_visible()


def test_logging_out_and_a_wrong_password(clerk: Page, guarded: Staffed) -> None:
    """The button leads out; a wrong password says so in the form."""
    clerk.get_by_role("button", name="退出登录").click()
    clerk.get_by_label("用户名").fill(NAME)
    clerk.get_by_label("密码").fill("wrong horse")
    clerk.get_by_role("button", name="登录").click()
    expect(clerk.get_by_role("alert")).to_contain_text("用户名或密码不对")
    assert serious(clerk) == []
    assert Caller().log_in(guarded.staff).status == 303
