"""The assistant as it is served, for the thousands of questions of these tests."""

from __future__ import annotations

import pytest

from qa.assistant import Assistant
from qa.opening import open_assistant
from tests.conftest import HOME


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """In int8, as the program itself opens it: what is asked here does not depend on the last digit."""
    return open_assistant(HOME, precision="int8")
