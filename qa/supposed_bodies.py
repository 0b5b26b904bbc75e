"""A body that a question says is responsible or acts, and that what is quoted does not name as one that does.

Departments that the document lists are held against those of the node (`qa.responsible`), any other body against the
sentence quoted: 由…责令. But: a bureau that is only spoken of, or one of several to choose from, is not said to do it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from corpus.aliases import canonical
from corpus.records import Node
from qa.bureaus_named import named_bureaus
from qa.claims import held
from qa.knowledge import Knowledge
from qa.responsible import bearer, role
from qa.thesaurus import expansions

MOST_NAMED = 6  # bureaus
_ACTS = r"(?:处?罚|管(?!理)|审批|批准?|负责|受理|发证|决定|责令|组织|牵头|主管|落实|发放|经办)"
#: What makes a bureau that is named one that is said to be responsible: 归商务局牵头, 是教育局在起草, 公安局管, 科技局也有份.
_IN_CHARGE = re.compile(
    rf"[^,，。;；?？有和]{{0,6}}(?:{_ACTS}|起草|制定|拟|出台|填报|主抓|具体干)"
    r"|(?:的|那边的)(?:事|活|责任)|(?:也|都|还)?(?:在|有)(?:里面|其中|份|没有责任)"
)
_SAID_TO_BE = re.compile(r"(?:[归由是催]|不是|算|该)$")
#: Whom is asked, so that the bureau is a guess among others.
_CHOICE = re.compile(r"还是|或者?")
_IS_WHO = re.compile(rf"[是归由](?P<who>[\u4e00-\u9fff]{{2,8}}?)(?:部门)?(?:来|去|在)?{_ACTS}")
_BY = re.compile(rf"由([^，。；、由]{{2,16}}?(?:部门|机关|局|委员会|机构|政府|法院))[^，。；]{{0,8}}{_ACTS}")


def supposed_bodies(
    text: str, cited: Sequence[Node], body: str, quoted: str, knowledge: Knowledge
) -> Iterator[str]:
    """The sentences on the bodies that normalised `text` supposes wrongly; `body` is what the nodes say, the first of which
    answers, and `quoted` what is quoted of that one."""
    if _CHOICE.search(text):
        return
    around = [node for c in cited for node in (c, *(knowledge.nodes[twin] for twin in c.twins))]
    around += [above for node in around if (above := knowledge.nodes.get(node.parent or ""))]
    doing = {name for node in around for name in node.departments}
    told = list(_bureaus(text, cited, doing, body, knowledge))
    yield from told or _actor(text, doing, quoted)


def _bureaus(
    text: str, cited: Sequence[Node], doing: AbstractSet[str], body: str, knowledge: Knowledge
) -> Iterator[str]:
    """A bureau of the document that is not among those `doing` anything in the nodes nor in what they stand in; listed are
    those of the first node only, or of its rows."""
    first = cited[0]
    one = bearer(first, knowledge)
    below = [node for node in cited if node.parent == first.id]
    listed = one.departments if one else tuple(dict.fromkeys(name for n in below for name in n.departments))
    known = {canonical(name) for name in (*doing, *listed)}
    if not listed:
        return
    for name, said in named_bureaus(text, knowledge.departments(knowledge.home[first.id].id)):
        at = text.find(said)
        claimed = _IN_CHARGE.match(text, at + len(said)) or _SAID_TO_BE.search(text[:at])
        if claimed and canonical(name) not in known and name not in body:
            what = role(one or below[0])
            yield f"问题里的“{said}”不在{what}之内，文件写的是{'、'.join(listed[:MOST_NAMED])}。"


def _actor(text: str, doing: AbstractSet[str], quoted: str) -> Iterator[str]:
    """是城管去罚他对吧, where it is another body that the sentence quoted names, and none of those `doing` something there."""
    claimed, printed = _IS_WHO.search(text), set(_BY.findall(quoted))
    if claimed and len(printed) == 1 and held(text):
        who = claimed["who"]
        written = who in quoted or any(said in quoted for said in expansions(who))
        if not written and not named_bureaus(who, doing):
            yield f"所引的条文写的是由{printed.pop()}，没有写“{who}”。"
