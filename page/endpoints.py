"""Four named endpoints with types, the same four as MCP tools: ask, clause, search, incentives.

Their docstrings are what a client reads, so they are in Chinese. But: keeps no history; earlier questions are
handed in with each call.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any, cast, get_type_hints

import gradio as gr
from gradio.events import api

from corpus.errors import PolicyError
from page.asking import BROKEN, Desk, told
from page.calls import Function
from page.rate import TOO_MANY, Asker, who
from page.refusals import ABSENT, NOT_A_CALL, NOT_NOW, OFTEN, UNREADABLE, Refused
from page.replies import AnswerReply, ClauseReply, FoundReply, IncentiveReply
from page.warming import FAILED
from qa.as_json import as_json
from qa.entry import EmptyQuestion, objection, repaired

_PATIENCE = 300.0  # seconds that a call waits for the program to get ready
_MOST = 50  # hits that one search gives


def endpoints(desk: Desk) -> None:
    """Add the endpoints to the Blocks that is being built."""

    def ask(
        question: str, history: list[str] | None = None, request: gr.Request | None = None
    ) -> AnswerReply:
        """用政策原文回答一个问题，并给出所依据的条款。文件没有写的会如实说明（kind 为 none）。

        Args:
            question: 问题，可以用自己的话，也可以写条款编号，例如“第二十五条”。
            history: 之前问过的问题，从早到晚；没有就留空。

        Returns:
            回答：text 是答案，citations 是引文（label 条款号、quote 原文、spans 位置），notices 是提示，
            hits 是找到的条款。
        """
        return answered(desk, question, history or [], who(request))

    def clause(address: str, request: gr.Request | None = None) -> ClauseReply:
        """取出一条条款或一行表格的全文。

        Args:
            address: 条款的编号（如 haining-2024/clause/25），或文字（如“第二十五条”“表1-3第4条”）。

        Returns:
            条款：label 编号、title 标题、text 正文、departments 责任单位、period 期限、
            twins 内容相同的其他位置、reference 可复制的引用。
        """
        found = desk.shelf.find(repaired(_text(address)))
        if found is None:
            named = answered(desk, address, [], who(request))
            first = next(iter(named["hits"]), None) if named["kind"] == "lookup" else None
            found = desk.shelf.find(first["id"]) if first else None
        if found is None:
            raise Refused("没有这个条款，请写编号（如“第二十五条”）或完整的条款编号。", ABSENT)
        named_so = {"title": found.node.heading, "label": found.label, "reference": found.reference}
        return cast("ClauseReply", {**as_json(found.node), **named_so})

    def search(query: str, limit: int = 10, request: gr.Request | None = None) -> list[FoundReply]:
        """按字词和意思查找条款，最接近的在前。

        Args:
            query: 要找的内容。
            limit: 最多给出几条，1 到 50。

        Returns:
            条款列表：id、label、title、text、score。
        """
        if not isinstance(limit, int | float) or limit != limit:
            raise Refused("limit 要写 1 到 50 的整数。", NOT_A_CALL)
        hits = answered(desk, query, [], who(request))["hits"][: int(max(1, min(limit, _MOST)))]
        places = [(hit, desk.shelf.find(hit["id"])) for hit in hits]
        return [
            {
                "id": hit["id"],
                "label": at.label,
                "title": at.node.heading,
                "text": at.node.text,
                "score": hit["score"],
            }
            for hit, at in places
            if at
        ]

    def incentives(words: str = "") -> list[IncentiveReply]:
        """列出文件中的奖励、补助和补贴：对象、条件、金额、上限和原文。

        Args:
            words: 只列对象、条件或原文里有这些字的；留空则全部列出。

        Returns:
            列表：node 条款、beneficiary 对象、condition 条件、amount 金额、cap 上限、quote 原文。
        """
        wanted = repaired(_text(words)).split()
        given = _assistant(desk).incentives
        fitting = (
            as_json(one)
            for one in given
            if all(word in one.beneficiary + one.condition + one.quote for word in wanted)
        )
        return [
            cast("IncentiveReply", {key: value for key, value in one.items() if key != "spans"})
            for one in fitting
        ]

    for function in (ask, clause, search, incentives):
        # subtle: Gradio reads the types of a reply off the function, and does not resolve their names.
        function.__annotations__ = get_type_hints(function)
        # Not queued: a tool is then called directly, instead of by this server over HTTP to itself.
        api(function, api_name=function.__name__, queue=False)


def json_results(page: gr.Blocks) -> None:
    """Make a served page give tool results as JSON; Gradio gives the repr of Python's dicts."""
    server = page.mcp_server_obj
    if server is None:
        return
    given = server.postprocess_output_data

    def results(data: list[Any], root_url: str) -> list[Any]:
        return list(given([json.dumps(one, ensure_ascii=False) for one in data], root_url))

    server.postprocess_output_data = results  # type: ignore[method-assign]


def _assistant(desk: Desk) -> Any:  # noqa: ANN401
    assistant = desk.warming.wait(_PATIENCE)
    if assistant is None:
        raise Refused(desk.warming.stage.words or FAILED, NOT_NOW)
    return assistant


def _text(given: object) -> str:
    """What a client gave as text: it may have sent any JSON value."""
    if not isinstance(given, str):
        raise Refused(UNREADABLE, NOT_A_CALL)
    return given


def plain_ask(desk: Desk) -> Function:
    """`ask` for `page.calls`: a question and the earlier ones, which may be null."""

    def called(data: list[Any], by: Asker) -> Callable[[], AnswerReply] | None:
        if len(data) != 2:
            return None
        question, history = data
        return partial(answered, desk, question, history or [], by)

    return called


def answered(desk: Desk, question: str, history: list[str], by: Asker) -> AnswerReply:
    """The reply to a question. Raises `Refused`."""
    if desk.rate and not desk.rate.allows(by):
        raise Refused(TOO_MANY, OFTEN)
    if not isinstance(history, list):
        raise Refused(UNREADABLE, NOT_A_CALL)
    sound, earlier = repaired(_text(question)), tuple(repaired(_text(one)) for one in history)
    try:
        objection(sound)
        answer = _assistant(desk).ask(sound, earlier, desk.document)
    except EmptyQuestion as empty:
        raise Refused(str(empty), NOT_A_CALL) from empty
    except PolicyError as mendable:
        raise Refused(str(mendable), NOT_NOW) from mendable
    except gr.Error:
        raise
    except Exception as error:
        raise gr.Error(BROKEN) from error
    told(answer)
    if desk.log:
        desk.log.keep(answer)
    return cast("AnswerReply", as_json(answer))
