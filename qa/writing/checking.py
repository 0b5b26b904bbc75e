"""Whether a statement is covered by the clauses that it cites: every figure, date, bureau, name, quotation and place.

`objection` gives the first thing that is not there, in words that do not repeat it. Figures are compared as
numbers with units (80万元 = 800,000元, 百分之五 = 5%), a ceiling must stay one (最高50万元), bureaus under their one
name. But: a wrong word that is none of these, such as a condition turned round, passes; a floor under the share
of words that the clauses have keeps out text about something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.aliases import canonical
from corpus.amounts import Quantity, amounts
from corpus.numerals import value as numeral
from qa.normalise import normalise
from qa.writing.records import Source, Statement
from qa.writing.statements import bare

LEAST_SHARED = 0.5  # of a statement's pairs of Chinese characters that its clauses must have

_SCALES = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
_NUMBER = re.compile(
    r"(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(百万|千万|万亿|百|千|万|亿)?"
)
_DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?")
_CEILING = re.compile(
    r"最高|最多|至多|不超|不高于|不多于|不大于|不得超过|以内|之内|封顶|为限|为上限|上限|以下"
)
_PLACE = re.compile(
    r"第([\d零〇一二三四五六七八九十百]{1,6})条|[（(]([零〇一二三四五六七八九十百]{1,5})[）)]"
)
_TITLE = re.compile(r"《([^《》]{2,80})》")
_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"]{2,200})[”」』\"]")
_LATIN = re.compile(r"[a-z][a-z0-9.+#@:/_-]{2,}", re.IGNORECASE)
_BODY = re.compile(
    r"(?:局(?![部面限长势])|委员会|办公室|委(?![托员派会屈任])|厅|办(?![理法公事学好证展案结税])|部(?![分门署长委队件位属里级落])"
    r"|人民政府|中心|支队|大队|联合会|协会|商会|银行|集团|公司)"
)
_LEVEL = re.compile(r"国家|[省市县区州镇]")
_STATE = re.compile(r"[（(][^（）()]{1,12}[)）]$")  # （征求意见稿） after a title


def objection(statement: Statement, clauses: Sequence[Source]) -> str | None:
    """What of a complete statement its cited clauses do not cover; None where they cover all of it."""
    by_number = {clause.n: clause for clause in clauses}
    if not statement.cited:
        return "没有注明依据"
    if any(n not in by_number for n in statement.cited):
        return "所注的依据不存在"
    cited = [by_number[n] for n in statement.cited]
    said = normalise(bare(statement.text))
    text = normalise("\n".join(clause.evidence for clause in cited))
    for what, covered in CHECKS:
        if not covered(said, text, cited):
            return f"{what}在所引条款中找不到"
    return None


Check = Callable[[str, str, Sequence[Source]], bool]


def _quantities(said: str, text: str, cited: Sequence[Source]) -> bool:
    stated = amounts(text)
    return all(any(_same(one, other) for other in stated) for one in amounts(said))


def _same(said: Quantity, stated: Quantity) -> bool:
    """The same number of the same unit; a ceiling in the clause is one in the statement."""
    if said.unit != stated.unit or abs(said.value - stated.value) > 1e-9 * max(1.0, abs(stated.value)):
        return False
    if said.per and stated.per and said.per != stated.per:
        return False
    return not _CEILING.search(stated.before + stated.after) or bool(
        _CEILING.search(said.before + said.after)
    )


def _numbers(said: str, text: str, cited: Sequence[Source]) -> bool:
    """Every Arabic number, places of clauses apart, occurs in the clauses with its scale."""
    stated = set(_values(text))
    return all(number in stated for number in _values(_PLACE.sub("", said)))


def _values(text: str) -> Iterator[float]:
    for match in _NUMBER.finditer(text):
        yield round(float(match[1].replace(",", "")) * _SCALES[match[2] or ""], 6)


def _dates(said: str, text: str, cited: Sequence[Source]) -> bool:
    compact = _compact(text)
    return all(date in compact for date in _DATE.findall(_compact(said)))


def _places(said: str, text: str, cited: Sequence[Source]) -> bool:
    """A clause that is named is one of the cited, or named by them."""
    own = {match for clause in cited for match in _named(normalise(clause.label))}
    return all(place in own or place in set(_named(text)) for place in _named(said))


def _named(text: str) -> Iterator[int | None]:
    for match in _PLACE.finditer(text):
        yield numeral(match[1] or match[2])


def _titles(said: str, text: str, cited: Sequence[Source]) -> bool:
    compact = _compact(text)
    return all(_STATE.sub("", _compact(title)) in compact for title in _TITLE.findall(said))


def _quotations(said: str, text: str, cited: Sequence[Source]) -> bool:
    compact = _letters(text)
    return all(_letters(quoted) in compact for quoted in _QUOTED.findall(said))


def _latin(said: str, text: str, cited: Sequence[Source]) -> bool:
    low = text.lower()
    return all(word.lower() in low for word in _LATIN.findall(said))


def _bodies(said: str, text: str, cited: Sequence[Source]) -> bool:
    names = {canonical(name) for clause in cited for name in clause.departments}
    compact = _compact(text)
    return all(body in compact or canonical(body) in names for body in _said_bodies(_compact(said)))


def _said_bodies(said: str) -> Iterator[str]:
    """Each body that is named: from the last word of level before its ending, else its last characters."""
    for match in _BODY.finditer(said):
        before = said[max(0, match.start() - 12) : match.start()]
        before = re.split(r"[^\u4e00-\u9fff]", before)[-1]
        levels = [level.start() for level in _LEVEL.finditer(before) if level.end() < len(before)]
        yield (before[levels[-1] :] if levels else before[-2:]) + match[0]


def _on_topic(said: str, text: str, cited: Sequence[Source]) -> bool:
    for body in _said_bodies(_compact(said)):
        said = said.replace(body, " ")  # checked under its one name
    pairs = [
        said[i : i + 2] for i in range(len(said) - 1) if re.fullmatch(r"[\u4e00-\u9fff]{2}", said[i : i + 2])
    ]
    compact = _compact(text)
    return not pairs or sum(pair in compact for pair in pairs) >= LEAST_SHARED * len(pairs)


def _compact(text: str) -> str:
    return "".join(text.split())


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


#: What is looked for, in order, and what it is called when it is missing.
CHECKS: tuple[tuple[str, Check], ...] = (
    ("数额或其限定（如“最高”）", _quantities),
    ("日期", _dates),
    ("数字", _numbers),
    ("条款编号", _places),
    ("文件名称", _titles),
    ("引号里的话", _quotations),
    ("外文、网址或联系方式", _latin),
    ("单位名称", _bodies),
    ("主要内容", _on_topic),
)
