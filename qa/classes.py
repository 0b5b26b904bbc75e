"""Whether a question is of one class and printed words of another of the same ladder: 本科 and 硕士, B类 and A类, 二级 and 三级.

Printed words that name none of the ladder are of all. But: knows no order among the classes, and no 及以上.
"""

from __future__ import annotations

import re

#: Classes of which nobody is in two; the longer word is looked for first.
_LADDERS = (
    (r"博士后", r"博士(?!后)", r"硕士|研究生", r"本科|学士", r"大专|专科|高职", r"中专|中职|技校"),
    (r"正高级?|正高", r"副高级?|副高", r"中级", r"初级"),
    (r"高级技师", r"(?<!高级)技师", r"高级工", r"中级工", r"初级工"),
    (r"国家级", r"省级", r"市级", r"[县区]级"),
    (r"特困", r"低保", r"低收入"),
    (r"首套", r"二套|第二套", r"三套"),
    (r"重度", r"中度", r"轻度"),
    (r"大型", r"中型", r"小微|小型|微型"),
    (r"城镇|城市", r"农村"),
    (r"三级|三甲|三乙", r"二级|二甲|二乙", r"一级"),
    (r"特等", r"一等", r"二等", r"三等"),
    *((rf"{letter}(?:类|级|档)" for letter in "ABCDEFGH"),),
    (r"甲[类级]", r"乙[类级]", r"丙[类级]", r"丁[类级]"),
)
_LADDERS_READ = tuple(tuple(re.compile(one) for one in ladder) for ladder in _LADDERS)


def of_another(text: str, own: str, part: str) -> bool:
    """Whether the text names classes of a ladder of which the printed `own` words (or, where they name none, the whole
    `part`) have others only."""
    for ladder in _LADDERS_READ:
        said = {n for n, one in enumerate(ladder) if one.search(text)}
        printed = {n for n, one in enumerate(ladder) if one.search(own)} or {
            n for n, one in enumerate(ladder) if one.search(part)
        }
        if said and printed and not said & printed:
            return True
    return False
