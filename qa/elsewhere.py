"""Whether a question is about another place than the documents are.

A place (`qa.divisions`) counts where the question, or a part of it, is about it ("桐乡的小巨人企业奖励多少"), not where it describes
the asker ("挂杭州牌照的车"); also where the asker's business is there ("我厂在桐乡，小巨人奖多少"). But: a place that the
documents speak of, that lies in theirs or around it, is no other one; nor is any for a document of no place, as the laws of
the nation are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

import jieba

from corpus.records import Document
from qa.divisions import LEVELS, LONGEST, divisions, lies_in

OPENING = 1500  # characters of a document in which it says whose it is
SOON = 24  # characters in which a question says what place it is about
_BLANK = re.compile(r"\s")
_LEAD_IN = re.compile(
    r"^(?:请问|我想问|想问|问一下|问下|那么?|我们|咱们?|现在|今年|明年|去年|20\d\d年|在|和|跟|一下|,|，|\s)*$"
)
_DESCRIBES = re.compile(
    r"^(?:市|县|区|省)?(?:湾|牌|籍|人(?!才)|户口|户籍|银行|大学|学院|过来|搬来|来的|口音|公司|总部|回来)"
)
#: 北京科技部 is the state's.
_MINISTRY = re.compile(
    r"的?(?:国家)?(?:科技|工信|工业和信息化|财政|商务|住建|住房和城乡建设|交通(?:运输)?|农业(?:农村)?|教育|文旅|文化和旅游|人社|生态环境|民政|水利)部(?![门分署队])"
)
#: Between the two stands where the asker's business is; who moves is asking for the place to move to.
_BUSINESS_AT = re.compile(r"(?:[厂店企司社场]|公司|企业|我们?|注册|落户|开|办)(?:都|就|现在)?[在到]$")
#: 我亲戚在桐乡种稻子,那边补多少
_STAYS_AT = re.compile(r"[在到]$")
_ASKED_OF_THERE = re.compile(r"[,，。](?:[他她]们?|人家)?(?:那边|那儿|那里|当地)")
_IS_THERE = re.compile(r"[,，。的]|开[厂店公]|办[厂企]|经营|注册|种|养|做|生产|$")
_MOVES = re.compile(r"来|搬|迁|回|去|转|调|引进|上学|读书|毕业|[上就]班|打工|工作|户口|分公司")
_NATION = re.compile(r"(?:中华)?人民共和国")
#: 我在南京上班,南京的公租房怎么申请: a part behind the first is about a place where it says what of it is asked for.
_ABOUT = re.compile(
    r"[市县区省]?(?:的?[那这][边儿里](?=的|呢|怎|多|能|也|补|奖|哪)|的(?=[^,，。]{0,6}(?:政策|补[贴助]|奖|标准|规定|公租房|怎么|多少|几)))"
)
_HERE = re.compile(r"[这本]里|本[地市县区]|我[市县区]|引进|来自")
#: How a document may speak of them.
_FOREIGN = "境外|海外|外商|外资"
_GREATER_CHINA = {
    "香港": f"香港|港澳|港、澳|{_FOREIGN}", "澳门": f"澳门|港澳|港、澳|{_FOREIGN}", "台湾": f"台湾|澳台|台资|台胞|{_FOREIGN}",
}  # fmt: skip
_COMPARED = re.compile(r"[和跟与比]")
#: 苏州工业园区, which a dictionary may have as one word.
_ZONE = re.compile(r"(?:工业|产业|高新|经济|技术|保税|综合)[\u4e00-\u9fff]{0,4}区")


def other_place(text: str, documents: Iterable[Document]) -> str | None:
    """The place that normalised `text` asks about and no document speaks of, or None."""
    every = list(documents)
    if not any(_of_a_place(document.title, document.source[:OPENING]) for document in every):
        return None
    named = next(_places_asked_about(text), None)
    if named is None:
        return None
    name, rest = named
    own = [
        place for document in every for place in _whose(document.title) or _whose(document.source[:OPENING])
    ]
    if any(lies_in(name, place) or lies_in(place, name) for place in own):
        return None
    if any(place in text for place in own) and not _COMPARED.search(text):
        return None
    ways = re.compile(_GREATER_CHINA.get(name, re.escape(name)))
    known = any(ways.search(_BLANK.sub("", document.source)) for document in every)
    national = name == "北京" and _MINISTRY.match(rest)
    return None if known or national else name


def _places_asked_about(text: str) -> Iterator[tuple[str, str]]:
    """The place that the text begins with, or where the asker's business is; else those that later parts begin with. Each with
    what stands behind it."""
    for start in range(min(len(text), SOON)):
        told = _ASKED_OF_THERE.search(text, start) and _STAYS_AT.search(text[:start])
        business = told or _BUSINESS_AT.search(text[:start]) is not None
        if (business or _LEAD_IN.match(text[:start])) and (name := _place_at(text, start)):
            rest = text[start + len(name) :]
            there = not business or told or (_IS_THERE.match(rest) and not _MOVES.search(text))
            if there and not _DESCRIBES.match(rest):
                yield name, rest
            break
    if _HERE.search(text):
        return
    for part in re.finditer(r"(?<=[,，。;；])[^,，。;；]+", text):
        if name := _place_at(text, part.start()):
            rest = text[part.start() + len(name) :]
            if (about := _ABOUT.match(rest)) and not _DESCRIBES.match(rest[about.end() :]):
                yield name, rest


def _place_at(text: str, start: int) -> str:
    """The longest name of a place that begins there and ends as a word does; "" where none does."""
    for end in range(min(len(text), start + LONGEST), start + 1, -1):
        name = text[start:end]
        if text.startswith("新区", end) and f"{name}新区" not in divisions():
            continue  # 尖山新区 is any city's
        if name in divisions() and (end in _ends(text) or _ZONE.match(text, end)):
            return name
    return ""


@lru_cache(maxsize=64)
def _ends(text: str) -> frozenset[int]:
    """Where the words of a text end."""
    return frozenset(accumulate(len(word) for word in jieba.cut(text, HMM=False)))


@lru_cache(maxsize=256)
def _of_a_place(title: str, opening: str) -> bool:
    """Whether a document is of a place, as its title or, but for a 中华人民共和国…法, its opening names one."""
    local = title if _NATION.search(title) else f"{title}\n{opening}"
    return any(_place_at(local, start) for start in range(len(local)))


@lru_cache(maxsize=256)
def own_places(title: str) -> tuple[str, ...]:
    """The places that a document's title names, the longest first: 海宁市, 海宁."""
    named = {_place_at(title, start) for start in range(len(title))} - {""}
    short = {name[:-1] for name in named if name.endswith(LEVELS) and len(name) > 2}
    return tuple(sorted(named | short, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=256)
def _whose(title: str) -> tuple[str, ...]:
    """The places that a title names, but for those around others: of 海宁市贯彻浙江省…, 海宁市 and 海宁."""
    every = own_places(title)
    return tuple(
        name
        for name in every
        if not any(lies_in(other, name) and not lies_in(name, other) for other in every)
    )
