"""The default encoder and the assistant over the shipped document, opened once for all tests, in the checkout's own home."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("HF_HUB_OFFLINE", "1")

from index.unpack import unpack
from qa.assistant import Assistant
from qa.opening import open_assistant

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
HOME = Path(__file__).parents[1] / ".policy-qa"


#: Real laws, policies and questions lie beside the checkout; where they do not, these cannot be asked.
collect_ignore = (
    [] if SAMPLES.exists() else ["corpus/test_samples.py", "qa/test_spelling_of_another_field.py"]
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with long tests first, so that none is left for one of two workers when the other has nothing to do."""
    long = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in long)


def pytest_report_header() -> str:
    """Says what is not collected."""
    return f"not collected, for want of shared/samples: {', '.join(collect_ignore) or 'nothing'}"


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """Opened in the checkout's own home, in fp32 so that every machine ranks alike."""
    return open_assistant(HOME, precision="fp32")


@pytest.fixture(scope="session")
def encoder_home() -> Path:
    """A home with the default encoder in it."""
    unpack(HOME)
    return HOME
