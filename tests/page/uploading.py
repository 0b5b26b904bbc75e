"""A program that uses the staff's page as a browser does: files through the upload route, events through the queue."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from staffed import Caller, Staffed


class Clerk:
    """Logged in; `config` is the page's own list of its parts and events."""

    def __init__(self, pages: Staffed) -> None:
        self.pages = pages
        self.caller = Caller()
        self.caller.log_in(pages.staff)
        self.config: dict[str, Any] = json.loads(self.caller.call("GET", f"{pages.staff}config").text)

    def upload(self, files: Sequence[tuple[str, bytes]]) -> list[dict[str, Any]]:
        """Send files (name, content) in one form; what the page is given for each."""
        edge = uuid4().hex
        body = b""
        for name, content in files:
            sent = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")  # as browsers do
            head = f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{sent}"\r\n\r\n'
            body += head.encode("utf-8", "surrogatepass") + content + b"\r\n"
        body += f"--{edge}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
        reply = self.caller.call("POST", f"{self.pages.staff}gradio_api/upload", body, kind)
        assert reply.status == 200, (reply.status, reply.text[:200])
        meta = {"_type": "gradio.FileData"}
        return [
            {"path": path, "orig_name": name, "meta": meta}
            for (name, _), path in zip(files, json.loads(reply.text), strict=True)
        ]

    def event(self, of: str, kind: str, data: Sequence[Any]) -> list[Any]:
        """What the event `kind` of the part with that id gives for `data`."""
        part = next(one["id"] for one in self.config["components"] if one["props"].get("elem_id") == of)
        wired = next(one for one in self.config["dependencies"] if [part, kind] in map(list, one["targets"]))
        session = uuid4().hex
        call = {"data": [*data], "fn_index": wired["id"], "session_hash": session}
        headers = {"Content-Type": "application/json"}
        joined = self.caller.call(
            "POST", f"{self.pages.staff}gradio_api/queue/join", json.dumps(call).encode(), headers
        )
        assert joined.status == 200, joined.text[:200]
        request = urllib.request.Request(f"{self.pages.staff}gradio_api/queue/data?session_hash={session}")
        self.caller.cookies.add_cookie_header(request)
        with urllib.request.urlopen(request, timeout=120) as stream:
            for line in stream:
                told = json.loads(line.removeprefix(b"data:")) if line.startswith(b"data:") else {}
                if told.get("msg") == "process_completed":
                    assert told["success"], told
                    return list(told["output"]["data"])
        raise AssertionError("the stream ended before the event")
