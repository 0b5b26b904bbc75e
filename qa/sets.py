"""Questions whose answer is a set: all 新增 measures of a table, what a bureau is responsible for, what holds long-term.

The question is read as a filter over the records (`qa.filters`). But: never ranks and never guesses: a question in which no filter can be read is not a set (`read` gives None).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.records import Node
from qa.amount_asked import amount_asked
from qa.asker import describe
from qa.aspect import aspect
from qa.body_words import (
    ALONE,
    EVERYWHERE,
    FILLS_IN,
    KIND_OF_BODY,
    LEADS,
    RESPONSIBLE,
    TOGETHER,
    WHICH_DEPARTMENT,
    WHO_FILLS_EACH,
)
from qa.bureaus_named import bureaus, without
from qa.captions import named_field
from qa.criteria import categories, part_by_name, period, table_of
from qa.everything import everything
from qa.filters import Filter, members
from qa.knowledge import Knowledge
from qa.lookup import said_beside
from qa.named_place import NamedPlace
from qa.own_bureau import in_its_name
from qa.planned import PLAN_WORDS, PLANS, lists_of_plans
from qa.set_words import (
    ASKS_FOR_SET,
    BODY_ONLY,
    CLAUSES_OF,
    CLAUSES_ONLY,
    COUNTS,
    EVERY,
    FILES,
    LIST_SAID,
    OF_ALL,
    ONE_OF_THEM,
    PARTS_ONLY,
    PAYMENT,
    SAID,
    TABLE_SAID,
    TABLES_ONLY,
    WHOLE_TABLE,
)
from qa.tables_meant import tables_meant
from qa.thesaurus import expansions
from qa.topics import core_of, paid_to, topic, words_of

LEAST_SAID = 2  # characters beside a table that say what of it is asked for
#: 附件2说海外仓要新增3个,分给哪些镇: what the table is said to say, and a question about that.
_TELLS = re.compile(r"[说写讲定][^,，。]{2,}[,，]")
MOST_SAID = 12  # places that say a word of a topic which no place says whole


def read(
    text: str, places: Sequence[NamedPlace], knowledge: Knowledge, document: str | None
) -> Filter | None:
    """The filter that normalised `text` states, or None where it does not ask for a set."""
    own = in_its_name(text, knowledge.departments(document))
    text, places = own, _moved(places, text, own) if own != text else places
    of_all = OF_ALL.search(text)
    if of_all:
        places = [place for place in places if not of_all.start() <= place.start < of_all.end()]
        text = text[: of_all.start()] + text[of_all.end() :] + "条款"
    found = _by_records(text, places, knowledge, document)
    if found is not None:
        return found
    parts = tuple(node.id for node in _known(places, knowledge, document) if node.kind == "part")
    if len(parts) < len(places):
        return None
    for place in reversed(places):
        text = text[: place.start] + text[place.end :]
    return everything(text, knowledge, document, parts)


def _moved(places: Sequence[NamedPlace], text: str, new: str) -> list[NamedPlace]:
    """The places where they stand in the new text; without those that it does not have."""
    said = ((place, text[place.start : place.end]) for place in places)
    return [
        replace(place, start=new.find(words), end=new.find(words) + len(words))
        for place, words in said
        if words in new
    ]


def _known(places: Sequence[NamedPlace], knowledge: Knowledge, document: str | None) -> list[Node]:
    """The nodes that are at the places named."""
    named = (f"{d.id}/{place.path}" for place in places for d in knowledge.within(document))
    return [knowledge.nodes[n] for n in named if n in knowledge.nodes]


def _by_records(
    text: str, places: Sequence[NamedPlace], knowledge: Knowledge, document: str | None
) -> Filter | None:
    """The filter over tables, categories, bureaus, periods, sums and topics."""
    nodes = [node for d in knowledge.within(document) for node in d.nodes]
    everywhere = bureaus(text, knowledge.departments(document)) if EVERYWHERE.search(text) else ()
    if not places and (amount := amount_asked(text)):
        return Filter(amount=amount, kinds=("clause",) if BODY_ONLY.search(text) else ())
    if everywhere and RESPONSIBLE.search(text) and not LEADS.search(text):
        return Filter(departments=everywhere, kinds=("clause", "row", "body", "planned"))
    if any(not place.holds_several for place in places):
        return None
    known = _known(places, knowledge, document)
    kinds = {node.kind for node in known}
    if (places and not known) or kinds not in (set(), {"table"}, {"part"}):
        return None
    parts = tuple(known) if kinds == {"part"} else ()
    if parts or not (places or TABLE_SAID.search(text)):
        parts = parts or part_by_name(text, nodes)
        if parts and (found := _within(text, parts, nodes, knowledge, document)) is not None:
            return found
        if places and parts:
            return None
    found = _over_all(text, known, knowledge, document, nodes)
    beside = said_beside(text, places, known)
    if found is None or found != Filter(found.tables) or len(beside) < LEAST_SAID:
        return found
    narrowed = _of_a_topic(found, text, places, knowledge, document)
    return narrowed or (None if _TELLS.search(text) else found)


def _of_a_topic(
    table: Filter, text: str, places: Sequence[NamedPlace], knowledge: Knowledge, document: str | None
) -> Filter | None:
    """The rows of a table that the question names that say its topic; None where none does, or it has none:
    附件2说海外仓要新增3个,分给哪些镇."""
    for place in reversed(places):
        text = text[: place.start] + text[place.end :]
    found = replace(table, topic=topic(text))
    return found if found.topic and members(found, knowledge, document) else None


def _within(
    text: str, parts: Sequence[Node], nodes: Sequence[Node], knowledge: Knowledge, document: str | None
) -> Filter | None:
    """The filter over the clauses of parts, or over the tables with their measures where a category is named."""
    if WHICH_DEPARTMENT.search(text) or LEADS.search(text) or not ASKS_FOR_SET.search(text):
        return None
    of_table = categories(text, knowledge.categories(), True)
    if of_table:
        tables = tuple(table for part in parts for table in table_of(part, nodes))
        return Filter(tables, of_table) if tables else None
    within = tuple(part.id for part in parts)
    departments = bureaus(text, knowledge.departments(document))
    if departments and RESPONSIBLE.search(text):
        return Filter(departments=departments, kinds=("clause",), within=within)
    return Filter(kinds=("clause",), within=within) if CLAUSES_OF.search(text) else None


def _over_all(
    text: str, known: Sequence[Node], knowledge: Knowledge, document: str | None, nodes: Sequence[Node]
) -> Filter | None:
    """The filter over whole documents or tables."""
    of_category = categories(text, knowledge.categories(), True)
    loose = bool(COUNTS.search(text) or of_category)
    if known and aspect(text) == "heading" and not (EVERY.search(text) or of_category):
        return None
    if not known and WHO_FILLS_EACH.search(text):
        return Filter(kinds=("part" if PARTS_ONLY.search(text) else "table",), leads=True)
    tables = tables_meant(text, known, loose, nodes, knowledge)
    if tables is None:
        return None
    rows = [node for node in nodes if node.parent in tables]
    every = knowledge.departments(document)
    field = named_field(without(text, every), rows) if rows else None
    named = categories(PLANS.sub("", text), knowledge.categories(), bool(tables))
    of_table = (field,) if field else named
    if of_table and not tables and ONE_OF_THEM.search(text) and not EVERY.search(text):
        return None
    asks_department = WHICH_DEPARTMENT.search(text) is not None
    departments = () if asks_department else bureaus(text, every)
    fills_in = bool(departments and LIST_SAID.search(text) and FILLS_IN.search(text))
    leads = fills_in or LEADS.search(text) is not None
    if departments and leads and not tables and FILES.search(text):
        tables = lists_of_plans(nodes)
    if not (leads or RESPONSIBLE.search(text) or any(row.departments for row in rows)):
        departments = ()
    if not (ASKS_FOR_SET.search(text) or fills_in) and not (tables and (of_table or departments)):
        return None
    until = period(text)
    paid = () if departments or of_table or until or tables else _payees(text)
    about = () if departments or of_table or until or tables or paid else topic(text)
    beside = SAID.sub("", without(text, every)) if departments and not tables else ""
    beside = PLAN_WORDS.sub("", beside) if PLANS.search(text) else beside
    if len(beside) > 3 and not KIND_OF_BODY.fullmatch(beside):
        return None
    only = BODY_ONLY if about or paid else CLAUSES_ONLY
    kinds: tuple[str, ...] = ()
    if PARTS_ONLY.search(text):
        kinds = ("part",)
    elif leads and (fills_in or TABLES_ONLY.search(text)):
        kinds = ("table",)
    elif only.search(text) and not tables and not until:
        kinds = ("clause",)
    asks_else = asks_department or (aspect(text) == "period" and not EVERY.search(text))
    planned = not known and not departments and not of_table and PLANS.search(text) is not None
    if planned and SAID.sub("", PLAN_WORDS.sub("", text)):  # it says which one, so it is searched for
        tables = ()
    whole_table = bool(tables) and not asks_else and WHOLE_TABLE.search(text) is not None
    if not ((of_table and not asks_department) or departments or until or about or paid or whole_table):
        return None
    together = len(departments) > 1 and TOGETHER.search(text) is not None
    alone = bool(departments) and ALONE.search(text) is not None
    found = Filter(tables, of_table, departments, leads, until, about, kinds, (), together, alone, paid)
    if (about or paid or (until or "").startswith("-")) and not members(found, knowledge, document):
        named = tuple(word for each in about if len(word := PAYMENT.sub("", each)) >= 2)
        ways = (named, core_of(named), expansions("".join(named or about)))
        tried = [replace(found, topic=words) for words in ways if words]
        tried += [replace(found, topic=_seldom(words_of(named), found, knowledge, document))]
        return next((one for one in tried if one.topic and members(one, knowledge, document)), None)
    return found


def _seldom(
    words: tuple[str, ...], found: Filter, knowledge: Knowledge, document: str | None
) -> tuple[str, ...]:
    """The words, where few places say each of them, so that they tell what is asked about; none where one is said
    nowhere or everywhere."""
    said = [len(members(replace(found, topic=(word,)), knowledge, document)) for word in words]
    return words if all(0 < places <= MOST_SAID for places in said) else ()


def _payees(text: str) -> tuple[str, ...]:
    """Whom the measures pay, with the words that policies have for such people: 农户, 种粮 …"""
    named = paid_to(text)
    return tuple(dict.fromkeys((*named, *describe("、".join(named)).official))) if named else ()
