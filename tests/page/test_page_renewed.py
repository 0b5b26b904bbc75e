"""Opening the assistant anew: the old one answers until the new one can, and keeps on where that fails."""

from __future__ import annotations

import threading

from fake_assistant import FakeAssistant
from staffed import until

from corpus.errors import UnreadableFile
from page.seam import Answering
from page.warming import Report, Warming


def test_the_old_assistant_answers_until_the_new_one_can() -> None:
    """Readers notice nothing; whoever asked for it sees how far it is; who watches is told before it answers."""
    gates = [threading.Event(), threading.Event()]
    gates[0].set()
    made: list[FakeAssistant] = []
    told: list[tuple[Answering, Answering | None]] = []

    def opening(report: Report) -> FakeAssistant:
        gate = gates[len(made)]
        report("建立索引", 1, 4)
        gate.wait(30)
        made.append(FakeAssistant())
        return made[-1]

    warming = Warming(opening, lambda one: told.append((one, warming.wait(0))))
    assert warming.start().wait(30) is made[0]
    warming.start()
    warming.start()  # a second change before the first is done costs no third opening
    assert warming.stage.ready
    assert not warming.latest.ready
    assert warming.wait(0) is made[0]
    gates[1].set()
    gates.append(gates[1])
    until(lambda: warming.latest.ready)
    assert warming.wait(0) is made[-1]
    assert told[:2] == [(made[0], None), (made[1], made[0])]
    assert len(made) in (2, 3)


def test_a_renewal_that_fails_leaves_the_old_assistant() -> None:
    """The sentence is for whoever asked for the renewal; readers are answered as before."""
    first = FakeAssistant()
    opened = iter([first])

    def opening(report: Report) -> Answering:
        try:
            return next(opened)
        except StopIteration:
            raise UnreadableFile("索引写不进磁盘，请检查空间。") from None

    warming = Warming(opening).start()
    assert warming.wait(30) is first
    warming.start()
    until(lambda: warming.latest.failed)
    assert "索引写不进磁盘" in warming.latest.words
    assert warming.stage.ready
    assert warming.wait(0) is first
