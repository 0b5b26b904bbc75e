"""Files to take away, each made when it is asked for: `export/<what>.<form>?…` behind the gate.

What a view shows and what its file holds come from the same values in the address. But: keeps no file.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from corpus.errors import PolicyError
from page.letters import DOCX
from page.sheets import CSV, XLSX
from page.staff.office import Office

KINDS = {"docx": DOCX, "xlsx": XLSX, "csv": CSV}
NAMES = {"docx": "Word 文档", "xlsx": "Excel 表格", "csv": "CSV 表格"}
BROKEN = "文件没有做出来，请再试一次；如果一直这样，请看程序的日志。"


@dataclass(frozen=True, slots=True)
class File:
    """A file's name without its ending, and what is in it."""

    name: str
    content: bytes


Making = Callable[[Office, Mapping[str, str], str], File]  # office, what the address says, the ending


def downloads(office: Office, makings: Mapping[str, tuple[Making, tuple[str, ...]]]) -> Route:
    """The route of all files: for each name what makes it, and the forms it can be had in."""

    def export(request: Request) -> Response:
        what, _, form = str(request.path_params["file"]).rpartition(".")
        making, forms = makings.get(what, (None, ()))
        if making is None or form not in forms:
            return PlainTextResponse("没有这个文件。", status_code=404)
        try:
            file = making(office, dict(request.query_params), form)
        except PolicyError as error:
            return PlainTextResponse(str(error), status_code=404)
        except Exception:
            logging.getLogger(__name__).exception("A file could not be made")
            return PlainTextResponse(BROKEN, status_code=500)
        name = quote(f"{file.name}.{form}", safe="")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}", "Cache-Control": "no-store"}
        return Response(file.content, media_type=KINDS[form], headers=headers)

    return Route("/export/{file}", export)


def links(what: str, forms: tuple[str, ...], said: Mapping[str, str]) -> str:
    """Links to a file in its forms, for what the address should say."""
    query = escape(urlencode({name: value for name, value in said.items() if value}))
    return "".join(
        f'<a class="quiet" href="export/{what}.{form}?{query}" download>下载 {NAMES[form]}</a>'
        for form in forms
    )
