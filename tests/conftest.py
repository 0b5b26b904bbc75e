"""The assistant over the shipped document with the real encoder, opened once for all tests that answer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("HF_HUB_OFFLINE", "1")

from qa.assistant import Assistant
from qa.opening import open_assistant

HOME = Path(__file__).parents[1] / ".policy-qa"


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """Opened in the checkout's own home, in fp32 so that every machine ranks alike."""
    return open_assistant(HOME, precision="fp32")
