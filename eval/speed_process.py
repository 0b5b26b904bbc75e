"""Whole processes: how long until an answer or a page, how much memory, and thirty people at once.

Each is set against a process that does only what cannot be done without: importing gradio, opening the
encoder. But: the load is on this machine's loopback, bounded in count, and stops by itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from eval.speed import Ratio, Side, pair, side

CHECKOUT = Path(__file__).resolve().parents[1]
IMPORT_GRADIO = "import gradio"
PEOPLE, EACH = 30, 4
WAIT = 120.0  # seconds for a page to open
BARE = """
import gradio, jieba, resource, sys
from pathlib import Path
from index.encoder import load_encoder
load_encoder(Path(sys.argv[1]), None, "int8").encode_queries(["一"])
jieba.initialize()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
CONSTANT = """
import gradio as gr
with gr.Blocks() as page:
    gr.api(lambda question: question, api_name="ask", queue=False)
page.launch(server_port=int(__import__("sys").argv[1]), quiet=True)
"""


def first_answer(home: Path, question: str, n: int = 5) -> Ratio:
    """`python -m qa ask` in a new process, index built, against importing gradio in a new process."""
    return pair(
        "命令行的第一个回答（新进程）",
        ("python -m qa ask", lambda k: _run(home, "-m", "qa", "ask", question, "--json")),
        ("import gradio", lambda k: _run(home, "-c", IMPORT_GRADIO)),
        n=n,
        warm=1,
        bound=1.5,
    )


def page_ratios(home: Path, port: int, question: str, n: int = 3) -> list[Ratio]:
    """First HTML and first answer of the page in a new process, against importing gradio in one."""
    html, answer, bare, memory = [], [], [], []
    for _ in range(n):
        start = time.perf_counter()
        with served(home, port, [sys.executable, "app.py"]) as process:
            html.append(1000 * (time.perf_counter() - start))
            ask(port, question)
            answer.append(1000 * (time.perf_counter() - start))
            memory.append(_resident(process.pid))
        start = time.perf_counter()
        _run(home, "-c", IMPORT_GRADIO)
        bare.append(1000 * (time.perf_counter() - start))
    least = float(_run(home, "-c", BARE, str(home)))
    imported = side("import gradio", bare)
    return [
        Ratio("网页的第一屏（新进程）", side("首个 HTML", html), imported, 1.5),
        Ratio("网页的第一个回答（新进程）", side("首个回答", answer), imported, 2.5),
        Ratio(
            "服务进程的内存",
            side("服务进程", memory, unit="MB"),
            side("只打开各部件", [least], unit="MB"),
            1.25,
        ),
    ]


def crowd(home: Path, port: int, questions: Sequence[str]) -> list[Ratio]:
    """Thirty people asking at once over HTTP, against a server that returns a constant."""
    with served(home, port, [sys.executable, "app.py"]):
        ask(port, questions[0])
        ours = _together(port, questions)
    with served(home, port + 1, [sys.executable, "-c", CONSTANT, str(port + 1)]):
        constant = _together(port + 1, questions)
    rate = Ratio(
        f"{PEOPLE} 人同时提问：每次用时",
        _per_answer("回答", ours),
        _per_answer("返回常量", constant),
        1 / 0.6,
        f"出错 {ours.errors} 次",
    )
    spread = side("95 分位", [sorted(ours.times)[round(0.95 * (len(ours.times) - 1))]])
    return [rate, Ratio(f"{PEOPLE} 人同时提问：95 分位比中位", spread, side("中位", ours.times), 3.0)]


class Load:
    """What a crowd met: the time of each answer in ms, the seconds the whole took, and the errors."""

    def __init__(self, times: list[float], seconds: float, errors: int) -> None:
        self.times, self.seconds, self.errors = times, seconds, errors


def ask(port: int, question: str) -> object:
    """One answer over HTTP: post, then read the event stream to its end."""
    address = f"http://127.0.0.1:{port}/gradio_api/call/ask"
    body = json.dumps({"data": [question]}).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=WAIT) as reply:  # noqa: S310
        event = json.load(reply)["event_id"]
    with urllib.request.urlopen(f"{address}/{event}", timeout=WAIT) as stream:  # noqa: S310
        text = stream.read().decode()
    if "event: complete" not in text:
        raise RuntimeError(text[:200])
    return text


@contextmanager
def served(home: Path, port: int, command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A server process, once it gives a page; ended at the end."""
    process = subprocess.Popen(  # noqa: S603
        [*_with(home, POLICY_QA_PORT=str(port)), *command],
        cwd=CHECKOUT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as reply:
                    reply.read()
                break
            except OSError:
                if process.poll() is not None:
                    raise RuntimeError("the server ended before it gave a page") from None
                time.sleep(0.02)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _together(port: int, questions: Sequence[str]) -> Load:
    times: list[float] = []
    errors: list[str] = []

    def person(number: int) -> None:
        for k in range(EACH):
            start = time.perf_counter()
            try:
                ask(port, questions[(number * EACH + k) % len(questions)])
                times.append(1000 * (time.perf_counter() - start))
            except (OSError, RuntimeError, ValueError) as error:
                errors.append(str(error))

    start = time.perf_counter()
    people = [Thread(target=person, args=(number,)) for number in range(PEOPLE)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return Load(times, time.perf_counter() - start, len(errors))


def _per_answer(what: str, load: Load) -> Side:
    each = 1000 * load.seconds / max(len(load.times), 1)
    return Side(f"{what}（整段用时 / 回答数）", len(load.times), 1, each, each)


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def _run(home: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603
        [*_with(home), sys.executable, *arguments],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def _with(home: Path, **variables: str) -> list[str]:
    """The start of a command that runs with the home, and `variables`, set beside what is inherited."""
    settings = {"POLICY_QA_HOME": str(home.resolve()), "PYTHONWARNINGS": "ignore", **variables}
    return ["env", *(f"{name}={value}" for name, value in settings.items())]
