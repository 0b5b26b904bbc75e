"""The staff's page as a bureau has it, in a real Chromium: log in, look up, check, compare, load, take away."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from axe import serious
from docx import Document
from fake_assistant import POLICY
from playwright.sync_api import Browser, Download, Page, expect
from served import Seen
from staffed import NAME, PASSWORD, Caller, Staffed

pytestmark = pytest.mark.browser
expect.set_options(timeout=30_000)

#: Each view, and what is there once it has opened.
VIEWS = {
    "文件全文": "#full-text .sheet",
    "奖补一览": "#incentives .grid",
    "核对": "#conflicts .conflicts",
    "两个版本": "#versions :is(.revision, .hint)",
    "评测": "#evaluation :is(.hint, iframe)",
    "文件管理": "#library .grid",
    "未答问题": "#unanswered :is(.summary, .notice)",
    "为何这样答": "#why-ask",
}
HOSTILE = POLICY.replace("**（四）改造老旧小区。**", "**（四）=cmd|' /C calc'!A0。**")


@pytest.fixture
def clerk(chromium: Browser, guarded: Staffed, seen: Seen) -> Iterator[Page]:
    """A member of staff, logged in, who must see no failure and ask nothing of other hosts."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        locale="en-US",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    outside = (guarded.address, "data:", "blob:")
    page.on("request", lambda one: None if one.url.startswith(outside) else seen.outside.append(one.url))
    page.on("pageerror", lambda error: seen.failures.append(str(error)))
    page.set_default_timeout(20_000)
    log_in(page, guarded)
    yield page
    context.close()
    assert seen.outside == []
    assert seen.failures == []


@pytest.fixture
def added(guarded: Staffed, tmp_path: Path) -> Iterator[str]:
    """The id of a second version that is loaded, with an amount changed and a title that looks like a formula."""
    path = tmp_path / "second.md"
    path.write_text(HOSTILE.replace("给予最高100万元", "给予最高120万元"), encoding="utf-8")
    guarded.office.library.add(path)
    yield "second"
    guarded.office.library.remove("second")


def log_in(page: Page, pages: Staffed) -> None:
    """From the page's address through the form to the first view."""
    page.goto(pages.staff)
    page.get_by_label("用户名").fill(NAME)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.locator("#full-text .sheet").first).to_be_visible()


def view(page: Page, name: str) -> None:
    """Open a view; on a phone the later ones stand in a menu."""
    tab, more = page.get_by_role("tab", name=name), page.get_by_role("button", name="更多")
    expect(tab.or_(more).first).to_be_visible()
    if tab.count():
        tab.click()
    else:
        more.click()
        page.locator(".overflow-dropdown").get_by_role("button", name=name).click()
    expect(page.locator(VIEWS[name]).first).to_be_visible()


def choose(page: Page, label: str, value: str) -> None:
    """Choose in one of Gradio's lists."""
    page.get_by_label(label).filter(visible=True).first.click()
    page.get_by_role("option", name=value).click()


def take(page: Page, name: str) -> Download:
    """Follow the link to a file."""
    with page.expect_download() as file:
        page.get_by_role("link", name=name).filter(visible=True).first.click()
    return file.value


def words_of(file: Download) -> str:
    """All paragraphs of a Word document."""
    return "\n".join(one.text for one in Document(io.BytesIO(file.path().read_bytes())).paragraphs)


def rows_of(file: Download) -> list[list[str]]:
    """The rows of a .csv as Excel reads it: by its byte order mark."""
    raw = file.path().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def cells_of(file: Download) -> list[tuple[object, ...]]:
    """The rows of a spreadsheet, none of whose cells is a formula."""
    sheet = openpyxl.load_workbook(io.BytesIO(file.path().read_bytes())).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return list(sheet.iter_rows(values_only=True))


def test_every_view_opens_in_chinese(clerk: Page) -> None:
    """Eight tabs, each with something in it, and no English but the names of file formats."""
    assert clerk.title() == "政策问答 · 工作人员"
    for name in VIEWS:
        view(clerk, name)
        shown = clerk.locator("body").inner_text()
        unexpected = set(re.findall(r"[A-Za-z]{3,}", shown)) - {
            "Word",
            "Excel",
            "CSV",
            "docx",
            "pdf",
            "html",
            "txt",
        }
        assert unexpected <= {"small", "img", "src", "onerror", "window", "hit", "value"}, name


def test_the_document_is_searched_as_one_types(clerk: Page) -> None:
    """Each letter narrows the sheet; what is typed is marked; nothing found is a sentence."""
    expect(clerk.locator("#full-text .sheet")).to_have_count(9)
    clerk.locator("#words textarea").press_sequentially("小巨人")
    expect(clerk.locator("#full-text .sheet")).to_have_count(2)
    assert set(clerk.locator("#full-text mark").all_inner_texts()) == {"小巨人"}
    clerk.locator("#words textarea").fill("小巨人 隐形")
    expect(clerk.locator("#full-text .sheet")).to_have_count(1)
    clerk.locator("#words textarea").fill("没有这样的话")
    expect(clerk.locator("#full-text .hint")).to_contain_text("没有符合的条款")
    clerk.locator("#words textarea").fill("")
    expect(clerk.locator("#full-text .sheet")).to_have_count(9)


@pytest.mark.parametrize("typed", ["第三条", "3", "（三）", "(3)", "三", "第(三)条", "small/clause/3"])
def test_a_clause_is_found_by_its_number(clerk: Page, typed: str) -> None:
    """Whatever the notation, the one clause is shown."""
    clerk.locator("#words textarea").fill(typed)
    expect(clerk.locator("#full-text .sheet")).to_have_count(1)
    expect(clerk.locator("#full-text .sheet h4")).to_contain_text("补贴规模种粮")


def test_the_document_is_sifted_and_taken_away(clerk: Page) -> None:
    """By bureau and amount; the three files hold what is shown."""
    choose(clerk, "责任单位", "市经信局")
    expect(clerk.locator("#full-text .sheet")).to_have_count(2)
    choose(clerk, "责任单位", "全部")
    choose(clerk, "金额", "写明金额")
    expect(clerk.locator("#full-text .sheet")).to_have_count(5)
    choose(clerk, "部分或附表", "第二部分 乡村振兴政策")
    expect(clerk.locator("#full-text .sheet")).to_have_count(3)
    rows = rows_of(take(clerk, "下载 CSV 表格"))
    assert [row[0] for row in rows] == ["出处", "第二部分", "（三）", "（五）"]
    assert cells_of(take(clerk, "下载 Excel 表格"))[1:][1][3] == "市农业农村局"
    words = words_of(take(clerk, "下载 Word 文档"))
    assert "（三） 补贴规模种粮" in words
    assert "小巨人" in words
    assert "隐形冠军" not in words


def test_a_clause_is_copied_and_leads_to_the_public_page(clerk: Page, guarded: Staffed) -> None:
    """Reference and text by button; the link opens the clause where readers see it."""
    clerk.get_by_role("button", name="复制引用 （二）").click()
    expect(clerk.locator("button.done")).to_have_text("已复制")
    assert (
        clerk.evaluate("navigator.clipboard.readText()")
        == guarded.office.desk.shelf.find("small/clause/2").reference
    )
    clerk.get_by_role("button", name="复制原文 （四）").click()
    clerk.wait_for_function("navigator.clipboard.readText().then(said => said.includes('老旧小区'))")
    assert "新开工改造城镇老旧小区1个" in clerk.evaluate("navigator.clipboard.readText()")
    clerk.get_by_role("link", name="在公开页打开 （四）").click()
    expect(clerk.locator(".clause-card")).to_contain_text("老旧小区")


def test_printing_leaves_only_the_document(clerk: Page) -> None:
    """On paper: title and clauses; no tabs, fields, buttons, outline. The button prints."""
    clerk.evaluate("window.print = () => { window.printed = true; }")
    clerk.get_by_role("button", name="打印").click()
    assert clerk.evaluate("window.printed")
    clerk.emulate_media(media="print")
    expect(clerk.locator("#full-text .print-only")).to_be_visible()
    expect(clerk.locator("#full-text .sheet").nth(2)).to_be_visible()
    for hidden in (
        ".masthead",
        "#words",
        ".outline",
        ".take-away",
        ".sheet .actions >> nth=0",
        ".tab-wrapper",
    ):
        expect(clerk.locator(hidden).first).to_be_hidden()


def test_markup_in_a_document_stays_words(clerk: Page) -> None:
    """An <img> in the policy's own text is shown as it is written and runs nothing."""
    for name in ("奖补一览", "核对"):
        view(clerk, name)
    view(clerk, "文件全文")
    expect(clerk.locator("#full-text")).to_contain_text("<img src=x onerror=window.hit=1")
    assert clerk.evaluate("window.hit === undefined")
    assert clerk.locator(".paper img").count() == 0


def test_incentives_are_sorted_charted_and_taken_away(clerk: Page) -> None:
    """A dot an amount in 元; headings sort by number and back; the files have the numbers."""
    view(clerk, "奖补一览")
    table = clerk.get_by_role("region", name="每一笔奖补").locator("table")
    expect(table.locator("tbody tr")).to_have_count(5)
    assert clerk.locator(".amount-chart .dot").count() == 3
    assert "科技创新政策 2 笔" in (clerk.locator(".amount-chart svg").get_attribute("aria-label") or "")
    amounts = table.locator("tbody tr td:nth-child(5)")
    table.get_by_role("button", name="金额").click()
    assert amounts.all_inner_texts() == ["10%", "200元", "50万元", "80万元", "100万元"]
    table.get_by_role("button", name="金额").click()
    assert amounts.all_inner_texts()[0] == "100万元"
    expect(table.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    rows = cells_of(take(clerk, "下载 Excel 表格"))
    assert [row[5] for row in rows] == ["金额数值", 0.1, 1_000_000, 500_000, 200, 800_000]
    assert rows_of(take(clerk, "下载 CSV 表格"))[2][2] == "新认定为国家级专精特新“小巨人”的企业"
    assert "100万元" in words_of(take(clerk, "下载 Word 文档"))


def test_disagreements_stand_side_by_side(clerk: Page) -> None:
    """Both places with the figures marked, the clause to open, and the report as a Word document."""
    view(clerk, "核对")
    conflict = clerk.locator("#conflicts .conflicts > li")
    expect(conflict).to_have_count(1)
    expect(conflict.locator(".what")).to_contain_text("一处为最高100万元，另一处为最高80万元")
    marked = conflict.locator(".side").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('blockquote mark')].map(m => m.textContent).join())"
    )
    assert ["100万元" in marked[0], "80万元" in marked[1]] == [True, True]
    left, right = (conflict.locator(".side").nth(n).bounding_box() for n in (0, 1))
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]
    conflict.locator("summary").first.click()
    expect(conflict.locator("details[open] .clause-text")).to_contain_text("隐形冠军")
    words = words_of(take(clerk, "下载 Word 文档"))
    assert "前后不一致之处" in words
    assert "（五）：" in words


def test_two_versions_clause_by_clause(clerk: Page, added: str) -> None:
    """What was taken out and put in is marked; the same in the file; the same document twice is a hint."""
    view(clerk, "两个版本")
    revision = clerk.locator("#versions .revision").filter(has_text="培育专精特新企业")
    expect(revision.locator(".figures")).to_have_text("数字：100万元 → 120万元")
    assert revision.locator("del").all_inner_texts() == ["100万元"]
    assert revision.locator("ins").all_inner_texts() == ["120万元"]
    words = words_of(take(clerk, "下载 Word 文档"))
    assert "修改 2 处" in words
    assert "100万元 → 120万元" in words
    choose(clerk, "旧版", added)
    expect(clerk.locator("#versions .hint")).to_contain_text("请选两份不同的文件")


def test_no_cell_of_an_export_is_a_formula(clerk: Page, added: str) -> None:
    """A title that begins with = is text in .xlsx, and in .csv it begins with an apostrophe."""
    view(clerk, "奖补一览")
    view(clerk, "文件全文")
    choose(clerk, "文件", added)
    expect(clerk.locator("#full-text")).to_contain_text("=cmd")
    titles = [row[1] for row in cells_of(take(clerk, "下载 Excel 表格"))]
    assert "=cmd|' /C calc'!A0" in titles
    cells = [cell for row in rows_of(take(clerk, "下载 CSV 表格")) for cell in row]
    assert "'=cmd|' /C calc'!A0" in cells
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)


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


def test_what_was_not_answered_is_listed(clerk: Page, guarded: Staffed) -> None:
    """Alike questions are one line with its count, the nearest clause, and what to do; the files have it too."""
    for question in ("能领养猫吗", "能领养猫吗？", "小巨人有奖励吗", "联合攻关有支持吗"):
        list(guarded.office.desk.ask(question))
    answer = {"kind": "answer", "hits": [{"id": "small/clause/3"}]}
    guarded.office.feedback.keep("down", "水稻补多少", [], answer, "=第（三）条")
    view(clerk, "未答问题")
    rows = clerk.locator("#unanswered tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("能领养猫吗")
    expect(rows.first.locator("td").first).to_have_text("2")
    expect(rows.first).to_contain_text("（四） 改造老旧小区")
    expect(rows.filter(has_text="水稻补多少")).to_contain_text("读者说不对，应为：=第（三）条")
    expect(rows.filter(has_text="联合攻关")).to_contain_text("把握不大")
    lines = rows_of(take(clerk, "下载 CSV 表格"))
    assert lines[1][-1] == '{"node": "small/clause/4", "text": "能领养猫吗？"}'
    assert cells_of(take(clerk, "下载 Excel 表格"))[1][1] == 2


def test_keeping_questions_is_off_until_it_is_set(chromium: Browser, unguarded: Staffed) -> None:
    """The view says how to switch it on, and what is kept then."""
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(unguarded.staff)
    view(page, "未答问题")
    expect(page.locator("#unanswered")).to_contain_text("POLICY_QA_LOG_QUESTIONS=1")
    expect(page.locator("#unanswered")).to_contain_text("过 30 天删除")
    assert page.get_by_role("button", name="退出登录").count() == 0
    context.close()


def test_an_answer_is_explained(clerk: Page) -> None:
    """What was understood, the way it went, how sure, and both halves of every hit."""
    view(clerk, "为何这样答")
    clerk.get_by_label("读者问的是什么？").fill("小巨人有奖励吗")
    clerk.get_by_role("button", name="看看为何").click()
    card = clerk.locator("#explanation .card")
    expect(card).to_contain_text("按字词（BM25）和意思（向量）")
    expect(card).to_contain_text("0.93")
    hits = clerk.locator("#explanation tbody tr")
    expect(hits).to_have_count(3)
    expect(hits.first).to_contain_text("（二） 培育专精特新企业")
    expect(hits.first).to_contain_text("第 1（9.000）")
    clerk.get_by_label("读者问的是什么？").fill("能领养猫吗")
    clerk.get_by_label("读者问的是什么？").press("Enter")
    expect(card).to_contain_text("文件没有写：文件没有写这件事，最接近的是（四）。")


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


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
)
def test_no_view_scrolls_sideways_and_axe_is_content(
    chromium: Browser, guarded: Staffed, added: str, width: int, scheme: str
) -> None:
    """At both widths, light and dark, nothing sticks out of any view, and axe has no serious finding."""
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, locale="zh-CN"
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    log_in(page, guarded)
    findings: list[str] = []
    for name in VIEWS:
        view(page, name)
        if name == "为何这样答":
            page.get_by_label("读者问的是什么？").fill("小巨人有奖励吗")
            page.get_by_role("button", name="看看为何").click()
            expect(page.locator("#explanation .card")).to_be_visible()
        findings += [f"{name}: {one}" for one in serious(page)]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert findings == []
    context.close()
