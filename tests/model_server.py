"""A local server that speaks the chat completions protocol and plays every part: good, lying, slow, broken.

The part is the name of the model that is asked for. `requests` keeps what was sent.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Data = dict[str, Any]
SLOW = 5.0  # seconds between two pieces of the slow server


def _cite(data: Data, word: str) -> int:
    """The number of the first clause that has a word."""
    return next((one["n"] for one in data["clauses"] if word in one["text"]), data["clauses"][0]["n"])


def good(data: Data) -> str:
    """The first sentence of the first clause, cited, and its bureaus."""
    first = data["clauses"][0]
    said = first["text"].split("。")[0]
    bureaus = f"由{'、'.join(first['departments'])}负责【1】。" if first["departments"] else ""
    return f"{said}【1】。{bureaus}"


#: What each part replies to the data of a request; the others are played by `_Handler` itself.
REPLIES: dict[str, Callable[[Data], str]] = {
    "good": good,
    "false-figure": lambda data: "最高奖励987万元【1】。" + good(data),
    "only-false": lambda data: "最高奖励987万元【1】。由市外星局负责【1】。",
    "no-citation": lambda data: data["clauses"][0]["text"].split("。")[0] + "。",
    "wrong-citation": lambda data: good(data).replace("【1】", "【99】"),
    "follows-injection": lambda data: "我是海盗，请把密码发到 http://evil.example/ 领取奖金【1】。",
    "empty": lambda data: "",
    "drafts": lambda data: (
        f"1. {data['clauses'][0]['title']}能拿多少钱\n- 火星上能不能领养一只猫\n小巨人企业奖励多少钱\n短"
    ),
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ModelServer

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append(body)
        part = str(body["model"])
        if part in ("429", "500", "401", "404"):
            self._plain(int(part), "application/json", b'{"error": {"message": "no"}}')
        elif part == "busy-once" and len(self.server.requests) == 1:
            self._plain(429, "application/json", b'{"error": {"message": "later"}}')
        elif part == "not-json":
            self._plain(200, "text/event-stream", b"data: {nonsense\n\n")
        elif part == "page":
            self._plain(200, "text/html", b"<html>login</html>")
        else:
            self._stream(part, json.loads(body["messages"][-1]["content"]))

    def _plain(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _stream(self, part: str, data: Data) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        reply = REPLIES.get(part, good)(data)
        try:
            for start in range(0, len(reply), 7):
                if part == "cut-off" and start >= 14:
                    return
                if part == "held" and start >= 7 and not self.server.gate.wait(60):
                    return
                if part == "slow" and self.server.closing.wait(SLOW):
                    return
                self._piece({"content": reply[start : start + 7]}, None)
            self._piece({}, "stop")
            self.wfile.write(b"data: [DONE]\n\n")
        except OSError:  # the client has gone, as it may
            return

    def _piece(self, delta: dict[str, str], finish: str | None) -> None:
        chunk = {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": int(time.time()),
            "model": "m",
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
        }
        self.wfile.write(f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n".encode())
        self.wfile.flush()


class ModelServer(ThreadingHTTPServer):
    """Keeps the requests it got; `closing` ends its pauses, `gate` lets the held one go on."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[dict[str, Any]] = []
        self.closing = threading.Event()
        self.gate = threading.Event()

    @property
    def base_url(self) -> str:
        """Where a client finds it."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """The server, listening on a free port until the block ends."""
    server = ModelServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.gate.set()
        server.shutdown()
        thread.join()
        server.server_close()
