"""How the pages' events run: not offered to programs, without Gradio's own curtain over what they change.

But: wires nothing.
"""

from __future__ import annotations

from typing import Any

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": None}
#: Where one who goes on choosing wants the result of the last choice.
LATEST: dict[str, Any] = {**QUIET, "trigger_mode": "always_last"}
#: Where the next request overtakes the one that runs, and is not lost.
OVERTAKING: dict[str, Any] = {**QUIET, "trigger_mode": "multiple"}
