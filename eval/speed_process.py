"""Whole processes: how long until an answer or a page, how much memory, and thirty people at once.

Each is set against a process that does only what cannot be done without: importing gradio, opening the
encoder. But: the load is on this machine's loopback, bounded in count, and stops by itself.
"""

from __future__ import annotations

import json
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from eval.speed import Ratio, children, pair, side

CHECKOUT = Path(__file__).resolve().parents[1]
IMPORT_GRADIO = "import gradio"
PEOPLE, EACH = 30, 4
WAIT = 300.0  # seconds for a page to open or an answer to come
BARE = """
import gradio, jieba, sys
from pathlib import Path
from index.encoder import load_encoder
encoder = load_encoder(Path(sys.argv[1]), None, "int8")  # held, as a serving process holds it
encoder.encode_queries(["一"])
jieba.initialize()
print(open("/proc/self/status").read().split("VmRSS:")[1].split()[0])
"""
CONSTANT = """
import gradio as gr
def answer(question: str, history: list[str]) -> str:
    return "常量"
with gr.Blocks() as page:
    gr.api(answer, api_name="ask", queue=False)
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
        clock=children,
    )


def page_ratios(home: Path, question: str, n: int = 3, warm: int = 1) -> list[Ratio]:
    """First HTML and first answer of the page in a new process, against importing gradio in one; memory against a
    process that only opens what answering needs."""
    html, answer, bare, ours, least = [], [], [], [], []
    for _ in range(warm + n):
        start = time.perf_counter()
        with served(home, [sys.executable, "app.py"]) as (port, process):
            html.append(1000 * (time.perf_counter() - start))
            ask(port, question)
            answer.append(1000 * (time.perf_counter() - start))
            ours.append(_resident(process.pid))
        start = time.perf_counter()
        _run(home, "-c", IMPORT_GRADIO)
        bare.append(1000 * (time.perf_counter() - start))
        least.append(float(_run(home, "-c", BARE, str(home.resolve()))) / 1024)
    imported = side("import gradio", bare[warm:], warm)
    opened = "gradio、词表、int8、jieba"
    return [
        Ratio("网页的第一屏（新进程）", side("首个 HTML", html[warm:], warm), imported, 1.5),
        Ratio("网页的第一个回答（新进程）", side("首个回答", answer[warm:], warm), imported, 2.5),
        Ratio(
            "服务进程的内存",
            side("答过一题的服务进程", ours[warm:], warm, "MB"),
            side(f"只打开{opened}", least[warm:], warm, "MB"),
            1.25,
            "常驻内存 VmRSS",
        ),
    ]


def crowd(home: Path, questions: Sequence[str], n: int = 3) -> list[Ratio]:
    """Thirty people asking at once over HTTP, against a server that returns a constant, in turn `n` times."""
    with (
        served(home, [sys.executable, "app.py"]) as (ours, _),
        served(home, [sys.executable, "-c", CONSTANT]) as (constant, _),
    ):
        ask(ours, questions[0])
        together(constant, questions, each=1)
        together(ours, questions, each=1)
        rounds = [(together(ours, questions), together(constant, questions)) for _ in range(n)]
    errors = sum(len(load.errors) for load, _ in rounds)
    asked = f"每轮 {PEOPLE * EACH} 问；本程序出错 {errors} 次，常量出错 {sum(len(c.errors) for _, c in rounds)} 次"
    times = [time for load, _ in rounds for time in load.times]
    spread = [sorted(load.times)[round(0.95 * (len(load.times) - 1))] for load, _ in rounds]
    middle = [statistics.median(load.times) for load, _ in rounds]
    return [
        Ratio(
            f"{PEOPLE} 人同时提问：每答用时",
            side("回答（整轮用时 / 答数）", [load.each for load, _ in rounds], 1),
            side("返回常量", [load.each for _, load in rounds], 1),
            1 / 0.6,
            asked,
        ),
        Ratio(
            f"{PEOPLE} 人同时提问：95 分位比中位",
            side("每轮的 95 分位", spread, 1),
            side("每轮的中位", middle, 1),
            3.0,
            f"共 {len(times)} 答",
        ),
    ]


@dataclass(frozen=True, slots=True)
class Load:
    """What a crowd met: the time of each answer in ms, the seconds the whole took, and the errors."""

    times: list[float]
    seconds: float
    errors: list[str]

    @property
    def each(self) -> float:
        """Milliseconds of the whole for each answer."""
        return 1000 * self.seconds / max(len(self.times), 1)


def ask(port: int, question: str) -> object:
    """One answer over HTTP: post, then read the event stream to its end."""
    address = f"http://127.0.0.1:{port}/gradio_api/call/ask"
    body = json.dumps({"data": [question, []]}).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=WAIT) as reply:  # noqa: S310
        event = json.load(reply)["event_id"]
    with urllib.request.urlopen(f"{address}/{event}", timeout=WAIT) as stream:  # noqa: S310
        text = stream.read().decode()
    if "event: complete" not in text:
        raise RuntimeError(text[:200])
    return text


@contextmanager
def served(home: Path, command: Sequence[str]) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A server process on a free port, once it gives a page; ended at the end."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(  # noqa: S603
        [*_with(home, POLICY_QA_PORT=str(port)), *command, str(port)],
        cwd=CHECKOUT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=WAIT) as reply:
                    reply.read()
                break
            except OSError:
                if process.poll() is not None:
                    raise RuntimeError("the server ended before it gave a page") from None
                time.sleep(0.02)
        yield port, process
    finally:
        process.terminate()
        process.wait(timeout=20)


def together(port: int, questions: Sequence[str], people: int = PEOPLE, each: int = EACH) -> Load:
    """Everyone asks `each` questions one after the other, all at the same time."""
    times: list[float] = []
    errors: list[str] = []

    def person(number: int) -> None:
        for k in range(each):
            start = time.perf_counter()
            try:
                ask(port, questions[(number * each + k) % len(questions)])
                times.append(1000 * (time.perf_counter() - start))
            except (OSError, RuntimeError, ValueError) as error:
                errors.append(str(error))

    start = time.perf_counter()
    crowd = [Thread(target=person, args=(number,)) for number in range(people)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    return Load(times, time.perf_counter() - start, errors)


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
