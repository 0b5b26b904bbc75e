"""文件管理 in a real Chromium: a file is looked at, accepted, removed, or refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from clerking import choose, view
from fake_assistant import POLICY
from playwright.sync_api import Page, expect
from staffed import Staffed

pytestmark = pytest.mark.browser


def test_an_upload_is_looked_at_accepted_and_removed(clerk: Page, guarded: Staffed, tmp_path: Path) -> None:
    """Outline and problems first; after accepting, the index is renewed behind; a taken id is told; it can go."""
    path = tmp_path / "某镇 办法.md"
    path.write_text(POLICY.replace("某市支持", "某镇支持").replace("**（四）", "**（六）"), encoding="utf-8")
    view(clerk, "文件管理")
    clerk.locator("#upload input[type=file]").set_input_files(path)
    card = clerk.locator("#inspection .inspection")
    expect(card.locator(".sentence")).to_have_text("某镇支持企业发展若干政策（征求意见稿）")
    expect(card.locator(".notice")).to_contain_text("编号从“3”跳到“6”")
    expect(card.locator(".lines")).to_contain_text("培育专精特新企业")
    assert [id for id, _ in guarded.office.library.files()] == ["small"]
    clerk.get_by_label("编号（引用和链接里用它").fill("small")
    clerk.get_by_role("button", name="加入", exact=True).click()
    expect(clerk.locator("#inspection .hint")).to_contain_text("编号已被占用")
    clerk.get_by_label("编号（引用和链接里用它").fill("town")
    times = len(guarded.opened)
    clerk.get_by_role("button", name="加入", exact=True).click()
    expect(clerk.locator("#inspection .hint")).to_contain_text("编号 town")
    expect(clerk.locator("#library tbody tr")).to_have_count(2)
    expect(clerk.locator("#library-news")).to_be_hidden()
    assert guarded.opened[times:] == [2]
    assert guarded.office.desk.shelf.find("town/clause/6")
    assert list((guarded.office.home / "gradio").glob("*/*")) == []
    choose(clerk, "移除一份后来加入的文件", "某镇支持企业发展若干政策（征求意见稿）")
    clerk.get_by_role("button", name="移除…").click()
    expect(clerk.locator("#sure")).to_contain_text("真的移除“town”吗")
    clerk.get_by_role("button", name="确认移除").click()
    expect(clerk.locator("#library tbody tr")).to_have_count(1)
    expect(clerk.locator("#library-news")).to_be_hidden()
    assert guarded.office.desk.shelf.find("town/clause/6") is None


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.md", b"", "空文件"),
        ("坏.docx", b"PK\x03\x04 nothing", "坏.docx"),
        ("表.xlsx", b"PK\x03\x04", "不支持“表.xlsx”的格式"),
    ],
)  # fmt: skip
def test_an_upload_that_cannot_be_read_is_refused(
    clerk: Page, guarded: Staffed, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """One sentence, no button to accept it, nothing added."""
    (tmp_path / name).write_bytes(content)
    view(clerk, "文件管理")
    clerk.locator("#upload input[type=file]").set_input_files(tmp_path / name)
    expect(clerk.locator("#inspection .hint")).to_contain_text(said)
    expect(clerk.get_by_role("button", name="加入", exact=True)).to_be_hidden()
    assert [id for id, _ in guarded.office.library.files()] == ["small"]


def test_an_upload_that_is_too_large_is_refused_in_chinese(clerk: Page, tmp_path: Path) -> None:
    """Over MAX_UPLOAD the browser says so, and not in English."""
    (tmp_path / "big.md").write_bytes(b"a" * 1_200_000)
    view(clerk, "文件管理")
    clerk.locator("#upload input[type=file]").set_input_files(tmp_path / "big.md")
    expect(clerk.get_by_role("alert")).to_have_text(
        "“big.md”超过 1.0 MB，请拆分或压缩后再试，或调大设置 POLICY_QA_MAX_UPLOAD。"
    )
    expect(clerk.get_by_text("maximum allowed size")).to_be_hidden()
