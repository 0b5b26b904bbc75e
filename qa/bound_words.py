"""Whether 以上 and 以下 hold the number itself, as many documents say at their end: “以上”包含本数，“以下”不包含本数.

But: read only where one of the two holds it and the other does not, so that a figure on a bound is in one step.
"""

from __future__ import annotations

import re

from corpus.places import locate
from corpus.records import Document, Place
from qa.normalise import unspaced

_QUOTE = r"[“”\"'‘’「」]?"
_HOLDS = r"[^。；]{0,10}?(?<!不)(?<!不包)(?:包含|包括|含)本数"
_NOT = r"[^。；]{0,10}?不(?:包含|包括|含)本数"
_ABOVE_HOLDS = re.compile(rf"以上{_QUOTE}(?![、和]){_HOLDS}[^。；]*?以下{_QUOTE}{_NOT}")


def above_holds_itself(document: Document) -> Place | None:
    """The sentence of a document by which 以上 holds the number and 以下 does not; None where it has none."""
    for node in document.nodes:
        if "本数" in node.text and (match := _ABOVE_HOLDS.search(unspaced(node.text))):
            return locate(match[0], node, document)
    return None
