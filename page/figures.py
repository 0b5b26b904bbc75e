"""Text as HTML with its amounts emphasised: everything escaped, sums of money and shares in <strong>.

But: judges no figure; a year, a count of projects or a date stays plain.
"""

from __future__ import annotations

import re
from html import escape

_NUMBER = r"[0-9０-９]+(?:[,，][0-9]{3})*(?:[.．][0-9]+)?"
_RANGE = rf"{_NUMBER}(?:\s*[%％万亿千]*\s*(?:[-~～—–]+|至|到)\s*{_NUMBER})?"
_UNIT = r"(?:[%％‰]|个百分点|[千百十]*[万亿]*(?:美元|欧元|港元|元)|[万亿]+(?=[、，和或]))"
_AMOUNT = re.compile(
    rf"{_RANGE}\s*{_UNIT}(?:\s*[/／]\s*[一-鿿a-zA-Z0-9]{{1,4}})?|[零一二三四五六七八九十百千]+[万亿]+(?:美元|元)"
)


def emphasised(text: str) -> str:
    """`text` escaped, with each amount as <strong class="figure">."""
    parts: list[str] = []
    position = 0
    for match in _AMOUNT.finditer(text):
        parts.append(escape(text[position : match.start()]))
        parts.append(f'<strong class="figure">{escape(match[0])}</strong>')
        position = match.end()
    parts.append(escape(text[position:]))
    return "".join(parts)
