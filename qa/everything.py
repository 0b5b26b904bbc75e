"""Every place of a thing, where it is plainly asked for: 哪些情况狗会被没收，一个都别漏; 凡是五天期限的都列给我; 民政局要做哪些.

What is left of the question without the asking is looked for in the sentences: as it stands, by the words that statutes have
for it, or by those of its words that few places say. But: a thing of which a word is nowhere said, or that is said
everywhere, is left to the search, and so is every question that does not ask for all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import jieba

from corpus.numerals import value
from qa.all_asked import ALL_ASKED
from qa.criteria import bureaus
from qa.figures_said import FIGURE, Figure, figures_asked
from qa.filters import PAID, Filter, members
from qa.knowledge import Knowledge
from qa.searching import FURNITURE
from qa.thesaurus import lay_words

COMMON = 0.25  # of the nodes: a word that more of them say is what the document is about
MOST = 20  # places; what more of them say is no answer to a question
#: What a body does, where its name is all that is said beside: 民政局在这里面要做哪些.
_DOES = re.compile(
    r"(?:在)?(?:这|本)?(?:个|份|部|里|办法|条例|文件|法|块|儿|面|头)*(?:都|要|得|具体|该|应该|还|一共|总共|到底|究竟|各自?|分别)*(?:负责|负的责任|[管做干办](?!理)|出力|承担(?!.{0,4}责任)|参与|主管|分管)(?:的|些|起|到|好|了)*(?:什么|哪些|哪几|啥|有哪|都有|事|活|任务|工作|条款)"
)
#: What stands before it: the body, with whom it is said to be, and where.
_BODY = re.compile(
    r"(?P<body>[\u4e00-\u9fff、]*?(?:部门?|[局委办会厅警联站所院队组处]|中心|机关|政府|公司|银行|农发行|人民银行|办公室|机构|单位)(?:[(（].*?[)）])?)(?:在[^,，。]{1,14})?(?:这[块儿里])?$"
)
_ALSO_CALLED = re.compile(r"[(（](?P<name>(?!不|非)[^()（）]*)[)）]")
#: Asks for a bound, or for figures themselves, which mentions do not tell.
_BOUND = re.compile(r"以[上下内]|(?<!不)超过|[高低大小少多]于|至少|起步")
_STATED = re.compile(r"(?:写|有)(?:了|明|着|没有)?(?:具体)?(?:金额|数字|数额)")
#: Said of anything: by itself it tells nothing.
_GENERIC = frozenset(
    [
        "条件",
        "材料",
        "资料",
        "标准",
        "程序",
        "流程",
        "时间",
        "要求",
        "手续",
        "情形",
        "方式",
        "范围",
        "对象",
        "原则",
        "责任",
        "金额",
        "办理",
        "申请",
        "登记",
    ]
)
_FINED = re.compile(r"罚.*哪些|哪些.*罚")
#: What pays: 能拿到50万的有哪些情况.
_PAYS = re.compile(r"奖|补|[拿领]到?")
_YES_NO = re.compile(r"(?:吗|(?<![什怎多])么|是不是|能不能|对吧)[?？]?$")
#: Words of the asking, and those that say nothing of what is asked for.
_SAID = re.compile(
    r"(?:哪些|哪|几|这|那)?(?:全部?|清楚|写明|列明|统统|所有|话题|从头到尾|通篇|全文|主题|字眼|字样|哪些|哪几个?|哪里|哪儿|哪个|什么|有啥|啥|多少|几个?|分别|一[个条处共]?|请问?|麻烦|帮忙?|帮我|给我?|出来|一下|一遍|[找列报说写提讲念]到?|关心|想知道|了解|出现|包括|包含|涉及|有关|相关|关于|搭边|沾边|挂钩"
    r"|条款|条文|措施|政策|规定|内容|事项|地方|部分|方面|情形|情况|行为|事儿?|事情|活儿?|任务|工作|期限|名字|的话|这里面?|里头?|里面|文件|办法|条例|正文|附件|清单|我们?|你们?|他们?|自己|可以|应该|需要|必须|想|会|能|要|得|被|把|都|也|还|就|在|由|是|有|了|的|地|和|与|跟|同|对|让|人|及|或者?|个|些|种|处|条|项|那|这些?|各|您|呀|啊|呗|呢|吧|吗|啦|么|不管|还是|不|之类|等|[拿领]到?|得到|奖|罚|补|[件样份全块]|一[件样份]|这份)"
)
#: Several things of which any is meant: 看病、医院、大病这些; 充电桩啊购置税啊.
_ANY_OF = re.compile(
    r"[\u4e00-\u9fff][、/][\u4e00-\u9fff]|[\u4e00-\u9fff]{2}啊[\u4e00-\u9fff]{2,8}啊|(?:相关|有关)的?"
)
_WORD = re.compile(r"\w")
_BRACKETED = re.compile(
    r"[(（](?![^()（）]*(?:不[算含是包要管]|除|包括|附则))(?:就是|即|也就是|也叫)?([^()（）]{2,12})[)）]"
)
#: What may be said beside a thing: 重残人员的特别照顾.
_LIGHT = re.compile(
    r"奖补|奖励|补助|补贴|资助|优惠|好处|照顾|优待|待遇|福利|帮助|支持|特别|特殊|具体|固定|单独谈?|标准"
)
_COUNT = re.compile(r"[一二三四五六七八九][十百千万][一二三四五六七八九十百千]*")
_TITLE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:局|厅|委|办|部门|机关)$")


def everything(text: str, knowledge: Knowledge, document: str | None) -> Filter | None:
    """The filter for every place of what normalised `text` asks for all of; None where it does not, or where the words do not tell it."""
    if _YES_NO.search(text) or _STATED.search(text):
        return None
    bodies = _body(text, knowledge, document)
    if bodies:
        known = bureaus("、".join(bodies), knowledge.departments(document))
        return Filter(departments=known) if known else _first([_called(bodies)], (), knowledge, document)
    asked = tuple(sorted(figures_asked(text), key=lambda figure: (figure.unit, figure.value)))
    fined = bool(asked) and _FINED.search(text) is not None
    if not (ALL_ASKED.search(text) or fined) or (len(asked) == 1 and _BOUND.search(text)):
        return None
    paid = (PAID,) if any(figure.unit == "元" for figure in asked) and _PAYS.search(text) else ()
    ways = ((*way, *paid) for way in _ways(text, knowledge, document))
    return _first(ways, asked, knowledge, document)


def _first(
    ways: Iterable[tuple[tuple[str, ...], ...]],
    asked: tuple[Figure, ...],
    knowledge: Knowledge,
    document: str | None,
) -> Filter | None:
    """The first way of saying it that any places say, and not too many."""
    for words in ways:
        found = Filter(says=words, figures=asked)
        if (words or asked) and 0 < len(members(found, knowledge, document)) <= MOST:
            return found
    return None


def _body(text: str, knowledge: Knowledge, document: str | None) -> tuple[str, ...]:
    """The bodies that are asked what they do, as the question calls them."""
    does = _DOES.search(text)
    before = _BODY.search(re.split(r"[,，。：:]", text[: does.start()])[-1]) if does else None
    if before is None:
        return ()
    also = _ALSO_CALLED.search(before["body"])
    name = re.sub(r"[(（].*", "", before["body"])
    names = [*re.split(r"[、和跟与]", name), *([also["name"]] if also else [])]
    source = "".join(d.source for d in knowledge.within(document))
    return tuple(_known(name, source) for name in names if len(name) >= 2)


def _known(name: str, source: str) -> str:
    """The longest end of what stands before the asking that a document says, whatever kind of body it is: 这份文件里招商局 ->
    招商局; without one, all of it."""
    ends = (name[at:] for at in range(max(0, len(name) - 14), len(name) - 1))
    cores = ((end, _TITLE.sub("", end)) for end in ends)
    return next((end for end, core in cores if len(core) >= 2 and core in source), name)


def _called(bodies: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """How a text calls a body: in full, and as one of several departments (…、民政、公安等部门)."""
    ways: list[str] = []
    for name in bodies:
        core = _TITLE.sub("", re.sub(r"^[市县区省]", "", name))
        ways.append(name)
        if len(core) >= 2:
            lay = [official for _, officials in lay_words(name) for official in officials]
            ways += [*lay, f"、{core}、", f"{core}、", f"{core}等"]
            ways += [f"{core}{kind}" for kind in ("部门", "主管部门", "行政", "机关")]
    return (tuple(dict.fromkeys(ways)),)


def _ways(thing: str, knowledge: Knowledge, document: str | None) -> Iterator[tuple[tuple[str, ...], ...]]:
    """What sentences may have to say, the closest to the question first: of each group any word."""
    if _FINED.search(thing):
        yield (("罚款",),)
    words = ALL_ASKED.sub("|", thing)
    words = FIGURE.sub("|", words) if figures_asked(thing) else words
    also = _BRACKETED.search(words)
    if also:  # the same in other words
        before = _pieces(words[: also.start()])[-1:]
        yield (tuple(way for piece in (*before, also[1]) for way in _named(piece)),)
        words = words[: also.start()] + words[also.end() :]
    pieces = _pieces(words)
    if len(pieces) == 1 and pieces[0] not in _GENERIC:
        yield (_named(pieces[0]),)
    groups = list(dict.fromkeys(_groups(words)))
    said = [len(members(Filter(says=(group,)), knowledge, document)) for group in groups]
    if _ANY_OF.search(words) and len(groups) > 1 and max(said) <= MOST:
        yield (tuple(word for group in groups for word in group),)
    if not all(said) or not (said or figures_asked(thing)):
        return
    titles = "".join(d.title for d in knowledge.within(document))
    common = COMMON * sum(len(d.nodes) for d in knowledge.within(document))
    telling = [
        (places, group)
        for places, group in zip(said, groups, strict=True)
        if places <= common and group[0] not in titles and group[0] not in _GENERIC
    ]
    if not telling and not figures_asked(thing):
        return
    kept: tuple[tuple[str, ...], ...] = ()
    places = 0
    for of_group, group in sorted(telling):
        together = len(members(Filter(says=(*kept, group)), knowledge, document)) if kept else of_group
        if not kept or together >= max(2, places / 2):
            kept, places = (*kept, group), together
    if len(telling) < 2 or 2 * len(kept) > len(telling):
        yield kept


def _pieces(words: str) -> list[str]:
    """Runs of words that are left without the asking, and without what is only said beside it, where there is more."""
    asked = [piece for piece in _runs(words) if len(piece) >= 2]
    things = [thing for piece in asked for thing in _LIGHT.sub("|", piece).split("|") if len(thing) >= 2]
    return things or asked


def _runs(words: str) -> list[str]:
    runs = [""]
    for word in jieba.cut(words, HMM=False):
        if _SAID.fullmatch(word) or not _WORD.search(word):
            runs.append("")
        else:
            runs[-1] += word
    return runs


def _named(piece: str) -> tuple[str, ...]:
    """A piece as it stands, a body without what kind it is (民政局 -> 民政), and its numbers in figures (五百强 -> 500强)."""
    counted = _COUNT.sub(lambda number: str(value(number[0])), piece)
    return tuple(dict.fromkeys((piece, _TITLE.sub("", piece), counted)))


def _groups(words: str) -> list[tuple[str, ...]]:
    """The words, each with those that mean the same."""
    found = []
    for lay, officials in lay_words(words):
        if not _LIGHT.fullmatch(lay) and _pieces(lay):
            found.append((lay, *officials))
            words = words.replace(lay, "|")
    for piece in _pieces(words):
        if found and _LIGHT.fullmatch(piece):
            continue
        said = jieba.cut(piece, HMM=False)
        found += [_named(word) for word in said if len(word) >= 2 and not FURNITURE.fullmatch(word)]
    return found
