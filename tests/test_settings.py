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
    ("name", "value"), [("PORT", "abc"), ("PORT", "70000"), ("ENGINE", "faiss"), ("RETENTION_DAYS", "0")]
)
def test_a_wrong_value_is_one_sentence_that_names_it(monkeypatch: pytest.MonkeyPatch, name: str, value: str):
    """The sentence names the variable and the value."""
    monkeypatch.setenv(f"POLICY_QA_{name}", value)
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert f"POLICY_QA_{name}" in explain(caught.value)
    assert value in explain(caught.value)
