"""What Gradio leaves open, collected where it was made: whoever collects it later would be told."""

import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def swept() -> Iterator[None]:
    """Around what opens or closes a page: its event loops and sockets, which nobody closes, are collected at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()
