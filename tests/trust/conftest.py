"""The default encoder, unpacked once into the checkout's own home."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.unpack import unpack
from qa.assistant import Assistant
from qa.opening import open_assistant
from tests.conftest import HOME


@pytest.fixture(scope="session")
def encoder_home() -> Path:
    """A home with the default encoder in it."""
    home = Path(__file__).parents[2] / ".policy-qa"
    unpack(home)
    return home


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """As the program itself opens it: what is asked here, thousands of questions, does not depend on the last digit."""
    return open_assistant(HOME, precision="int8")
