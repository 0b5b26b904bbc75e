"""What money and shares are of, told by the words around them: 研发, 保费, 房租, 罚款; a growth, a part of a whole.

But: reads no figures (`qa.stated`), and does not tell two things of one kind apart (设备, 软件), which the words do.
"""

from __future__ import annotations

import re

#: What money and shares are commonly of; spending (投资) is told by other words.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("研发", re.compile(r"研发|研究开发|搞研究|做研究|科研(?:经费|投入|费)")),
    ("保费", re.compile(r"保费|保险|投保")),
    ("营收", re.compile(r"营收|营业收入|营业额|销售(?:额|收入)|零售额|产值|流水|收入")),
    ("租金", re.compile(r"租金|房租|租赁费|租")),
    ("利息", re.compile(r"利息|贴息|付息|利率")),
    ("贷款", re.compile(r"贷款|借款|授信|贷了")),
    ("工资", re.compile(r"工资|薪酬|年薪|月薪")),
    ("奖金", re.compile(r"奖金|奖励|获奖|配套|奖[了过]")),
    ("电费", re.compile(r"电费|供电费|用电费")),
    ("运费", re.compile(r"运费|运输费|物流费")),
    ("展位", re.compile(r"展位|参展|展会")),
    ("罚款", re.compile(r"罚款|被罚|罚了|罚金|处罚")),
    ("外资", re.compile(r"外资|实到|到资")),
    ("进出口", re.compile(r"进出口")),
    ("出口", re.compile(r"(?<!进)出口")),
    ("进口", re.compile(r"进口")),
    ("结售汇", re.compile(r"结售汇|结汇|售汇")),
    ("留成", re.compile(r"留成|地方(?:综合)?贡献|地方财力")),
    ("税收", re.compile(r"(?<!留成)税收|纳税|缴税|交税|税款|税额")),
    ("培训", re.compile(r"培训")),
    ("认证", re.compile(r"认证|检测费|检验费")),
)
_SPENDING = re.compile(r"投资|投入|投|花|购置|购买|采购|买|改造|设备款|建设费|造价")
#: Words of the kind of a share.
_SHARE_KINDS = (
    ("增长", re.compile(r"增长|增幅|增速|涨|提高|提升")),
    ("占比", re.compile(r"占|比重|比例|强度")),
)
_OWN_RATE = re.compile(r"[\u4e00-\u9fff]{2}率")
#: A figure without this word is not the figure with it, nor the other way round.
_QUALIFIERS = re.compile(r"增长部分|增长额|增量|新增部分|超出部分|超过部分|差额|(?<!留成)部分")


def kind(words: str) -> str | None:
    """What money in `words` is of (研发, 投资, 保费 …), or None where no word tells. Of several the last
    before the figure counts, but 投入 and 花 only where there is nothing else."""
    for part in words.split("|"):
        found = [(match.start(), name) for name, pattern in _KINDS for match in pattern.finditer(part)]
        if found:
            return max(found)[1]
    return "投资" if _SPENDING.search(words) else None


def share_kind(words: str) -> str | None:
    """Whether a share in `words` is a growth or a part of a whole, or the name of its own rate (留用率); None where no word tells."""
    named = _OWN_RATE.findall(words)
    of_a_kind = (name for name, pattern in _SHARE_KINDS if pattern.search(words))
    return next(of_a_kind, named[-1] if named else None)


def is_part(subject: str) -> bool:
    """Whether the subject is a part of a figure (研发费增长部分), not the figure."""
    return _QUALIFIERS.search(subject) is not None
