"""The bodies that a question asks what they do: 民政局在这里面要做哪些, 环保局和物价部门各管啥, 居委会要负责什么.

A body is called by the longest end of what stands before the asking that a document says; without one, as the question calls
it. But: which places speak of a body is for the filter to find, and departments that a document lists are read by
`qa.criteria`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import jieba

from corpus.aliases import cores
from qa.thesaurus import lay_words

#: What a body does, where its name is all that is said beside: 民政局在这里面要做哪些.
_DOES = re.compile(
    r"(?:归它|由它|它)?(?:在)?(?:这|本)?(?:个|份|部|里|办法|条例|文件|法|块|儿|面|头)*(?:都|要|得|具体|该|应该|还|一共|总共|到底|究竟|各自?|分别)*(?:负责|负的责任|[管做干办](?!理)|出力|承担(?!.{0,4}责任)|参与|主管|分管)(?:的|些|起|到|好|了)*(?:什么|哪些|哪几|啥|有哪|都有|事|活|任务|工作|条款)"
    r"|(?:在(?:这|本)?[^,，。]{0,8}?(?:里|中|上))?的(?:活儿?|任务|差事|分工)(?=[,，。?？有是都请列归]|$)"
)
#: What stands before it: the body, with whom it is said to be, and where.
_BODY = re.compile(
    r"(?P<body>[\u4e00-\u9fff、]{0,40}?(?:部门?|[局委办会厅警联站所院队组处]|中心|机关|政府|公司|银行|农发行|人民银行|办公室|机构|单位)(?:[(（].*?[)）])?)(?:在[^,，。]{1,14})?(?:这一?[块儿里级层头]|那边)?$"
)
#: What is said of bodies of any kind; by itself it names none.
_KIND_ALONE = re.compile(
    r"部门|机关|中心|政府|公司|银行|办公室|机构|单位|(?:管理|监督|监管|服务|行政|事务|执法|发展|建设|工作|委员)(?:局|部门?|委|会|中心)?"
)
_OFFICIAL = re.compile(r"(?:部门|机关|机构|局|委员会|政府|管理)$")
_ALSO_CALLED = re.compile(r"[(（](?P<name>(?!不|非)[^()（）]*)[)）]")
_OFFICES = ("局", "厅", "部门", "主管部门", "行政", "机关")
OFFICE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:局|厅|委|办|部门|机关)$")


def bodies_asked(text: str, sources: Sequence[str]) -> tuple[str, ...]:
    """The bodies that normalised `text` asks what they do, as one of the `sources` calls them, or else the question."""
    does = _DOES.search(text)
    before = _BODY.search(re.split(r"[,，。：:]", text[: does.start()])[-1]) if does else None
    if before is None:
        return ()
    also = _ALSO_CALLED.search(before["body"])
    name = re.sub(r"[(（].*", "", before["body"])
    names = [*re.split(r"[、和跟与]", name), *([also["name"]] if also else [])]
    known = (_known(name, sources) for name in names if len(name) >= 2)
    return tuple(name for name in known if not _KIND_ALONE.fullmatch(name))


def _known(name: str, sources: Sequence[str]) -> str:
    """The longest end of what stands before the asking, of whole words, that a document says, whatever kind of body it is:
    这份文件里招商局 -> 招商局; without one, all of it."""
    begins = [start for _, start, _ in jieba.tokenize(name, HMM=False) if start < len(name) - 1]
    ends = ((name[at:], OFFICE.sub("", name[at:])) for at in begins)
    return next(
        (
            end
            for end, core in ends
            if len(core) >= 2
            and any(way in source for way in (core, *cores(f"{core}局")) for source in sources)
            and not _KIND_ALONE.fullmatch(core)
            and not _KIND_ALONE.fullmatch(end)
        ),
        name,
    )


def called(bodies: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """How a text calls a body: in full, and as one of several departments (…、民政、公安等部门)."""
    ways: list[str] = []
    for name in bodies:
        core = OFFICE.sub("", re.sub(r"^[市县区省](?!场|委)", "", name))
        ways.append(name)
        if len(core) >= 2:
            ways += [way for _, ways in lay_words(name) for way in ways if _OFFICIAL.search(way)]
            ways += [f"、{core}、", f"{core}、", f"{core}等"]
            for one in dict.fromkeys((core, *cores(f"{core}局"))):
                ways += [f"{one}{office}" for office in _OFFICES]
    return (tuple(dict.fromkeys(ways)),)
