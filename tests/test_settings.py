"""The settings: defaults that are safe, and one sentence for a wrong one."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from settings import Settings, explain


def test_listens_on_this_machine_only_by_default(monkeypatch: pytest.MonkeyPatch):
    """Nobody else can reach the page unless HOST says so."""
    monkeypatch.delenv("POLICY_QA_HOST", raising=False)
    assert Settings().host == "127.0.0.1"


def test_a_variable_sets_its_setting(monkeypatch: pytest.MonkeyPatch):
    """The prefix and the name in capitals."""
    monkeypatch.setenv("POLICY_QA_PORT", "7999")
    assert Settings().port == 7999


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        ("PORT", "abc", "要写整数"),
        ("PORT", "70000", "不能大于 65535"),
        ("ENGINE", "faiss", "只能是 'local' 或 'milvus'"),
        ("RETENTION_DAYS", "0", "不能小于 1"),
        ("LOG_QUESTIONS", "maybe", "要写 1 或 0"),
    ],
)
def test_a_wrong_value_is_one_sentence_that_names_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, wrong: str
):
    """The sentence names the variable, the value and what is wrong, in Chinese."""
    monkeypatch.setenv(f"POLICY_QA_{name}", value)
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert f"POLICY_QA_{name}" in explain(caught.value)
    assert value in explain(caught.value)
    assert wrong in explain(caught.value)
