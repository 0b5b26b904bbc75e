"""What is logged of a failure: what kind it is and where it happened, never a word of what was asked.

Gradio and its server print a failure with its message, and a message may hold what the caller sent. Here every one
becomes a line of ours: the kinds of error from the first cause on and, where our own code was on the way, the places
in it. But: what our own code logs is its own business.
"""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import SimpleNamespace

from gradio import queueing, route_utils, routes

_HERE = Path(__file__).parents[1]


def wordless() -> None:
    """Take over what Gradio prints and what its server logs, in this process."""
    for module in (queueing, route_utils, routes):
        module.traceback = SimpleNamespace(print_exc=_log)  # type: ignore[attr-defined]
    server = logging.getLogger("uvicorn.error")
    if not any(isinstance(one, _Wordless) for one in server.filters):
        server.addFilter(_Wordless())


def where(error: BaseException) -> str:
    """Kinds and places of an error and its causes.

    Example: "ValueError < KeyError (page/asking.py:98, qa/assistant.py:71)"
    """
    kinds: list[str] = []
    places: list[str] = []
    at: BaseException | None = error
    while at is not None and len(kinds) < 5:
        kinds.append(type(at).__name__)
        for frame in traceback.extract_tb(at.__traceback__):
            file = Path(frame.filename)
            if file.is_relative_to(_HERE) and "site-packages" not in file.parts:
                places.append(f"{file.relative_to(_HERE)}:{frame.lineno}")
        at = at.__cause__ or at.__context__
    found = [
        place
        for place in dict.fromkeys(places)
        if place.startswith(("page", "qa", "index", "corpus", "eval"))
    ]
    return " < ".join(kinds) + (f" ({', '.join(found)})" if found else "")


def _log() -> None:
    error = sys.exc_info()[1]
    if error is not None:
        logging.getLogger(__name__).error("A call failed: %s", where(error))


class _Wordless(logging.Filter):
    """Puts kinds and places in the place of an exception."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record stays."""
        if record.exc_info and record.exc_info[1] is not None:
            record.msg, record.args = "A request failed: %s", (where(record.exc_info[1]),)
            record.exc_info = None
        return True
