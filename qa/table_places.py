"""The tables, lists and rows that a question names: 表1-3新增类第4条, 附件二 17, 1.3新增4, 配套文件清单第4项.

Works on text from `qa.normalise.folded`. But: a table that is called by its caption is found by `qa.captions`; only the
row behind the name is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.below import WHOLE, below
from corpus.numerals import CHINESE, value
from qa.named_place import NamedPlace

_N = rf"(?:\d{{1,5}}|[{CHINESE}]{{1,9}})"
_M = rf"(?:\d{{1,3}}|[{CHINESE}]{{1,7}})"
_TABLE = re.compile(
    r"(附?表|附件|附录)?\s*(?<![\d.\-—–－])(\d{1,2}(?:\s*[-—–－_]\s*\d{1,2}){1,2})(?![\d%年万亿.])\s*(?:号?表|清单)?"
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
    rf"(?:附件|附录|附表)({_N})(?![-—–]|(?<=\d)\d)(?:(?:的|里|中)?(?:(?:表|第)({_N})(?:张表|个表|号表)|(?:附?表)({_N})(?![-—–_\d.]|条)))?"
)
_PLAIN_TABLE = re.compile(
    rf"(?<![\u4e00-\u9fff])表({_N})(?![-—–－_.\d])(?=$|[^\u4e00-\u9fff]|[的里中有是讲写说第共和与由])"
)
_LIST_OF_FILES = re.compile(
    r"(?:拟出台)?(?:的)?(?:配套)?文件清单|(?:拟出台)?(?:的)?配套文件|拟出台(?:的)?文件"
)
_ROW = re.compile(
    rf"[,、和及与]?(?:的|里|中|里面)?(?P<category>[\u4e00-\u9fff]{{2}})(?:类)?(?:措施|政策)?(?:的|里|中)?(?:第({_N})(?:条|项|个|行|号|点)?|(\d+|[一二三四五六七八九十]{{1,3}})(?:号|{_THEN}))"
)
_NTH = re.compile(
    rf"[,、]?(?:的|里|中|里面)?第({_N})(?:条|项|个|号|点|份|(?=$|[?？。]))|\s*(\d+)(?:项|号|{_THEN})|[(]({_M})[)]"
)
_BEHIND = re.compile(rf"第({_N})项后未编号项")
_OWN_ROW = re.compile(rf"(?:的|里面?|中)*第({_N})行(?![业政动驶为使])")
_AND_ROW = re.compile(rf"[、,和及与跟](?:第({_N})|(\d+))(?:[条项行号]|(?<=\d)(?=$|[?？]|[、和及与]第?\d))")
_LAST = re.compile(
    rf"(?:的|里面?|中)*(?:(?P<category>[\u4e00-\u9fff]{{2}})类?(?:措施|政策)?(?:的|里|中)?)?"
    rf"(?:(?:最后|最末|末尾)(?:的|那)?一?|倒数第({_N})|(?P<first>(?:开头|打头|最前面?|最上面?)(?:的|那)?一?|头一))(?:条|项|个|行|份)"
)
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
        row = _ROW.match(text, match.end())
        if match[1] or (row and row["category"] in categories and (row[2] or row[3])):
            found.append((f"annex/{match[2]}-{match[3]}", *match.span()))
    for match in _ANNEX.finditer(text):
        number, table = value(match[1]), value(match[2] or match[3] or "")
        if number is not None:
            found.append((f"annex/{number}" + (f"-{table}" if table else ""), *match.span()))
    for match in _PLAIN_TABLE.finditer(text):
        found.append((f"table/{value(match[1])}", *match.span()))
    for match in _LIST_OF_FILES.finditer(text):
        found.append(("files", *match.span()))
    for path, start, end in found:
        yield from _rows(text, path, start, end, categories) or [NamedPlace(path, start, end)]


def _rows(text: str, path: str, start: int, end: int, categories: dict[str, int]) -> list[NamedPlace]:
    """The rows named right behind the name of a table, which stands at `start` to `end`; none where none is."""
    row, last = _ROW.match(text, end), _LAST.match(text, end)
    if row and row["category"] in categories and value(row[2] or row[3]):
        return _of_categories(text, path, start, row, categories)
    if behind := _BEHIND.match(text, end):
        return [NamedPlace(f"{path}/{value(behind[1])}.1", start, behind.end())]
    if own := _OWN_ROW.match(text, end):
        return _with_others(text, f"{path}/#", NamedPlace(f"{path}/#{value(own[1])}", start, own.end()))
    if (nth := _NTH.match(text, end)) and (n := value(nth[1] or nth[2] or nth[3])):
        said, stop = below(text, nth.end()) if nth[0].endswith(("条", "点")) else (WHOLE, nth.end())
        return _with_others(text, f"{path}/", NamedPlace(f"{path}/{n}", start, stop, said))
    if last and (last["category"] is None or last["category"] in categories):
        within = f"{categories[last['category']]}." if last["category"] else ""
        nth_ = "#1" if last["first"] else f"-{value(last[2] or '') or 1}"
        return [NamedPlace(f"{path}/{within}{nth_}", start, last.end())]
    return []


def _with_others(text: str, path: str, first: NamedPlace) -> list[NamedPlace]:
    """A row and those named with it: 第3条、第5条."""
    found = [first]
    while following := _AND_ROW.match(text, found[-1].end):
        found.append(NamedPlace(f"{path}{value(following[1] or following[2])}", *following.span()))
    return found


def _of_categories(
    text: str, path: str, start: int, row: re.Match[str], categories: dict[str, int]
) -> list[NamedPlace]:
    """The rows of one category or more: 调整类1、2, 调整1和新增2."""
    found: list[NamedPlace] = []
    following: re.Match[str] | None = row
    while following and following["category"] in categories and (n := value(following[2] or following[3])):
        within = f"{path}/{categories[following['category']]}."
        first = NamedPlace(f"{within}{n}", start if not found else following.start(), following.end())
        found += _with_others(text, within, first)
        following = _ROW.match(text, found[-1].end)
    return found


def rows_of_a_table(text: str, table: str, categories: dict[str, int]) -> tuple[NamedPlace, ...]:
    """The rows that a question names within a table known by its caption: 金融要素清单储备类第1条, 财政要素表第六行."""
    for row in _ROW.finditer(text):
        if row["category"] in categories and (n := value(row[2] or row[3])):
            return (NamedPlace(f"{table}/{categories[row['category']]}.{n}", *row.span()),)
    for called in _CALLED.finditer(text):
        if found := _rows(text, table, *called.span(), categories):
            return tuple(found)
    return ()
