"""A part that a question names by its title and nothing more: 附则, 附则3, 总则第二条, 法律责任那章讲什么, 资金扶持政策第2段;
第三项, where headings without numbers are all there is.

Read only where the whole question is that, so that a title's words in a longer question stay what is asked about, and only
within one document, whose titles they are. A piece of a title is enough before
那部分第二条. But: finds no part for a question about its matter (`qa.criteria`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.numerals import CHINESE, value
from corpus.records import Document
from qa.criteria import part_by_name
from qa.knowledge import Knowledge
from qa.named_place import NamedPlace
from qa.normalise import folded, unspaced
from qa.unnumbered import sections

_BRACKET = re.compile(r"[(（][^（）()]*[)）]$")
_NOTHING = re.compile(r"(?!)")
#: 编号000009的政策: a number that a title has in it.
_CODE = re.compile(
    r"(?:编号|代码|代号|编码)(?:为|是|尾号)?([A-Za-z]{0,8}\d{3,})号?的?(?:那|这)?(?:项|个|条)?(?:政策|措施|事项|项目)?(?:的?(?:内容|原文|全文)|(?:是|都|主要)*[讲说写](?:的|了)?(?:是)?(?:什么|啥)|是(?:什么|啥))?[?？。]?"
)
_N = rf"(?:\d{{1,4}}|[{CHINESE}]{{1,7}})"
_BEFORE = re.compile(
    r"(?:请问?|麻烦|帮我|给我|我想|想|看一?下?看?|查一?下?|翻到|打开|显示|第[\d一二三四五六七八九十]+(?:章|节|编|部分))*"
)
_BEHIND = re.compile(
    rf"的?(?:(?P<one>[那这]一?条)|(?:[那这]一?)?(?:章|节|部分|大?块)?)的?(?:里面?|中)?的?"
    rf"(?:第?[(]?(?P<nth>{_N})[)]?(?P<unit>条|点|项|款|段|节|$)|(?P<last>(?:最后|末尾)(?:的|那)?一?[条点项]|倒数第(?P<from>{_N})[条点项])"
    rf"|(?P<first>(?:开头|打头)(?:的|那)?一?[条点项]|头一[条点项]))?"
    r"(?:的?(?:内容|原文|全文|条文|正文)|(?:都|主要|具体|是|里面?|中)*(?:讲|说|写|规定)(?:的|了)?(?:是)?(?:什么|啥|哪些|哪几条)?|给我|看看|呢)*[?？。!]*"
)

_OF_A_PART = re.compile(
    rf"([^第]{{2,16}}?)的?[那这](?:一|个)?(?:大?部分|大?块|章|项(?:政策|措施)?)(?:的|里面?|中)*(?:第(?P<nth>{_N})|(?P<last>(?:最后|末尾)(?:的|那)?一?|倒数第(?P<from>{_N}))|(?P<first>(?:开头|打头)(?:的|那)?一?|头一))[条点项段]"
    r"(?:的?(?:内容|原文|全文)|[讲说写是]+(?:什么|啥)|呢)?[?？。]?"
)
#: 第10项、第11项: of a text whose headings have no numbers.
_NTH_ALONE = re.compile(
    rf"第{_N}[项个](?:政策|措施)?(?:[、,和及]第{_N}[项个](?:政策|措施)?)*(?:的?(?:内容|原文)|[是讲说写]+(?:什么|啥)|呢)?[?？。]?"
)


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
    start = _BEFORE.match(flat)
    begin = start.end() if start else 0
    named = [(path, title) for path, title in _titles(within[0]) if flat.startswith(title, begin)]
    longest = max((len(title) for _, title in named), default=0)
    paths = [path for path, title in named if len(title) == longest]
    behind = _BEHIND.fullmatch(flat, begin + longest) if len(paths) == 1 else None
    if behind is None:
        return _of_a_part(flat, within[0], len(text))
    if paths[0].startswith("clause/") and not behind["one"]:
        return None
    if behind["unit"] == "节":
        return (NamedPlace(f"{paths[0]}.{value(behind['nth'])}", 0, len(text)),)
    return (NamedPlace(paths[0] + _nth(behind), 0, len(text)),)


def _nth(said: re.Match[str]) -> str:
    """Which of what stands in it: /3, /-1 from the end, /#1 for the first; nothing where all of it is meant."""
    if said["last"]:
        return f"/-{value(said['from'] or '') or 1}"
    return "/#1" if said["first"] else f"/{value(said['nth'])}" if said["nth"] else ""


def _of_a_part(text: str, document: Document, length: int) -> tuple[NamedPlace, ...] | None:
    """The clause of a part that is called by a piece of its title: 科技创新那部分第二条."""
    match = _OF_A_PART.fullmatch(text)
    if match is None:
        return None
    parts = part_by_name(f"{match[1]}那部分", document.nodes)
    called = [n for n, one in enumerate(sections(document), 1) if match[1] in unspaced(folded(one.heading))]
    if len(parts) + len(called) != 1:
        return ()
    path = f"heading/{called[0]}" if called else parts[0].id.removeprefix(f"{document.id}/")
    return (NamedPlace(path + _nth(match), 0, length),)


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
