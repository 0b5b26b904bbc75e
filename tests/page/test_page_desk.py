"""Answering a reader: getting ready, bad input, failures below; and the endpoints that programs call."""

from __future__ import annotations

import asyncio
import json
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest
from fake_assistant import FakeAssistant, policy
from gradio_client import Client
from gradio_client.exceptions import AppError
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from served import Served

from corpus.errors import UnreadableFile
from page.asking import BROKEN, Desk
from page.replies import AnswerReply, ClauseReply, FoundReply, IncentiveReply
from page.seam import Answering
from page.shelf import Shelf
from page.warming import FAILED, Report, Warming

#: A call of each tool.
CALLS = {
    "ask": {"question": "小巨人有奖励吗"},
    "clause": {"address": "small/clause/4"},
    "search": {"query": "水稻", "limit": 3},
    "incentives": {"words": "小巨人"},
}


def desk(warming: Warming) -> Desk:
    """A desk over the small policy."""
    return Desk(Shelf([policy()]), warming, ())


def test_waiting_is_shown_until_the_program_is_ready() -> None:
    """正在准备 comes first, the answer last, and the question is asked only once."""
    gate, fake = threading.Event(), FakeAssistant()

    def opening(report: Report) -> FakeAssistant:
        report("建立索引", 40, 160)
        gate.wait(30)
        return fake

    states = desk(Warming(opening).start()).ask("小巨人")
    first = next(states)
    assert "正在准备" in first.html
    assert first.answer is None
    assert "正在建立索引… 25%" in next(states).html
    gate.set()
    last = list(states)[-1]
    assert last.answer
    assert "100万元" in last.html
    assert len(fake.asked) == 1


@pytest.mark.parametrize(
    ("failure", "said"),
    [(UnreadableFile("文件读不出来，请换一份。"), "文件读不出来"), (RuntimeError("/secret/path"), FAILED)],
)
def test_failed_preparation_is_one_sentence(failure: Exception, said: str) -> None:
    """A mendable failure says its sentence; any other one keeps its details in the log."""

    def opening(report: Report) -> Answering:
        raise failure

    warming = Warming(opening).start()
    assert warming.wait(30) is None
    last = list(desk(warming).ask("小巨人"))[-1]
    assert said in last.html
    assert "secret" not in last.html
    assert warming.stage.failed


def test_failure_below_is_one_sentence() -> None:
    """An answer that cannot be made costs only itself."""
    ready = desk(Warming(lambda report: FakeAssistant()).start())
    assert BROKEN in list(ready.ask("炸"))[-1].html
    assert list(ready.ask("小巨人"))[-1].answer


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "请输入一个问题"), ("\u0000\n", "请输入一个问题"), ("问" * 2001, "超过 2000 个字")],
)
def test_refused_question_asks_nobody(typed: str, said: str) -> None:
    """Nothing, and too much, are answered before the assistant is there."""
    states = list(desk(Warming(lambda report: FakeAssistant())).ask(typed))
    assert len(states) == 1
    assert said in states[0].html


def test_history_is_limited_to_what_a_follow_up_leans_on() -> None:
    """A long session hands on its last questions only."""
    fake = FakeAssistant()
    ready = desk(Warming(lambda report: fake).start())
    list(ready.ask("省级呢", [f"问题{n}" for n in range(40)]))
    assert fake.asked[-1][1][-1] == "问题39"
    assert len(fake.asked[-1][1]) < 10


@pytest.fixture(scope="module")
def client(served: Served) -> Client:
    """A program that calls the page's endpoints."""
    return Client(served.address, verbose=False)


def test_endpoints_are_named_and_typed(client: Client) -> None:
    """Exactly four endpoints are public, with the types of their arguments."""
    named: dict[str, Any] = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert set(named) == {"/ask", "/clause", "/search", "/incentives"}
    parameters = {
        name: [(p["parameter_name"], p["python_type"]["type"]) for p in one["parameters"]]
        for name, one in named.items()
    }
    assert parameters == {
        "/ask": [("question", "str"), ("history", "None | list[str]")],
        "/clause": [("address", "str")],
        "/search": [("query", "str"), ("limit", "int")],
        "/incentives": [("words", "str")],
    }
    replies = {name: one["returns"][0]["python_type"]["type"] for name, one in named.items()}
    assert replies["/search"] == "list[dict(id: str, label: str, title: str, text: str, score: float)]"
    assert replies["/ask"].startswith("dict(question: str, understood: str, kind: ")
    assert replies["/clause"].endswith("reference: str)")
    assert "amount: dict(text: str, value: float, unit: str)" in replies["/incentives"]


@pytest.mark.parametrize(
    ("name", "argument", "kind"),
    [
        ("/ask", "小巨人有奖励吗", AnswerReply),
        ("/ask", "能领养猫吗", AnswerReply),
        ("/clause", "small/clause/2", ClauseReply),
        ("/search", "小巨人", list[FoundReply]),
        ("/incentives", "", list[IncentiveReply]),
    ],
)
def test_replies_are_what_their_types_say(client: Client, name: str, argument: str, kind: type) -> None:
    """Field by field, nothing missing and nothing more."""
    reply = client.predict(argument, api_name=name)
    assert reply
    assert unlike(reply, kind) == []


def unlike(value: object, kind: Any, at: str = "reply") -> list[str]:  # noqa: ANN401
    """Where a JSON value is not of a type made of TypedDict, list, dict, Literal, unions and plain types."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return min((unlike(value, one, at) for one in inside), key=len)
    if origin is Literal:
        return [] if value in inside else [f"{at}: {value!r}"]
    if origin is list:
        return [wrong for n, one in enumerate(value) for wrong in unlike(one, inside[0], f"{at}[{n}]")]
    if origin is dict:
        return [wrong for name, one in value.items() for wrong in unlike(one, inside[1], f"{at}.{name}")]
    if is_typeddict(kind):
        fields = get_type_hints(kind)
        if not isinstance(value, dict) or set(value) != set(fields):
            return [f"{at}: {value!r} has other fields than {kind.__name__}"]
        return [wrong for name, one in fields.items() for wrong in unlike(value[name], one, f"{at}.{name}")]
    plain = (int, float) if kind is float else kind
    return [] if isinstance(value, plain) else [f"{at}: {value!r} is no {kind}"]


def test_ask_endpoint_gives_the_answer_record(client: Client) -> None:
    """The same JSON as the command's, a follow-up included."""
    answer = client.predict("小巨人有奖励吗", api_name="/ask")
    assert answer["kind"] == "answer"
    assert answer["citations"][0]["label"] == "（二）"
    again = client.predict("那省级的呢", ["小巨人有奖励吗"], api_name="/ask")
    assert again["understood"] == "省级隐形冠军有多少奖励"


def test_clause_search_and_incentives_endpoints(client: Client) -> None:
    """A clause by address or by words, the nearest clauses, and the amounts that mention some words."""
    clause = client.predict("small/clause/2", api_name="/clause")
    assert clause["reference"] == "《某市支持企业发展若干政策（征求意见稿）》第（二）条"
    assert clause["twins"] == ["small/clause/5"]
    assert client.predict("第四条", api_name="/clause")["id"] == "small/clause/4"
    found = client.predict("小巨人", 2, api_name="/search")
    assert [hit["id"] for hit in found] == ["small/clause/2", "small/clause/1"]
    assert found[0]["score"] >= found[1]["score"]
    assert [one["node"] for one in client.predict("小巨人", api_name="/incentives")] == ["small/clause/2"]
    assert client.predict("养猫", api_name="/incentives") == []


@pytest.mark.parametrize(
    ("arguments", "name", "said"),
    [
        (("",), "/ask", "请输入一个问题"),
        (("能领养猫吗",), "/clause", "没有这个条款"),
        (("炸",), "/ask", "查找时出了问题"),
    ],
)
def test_endpoint_failures_are_sentences(client: Client, arguments: tuple[str], name: str, said: str) -> None:
    """A program gets the same sentence as a reader."""
    with pytest.raises(AppError, match=said):
        client.predict(*arguments, api_name=name)


def test_office_assistant_lists_and_calls_the_tools(served: Served) -> None:
    """Over MCP the same four are listed with descriptions in Chinese, and answer."""

    async def talk() -> tuple[dict[str, str], Any]:
        address = served.address + "gradio_api/mcp/"
        async with streamable_http_client(address) as (read, write, _), ClientSession(read, write) as session:
            await session.initialize()
            listed = await session.list_tools()
            called = {name: await session.call_tool(name, arguments) for name, arguments in CALLS.items()}
            return {tool.name: tool.description or "" for tool in listed.tools}, called

    with ThreadPoolExecutor(1) as own_thread:  # the browser tests hold this thread's event loop
        tools, called = own_thread.submit(asyncio.run, talk()).result()
    assert set(tools) == {"ask", "clause", "search", "incentives"}
    assert all("\u4e00" <= description[0] <= "\u9fff" for description in tools.values())
    said = {name: json.loads(result.content[0].text) for name, result in called.items()}
    assert said["ask"]["citations"][0]["id"] == "small/clause/2"
    assert said["clause"]["label"] == "（四）"
    assert said["search"][0]["id"] == "small/clause/3"
    assert [one["amount"]["value"] for one in said["incentives"]] == [1_000_000]


def test_page_is_sent_in_chinese_with_a_content_policy(served: Served) -> None:
    """Before any script runs, the language is set and other hosts are closed off."""
    with urllib.request.urlopen(served.address) as reply:
        html, headers = reply.read().decode(), reply.headers
    assert 'lang="zh-CN"' in html
    assert "https://raw.githubusercontent" not in html
    assert "fonts.googleapis" not in html
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
