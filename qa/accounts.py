"""Names and passwords of the staff: what `python -m qa password NAME` prints, and whether a password fits it.

An entry is `name:scrypt.N.r.p.salt.key` (salt and key in URL-safe base64; no character that a shell, an
environment file or Compose reads specially). But: keeps nothing, and knows no sessions.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.errors import PolicyError

#: OWASP's setting of scrypt for 16 MiB: N = 2**14, r = 8, p = 5.
N, R, P = 2**14, 8, 5
_MEMORY = 2**26  # bytes that OpenSSL may take
_DEAREST = 2**17  # N of an entry made elsewhere; more would let one login exhaust the machine
SHORTEST = 8  # characters of a password
_NAME = re.compile(r"[^\s:,]{1,40}")
_ENTRY = re.compile(r"scrypt\.(\d{1,7})\.(\d{1,2})\.(\d{1,2})\.([\w-]+={0,2})\.([\w-]+={0,2})")


class WrongAccount(PolicyError):
    """A name, a password or an entry that cannot be used; `str()` is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A password as it is kept: scrypt's parameters, the salt and the derived key."""

    n: int
    r: int
    p: int
    salt: bytes
    key: bytes

    def fits(self, password: str) -> bool:
        """Whether `password` gives this key, compared in constant time."""
        return hmac.compare_digest(_derived(password, self.n, self.r, self.p, self.salt), self.key)


def entry(name: str, password: str) -> str:
    """The entry for POLICY_QA_AUTH, with a new random salt. Raises WrongAccount."""
    if not _NAME.fullmatch(name):
        raise WrongAccount("用户名要有 1 到 40 个字，不能含空格、冒号和逗号，请换一个。")
    if len(password) < SHORTEST:
        raise WrongAccount(f"密码至少要有 {SHORTEST} 个字符，请换一个长一点的。")
    salt = secrets.token_bytes(16)
    key = _derived(password, N, R, P, salt)
    return f"{name}:scrypt.{N}.{R}.{P}.{_written(salt)}.{_written(key)}"


def accounts(setting: str | None) -> Mapping[str, Secret]:
    """The secrets by name, as POLICY_QA_AUTH holds them; none where it is not set. Raises WrongAccount."""
    found: dict[str, Secret] = {}
    for number, one in enumerate(filter(None, (part.strip() for part in (setting or "").split(","))), 1):
        name, _, kept = one.partition(":")
        if not _NAME.fullmatch(name) or name in found:
            raise _unreadable(number)
        found[name] = _secret(kept, number)
    if setting is not None and not found:
        raise _unreadable(1)
    return found


def _secret(kept: str, number: int) -> Secret:
    match = _ENTRY.fullmatch(kept)
    if match is None:
        raise _unreadable(number)
    n, r, p = (int(match[group]) for group in (1, 2, 3))
    try:
        salt, key = (base64.urlsafe_b64decode(match[group]) for group in (4, 5))
        if not 1 < n <= _DEAREST or n & (n - 1) or not 0 < r <= 16 or not 0 < p <= 16 or len(key) != 32:
            raise ValueError(kept)
    except (ValueError, binascii.Error) as error:
        raise _unreadable(number) from error
    return Secret(n, r, p, salt, key)


def _unreadable(number: int) -> WrongAccount:
    return WrongAccount(
        f"设置 POLICY_QA_AUTH 的第 {number} 项读不出来，请用 python -m qa password 用户名 重新生成，各项用逗号隔开。"
    )


def _derived(password: str, n: int, r: int, p: int, salt: bytes) -> bytes:
    given = password.encode("utf-8", errors="surrogatepass")
    return hashlib.scrypt(given, salt=salt, n=n, r=r, p=p, maxmem=max(_MEMORY, 256 * n * r), dklen=32)


def _written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode("ascii")
