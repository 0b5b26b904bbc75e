"""Thirty readers at once while documents come and go and the index is rebuilt: no error, no wrong answer, nothing grows.

A minute in `make test`, ten in `make soak` (SOAK_SECONDS). Memory and file handles are sampled every half second
after a warm-up of a quarter; their slopes are printed with 95 % intervals and held to bounds.
"""

from __future__ import annotations

import gc
import json
import os
import random
import shutil
import threading
import time
import urllib.request
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.stats import t

from app import QUIET
from corpus.library import Library
from page.asking import Desk
from page.feedback import Feedback
from page.shelf import Shelf
from page.site import serve, site
from page.warming import Report, Warming
from qa.opening import open_assistant

pytestmark = [
    pytest.mark.slow,
    # Gradio makes event loops that it never closes; whoever collects them would be told.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
os.environ |= QUIET

SECONDS = float(os.environ.get("SOAK_SECONDS", "60"))
READERS = 30
HOME = Path(__file__).parents[2] / ".policy-qa"
EXTRA = "临江市宠物管理办法\n\n第一条 为了规范宠物饲养，制定本办法。\n第二条 饲养犬只的，每年缴纳管理费300元。\n第三条 遛犬应当牵引。\n"
QUESTIONS = (
    "小巨人奖励多少",
    "第二十五条",
    "表1-7有哪些新增类措施",
    "第三部分牵头单位是谁",
    "固定资产投资增长目标是多少",
    "水稻每亩补多少",
    "第七十条写了什么",
    "火星上能不能领养猫",
)
ABOUT_EXTRA = "养狗每年要交多少管理费"
GROWTH = 0.10  # of memory over the whole run, at most, as far as the interval says for sure
HANDLES = 10  # more than at the start, likewise


class Service:
    """A page over a home of its own, whose documents can be changed while it serves."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.library = Library(home)
        self.shelf = Shelf(self.library.documents())

        def opening(report: Report) -> Any:  # noqa: ANN401
            return open_assistant(home)

        self.warming = Warming(opening, lambda _: self.shelf.renew(Library(home).documents()))
        self.page = site(Desk(self.shelf, self.warming.start(), ()), Feedback(home / "feedback.db"))
        self.address = serve(self.page)
        assert self.warming.wait(300)

    def renew(self) -> None:
        """Open anew, and wait until that answers."""
        self.warming.start()
        while not self.warming.latest.ready:
            assert not self.warming.latest.failed, self.warming.latest.words
            time.sleep(0.02)

    def call(self, endpoint: str, *data: object) -> Any:  # noqa: ANN401
        """What an endpoint gives. Raises HTTPError."""
        request = urllib.request.Request(
            f"{self.address}gradio_api/run/{endpoint}",
            json.dumps({"data": data}).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=120) as reply:
            return json.loads(reply.read())["data"][0]

    def ask(self, question: str) -> tuple[str, str, tuple[str, ...]]:
        """Kind, text and cited places of an answer."""
        answer = self.call("ask", question, [])
        return answer["kind"], answer["text"], tuple(one["id"] for one in answer["citations"])


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """Started once, with the encoder and the index of the checkout."""
    open_assistant(HOME)
    for name in ("encoder", "index"):
        shutil.copytree(HOME / name, tmp_path / name, copy_function=os.link)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        made = Service(tmp_path)
        yield made
        made.page.close(verbose=False)
        gc.collect()


def test_soak(service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Every answer is one that the documents of before or after a change give."""
    extra = tmp_path / "pets.txt"
    extra.write_text(EXTRA, encoding="utf-8")
    asked = (*QUESTIONS, ABOUT_EXTRA)
    right = {question: {service.ask(question)} for question in asked}
    service.library.add(extra, "pets")
    service.renew()
    for question in asked:
        right[question].add(service.ask(question))
    assert any("300元" in text for _, text, _ in right[ABOUT_EXTRA])

    end = time.monotonic() + SECONDS
    done: Counter[str] = Counter()
    wrong: list[object] = []

    def read(seed: int) -> None:
        choose = random.Random(seed)
        while time.monotonic() < end and len(wrong) < 5:
            what = choose.choice(("ask", "ask", "ask", "ask", "clause", "search", "page"))
            try:
                if what == "ask":
                    question = choose.choice(asked)
                    if (given := service.ask(question)) not in right[question]:
                        wrong.append((question, given))
                elif what == "clause":
                    if service.call("clause", "haining-2024/clause/25")["label"] != "（二十五）":
                        wrong.append(what)
                elif what == "search":
                    if not service.call("search", "光伏", 5):
                        wrong.append(what)
                else:
                    with urllib.request.urlopen(service.address, timeout=120) as reply:
                        reply.read()
            except Exception as error:  # whatever a reader would have met
                wrong.append((what, repr(error)))
            done[what] += 1

    def change() -> None:
        there = True
        while time.monotonic() < end and len(wrong) < 5:
            service.library.remove("pets") if there else service.library.add(extra, "pets")
            there = not there
            try:
                service.renew()
            except AssertionError as error:
                wrong.append(("renew", repr(error)))
            done["renewed"] += 1

    threads = [threading.Thread(target=read, args=(n,)) for n in range(READERS)]
    threads.append(threading.Thread(target=change))
    for thread in threads:
        thread.start()
    samples = list(_samples(end))
    for thread in threads:
        thread.join()
    late = samples[len(samples) // 4 :]
    memory = _slope([(at, size) for at, size, _ in late])
    handles = _slope([(at, count) for at, _, count in late])
    mean = sum(size for _, size, _ in late) / len(late)
    with capsys.disabled():
        print(
            f"\nsoak {SECONDS:g} s: {dict(done)}; memory {mean:.0f} MB, {_said(memory, 'MB')}; {_said(handles, 'handles')}"
        )
    assert wrong == []
    assert done["renewed"] >= 2
    assert done["ask"] >= READERS
    assert memory[1] * SECONDS < GROWTH * mean
    assert handles[1] * SECONDS < HANDLES


def _samples(end: float) -> Iterator[tuple[float, float, float]]:
    """(seconds, resident memory in MB, open file handles) until `end`."""
    page = os.sysconf("SC_PAGE_SIZE") / 2**20
    while (now := time.monotonic()) < end:
        resident = int(Path("/proc/self/statm").read_text().split()[1]) * page
        yield now, resident, float(len(os.listdir("/proc/self/fd")))
        time.sleep(0.5)


def _slope(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Least-squares slope a second, and the ends of its 95 % interval (Student's t, n - 2 degrees of freedom)."""
    at, value = np.array(points, float).T
    away = at - at.mean()
    slope = float(away @ (value - value.mean()) / (away @ away))
    rest = value - value.mean() - slope * away
    error = float(np.sqrt(rest @ rest / (len(at) - 2) / (away @ away)))
    reach = float(t.ppf(0.975, len(at) - 2)) * error
    return slope, slope - reach, slope + reach


def _said(slope: tuple[float, float, float], unit: str) -> str:
    a, b, c = (one * 60 for one in slope)
    return f"{a:+.2f} [{b:+.2f}, {c:+.2f}] {unit} a minute"


def test_slope_by_hand():
    """0, 2, 4, 6 at seconds 0-3 grows by exactly 2 a second; 1, 1, 1 by 0; 0, 3, 0 by 0 with residuals -1, 2, -1:
    variance 6 / 1 over Sxx 2 is 3, so the reach is 12.706 * sqrt(3) = 22.01."""
    assert _slope([(0, 0), (1, 2), (2, 4), (3, 6)]) == pytest.approx((2, 2, 2))
    assert _slope([(0, 1), (1, 1), (2, 1)]) == pytest.approx((0, 0, 0))
    assert _slope([(0, 0), (1, 3), (2, 0)]) == pytest.approx((0, -22.007, 22.007), abs=0.01)
