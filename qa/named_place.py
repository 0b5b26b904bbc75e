"""A place of a document as a question names it: its path below the document's id, and what of it is asked.

But: names nothing (`qa.places`), and does not know whether a document has it (`qa.resolving`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.below import WHOLE, Below

_SEVERAL = re.compile(r"part/[^/]+|(?:annex/|table/|files).*")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as named: its path below a document's id, and where the question names it.

    `below` is what it says below a clause (款, 项, 目); `sentence` counts from 1, -1 is the last.
    """

    path: str
    start: int
    end: int
    below: Below = WHOLE
    sentence: int | None = None

    @property
    def holds_several(self) -> bool:
        """Whether it is, or stands in, what holds several measures: a part, an annex, a table, a list."""
        return _SEVERAL.fullmatch(self.path) is not None
