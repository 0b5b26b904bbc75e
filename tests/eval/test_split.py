"""Development and test never share a measure."""

from dataclasses import replace

from corpus.records import Document
from eval.records import Gold
from eval.split import assign, groups, leaks


def bare(questions: tuple[Gold, ...]) -> tuple[Gold, ...]:
    """The questions without their parts."""
    return tuple(replace(question, split=None) for question in questions)


def test_groups_are_connected_by_twins(document: Document):
    """The clause and the row that repeats it are one group, named by the smaller id."""
    assert groups([document]) == {
        "d/clause/1": "d/annex/1/1",
        "d/annex/1/1": "d/annex/1/1",
        "d/clause/2": "d/clause/2",
        "d/closing/1": "d/closing/1",
    }


def test_questions_about_one_measure_go_together(document: Document, questions: tuple[Gold, ...]):
    """Clause and row are in one part, whichever of them a question names, and the result is stable."""
    lay = bare(questions)[0]
    asked = [
        replace(lay, id=f"q{n}", relevant={node: 2}) for n, node in enumerate(("d/clause/1", "d/annex/1/1"))
    ]
    parts = {question.split for question in assign(asked, [document])}
    assert len(parts) == 1
    assert assign(asked, [document]) == assign(asked, [document])
    assert leaks(assign(asked, [document]), [document]) == []


def test_a_leak_is_found(document: Document, questions: tuple[Gold, ...]):
    """The same measure in both parts is named by its group."""
    lay = questions[0]
    torn = [replace(lay, id="x", split="dev"), replace(lay, id="y", split="test")]
    assert leaks(torn, [document]) == ["d/annex/1/1"]


def test_what_is_written_stays_and_its_group_follows(document: Document, questions: tuple[Gold, ...]):
    """A new question about a measure joins the part that the measure already has."""
    lay = questions[0]
    for part in ("dev", "test"):
        done = assign([replace(lay, split=part), replace(lay, id="new", split=None)], [document])
        assert [question.split for question in done] == [part, part]


def test_sets_and_refusals_go_by_their_own_id(document: Document, questions: tuple[Gold, ...]):
    """Many such questions fall on both sides."""
    _, _, several, none = bare(questions)
    for question in (several, none):
        copies = [replace(question, id=f"{question.id}{n}") for n in range(40)]
        assert {made.split for made in assign(copies, [document])} == {"dev", "test"}
