"""未答问题: what was asked and not answered, or not surely, or wrongly by a reader's word, with what to do about it.

Alike questions are one line. What is wanted is a better document or a better bank of phrasings; which of the
two is for a person to say. But: shows only what was kept, and says how to keep it.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import gradio as gr

from eval.candidates import read
from eval.errors import BadGold
from page.answer import UNSURE
from page.events import LATEST
from page.question_log import Asked
from page.sheets import Value, comma_separated, spreadsheet
from page.shelf import Shelf
from page.staff.downloads import File, links
from page.staff.grid import Cell, grid
from page.staff.layout import Opening, hint
from page.staff.office import Office
from qa.normalise import folded

FORMS = ("xlsx", "csv")
COLUMNS = ("问题", "次数", "最近一次", "结果", "最接近的条款", "可以怎么办")
_FILE_COLUMNS = (*COLUMNS, "问法库可加的一行", "答不出的（unanswered.jsonl）可加的一行")
_WIDTHS = (44, 8, 18, 20, 24, 60, 60, 60)
_ADD = "若{near}其实回答了，把这句话加进它的问法库"
#: What each outcome is called, and what can be done about it; {near} is the nearest place.
ADVICE = {
    "not_stated": ("文件没有写", f"若应当写，修订时可补到{{near}}；{_ADD}。"),
    "no_figure": ("没有写数字", f"文件提到了但没有数字，可在{{near}}补上金额或标准；{_ADD}。"),
    "no_such_clause": ("没有这一条", "编号不存在；常有人问时，看看宣传材料里引用的编号对不对。"),
    "off_topic": ("与文件无关", "常有人问时，可载入管这件事的文件。"),
    "other_year": ("问的是别的年份", "可载入那一年的文件。"),
    "other_place": ("问的是别的地方", "可载入那里的文件。"),
    "unsure": (
        "答了，把握不大",
        f"看答得对不对；{_ADD}；文件其实没有回答的，记进它答不出的问题（导出的表格有这一行）。",
    ),
    "wrong": ("读者说不对", "看原话是否有道理；对的话，把这句话加进应答条款的问法库，或改写那一条。"),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that went wrong: how often, when last, in which way (a key of ADVICE), and the nearest node."""

    question: str
    times: int
    last: datetime
    outcome: str
    nearest: str
    should_be: str = ""


def unanswered_view(office: Office, opening: Opening) -> None:
    """Lay out the tab that is being built, and wire it."""
    shown = gr.HTML(elem_id="unanswered", apply_default_css=False)
    again = gr.Button("刷新", elem_id="unanswered-again", size="sm")
    gr.on([*opening, again.click], lambda: listing(office), None, shown, **LATEST)


def listing(office: Office) -> str:
    """The table with its files, and how questions are kept."""
    try:
        found = gaps(office)
    except (OSError, sqlite3.Error, BadGold):
        logging.getLogger(__name__).exception("The kept questions could not be read")
        return hint("保留的问题读不出来，请检查 POLICY_QA_HOME 所在的磁盘。")
    shelf = Shelf(office.library.documents())
    rows = [[*_cells(one, shelf)] for one in found]
    if not rows:
        return _kept(office) + hint("没有记下答不上来的问题。")
    return (
        f'{_kept(office)}<p class="take-away">{links("unanswered", FORMS, {})}</p>'
        f"{grid('没有答好的问题', COLUMNS, rows)}"
    )


def _kept(office: Office) -> str:
    log = office.desk.log
    if log is None:
        return (
            '<div class="notice" role="note"><p><b>现在没有保留问题</b><span>下面只有读者按“不对”交来的。要保留，请设置 '
            "POLICY_QA_LOG_QUESTIONS=1 后重新启动：只存问题和结果，不记是谁问的，"
            f"过 {office.days} 天删除（POLICY_QA_RETENTION_DAYS）。</span></p></div>"
        )
    return f'<p class="summary">正在保留问题：只存问题和结果，不记是谁问的，过 {log.days} 天删除。</p>'


def gaps(office: Office) -> list[Gap]:
    """The gaps, the most frequent first, then the latest. Raises OSError, sqlite3.Error or BadGold."""
    asked = office.desk.log.asked() if office.desk.log else ()
    marked = [
        Gap(
            one.question,
            1,
            datetime.fromisoformat(one.time),
            "wrong",
            str(next((hit["id"] for hit in one.answer.get("hits", [])), "")),
            one.should_be or "",
        )
        for one in read(office.feedback.path)
        if one.verdict == "down"
    ]
    return _grouped([*(gap for one in asked if (gap := _gap(one))), *marked])


def _gap(one: Asked) -> Gap | None:
    outcome = (
        one.reason
        if one.kind == "none"
        else "unsure"
        if one.kind == "answer" and one.confidence < UNSURE
        else None
    )
    if outcome not in ADVICE:
        return None
    return Gap(one.question, 1, one.time, outcome, one.nearest[0] if one.nearest else "")


def _grouped(found: Iterable[Gap]) -> list[Gap]:
    groups: dict[tuple[str, str, str], list[Gap]] = {}
    for one in found:
        key = (folded(one.question).strip(" ，。？?！!,.").lower(), one.outcome, one.should_be)
        groups.setdefault(key, []).append(one)
    merged = []
    for members in groups.values():
        latest = max(members, key=lambda one: one.last)
        merged.append(
            Gap(latest.question, len(members), latest.last, latest.outcome, latest.nearest, latest.should_be)
        )
    return sorted(merged, key=lambda one: (-one.times, -one.last.timestamp(), one.question))


def _cells(one: Gap, shelf: Shelf) -> tuple[Cell, ...]:
    place = shelf.find(one.nearest) if one.nearest else None
    title = f"《{place.document.title}》" if place and len(shelf.documents) > 1 else ""
    name, advice = ADVICE[one.outcome]
    said = f"{name}，应为：{one.should_be}" if one.should_be else name
    return (
        Cell(one.question),
        Cell(str(one.times), one.times),
        Cell(f"{one.last.astimezone():%Y-%m-%d %H:%M}", one.last.timestamp()),
        Cell(said),
        Cell(f"{place.label} {place.node.heading}{title}" if place else ""),
        Cell(advice.format(near=place.label if place else "最接近的条款")),
    )


def unanswered_file(office: Office, said: Mapping[str, str], form: str) -> File:
    """The table as a file, with the lines that could be added to the bank: as a way of asking, or as not answered."""
    shelf = Shelf(office.library.documents())
    rows: list[tuple[Value, ...]] = []
    for one in gaps(office):
        words = [cell.text for cell in _cells(one, shelf)]
        line = (
            json.dumps({"node": one.nearest, "text": one.question}, ensure_ascii=False) if one.nearest else ""
        )
        unanswered = json.dumps({"text": one.question}, ensure_ascii=False)
        rows.append((words[0], float(one.times), *words[2:], line, unanswered))
    if form == "csv":
        return File("未答问题", comma_separated(_FILE_COLUMNS, rows))
    return File("未答问题", spreadsheet("未答问题", _FILE_COLUMNS, rows, _WIDTHS))
