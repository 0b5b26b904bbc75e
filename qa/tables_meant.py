"""Which tables a question for a set means: those named by number, else by their caption, a field of theirs, or as lists of plans.

But: which of their rows count is read by `qa.sets`.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.records import Node
from qa.captions import named_tables, table_of_field, table_of_matters
from qa.criteria import categories, period
from qa.knowledge import Knowledge
from qa.planned import PLANS, lists_of_plans
from qa.set_words import CALLED_PLACE, CALLED_TABLE, LIST_SAID, OF_A_FIELD, OF_THE_DOCUMENT, WHOLE_TABLE
from qa.thesaurus import expansions


def tables_meant(
    text: str, known: Sequence[Node], loose: bool, nodes: Sequence[Node], knowledge: Knowledge
) -> tuple[str, ...] | None:
    """The tables meant; None where the question names one of another name than any document has."""
    if known:
        return tuple(node.id for node in known)
    text = OF_THE_DOCUMENT.sub("", text)
    tables = named_tables(text, nodes, called_so=not loose)
    if tables and not (WHOLE_TABLE.search(text) or loose):
        tables = ()
    if period(text) and not LIST_SAID.search(text):
        tables = ()
    if not tables and PLANS.search(text):
        tables = lists_of_plans(nodes)
    if not tables and (called := CALLED_TABLE.search(text)):  # by another word: 土地要素清单
        officials = expansions(called[0])
        for official in officials:
            tables = tables or named_tables(text.replace(called[1], official), nodes, called_so=True)
        if officials and not tables and categories(text, knowledge.categories(), True):
            return None
    if (
        not tables
        and categories(text, knowledge.categories(), True)
        and (called := CALLED_PLACE.search(text))
    ):
        tables = named_tables(called[1] + "表", nodes, called_so=True)
    if not tables and OF_A_FIELD.search(text):  # of a table that is called by its subject
        tables = table_of_field(text, nodes)
    return tables or table_of_matters(text, nodes)
