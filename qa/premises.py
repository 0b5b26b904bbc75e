"""What a question takes for granted and the measure that answers it does not say: a bureau that is not responsible, a count of a
list, that something is allowed, a thing that a follow-up names, and figures (`qa.supposed_figures`).

Each is one sentence beside the answer, in words that are true of what is quoted. But: changes no answer, and of a question
that only asks there is nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.aliases import canonical
from corpus.records import Node
from qa.bureaus_named import named_bureaus
from qa.knowledge import Knowledge
from qa.normalise import unspaced
from qa.records import Answer, Notice
from qa.scope import is_place
from qa.supposed_figures import TAGGED, supposed_figures
from qa.thesaurus import expansions

_LEVELS = frozenset({"国家", "国际", "全国"})
MOST_NAMED = 6  # bureaus
#: What makes a bureau that is named one that is said to be responsible: 归商务局牵头, 是教育局在起草, 公安局管.
_IN_CHARGE = re.compile(
    r"[^,，。;；?？有和]{0,6}(?:负责|牵头|主管|管(?!理)|起草|制定|拟|出台|填报|审批|受理|组织|落实|主抓|经办|发放|具体干)"
    r"|(?:的|那边的)(?:事|活|责任)"
)
_SAID_TO_BE = re.compile(r"(?:[归由是催]|不是|算|该)$")
#: Whom is asked, so that the bureau is a guess among others.
_CHOICE = re.compile(r"还是|或者?")
_COUNTED = re.compile(r"(?:[那这]|一共|总共|不是有?|共有?)(?P<n>\d{1,3})(?P<unit>[条项个款])")
_IN_ALL = re.compile(r"共(?P<n>\d+)[项条个款]")
_ALLOWED = re.compile(r"(?<![不才])(?:可以|能够?|允许|准许?)")
_FORBIDS = re.compile(r"不能(?!超过)|不得(?!超过|少于|低于|高于)|不可以|不予|禁止|严禁|不准|不允许")
_ACTS = r"(?:处?罚|管|审批|批准?|负责|受理|发证|决定|责令|组织)"
_IS_WHO = re.compile(rf"[是归由](?P<who>[\u4e00-\u9fff]{{2,8}}?)(?:部门)?(?:来|去|在)?{_ACTS}")
_BY = re.compile(rf"由([^，。；、由]{{2,16}}?(?:部门|机关|局|委员会|机构|政府|法院))[^，。；]{{0,8}}{_ACTS}")


def premises(text: str, named: Sequence[str], answer: Answer, knowledge: Knowledge) -> tuple[Notice, ...]:
    """Notices of what normalised `text` supposes wrongly, as far as the `answer` shows; `named` are the words that a follow-up
    was the first to say."""
    if not answer.citations or answer.kind == "none":
        return ()
    cited = [knowledge.nodes[i] for i in dict.fromkeys(citation.id for citation in answer.citations)]
    first = cited[0]
    if answer.kind == "list":
        said = _count(text, answer)
    else:
        nodes = {n.id: n for one in cited for n in (one, *(knowledge.nodes[twin] for twin in one.twins))}
        body = "".join(unspaced(node.heading + node.text) for node in nodes.values())
        quoted = "".join(unspaced(one.quote) for one in answer.citations if one.id == first.id)
        shown = unspaced("".join((*(one.quote for one in answer.citations), *(n.heading for n in cited))))
        said = (
            *_newly_named(named, body, shown),
            *_bureau(text, nodes.values(), first, body, knowledge),
            *supposed_figures(text, body, first, knowledge),
            *_allowed(text, quoted),
            *_actor(text, quoted),
        )
    return tuple(Notice("premise", sentence, (first.id,)) for sentence in said)


def _newly_named(named: Sequence[str], body: str, shown: str) -> Iterator[str]:
    """All words of a thing are looked for, and what policies call them: a level in what is `shown`, as the measure may speak of
    others of that level, anything else in the whole measure."""
    places = {word: shown if word in _LEVELS or is_place(word) else body for word in named}
    found = (
        word in place or any(said in place for said in expansions(word)) for word, place in places.items()
    )
    if named and not any(found):
        yield f"所引的条文没有写{'、'.join(f'“{word}”' for word in named)}。"


def _bureau(text: str, nodes: Iterable[Node], first: Node, body: str, knowledge: Knowledge) -> Iterator[str]:
    """A bureau of the document said to be responsible, which none of the nodes, nor what they stand in, names."""
    around = list(nodes)
    around += [above for node in around if (above := knowledge.nodes.get(node.parent or ""))]
    own = list(dict.fromkeys(name for node in around for name in node.departments))
    if not own or _CHOICE.search(text):
        return
    known = {canonical(name) for name in own}
    for name, said in named_bureaus(text, knowledge.departments(knowledge.home[first.id].id)):
        at = text.find(said)
        claimed = _IN_CHARGE.match(text, at + len(said)) or _SAID_TO_BE.search(text[:at])
        if claimed and canonical(name) not in known and name not in body:
            yield f"问题里的“{said}”不在责任单位之内，文件写的是{'、'.join(own[:MOST_NAMED])}。"


def _count(text: str, answer: Answer) -> tuple[str, ...]:
    """那10条, where the list has one."""
    said, listed = _COUNTED.search(text), _IN_ALL.search(answer.text.partition("\n")[0])
    if not said or not listed or said["n"] == listed["n"]:
        return ()
    return (f"问题里的“{said['n']}{said['unit']}”与文件不同，文件中共{listed['n']}项。",)


def _allowed(text: str, quoted: str) -> Iterator[str]:
    """可以仲裁的吧, where what is quoted says only that it may not be."""
    forbids = _FORBIDS.search(quoted)
    if (
        forbids
        and TAGGED.search(text)
        and _ALLOWED.search(text)
        and not _ALLOWED.search(_FORBIDS.sub("", quoted))
    ):
        yield f"所引的条文写的是“{forbids[0]}”。"


def _actor(text: str, quoted: str) -> Iterator[str]:
    """是城管去罚他对吧, where it is another body that the sentence quoted names."""
    claimed, printed = _IS_WHO.search(text), set(_BY.findall(quoted))
    if claimed and len(printed) == 1 and TAGGED.search(text):
        who = claimed["who"]
        if who not in quoted and not any(said in quoted for said in expansions(who)):
            yield f"所引的条文写的是由{printed.pop()}，没有写“{who}”。"
