"""A question as understood: made whole from the conversation, in one spelling, with the places and the aspect it names.

But: searches nothing and answers nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from qa.aspect import Aspect, aspect
from qa.bare_places import bare_places, printed_item
from qa.captions import named_tables
from qa.contradictions import names_a_subject
from qa.conversation import leans, wants_more, whole
from qa.entry import LONGEST
from qa.heading_places import behind_a_title, headed_places
from qa.knowledge import Knowledge
from qa.named_place import NamedPlace
from qa.normalise import normalise
from qa.notation import one_notation
from qa.places import named_places
from qa.resolving import resolve
from qa.spelling import Speller
from qa.table_places import rows_of_a_table
from qa.thesaurus import expansions
from qa.wanted import wanted


@dataclass(frozen=True, slots=True)
class Understood:
    """`text` is the normalised question after its history; `expanded` the official words that its lay words
    may stand for; `spelled` the text with its typos mended, where there are any; `follows` says that the
    history was needed."""

    question: str
    text: str
    expanded: tuple[str, ...]
    spelled: str | None
    places: tuple[NamedPlace, ...]
    asked: Aspect
    follows: bool
    more: bool


def understand(
    question: str,
    history: Sequence[str],
    knowledge: Knowledge,
    speller: Speller | None = None,
    document: str | None = None,
    thesaurus: bool = True,
) -> Understood:
    """Read a question that `qa.entry` has let in."""
    # U+FDFA alone becomes 18 characters, and everything after costs by the length.
    spread = unicodedata.normalize("NFKC", question)
    said = question if len(spread) <= LONGEST else spread[:LONGEST]
    text = _without_remark(one_notation(normalise(whole(said, history)))[:LONGEST])
    spelled = speller.corrected(text) if speller is not None else None
    text_read = spelled or text
    last = aspect(normalise(said)) if history and leans(said) else "text"
    return Understood(
        question,
        text,
        expansions(text_read) if thesaurus else (),
        spelled,
        _places(text_read, knowledge, document),
        aspect(text_read) if last == "text" else last,
        bool(history) and leans(said),
        bool(history) and wants_more(said),
    )


# Possessive throughout, as every character may be of several of these and whoever asks decides how many there are.
_SPOT = (
    r"(?>(?:正文|条文|附件|附表|[^,;。?正条附和跟与同、]{0,6}?(?:表格?(?![现示明达彰])|清单)|前后|前面|后面|两处|两个地方)"
    r"(?:[\d二三四五六七八九十-]|一(?![样致个])|表)*+)"
)
_JOINING = (
    r"(?:里面?|[中上的得了都也]|是(?![不否])|写|列|说|定|数字?|数据|口径|好像|似乎|出来|[和跟与同及、])*+"
)
_OF_THE_DOCUMENT = r"(?=[^,;。?]{0,40}(?:正文|条文|附件|附表|文件)|前后[数写说])"
_DIFFER = r"不一样|不一致|不同|对不上|有出入|矛盾|打架"
_AGREE = r"一样|一致|相同|对得上|一个[^,;。?]{1,8}一个[^,;。?]{1,6}"
_COMPARED = re.compile(rf"{_DIFFER}|{_AGREE}")
#: 正文和附件里写得好像不一样, 正文跟附件2列的一样吗: why it is asked, and no place to search.
_REMARK = re.compile(
    rf"[,;]?{_OF_THE_DOCUMENT}(?<![和跟与同]){_SPOT}(?:"
    rf"(?:{_JOINING}{_SPOT}){{0,4}}{_JOINING}(?:是不是|是否)?(?:{_DIFFER})"
    rf"|{_JOINING}{_SPOT}{_JOINING}(?:是不是|是否)?(?:{_AGREE})"
    r")[了吗么没]?(?=[,;。?]|$)"
)


def _without_remark(text: str) -> str:
    """Normalised text without a remark on whether two places agree, where it asks something beside."""
    if not _COMPARED.search(text):
        return text
    rest = re.sub(r",+(?=[,?])", "", _REMARK.sub(",", text)).strip(",;")
    return rest if wanted(rest) or names_a_subject(rest) else text


#: What says that a number with a dash is that of a table.
_TABLE_WORDS = re.compile(r"(?:表|附件|附录)\s*[\d一二三四五六七八九十]|\d\s*号?表")
#: 人才那张表, 能源清单全部: a table by its caption, and nothing asked of it.
_TABLE_ALONE = re.compile(
    r"(?:请?(?:看|查|翻|打开|显示)+一?下?)?[^,，。?？]{2,14}?(?:[那这的]*[张份个]?)(?:表格?|清单|单子)(?:的?(?:全部|所有|完整)?(?:内容)?|给我|看看|都要)*[?？。]?"
)


#: 交通那张附表是谁填的: of a table by its caption.
_WHO_FILLED = re.compile(
    r"(?:谁|哪[个家]?(?:单位|部门|局)?)[^,，。]{0,3}填|填(?:报|写)?的?(?:单位|部门|是谁)"
)


def _places(text: str, knowledge: Knowledge, document: str | None) -> tuple[NamedPlace, ...]:
    """Places by number; a row of a table that is named by its caption counts as one."""
    categories = knowledge.categories()
    if (headed := headed_places(text, knowledge, document)) is not None:
        return headed
    named = behind_a_title(text, named_places(text, categories), knowledge, document)
    if printed := printed_item(text, knowledge, document):
        return printed
    tabular = [place for place in named if place.path.startswith("annex/")]
    known = any(resolve(place, knowledge, document) for place in tabular)
    if not known and (bare := bare_places(text, knowledge, document)):
        return bare
    if not known and tabular == list(named) and not _TABLE_WORDS.search(text):
        named = ()  # 金融清单调整6-8 has no table 6-8
    if any(place.path.startswith(("annex/", "files")) for place in named):
        return named
    for d in knowledge.within(document):
        tables = named_tables(text, d.nodes)
        if tables:
            rows = rows_of_a_table(text, tables[0].removeprefix(f"{d.id}/"), categories)
            if rows:
                return rows
            asked = _TABLE_ALONE.fullmatch(text) or _WHO_FILLED.search(text)
            if not named and asked and named_tables(text, d.nodes, called_so=True):
                return (NamedPlace(tables[0].removeprefix(f"{d.id}/"), 0, len(text)),)
    return named
