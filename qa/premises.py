"""What a question takes for granted and the measure that answers it does not say: a count of a list, that something is allowed,
a thing that a follow-up names, bodies (`qa.supposed_bodies`) and figures (`qa.supposed_figures`).

Each is one sentence beside the answer, in words that are true of what is quoted; where that is not sure, nothing is said.
But: changes no answer, and of a question that only asks there is nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import jieba

from corpus.records import Node
from qa.claims import TAG_BEHIND, held
from qa.divisions import is_place
from qa.knowledge import Knowledge
from qa.normalise import unspaced
from qa.records import Answer, Notice
from qa.supposed_bodies import supposed_bodies
from qa.supposed_figures import supposed_figures
from qa.thesaurus import expansions

_LEVELS = frozenset({"国家", "国际", "全国"})
#: People by their age, of whom a measure may speak by years or by school.
_BY_AGE = re.compile(
    r"儿童|小孩|孩子|娃|宝宝|婴|幼|少儿|学生|未?成年|老人|老年|老头|老太|青年|中年|年轻|大人|高龄"
)
_AGES = re.compile(r"[\d十]周?岁|婴|幼|学生|少年|儿童|成年|老年|退休")
_COUNTED = re.compile(
    rf"(?:(?:[那这]|一共|总共|不是有?|共有?)|有(?=\d+[条项个款]{TAG_BEHIND}))(?P<n>\d{{1,3}})(?P<unit>[条项个款])"
)
_IN_ALL = re.compile(r"共(?P<n>\d+)[项条个款]")
_ALLOWED = re.compile(r"(?<![不才])(?:可以|能够?|允许|准许?)")
_CLAIMED = re.compile(rf"{_ALLOWED.pattern}(?P<act>[^,，。;；?？\d]{{2,16}}?){TAG_BEHIND}")
_FORBIDS = re.compile(
    r"(?:不能|不得|不可以|不予|禁止|严禁|不准|不允许)(?!超过|少于|低于|高于)(?P<what>[^，。；]{1,60})"
)
#: So that it is forbidden to some, or unless something is done.
_CONDITION = re.compile(r"[未无非除]|不(?:符合|具备|足|满)|[时后前内]，|[的者]，|情[形况]|期间|之一|但|擅自")


def premises(text: str, named: Sequence[str], answer: Answer, knowledge: Knowledge) -> tuple[Notice, ...]:
    """Notices of what normalised `text` supposes wrongly, as far as the `answer` shows; `named` are the things that a follow-up
    was the first to name."""
    if not answer.citations or answer.kind == "none":
        return ()
    cited = [knowledge.nodes[i] for i in dict.fromkeys(citation.id for citation in answer.citations)]
    first = cited[0]
    if answer.kind == "list":
        listed = _IN_ALL.search(answer.text.partition("\n")[0])
        said = _count(text, int(listed["n"])) if listed else ()
    else:
        nodes = {n.id: n for one in cited for n in (one, *(knowledge.nodes[twin] for twin in one.twins))}
        body = "".join(unspaced(node.heading + node.text) for node in nodes.values())
        quoted = "".join(unspaced(one.quote) for one in answer.citations if one.id == first.id)
        shown = unspaced("".join((*(one.quote for one in answer.citations), *(n.heading for n in cited))))
        said = (
            *_newly_named(named, body, shown),
            *supposed_bodies(text, cited, body, quoted, knowledge),
            *(_rows(text, cited) or supposed_figures(text, body, first, knowledge)),
            *_allowed(text, quoted, body),
        )
    return tuple(Notice("premise", sentence, (first.id,)) for sentence in said)


def _newly_named(named: Sequence[str], body: str, shown: str) -> Iterator[str]:
    """All words of the things are looked for, and what policies call them: a level in what is `shown`, as the measure may speak
    of others of that level, anything else in the whole measure; of people by their age, any age."""
    found = False
    for thing in named:
        place = shown if thing in _LEVELS or is_place(thing) else body
        words = [word for word in (thing, *jieba.cut(thing, HMM=False)) if len(word) > 1]
        found |= any(said in place for word in words for said in (word, *expansions(word)))
        found |= _BY_AGE.search(thing) is not None and _AGES.search(body) is not None
    if named and not found:
        yield f"所引的条文没有写{'、'.join(f'“{thing}”' for thing in named)}。"


def _count(text: str, listed: int) -> tuple[str, ...]:
    """那10条, where the list has one."""
    said = _COUNTED.search(text)
    if not said or int(said["n"]) == listed:
        return ()
    return (f"问题里的“{said['n']}{said['unit']}”与文件不同，文件中共{listed}项。",)


def _rows(text: str, cited: Sequence[Node]) -> tuple[str, ...]:
    """The same of a table that is quoted with its rows."""
    rows = [node for node in cited if node.kind == "row" and node.parent == cited[0].id]
    return _count(text, len(rows)) if rows else ()


def _allowed(text: str, quoted: str, body: str) -> Iterator[str]:
    """可以仲裁的吧, where what is quoted says of just that and of whom it is said that it may not be, and nowhere that it may."""
    claimed = _CLAIMED.search(text)
    if claimed is None or not held(text):
        return
    acts = _words(claimed["act"]) or [claimed["act"]]
    whom = _words(re.split(r"[,，。;；?？]", text[: claimed.start()])[-1].removesuffix("是"))[-2:]
    if any(word not in body and not any(said in body for said in expansions(word)) for word in whom):
        return
    permitted = _FORBIDS.sub("", quoted)
    if any(all(act in piece for act in acts) for piece in _pieces_allowing(permitted)):
        return
    for match in _FORBIDS.finditer(quoted):
        before = re.split(r"[。；]", quoted[: match.start()])[-1].removesuffix("但")
        behind = re.split(r"[。；]", quoted[match.end() :])[0]
        conditions = _CONDITION.search(re.split(r"可以[^，]*，", before)[-1]) or re.search(r"除外|但", behind)
        if not conditions and all(act in match["what"] for act in acts):
            yield f"所引的条文写的是“{match[0]}”。"
            return


def _pieces_allowing(text: str) -> list[str]:
    """What stands behind each word that allows."""
    return [re.split(r"[，。；]", text[match.end() :])[0] for match in _ALLOWED.finditer(text)]


def _words(text: str) -> list[str]:
    return [word for word in jieba.cut(text, HMM=False) if len(word) > 1]
