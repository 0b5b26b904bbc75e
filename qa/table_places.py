"""The tables, lists and rows that a question names: 表1-3新增类第4条, 附件二 17, 1.3新增4, 配套文件清单第4项, 1-8|三|5.

Works on text from `qa.normalise.folded`. But: a table that is called by its caption is found by `qa.captions`; only the
rows behind the name are read here, in the notations of `qa.selections`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.below import WHOLE, below
from corpus.numerals import CHINESE, value
from qa.named_place import NamedPlace
from qa.selections import LEADING, Selection, selection

_N = rf"(?:\d{{1,5}}|[{CHINESE}]{{1,9}})"
_TABLE = re.compile(
    r"(附?表|附件|附录)?\s*[(]?(?<![\d.\-—–－])(\d{1,2}(?:\s*[-—–－_]\s*\d{1,2}){1,2})(?![\d%年万亿.])\s*[)]?\s*(?:(?:[那这](?:一|1)?[张个份])?(?:号?表|清单))?"
)
#: 1.3新增4: a point for the dash, where a category of the rows or 表 says that it is a table.
_POINTED = re.compile(r"(附?(?<![\u4e00-\u9fff])表|附表)?(?<![\d.])(\d{1,2})\.(\d{1,2})(?![\d.%])")
_AFTER_TABLE = re.compile(
    r"$|[^\u4e00-\u9fffA-Za-z0-9]|[的里中有是讲写说第共总和与由谁填]|全[部文都]|整[张个]|所有的?[条项行]|都(?:要|给|念|列|看)"
    r"|[两二三四五六七八九十\d]{1,2}[条项行](?:都|全|内容|措施|$)"
)
#: What may follow a row's bare number: nothing, or what is asked of the row.
_THEN = r"(?=$|[?？。,，;；的里]|责任|牵头|实施|期限|标题|名称|内容|原文|全文|目标|具体|是[什啥谁哪]|归谁|[讲说写]|[、和及与](?:第?\d{1,2}(?:[条项号、和及与]|$|[?？])|[\u4e00-\u9fff]{2}类?第?\d))"
_ANNEX = re.compile(
    rf"(?:附件|附录|附表)({_N})(?![-—–]|(?<=\d)\d)(?:(?:的|里|中)?(?:(?:表|第)({_N})(?:张表|个表|号表|表)|(?:附?表)({_N})(?![-—–_\d.]|条)))?"
)
_PLAIN_TABLE = re.compile(
    rf"(?<![\u4e00-\u9fff])表({_N})(?![-—–－_.\d])(?=$|[^\u4e00-\u9fff]|[的里中有是讲写说第共和与由])"
)
_LIST_OF_FILES = re.compile(
    r"(?:拟出台)?(?:的)?(?:配套)?文件清单|(?:拟出台)?(?:的)?配套文件|拟出台(?:的)?文件"
)
#: 新增类, 的调整措施: a category of the rows by its name, or by its number (三, 第三类) before that of a row.
_CATEGORY = re.compile(
    rf"[和及与跟]?{LEADING}(?:第?(?P<number>[一二三四五六七八九]|\d(?=大?类))(?:大?类)?(?=[\s|/>→·、,的里-]*(?:第|no|[#(\d]))"
    r"|(?P<name>[\u4e00-\u9fff]{2})(?:类)?(?:措施|政策)?)",
    re.IGNORECASE,
)
#: 的第二条新增类措施: the category behind the number.
_OF_CATEGORY = re.compile(r"的?(?P<name>[\u4e00-\u9fff]{2})类(?:措施|政策)?")
_BEHIND = re.compile(rf"[的里中]*第({_N})项后未编号项")
#: 最后那张清单, 倒数第二张表: counted from the end of the document.
_FROM_THE_END = re.compile(
    rf"(?:(?:最后|最末|末尾)(?:的|那|一)*|倒数第({_N}))[张个份](?:附?表格?|清单|单子)(?=$|[的里中有是讲写说第,，。?？]|内容|全部|原文)"
)
#: Behind 新增类6项: so many are counted.
_COUNTED = re.compile(r"分别|都|各|是?哪[几些\d一二两三四五六七八九十]|总共|一共|一起")
_SIGNED = re.compile(r"第|[(#№]|no|序号|编号|最|末|前|头|倒|首", re.IGNORECASE)
_OTHERS = frozenset("段章节款列编大部")  # 第2段 of an annex is no row
_ENDS_WELL = re.compile(_THEN)
_CALLED = re.compile(r"清单|单子|(?<![代发])表格?")


def tables(text: str, categories: dict[str, int]) -> Iterator[NamedPlace]:
    """The tables and rows that folded `text` names by number, in no order; some may overlap."""
    found: list[tuple[str, int, int]] = []
    for match in _TABLE.finditer(text):
        called_so = match[1] or match[0].endswith(("表", "清单"))
        if (
            not called_so
            and not _AFTER_TABLE.match(text, match.end())
            and text[match.end() :][:2] not in categories
        ):
            continue
        found.append(("annex/" + re.sub(r"\s*[-—–－_]\s*", "-", match[2]), *match.span()))
    for match in _POINTED.finditer(text):
        row = _category(text, match.end(), categories)
        if match[1] or (row and _chosen(text, row[1], named=True)):
            found.append((f"annex/{match[2]}-{match[3]}", *match.span()))
    for match in _ANNEX.finditer(text):
        number, table = value(match[1]), value(match[2] or match[3] or "")
        if number is not None:
            found.append((f"annex/{number}" + (f"-{table}" if table else ""), *match.span()))
    for match in _PLAIN_TABLE.finditer(text):
        found.append((f"table/{value(match[1])}", *match.span()))
    for match in _FROM_THE_END.finditer(text):
        found.append((f"table/-{value(match[1] or '1')}", *match.span()))
    for match in _LIST_OF_FILES.finditer(text):
        found.append(("files", *match.span()))
    for path, start, end in found:
        yield from _rows(text, path, start, end, categories) or [NamedPlace(path, start, end)]


def _rows(text: str, path: str, start: int, end: int, categories: dict[str, int]) -> list[NamedPlace]:
    """The rows named right behind the name of a table, which stands at `start` to `end`; none where none is. Several categories
    may follow each other: 调整1和新增2."""
    if behind := _BEHIND.match(text, end):
        return [NamedPlace(f"{path}/{value(behind[1])}.1", start, behind.end())]
    found: list[NamedPlace] = []
    while (category := _category(text, end, categories)) and (
        chosen := _chosen(text, category[1], named=True)
    ):
        found += _named(text, f"{path}/{category[0]}.", start, chosen)
        start = end = chosen.end
    if found:
        return found
    plain = _chosen(text, end, named=False)
    if plain is None:
        return []
    behind = _OF_CATEGORY.match(text, plain.end)
    if behind and behind["name"] in categories:
        plain = replace(plain, end=behind.end())
        return _named(text, f"{path}/{categories[behind['name']]}.", start, plain)
    return _named(text, f"{path}/", start, plain)


def _category(text: str, at: int, categories: dict[str, int]) -> tuple[int, int] | None:
    """The number of the category that is named from `at` on, and where its name ends."""
    match = _CATEGORY.match(text, at)
    if match is None:
        return None
    number = categories.get(match["name"]) if match["name"] else value(match["number"])
    return (number, match.end()) if number in categories.values() and number is not None else None


def _chosen(text: str, at: int, named: bool) -> Selection | None:
    """What is chosen of a table's rows; a bare number only where nothing but the row can be meant, and in Chinese only
    behind a category that is `named`."""
    chosen = selection(text, at)
    if chosen is None or chosen.unit[:1] in _OTHERS:
        return None
    if chosen.unit and not _SIGNED.search(text[at : chosen.end]) and _COUNTED.match(text, chosen.end):
        return None
    bare = not chosen.marked and not (named or text[: chosen.end][-1].isdigit())
    return None if bare or not (chosen.marked or _ENDS_WELL.match(text, chosen.end)) else chosen


def _named(text: str, path: str, start: int, chosen: Selection) -> list[NamedPlace]:
    said, end = WHOLE, chosen.end
    if len(chosen.keys) == 1 and chosen.unit[:1] in ("条", "点"):
        said, end = below(text, end)
    return [NamedPlace(f"{path}{key}", start, end, said) for key in chosen.keys]


def rows_of_a_table(text: str, table: str, categories: dict[str, int]) -> tuple[NamedPlace, ...]:
    """The rows that a question names within a table known by its caption: 金融要素清单储备类第1条, 财政要素表第六行."""
    for called in _CALLED.finditer(text):
        if found := _rows(text, table, *called.span(), categories):
            return tuple(found)
    for name in categories:
        for at in re.finditer(name, text):
            if found := _rows(text, table, at.start(), at.start(), categories):
                return tuple(found)
    return ()
