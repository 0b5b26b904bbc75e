"""Tables and fields named by words of their captions: 金融要素清单, 民生那张表, 附件2里科技创新领域.

A caption is named by any run of its characters that no other caption has ("能源" is enough where one table only
speaks of 能源). But: a run is taken as a name only beside a word such as 表, 清单 or 领域; numbers (表1-3) are
`qa.places`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import jieba

from corpus.records import Node

_TABLE_WORD = re.compile(r"表|清单|单子|措施|政策|附件")
_BEFORE_TABLE = re.compile(r"^(?:政策|措施|要素|保障|事项|的|这|那|张|份|业|高质量|发展)*(?:附?表|清单|单子)")
_FIELD_WORD = re.compile(r"领域|方面|[那这][一1]?块|板块|部分|文件|细则|办法|方案|事项")
_MATTERS = re.compile(r"[\u4e00-\u9fff“”]{2,10}(?:的)?(?:那些|这些)?(?:事项|事(?=[,，里中上])|清单|单子)")
_COMMON = re.compile(r"20\d\d\s*年?|\s|政策措施|政策包|政策|清单|措施|事项|要素|保障|[“”\"‘’《》]")
_CALLED = 10
_QUOTES = re.compile(r"[“”\"‘’\s]")


def _named(text: str, captions: Mapping[str, str], least: int = 0) -> tuple[str, ...]:
    """Keys whose caption shares with the text its longest run that no other caption has ."""
    flat = _QUOTES.sub("", text)
    cores = Counter(_core(caption) for caption in dict.fromkeys(captions.values()))
    best: tuple[int, list[str]] = (least, [])
    for key, caption in captions.items():
        weight = max((_weight(run, flat) for run in _own_runs(_core(caption), flat, cores)), default=0)
        if weight > best[0]:
            best = (weight, [key])
        elif weight == best[0] and weight:
            best[1].append(key)
    return tuple(best[1])


@lru_cache(maxsize=4096)
def _core(caption: str) -> str:
    """What tells a caption from others."""
    return _COMMON.sub("", caption)


def _own_runs(core: str, text: str, cores: Counter[str]) -> Iterator[str]:
    """Runs of at least two characters of one of the `cores` that the text has and no other caption; figures alone name
    nothing. Other captions are looked at only for what the text has."""
    if cores[core] > 1:
        return
    for start in range(len(core) - 1):
        for end in range(start + 2, len(core) + 1):
            run = core[start:end]
            if run not in text:
                break  # nor is any longer one
            if not run.isdigit() and not any(run in other for other in cores if other != core):
                yield run


def _weight(run: str, text: str) -> int:
    """Its length, and 10 more where 表 or 清单 follows, so that it is what the table is called."""
    after = text[text.index(run) + len(run) :]
    return len(run) + (_CALLED if _BEFORE_TABLE.match(after) else 0)


def named_tables(text: str, nodes: Sequence[Node], called_so: bool = False) -> tuple[str, ...]:
    """Id of the one table that normalised `text` names by its caption; empty where it names none or several.

    `called_so` wants 表 or 清单 right behind the name."""
    if not _TABLE_WORD.search(text):
        return ()
    with_rows = {node.parent for node in nodes if node.kind == "row"}
    captions = {n.id: n.heading for n in nodes if n.kind == "table" and n.id in with_rows and n.heading}
    found = _named(text, captions, _CALLED if called_so else 0)
    if len(found) != 1 or _of_another_name(_QUOTES.sub("", text), captions[found[0]], nodes):
        return ()
    return found


def _of_another_name(text: str, caption: str, nodes: Sequence[Node]) -> bool:
    """Whether all that the text has of a caption is the end of a longer name that a node with a list has: 养老服务清单,
    beside a table on 现代服务业."""
    core = _core(caption)
    shared = [core[a : a + 2] for a in range(len(core) - 1) if core[a : a + 2] in text]
    if len(shared) != 1:
        return False
    before = list(jieba.cut(text[: text.index(shared[0])], HMM=False))[-1:]
    longer = before[0] + shared[0] if before and len(before[0]) > 1 else ""
    return longer != "" and any(longer in node.text and "清单" in node.text for node in nodes)


def table_of_field(text: str, nodes: Sequence[Node]) -> tuple[str, ...]:
    """Id of the one table of whose caption normalised `text` has a run, and one of whose fields it names: 科技领域要向省里
    争取什么."""
    captions = {n.id: n.heading for n in nodes if n.kind == "table"}
    cores = Counter(map(_core, captions.values()))
    found = [
        table
        for table, caption in captions.items()
        if any(_own_runs(_core(caption), text, cores))
        and named_field(text, [node for node in nodes if node.parent == table])
    ]
    return tuple(found) if len(found) == 1 else ()


def named_field(text: str, rows: Sequence[Node]) -> str | None:
    """The category of a table's rows (one of its fields) that normalised `text` names, or None."""
    fields = {row.category: row.category for row in rows if row.category}
    if len(fields) < 2 or not _FIELD_WORD.search(text):
        return None
    found = _named(text, fields)
    return found[0] if len(found) == 1 else None


def table_of_matters(text: str, nodes: Sequence[Node]) -> tuple[str, ...]:
    """Id of the one table of 事项 of whose caption normalised `text` says a run before that word: 向省里争取的事项."""
    before = _MATTERS.search(text)
    if before is None:
        return ()
    captions = {n.id: n.heading for n in nodes if n.kind == "table" and "事项" in n.heading}
    found = _named(before[0], captions)
    return found if len(found) == 1 else ()
