"""What an answer says in its own words, and which figures of it nothing stands behind.

Own words are what is left when the document's own are taken out: quotations, labels, titles of nodes and columns. A
figure in them stands in a citation or in a sum, repeats the question where the line says that it does, or counts what
is shown and is counted again here. But: does not work the sums out again (`test_nothing_made_up`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpus.amounts import amounts
from corpus.labels import label
from corpus.records import Document
from qa.knowledge import Knowledge
from qa.records import Answer
from tests.trust.figures import Figure, figures

_COUNTED = {"条": "clause", "个部分": "part", "个附件和表": "table"}
_YEARS = {"大前年": -3, "前年": -2, "去年": -1, "明年": 1, "后年": 2}  # counted from the document's own
_ANNEX = re.compile(r"/annex/\d+$")
_HEADED = re.compile(r"共有?(\d+)(?:条|[章编节]|个(?:部分|附件)?)(?:，另有\S+)?：$")  # and a heading a line
_MEMBERS = re.compile(r"共(\d+)项：$")
_REPEATS = re.compile(r"^(?:⌷：|[^：。]{0,40}：)?(?:按|要按|您说的|您打算|问题里的)|共\d+项：$")


def verbatim(answer: Answer, knowledge: Knowledge) -> list[str]:
    """The document's own words that the answer may show as they are, the longest first."""
    cited = {one.id for one in answer.citations}
    named = [*cited, *(hit.id for hit in answer.hits), *(id for one in answer.notices for id in one.nodes)]
    named += [node.id for node in knowledge.nodes.values() if node.parent in cited]
    named += [one.period.source for one in answer.citations if one.period]
    named += [twin for id in cited for twin in knowledge.nodes[id].twins]
    words = [one.quote.strip() for one in answer.citations] + [one.title for one in knowledge.documents]
    for id in dict.fromkeys(named):
        node = knowledge.nodes[id]
        words += [node.heading, label(node, knowledge.home[id])]
        table = knowledge.nodes.get(node.parent or "")
        if table and table.kind == "table":
            words += [label(table, knowledge.home[id])]
            words += [" ".join(cell.split()) for cell in table.text.split("\n")[0].split("\t")]
    return sorted(set(words) - {""}, key=len, reverse=True)


def own_lines(answer: Answer, knowledge: Knowledge) -> Iterator[str]:
    """The lines of text, detail and notices with the document's own words taken out."""
    text = "\n".join((answer.text, answer.detail or "", *_notices(answer, knowledge)))
    for words in (*verbatim(answer, knowledge), *(f"【{one.n}】" for one in answer.citations)):
        text = text.replace(words, "⌷")
    yield from filter(None, text.splitlines())


def _notices(answer: Answer, knowledge: Knowledge) -> Iterator[str]:
    """Notices without what they quote, where their nodes print it (blanks apart, which a healed text has others of)."""
    for notice in answer.notices:
        nodes = [knowledge.nodes[id] for id in notice.nodes]
        # A row is quoted by its name and one of its cells.
        parts = [(node.heading, part) for node in nodes for part in (node.text, *node.text.splitlines())]
        bodies = ["".join((heading + part).split()) for heading, part in parts]

        def printed(quote: re.Match[str], bodies: list[str] = bodies) -> str:
            said = "".join(quote[1].split())
            return "写⌷" if any(said in body for body in bodies) else quote[0]

        yield re.sub(r"写“(.+?)”(?=[；。])", printed, notice.text)


def counted(line: str, answer: Answer, knowledge: Knowledge) -> set[Figure]:
    """Figures of a line that count something or name the document's year; what does not agree is left out."""
    found: set[Figure] = set()
    lines = answer.text.splitlines()
    if (
        (said := _MEMBERS.search(line))
        and answer.kind == "list"
        and int(said[1]) == len(answer.citations) == len(lines) - 1
    ):
        found.add((float(said[1]), ""))
    if said := re.search(r"有(\d+)(条|个部分|个附件和表)。", line):
        most = max(sum(n.kind == _COUNTED[said[2]] for n in d.nodes) for d in knowledge.documents)
        found |= {(float(most), "")}
    if said := re.search(r"有(\d+)个附件。", line):
        annexes = max(sum(bool(_ANNEX.search(n.id)) for n in d.nodes) for d in knowledge.documents)
        found |= {(float(annexes), "")}
    if said := re.search(r"(?:^|，)共(\d+)条。$", line):
        clauses = {sum(n.kind == "clause" for n in d.nodes) for d in knowledge.documents}
        found |= {(float(said[1]), "")} if int(said[1]) in clauses else set()
    if (said := _HEADED.search(line)) and int(said[1]) <= len(answer.citations):
        found |= {(float(said[1]), "")}
    if said := re.search(r"的编号到(\d+)为止。$", line):
        numbers = {n.number.rpartition(".")[2] for n in knowledge.nodes.values() if n.kind == "row"}
        found |= {(float(said[1]), "")} if said[1] in numbers else set()
    if answer.reason == "other_year" and (said := re.search(r"其内容是(\d{4})年的", line)):
        years = [said[1]] if said[1] in map(_year, knowledge.documents) else []
        years += [str(int(said[1]) + step) for word, step in _YEARS.items() if word in answer.understood]
        found |= {(float(year), "") for year in years}
    if re.search("两处.{0,6}不一致", line) and any(one.kind == "conflict" for one in answer.notices):
        found |= {(2.0, "")}  # a conflict has two sides, both named
    return found


def _year(document: Document) -> str:
    """The year that a document writes most often."""
    return max(Counter(["", *re.findall(r"20\d\d", document.source)]).items(), key=lambda pair: pair[::-1])[0]


def nowhere(line: str, said: str, answer: Answer, knowledge: Knowledge) -> list[object]:
    """The figures of an own line that nothing stands behind, read plainly and by the program's own reader.

    `said` is all that the asker said, counted only where the line repeats it: a sum, a refusal, a list's heading.
    """
    backing = "\n".join(one.quote for one in answer.citations)
    backing += "\n" + "\n".join(one.period.text for one in answer.citations if one.period)
    backing += "\n" + "\n".join(f"{one.expression} = {one.result}" for one in answer.arithmetic)
    if answer.kind == "none" or _REPEATS.search(line):
        backing += "\n" + said
        line = re.sub("“(.+?)”", lambda quote: "⌷" if quote[1] in said else quote[0], line)
    counts = counted(line, answer, knowledge)
    plainly = figures(line) - figures(backing) - figures(backing, healed=True) - counts
    read = {(one.value, one.unit) for one in amounts(line)} - {
        (one.value, one.unit) for one in amounts(backing)
    }
    return [*sorted(plainly), *sorted(pair for pair in read if (pair[0], "") not in counts)]
