"""Sessions of the staff's page: guessing is slow, and each ends by itself."""

from __future__ import annotations

from staffed import NAME, PASSWORD

from page.staff.sessions import FREE_TRIES, IDLE, LONGEST, WAIT, Sessions
from qa.accounts import accounts, entry


def test_guessing_is_slowed_down_and_names_are_not_told() -> None:
    """After some wrong tries a name waits, known or not; the right password counts again afterwards."""
    now = [0.0]
    sessions = Sessions(accounts(entry(NAME, PASSWORD)), clock=lambda: now[0])
    for name in (NAME, "nobody"):
        for _ in range(FREE_TRIES):
            assert sessions.waiting(name) == 0
            assert sessions.begin(name, "wrong") is None
        assert sessions.waiting(name) == WAIT
    assert sessions.begin(NAME, PASSWORD) is None
    now[0] += WAIT
    assert sessions.begin(NAME, PASSWORD)


def test_a_session_ends_by_itself() -> None:
    """It ends when nobody uses it, and after a day's work in any case."""
    now = [0.0]
    sessions = Sessions(accounts(entry(NAME, PASSWORD)), clock=lambda: now[0])
    token = sessions.begin(NAME, PASSWORD)
    assert sessions.user(token) == NAME
    now[0] += IDLE
    assert sessions.user(token) is None
    token = sessions.begin(NAME, PASSWORD)
    start = now[0]
    while now[0] - start < LONGEST - IDLE / 2:
        now[0] += IDLE / 2
        if now[0] - start < LONGEST:
            assert sessions.user(token) == NAME
    now[0] = start + LONGEST
    assert sessions.user(token) is None
