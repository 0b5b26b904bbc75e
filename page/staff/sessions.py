"""Who is logged in: passwords checked one at a time, sessions kept in memory, guessing slowed down.

A browser holds a random token; here only its hash is kept, so nothing that is written or dumped opens a
session. Restarting the program logs everybody out. But: knows no HTTP.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from qa.accounts import Secret, accounts, entry

IDLE = 4 * 3600.0  # seconds without a request after which a session ends
LONGEST = 12 * 3600.0  # seconds after which it ends in any case
FREE_TRIES = 5  # wrong passwords in a row before a name must wait
WAIT = 60.0  # seconds that a name then waits after each further wrong one
_MOST_NAMES = 10_000  # names of wrong tries that are remembered


@dataclass(slots=True)
class _Open:
    user: str
    since: float
    seen: float


@dataclass(slots=True)
class Sessions:
    """The open sessions of `users`. Every method may be called from any thread; `clock` counts seconds."""

    users: Mapping[str, Secret]
    clock: Callable[[], float] = time.monotonic
    _open: dict[bytes, _Open] = field(default_factory=dict)
    _wrong: dict[str, tuple[int, float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _one_password: threading.Lock = field(default_factory=threading.Lock)  # each takes 16 MiB
    _nobody: Secret = field(
        default_factory=lambda: accounts(entry("nobody", secrets.token_hex(16)))["nobody"]
    )

    def waiting(self, name: str) -> int:
        """Seconds until a password is looked at again for `name`; 0 where it is at once."""
        tries, last = self._wrong.get(name, (0, 0.0))
        left = last + WAIT - self.clock() if tries >= FREE_TRIES else 0.0
        return max(0, int(left + 0.999))

    def begin(self, name: str, password: str) -> str | None:
        """A new token where the password fits, None otherwise. Unknown names take as long as known ones."""
        with self._one_password:
            if self.waiting(name):
                return None
            known = self.users.get(name)
            fits = (known or self._nobody).fits(password) and known is not None
        now = self.clock()
        with self._lock:
            if not fits:
                if len(self._wrong) >= _MOST_NAMES and name not in self._wrong:
                    self._wrong.pop(next(iter(self._wrong)))
                self._wrong[name] = (self._wrong.get(name, (0, 0.0))[0] + 1, now)
                return None
            self._wrong.pop(name, None)
            self._open = {key: one for key, one in self._open.items() if self._alive(one, now)}
            token = secrets.token_urlsafe(32)
            self._open[_hash(token)] = _Open(name, now, now)
            return token

    def user(self, token: str | None) -> str | None:
        """Whose session it is, and it lives on; None where it is nobody's or over."""
        if not token:
            return None
        with self._lock:
            one = self._open.get(_hash(token))
            now = self.clock()
            if one is None or not self._alive(one, now):
                return None
            one.seen = now
            return one.user

    def end(self, token: str | None) -> None:
        """Close a session."""
        with self._lock:
            self._open.pop(_hash(token or ""), None)

    @staticmethod
    def _alive(one: _Open, now: float) -> bool:
        return now - one.seen < IDLE and now - one.since < LONGEST


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", errors="replace")).digest()
