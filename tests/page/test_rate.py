"""A reader may ask so many questions a minute; this machine itself is not limited."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from fake_assistant import FakeAssistant, policy

from page.asking import Desk
from page.rate import SESSIONS, TOO_MANY, WINDOW, Rate, who
from page.shelf import Shelf
from page.warming import Warming


class Clock:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def request(address: str, session: str = "s", **headers: str) -> Any:  # noqa: ANN401
    """What of a Gradio request is read."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return SimpleNamespace(client=SimpleNamespace(host=address), headers=named, session_hash=session)


WHO = [
    (request("127.0.0.1"), None),
    (request("::1"), None),
    (request("10.1.2.3", "a"), ("10.1.2.3", "a")),
    (request("127.0.0.1", "a", x_forwarded_for="8.8.8.8, 10.1.2.3"), ("10.1.2.3", "a")),
    (request("testclient", "a"), ("testclient", "a")),
    (None, None),
]


@pytest.mark.parametrize(("given", "expected"), WHO)
def test_who_asks(given: Any, expected: tuple[str, str] | None):  # noqa: ANN401
    """Loopback is nobody to limit; behind a proxy it is the address that the proxy saw."""
    assert who(given) == expected


def test_a_minute_is_a_sliding_window():
    """Two a minute: the third waits until the first is a minute old."""
    clock = Clock()
    rate = Rate(2, clock)
    assert [rate.allows(("a", "s")) for _ in range(3)] == [True, True, False]
    clock.now = WINDOW - 0.1
    assert not rate.allows(("a", "s"))
    clock.now = WINDOW
    assert [rate.allows(("a", "s")) for _ in range(3)] == [True, True, False]


def test_sessions_count_apart_and_addresses_in_all():
    """Another session asks on; an address that makes up sessions is stopped at SESSIONS times the rate."""
    rate = Rate(1, Clock())
    allowed = [rate.allows(("a", str(n))) for n in range(SESSIONS + 5)]
    assert allowed == [True] * SESSIONS + [False] * 5
    assert rate.allows(("b", "0"))
    assert all(rate.allows(None) for _ in range(100))


def test_what_is_remembered_is_bounded():
    """A flood from many addresses does not fill the memory."""
    rate = Rate(1, Clock())
    for n in range(30_000):
        rate.allows((str(n), ""))
    assert len(rate._asked) <= 10_000


def test_reader_is_told_to_wait():
    """The page shows one sentence, and the assistant is not asked."""
    fake = FakeAssistant()
    desk = Desk(Shelf([policy()]), Warming(lambda report: fake).start(), (), rate=Rate(1, Clock()))
    asker = ("10.0.0.1", "s")
    assert list(desk.ask("小巨人有奖励吗", who=asker))[-1].answer is not None
    assert TOO_MANY in list(desk.ask("小巨人有奖励吗", who=asker))[-1].html
    assert len(fake.asked) == 1
