"""文件管理: a policy is uploaded, looked at, accepted or not; an added one is removed again.

The index follows behind; the public page answers from the old one until the new one is there. What is not
accepted is deleted. But: the document shipped with the program stays, as the library says.
"""

from __future__ import annotations

import contextlib
import logging
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.data_classes import FileData, ListFiles

from corpus.errors import PolicyError, TakenId
from corpus.load import document_id, load_document
from page.events import QUIET
from page.staff.grid import Cell, grid
from page.staff.inspection import inspection
from page.staff.layout import Opening, hint
from page.staff.office import Office

TAKEN = "这个编号已被占用或不能用，请换一个不含空格和斜杠的编号。"
BROKEN = "文件没有处理成功，请再试一次；如果一直这样，请看程序的日志。"
_SHOWN, _HIDDEN = gr.update(visible=True), gr.update(visible=False)


def files_view(office: Office, opening: Opening) -> None:
    """Lay out the tab that is being built, and wire it."""
    listed = gr.HTML(elem_id="library", apply_default_css=False)
    news = gr.HTML(elem_id="library-news", apply_default_css=False)
    clock = gr.Timer(1.0, active=False)
    gr.HTML("<h2>加入一份文件</h2>", apply_default_css=False)
    given = gr.File(label="选择文件（.docx、.pdf、.html、.md、.txt）", elem_id="upload", height=160)
    # Gradio's own leaves an empty file at each event.
    given.preprocess = _path  # type: ignore[assignment, method-assign]
    looked = gr.HTML(elem_id="inspection", apply_default_css=False)
    with gr.Row(visible=False, elem_classes=["filters", "stacked"], equal_height=False) as decide:
        id = gr.Textbox(
            label="编号（引用和链接里用它，加入后不再改变）", max_length=100, elem_id="document-id", scale=3
        )
        accept = gr.Button("加入", variant="primary", elem_id="accept", scale=1, min_width=96)
        discard = gr.Button("不加入", elem_id="discard", scale=1, min_width=96)
    with gr.Column(visible=False) as removal, gr.Row(elem_classes=["filters", "stacked"], equal_height=False):
        unwanted = gr.Dropdown(
            [], label="移除一份后来加入的文件", filterable=False, elem_id="unwanted", scale=3
        )
        remove = gr.Button("移除…", elem_id="remove", scale=1, min_width=96)
    rebuild = gr.Button("重新建立索引（改过问法库之后）", elem_id="rebuild", size="sm")
    with gr.Row(visible=False, elem_classes=["filters", "stacked"], elem_id="sure") as sure:
        asked = gr.HTML(apply_default_css=False)
        really = gr.Button("确认移除", variant="stop", elem_id="really", min_width=96)
        never = gr.Button("不移除", elem_id="never", min_width=96)

    def library() -> tuple[Any, ...]:
        added = _added(office)
        some = gr.update(visible=bool(added))
        return held(office), gr.update(choices=added, value=None), some, *_progress(office)

    def look(path: str | None) -> tuple[Any, ...]:
        if not path:
            return "", _HIDDEN, gr.skip()
        try:
            document = load_document(Path(path))
        except PolicyError as error:
            forget(path)
            return hint(escape(str(error))), _HIDDEN, gr.skip()
        except Exception:
            logging.getLogger(__name__).exception("An uploaded file could not be looked at")
            forget(path)
            return hint(BROKEN), _HIDDEN, gr.skip()
        return inspection(document), _SHOWN, document_id(Path(path).stem)

    def take(path: str | None, id: str) -> tuple[Any, ...]:
        try:
            document = office.library.add(Path(path or ""), (id or "").strip() or None)
        except TakenId:
            return hint(TAKEN), gr.skip(), gr.skip(), *library()
        except PolicyError as error:
            return hint(escape(str(error))), gr.skip(), gr.skip(), *library()
        except OSError:
            logging.getLogger(__name__).exception("A document could not be added")
            return hint("没有写进磁盘，请检查空间和权限。"), gr.skip(), gr.skip(), *library()
        forget(path)
        office.desk.warming.start()
        said = f"已加入《{document.title}》，编号 {document.id}。"
        return hint(escape(said)), None, _HIDDEN, *library()

    def leave(path: str | None) -> tuple[Any, ...]:
        forget(path)
        return "", None, _HIDDEN

    def ask(id: str | None) -> tuple[Any, ...]:
        if not id:
            return hint("请先选要移除的文件。"), _SHOWN, _HIDDEN, _HIDDEN
        said = f"真的移除“{id}”吗？它的引用和链接将打不开。"
        return hint(escape(said)), _SHOWN, _SHOWN, _SHOWN

    def drop(id: str | None) -> tuple[Any, ...]:
        try:
            office.library.remove(id or "")
        except PolicyError as error:
            return hint(escape(str(error))), _SHOWN, _HIDDEN, _HIDDEN, *library()
        office.desk.warming.start()
        return hint(escape(f"已移除 {id}。")), _SHOWN, _HIDDEN, _HIDDEN, *library()

    def again() -> tuple[Any, ...]:
        office.desk.warming.start()
        return _progress(office)

    lists = [listed, unwanted, removal, news, clock]
    gr.on(opening, library, None, lists, **QUIET)
    clock.tick(lambda: _progress(office), None, [news, clock], **QUIET)
    gr.on(
        [given.upload, given.clear],
        look,
        [given],
        [looked, decide, id],
        **QUIET | {"show_progress": "minimal"},
    )
    accept.click(take, [given, id], [looked, given, decide, *lists], **QUIET | {"show_progress": "minimal"})
    discard.click(leave, [given], [looked, given, decide], **QUIET)
    remove.click(ask, [unwanted], [asked, sure, really, never], **QUIET)
    really.click(drop, [unwanted], [asked, sure, really, never, *lists], **QUIET)
    rebuild.click(again, None, [news, clock], **QUIET)
    never.click(lambda: _HIDDEN, None, sure, **QUIET)


def _path(upload: FileData | ListFiles | None) -> str | None:
    """Where an uploaded file lies; Gradio has made sure that it lies among the uploads."""
    return upload.path if isinstance(upload, FileData) else None


def held(office: Office) -> str:
    """The documents of the library as a table."""
    removable = {id for _, id in _added(office)}
    rows = [
        [
            Cell(one.id),
            Cell(one.title),
            Cell(str(len(one.nodes)), len(one.nodes)),
            Cell(str(len(one.problems)), len(one.problems)),
            Cell("后来加入" if one.id in removable else "随程序提供"),
        ]
        for one in office.library.documents()
    ]
    return grid("已载入的文件", ("编号", "标题", "条数", "需核对", "来源"), rows)


def _added(office: Office) -> list[tuple[str, str]]:
    """Title and id of what can be removed: everything that did not come with the program."""
    added = {id for id, path in office.library.files() if office.library.folder in path.parents}
    return [(title, id) for title, id in office.choices() if id in added]


def _progress(office: Office) -> tuple[Any, Any]:
    """What the index is doing, and whether to look again."""
    stage = office.desk.warming.latest
    if stage.ready:
        return "", gr.Timer(active=False)
    if stage.failed:
        said = f"{stage.words} 公开页仍按原来的文件回答。"
        return f'<p class="status failed" role="status">{escape(said)}</p>', gr.Timer(active=False)
    said = f"{stage.words} 索引在后台更新，公开页先按原来的文件回答。"
    return f'<p class="status" role="status">{escape(said)}</p>', gr.Timer(active=True)


def forget(path: str | None) -> None:
    """Delete an uploaded file, and the folder that Gradio made for it alone."""
    if path:
        with contextlib.suppress(OSError):
            Path(path).unlink()
            Path(path).parent.rmdir()
