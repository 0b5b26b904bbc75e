"""Who may log in: entries of POLICY_QA_AUTH are made, read back, and refused with one sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from qa.accounts import WrongAccount, accounts, entry

ROOT = Path(__file__).parents[2]
PASSWORD = "correct horse"


def test_entries_are_read_back_and_never_alike() -> None:
    """The same password gives another entry each time, and each fits it alone."""
    one, two = entry("a", PASSWORD), entry("b", PASSWORD)
    assert one.split(":")[1] != two.split(":")[1]
    found = accounts(f"{one}, {two}")
    assert [secret.fits(PASSWORD) for secret in found.values()] == [True, True]
    assert not found["a"].fits(PASSWORD + " ")
    assert not set(one) & set("$ ,'\"\\#")


@pytest.mark.parametrize(
    "setting",
    [
        "",
        ",",
        "wang",
        "wang:",
        "wang:plain",
        "wang:scrypt.16384.8.5.AAAA.AAAA",
        "wang:scrypt.99.8.5.AAAA.AAAA",
        ":x",
    ],
)
def test_an_entry_that_cannot_be_read_is_one_sentence(setting: str) -> None:
    """A broken setting is told, and never opens the page to everyone."""
    with pytest.raises(WrongAccount, match="POLICY_QA_AUTH 的第 1 项"):
        accounts(setting)


def test_the_same_name_twice_is_refused() -> None:
    """Which of two passwords counts would be a guess."""
    with pytest.raises(WrongAccount, match="第 2 项"):
        accounts(f"{entry('a', PASSWORD)},{entry('a', PASSWORD)}")


@pytest.mark.parametrize(
    ("name", "password", "code", "said"),
    [
        ("wang", PASSWORD, 0, "wang:scrypt."),
        ("wang", "short", 2, "密码至少要有"),
        ("a:b", PASSWORD, 2, "用户名"),
    ],
)
def test_the_command_prints_an_entry(name: str, password: str, code: int, said: str) -> None:
    """`python -m qa password NAME` reads the password from standard input and shows it nowhere."""
    done = subprocess.run(
        [sys.executable, "-m", "qa", "password", name],
        cwd=ROOT, input=password + "\n", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code
    assert said in (done.stdout if code == 0 else done.stderr)
    assert password not in done.stdout + done.stderr
    if code == 0:
        assert accounts(done.stdout.strip())["wang"].fits(password)
