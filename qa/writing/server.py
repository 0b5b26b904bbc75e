"""A language model behind an OpenAI-compatible server (vLLM, Ollama, DeepSeek, Qwen, a ministry's own).

Each call ends within `patience` seconds, whatever the server does: the reply is read in a thread of its own,
which is cut off then. The `openai` library repeats calls that met 408, 409, 429 or 5xx, with growing pauses.
But: keeps no conversation, and a reply that is cut short by the server counts as failed.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from corpus.errors import PolicyError
from qa.writing.records import ModelFailed

PATIENCE = 40.0  # seconds until the quoted answer is shown instead
SILENCE = 15.0  # seconds without a piece
RETRIES = 2
BEAT = 0.5  # seconds after which an empty piece says that the call goes on, so that it can be ended
_END: Final = object()


def configured(base_url: str | None, model: str | None, api_key: str | None, rate: int) -> Server | None:
    """The server that the settings name, None where they name none. Raises `PolicyError` for half of one."""
    if not base_url and not model:
        return None
    if not base_url or not model:
        raise PolicyError(
            "使用语言模型要同时设置 POLICY_QA_LLM_BASE_URL 和 POLICY_QA_LLM_MODEL，请补上或都去掉。"
        )
    return Server(base_url, model, api_key, rate)


@dataclass
class Server:
    """One model on one server; `rate` calls a minute at most. Safe to use from several threads."""

    base_url: str
    model: str
    api_key: str | None = field(default=None, repr=False)
    rate: int = 30
    patience: float = PATIENCE
    silence: float = SILENCE
    _calls: deque[float] = field(default_factory=deque, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @cached_property
    def _client(self) -> Any:  # noqa: ANN401
        from openai import OpenAI  # a second to import, needed only where a model is configured

        # The library insists on a key; servers of one's own take any.
        return OpenAI(
            base_url=self.base_url,
            api_key=self.api_key or "none",
            timeout=self.silence,
            max_retries=RETRIES,
        )

    def stream(self, messages: Sequence[dict[str, str]]) -> Generator[str, None, None]:
        """Pieces of the reply as they come. Raises `ModelFailed`, at the latest after `patience` seconds."""
        self._count()
        pieces: queue.Queue[object] = queue.Queue()
        stopped = threading.Event()
        threading.Thread(
            target=self._read, args=(list(messages), pieces, stopped), name="model", daemon=True
        ).start()
        latest = time.monotonic() + self.patience
        try:
            while True:
                left = latest - time.monotonic()
                if left <= 0:
                    raise ModelFailed(f"语言模型在{self.patience:g}秒内没有写完。")
                try:
                    piece = pieces.get(timeout=min(left, BEAT))
                except queue.Empty:
                    piece = ""
                if piece is _END:
                    return
                if isinstance(piece, ModelFailed):
                    raise piece
                yield str(piece)
        finally:
            stopped.set()

    def _count(self) -> None:
        """Take one call of this minute's budget."""
        now = time.monotonic()
        with self._lock:
            while self._calls and now - self._calls[0] >= 60.0:
                self._calls.popleft()
            if len(self._calls) >= self.rate:
                raise ModelFailed("语言模型这一分钟的用量已满。")
            self._calls.append(now)

    def _read(
        self, messages: list[dict[str, str]], pieces: queue.Queue[object], stopped: threading.Event
    ) -> None:
        """Read the reply into `pieces`, ending with _END or a `ModelFailed`."""
        try:
            with self._client.chat.completions.create(
                model=self.model, messages=messages, stream=True, temperature=0
            ) as reply:
                ended = False
                for chunk in reply:
                    if stopped.is_set():
                        return
                    for choice in chunk.choices[:1]:
                        if choice.delta is not None and choice.delta.content:
                            pieces.put(choice.delta.content)
                        ended = ended or choice.finish_reason is not None
            pieces.put(_END if ended else ModelFailed("语言模型的回答中途断了。"))
        except Exception as error:  # the library's errors, its transport's, and what a lying server provokes
            pieces.put(ModelFailed(_sentence(error)))


def _sentence(error: Exception) -> str:
    """One sentence without addresses or keys."""
    status = getattr(error, "status_code", None)
    if status in (401, 403):
        return "语言模型的服务拒绝了密钥，请检查 POLICY_QA_LLM_API_KEY。"
    if status == 404:
        return "语言模型的服务没有这个模型，请检查 POLICY_QA_LLM_MODEL。"
    if status == 429:
        return "语言模型的服务正忙。"
    if status is not None:
        return f"语言模型的服务出错（{status}）。"
    if "Timeout" in type(error).__name__:
        return "语言模型的服务没有及时回应。"
    return "语言模型的服务连不上，或回应读不懂。"
