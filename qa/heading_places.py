"""A part that a question names by its title and nothing more: 附则, 附则3, 总则第二条, 法律责任那章讲什么, 资金扶持政策第2段;
第三项, where headings without numbers are all there is.

Read only where the whole question is that, so that a title's words in a longer question stay what is asked about, and only
within one document, whose titles they are. A piece of a title is enough before
那部分 (科技创新那部分, 仲裁协议那章头两条). What is chosen behind it is read by `qa.selections`. But: finds no part for a question about its matter (`qa.criteria`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.numerals import CHINESE, value
from corpus.records import Document
from qa.courtesies import BEFORE, BEHIND
from qa.criteria import part_by_name
from qa.knowledge import Knowledge
from qa.named_place import NamedPlace
from qa.normalise import folded, unspaced
from qa.resolving import resolve
from qa.selections import selection
from qa.unnumbered import sections

_BRACKET = re.compile(r"[(（][^（）()]*[)）]$")
_NOTHING = re.compile(r"(?!)")
#: 编号000009的政策: a number that a title has in it.
_CODE = re.compile(
    r"(?:编号|代码|代号|编码)(?:为|是|尾号)?([A-Za-z]{0,8}\d{3,})号?的?(?:那|这)?(?:项|个|条)?(?:政策|措施|事项|项目)?(?:的?(?:内容|原文|全文)|(?:是|都|主要)*[讲说写](?:的|了)?(?:是)?(?:什么|啥)|是(?:什么|啥))?[?？。]?"
)
_N = rf"(?:\d{{1,4}}|[{CHINESE}]{{1,7}})"
#: 仲裁法总则: the kind of document in front of a title that every one of them has.
_LAW = re.compile(r"《?[^,，。?？]{0,20}?(?:法|条例|办法|规定|细则)》?的?(?=[总附罚]则)")
_TO_ITS_PART = re.compile(
    r"(?:第[\d一二三四五六七八九十]+(?:章|节|编|部分)|[一二三四五六七八九十]{1,3}、)*[“\"《]?"
)
_BEHIND_TITLE = re.compile(
    r"[”\"》]?的?(?:(?P<one>[那这]一?[条段])|(?:[那这]?一?个?)?(?:大?部分|大?块|章|节|项(?:政策|措施)?)?)的?"
)
#: A title that by itself names a part and no matter.
_ONLY_A_PART = re.compile(r"(?:则|政策|措施|监督管理)[?？。]?$|^法律责任")
#: 科技创新那部分第二条, 讲仲裁的那一章: by a piece of the title.
_OF_A_PART = re.compile(
    r"[“\"]?(?!(?:正文|附[件表录]|表)?[\d一二三四五六七八九十]|附件)(?:(?:讲|关于|说)的?)?(?P<title>[^第,，。?？]{2,16}?)[”\"]?的?(?:[那这](?:一|个)*(?:大?部分|大?块|章|段|项(?:政策|措施)?)|(?:部分|一章|这章)(?=第|最后|倒数|[前头末首]|开头))"
)
#: 第10项、第11项: of a text whose headings have no numbers.
_NTH_ALONE = re.compile(
    rf"第{_N}[项个](?:政策|措施)?(?:[、,和及]第{_N}[项个](?:政策|措施)?)*(?:的?(?:内容|原文)|[是讲说写]+(?:什么|啥)|呢)?[?？。]?"
)


#: 交通那一块的 before 第1条.
_CALLED_PART = re.compile(r"(?P<title>[^,，。?？第]{2,12}?)的?[那这]?[一1个]*(?:大?部分|大?块|领域|板块)$")


def headed_places(text: str, knowledge: Knowledge, document: str | None) -> tuple[NamedPlace, ...] | None:
    """The part, or what in it, that normalised `text` names by its title; empty where no part is called so, None where it
    says anything else."""
    within = knowledge.within(document)
    if len(within) != 1:
        return None
    flat = unspaced(text)
    if _NTH_ALONE.fullmatch(flat) and sections(within[0]):
        return tuple(NamedPlace(f"heading/{value(n)}", 0, len(text)) for n in re.findall(_N, flat))
    if code := _CODE.fullmatch(flat):
        coded = [path for path, title in _titles(within[0], bare=False) if code[1].lower() in title.lower()]
        return (NamedPlace(coded[0], 0, len(text)),) if len(coded) == 1 else None
    before = BEFORE.match(flat)
    start = before.end() if before else 0
    if called := _LAW.match(flat, start):
        start = called.end()
    to_part = _TO_ITS_PART.match(flat, start)
    begin = to_part.end() if to_part else 0
    named = [(path, title) for path, title in _titles(within[0]) if flat.startswith(title, begin)]
    longest = max((len(title) for _, title in named), default=0)
    paths = [path for path, title in named if len(title) == longest]
    if len(paths) == 1 and paths[0].startswith("part/"):
        alone = flat.rstrip("?？。") == flat[begin : begin + longest]
        if _is_of_another(flat[start:begin], paths[0]) or (alone and not _ONLY_A_PART.search(flat)):
            return None
    behind = _BEHIND_TITLE.match(flat, begin + longest) if len(paths) == 1 else None
    keys = _chosen(flat, behind.end()) if behind else None
    if behind is None or keys is None:
        return _of_a_part(flat, before.end() if before else 0, within[0], len(text))
    if paths[0].startswith("clause/") and not behind["one"]:
        return None
    return tuple(NamedPlace(paths[0] + key, 0, len(text)) for key in keys)


def behind_a_title(
    text: str, places: tuple[NamedPlace, ...], knowledge: Knowledge, document: str | None
) -> tuple[NamedPlace, ...]:
    """The places, of which a clause that is named right behind the title of a part without a number is counted in that part:
    附则第4点里世界500强是按谁的榜算."""
    within = knowledge.within(document)
    if len(within) != 1:
        return places
    titled = [(path, title) for path, title in _titles(within[0]) if re.fullmatch(r"part/\D+", path)]
    found = []
    for place in places:
        before = re.sub(r"[的里中]+$", "", text[: place.start])
        called = _CALLED_PART.search(before)
        parts = part_by_name(f"{called['title']}那部分", within[0].nodes) if called else ()
        named = [node.id.removeprefix(f"{within[0].id}/") for node in parts]
        part = next((path for path, title in titled if before.endswith(title)), named[0] if named else None)
        number = re.fullmatch(r"clause/(\d+)", place.path)
        inside = replace(place, path=f"{part}/{number[1]}") if part and number else place
        found.append(inside if resolve(inside, knowledge, document) else place)
    return tuple(found)


def _is_of_another(said: str, path: str) -> bool:
    """Whether the number in front of a title is not the part's own: 第五章法律责任, which is the sixth."""
    numbers = [value(number) for number in re.findall(rf"第({_N})(?:章|节|编|部分)", said)]
    own = path.split("/")[1].split(".")[-1] if path.startswith("part/") else ""
    return bool(numbers) and own.isdigit() and numbers[-1] != int(own)


def _chosen(text: str, at: int) -> tuple[str, ...] | None:
    """What is chosen behind a title as it goes on a path ("/3", ".3" for a section, "" for all of it); None where the
    question says anything else."""
    if BEHIND.fullmatch(text, at):
        return ("",)
    chosen = selection(text, at)
    if chosen is None or not BEHIND.fullmatch(text, chosen.end):
        return None
    return tuple(f"{'.' if chosen.unit == '节' else '/'}{key}" for key in chosen.keys)


def _of_a_part(text: str, start: int, document: Document, length: int) -> tuple[NamedPlace, ...] | None:
    """The part that is called by a piece of its title, or a clause of it: 科技创新那部分第二条."""
    match = _OF_A_PART.match(text, start)
    keys = _chosen(text, match.end()) if match else None
    if match is None or keys is None:
        return None
    whole = [
        n
        for n in document.nodes
        if n.kind == "part" and "/annex/" not in n.id and match["title"] in unspaced(folded(n.heading))
    ]
    parts = whole if len(whole) == 1 else part_by_name(f"{match['title']}那部分", document.nodes)
    called = [
        n for n, one in enumerate(sections(document), 1) if match["title"] in unspaced(folded(one.heading))
    ]
    if len(parts) + len(called) != 1:
        return ()
    path = f"heading/{called[0]}" if called else parts[0].id.removeprefix(f"{document.id}/")
    return tuple(NamedPlace(path + key, 0, length) for key in keys)


def _titles(document: Document, bare: bool = True) -> Iterator[tuple[str, str]]:
    """The paths and titles of parts and clauses, of a text without numbers those of its headings; `bare` is without a
    bracket at the end."""
    behind = _BRACKET if bare else _NOTHING
    parts = [node for node in document.nodes if node.kind == "part" and "/annex/" not in node.id]
    for node in parts:
        if len(title := behind.sub("", unspaced(folded(node.heading)))) >= 2:
            yield node.id.removeprefix(f"{document.id}/"), title
    for node in document.nodes:
        if (
            node.kind == "clause"
            and "/annex/" not in node.id
            and len(title := unspaced(folded(node.heading))) >= 2
        ):
            yield node.id.removeprefix(f"{document.id}/"), title
    for count, section in enumerate(sections(document), 1):
        if len(title := behind.sub("", unspaced(folded(section.heading)))) >= 2:
            yield f"heading/{count}", title
