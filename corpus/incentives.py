"""Incentives: every amount that a company, institution or person can receive, with who, on what terms and
how often.

One record per amount and per beneficiary that has an amount of its own; 分别给予 is split. Budgets, goals,
fines and thresholds are none. But: an enumeration whose amounts and beneficiaries do not come out as many
is left out and listed by `left_out`, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.amounts import Quantity
from corpus.beneficiaries import generic, head, introduction, levels, person, split
from corpus.grant_terms import ceiling, limit, matching, rate_unit
from corpus.grants import Grant, grants
from corpus.measure_words import SHARE
from corpus.readings import Reading, readings, sentence_ranges
from corpus.records import Amount, Document, Incentive, Node, Place
from corpus.statements import statements

_KINDS = ("clause", "row", "part", "closing", "body")
_LONG = 36  # a beneficiary of several fragments that is longer is told by its noun, the rest is the condition
_MONEY_WORD = re.compile(r"资金|经费|奖励|补[助贴]|支持|资助|配套|津贴|费$|额$|的$|标准$|比例$")
_PERSON = re.compile(
    r"企业|单位|人|载体|机构|户|者|平台|基地|园区|中心|合作社|学校|院|家庭|集体|个体|孵化器|空间|项目|组织|公司|所$"
)
_NOBODY = re.compile(
    r"^(?:(?:补贴|补助|资助|奖励|发放|待遇)(?:标准|金额|额度)?|每.{2,12}|自.{0,8}起|目前|现行|上述.{0,20}|其中|此外|同时|凡|以上|每年|.{0,6}年度内?)?$"
)
_FOR = re.compile(r"(?:补贴|资助|奖励|补助|发放|适用|扶持|救助)对象[:：](?P<who>[^。；]{2,60})")
_ELLIPSIS = re.compile(
    r"^(?:[^，的]{0,10})(?:入选|获评|认定|考核|评定|评为|评价|通过|优秀|良好|合格)[^，的]{0,6}的$"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """What one grant gives: records, or the place of what could not be read."""

    incentives: tuple[Incentive, ...]
    unread: Place | None = None


def find_incentives(document: Document) -> tuple[Incentive, ...]:
    """The incentives of a document, in source order."""
    return tuple(incentive for found in _all(document) for incentive in found.incentives)


def left_out(document: Document) -> tuple[Place, ...]:
    """Places where something is granted but who gets how much could not be read."""
    return tuple(found.unread for found in _all(document) if found.unread is not None)


def _all(document: Document) -> Iterator[_Found]:
    for node in document.nodes:
        if node.kind in _KINDS:
            for reading in readings(node, document, ("text",)):
                yield from _in_paragraph(reading, node, document)


def _in_paragraph(reading: Reading, node: Node, document: Document) -> Iterator[_Found]:
    before = ""
    for start, end in sentence_ranges(reading.text):
        sentence = reading.text[start:end]
        full = reading.text[reading.text.rfind("。", 0, start) + 1 : end]
        if not re.search(r"预算(?!内)", full) or "给予" in sentence:
            found = grants(sentence)
            for grant in found:
                earlier = [other for other in found if other.end <= grant.start]
                yield _Reader(reading, start, sentence, before, grant, tuple(earlier)).read(document)
        before = sentence


@dataclass(frozen=True, slots=True)
class _Reader:
    """One grant of a sentence, with what stands around it."""

    reading: Reading
    offset: int
    sentence: str
    before: str
    grant: Grant
    earlier: tuple[Grant, ...]

    def read(self, document: Document) -> _Found:
        """The records of the grant."""
        grant = self.grant
        place = self.reading.place(document, self.offset, self.offset + len(self.sentence.rstrip("。；")))
        amounts = self._amounts()
        labelled = [(label, cap) for label, cap in grant.caps if label]
        people: tuple[str, ...] | None
        if len(amounts) == 1 and len(labelled) >= 2:
            people, amounts = tuple(label for label, _ in labelled), amounts * len(labelled)
            caps: list[Quantity | None] = [cap for _, cap in labelled]
        else:
            people = self._people(len(amounts))
            caps = [grant.caps[0][1] if grant.caps else None] * len(amounts)
        if people is None:
            return _Found((), place)
        made: list[Incentive] = []
        for beneficiary, (quantity, text), cap in zip(people, amounts, caps, strict=True):
            amount = Amount(text, quantity.value, rate_unit(quantity))
            ratio = quantity.value if quantity.unit == SHARE else matching(self.sentence, grant)
            condition = self._condition(beneficiary, quantity)
            made.append(
                Incentive(
                    self.reading.node.id,
                    beneficiary,
                    condition,
                    amount,
                    ceiling(amount, quantity, cap),
                    ratio,
                    limit(self.sentence, grant),
                    place.quote,
                    place.spans,
                )
            )
        return _Found(tuple(made))

    def _amounts(self) -> list[tuple[Quantity, str]]:
        """The amounts; a range counts as its upper end, printed whole."""
        found: list[tuple[Quantity, str]] = []
        for quantity in self.grant.members:
            if quantity.joined == "range" and found:
                found[-1] = (quantity, f"{found[-1][1]}-{quantity.text}")
            else:
                found.append((quantity, quantity.text))
        return found

    def _introduction(self) -> str:
        """Who the sentence is about: the last 对…, or what stands before the grant."""
        first = self.earlier[0] if self.earlier else self.grant
        stop = first.fragment if self._label() and first.fragment > 0 and self.earlier else first.start
        return person(introduction(self.sentence, self.grant.start, stop))

    def _label(self) -> str:
        """What this amount alone is for, where the introduction stands further in front: 购置的生产性设备,
        水稻."""
        own = self.sentence[self.grant.fragment : self.grant.start]
        own = self.grant.base if self.grant.parallel else own
        own = re.sub(
            r"^[、，；和并]+|每[家个户人项次亩年月头只]+$|(?:分别|可|再|一次性|按.{0,8})$|(?:支持力度|奖励额度|补贴标准|资助标准)$",
            "",
            own,
        )
        own = person(own)
        return "" if generic(own) or own.startswith("其") else own.strip("，、")

    def _people(self, count: int) -> tuple[str, ...] | None:
        grant = self.grant
        intro = self._introduction()
        label = self._label()
        named = re.sub(r"(?:每[家个户人项次亩年月头只]|一次性|最高|不超过)+$", "", grant.base)
        recipient = ""
        if (
            grant.members[0].unit != SHARE
            and not grant.parallel
            and named
            and not generic(named)
            and not _MONEY_WORD.search(named)
        ):
            if _PERSON.search(named):
                recipient = named
            else:
                label = named
        who = recipient or intro
        if not who or generic(who) or _NOBODY.match(who):
            told = _FOR.search(self.reading.node.text)
            who = told["who"] if told else self.reading.node.heading or person(self.before.split("，")[0])
        if not recipient and label and intro.endswith(label):
            label = ""
        if not who:
            return None
        if count > 1:
            found = split(who, count)
            graded = levels(self.sentence[: grant.start], count)
            if found is None and graded and who:
                found = tuple(f"{_short(who)}（{level}）" for level in graded)
            return found or (split(label, count) if label else None)
        if _ELLIPSIS.match(label or who):
            return (self._completed(label or who),)
        if label and not recipient:
            if _PERSON.search(label) and (
                not intro or label.endswith(("项目", "企业", "单位", "人员", "对象", "的"))
            ):
                return (label,)
            if label in _short(who):
                return (_short(who),)
            if label[-2:] == who[-2:] or (label.endswith("的") and who.endswith("的")):
                return (label,)
            return (f"{_short(who)}（{label}）",)
        return (_short(who),)

    def _completed(self, words: str) -> str:
        """首次入选的 with the noun it leaves out, from an earlier grant or from what the sentence counts."""
        for other in reversed(self.earlier):
            intro = person(introduction(self.sentence, other.start, other.start)) or other.base
            noun = re.search(r"(?:级|的)([^的级，、]{3,12})$", intro)
            if noun:
                return words + noun[1]
        counted = [
            s
            for s in statements(self.reading)
            if self.offset <= s.quantity.start < self.offset + self.grant.start and s.noun
        ]
        return words + re.sub(r"建设$", "", counted[-1].noun) if counted else words

    def _condition(self, beneficiary: str, quantity: Quantity) -> str:
        words = self._introduction()
        if words.endswith(beneficiary) and words != beneficiary and len(self.grant.members) == 1:
            words = words[: -len(beneficiary)].rstrip("的，、")
        base = self.grant.base.strip("，的 ") if quantity.unit == SHARE else ""
        if quantity.unit == SHARE and not base:
            base = re.sub(
                r"^按(?:照)?|的$", "", self.sentence[self.grant.fragment : self.grant.members[0].start]
            )
            base = "" if base.startswith("对") else base
        return "；".join(dict.fromkeys(part for part in (words, base) if part))


def _short(who: str) -> str:
    return (head(who) or who) if len(who) > _LONG and ("，" in who or len(who) > 2 * _LONG) else who
