"""The default encoder, unpacked once into the checkout's own home."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.unpack import unpack


@pytest.fixture(scope="session")
def encoder_home() -> Path:
    """A home with the default encoder in it."""
    home = Path(__file__).parents[2] / ".policy-qa"
    unpack(home)
    return home
