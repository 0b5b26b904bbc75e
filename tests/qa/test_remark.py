"""A remark that two places differ, beside what is asked."""

import pytest

from qa.knowledge import Knowledge
from qa.understanding import understand


@pytest.mark.parametrize(
    ("question", "text", "places"),
    [
        ("光伏补助，正文和附件1的表里好像写得不一样，分别是多少？", "光伏补助,分别是多少?", 0),
        ("正文和附件1不一致，光伏补助多少", "光伏补助多少", 0),
        ("正文和附件哪里不一致", "正文和附件哪里不一致", 0),  # is itself what is asked
        ("附件1表1-1补助多少", "附件1表1-1补助多少", 1),
    ],
)
def test_a_remark_is_no_place_to_search(knowledge: Knowledge, question: str, text: str, places: int):
    """It says why is asked, so the annex that it names does not limit the search."""
    understood = understand(question, (), knowledge)
    assert (understood.text, len(understood.places)) == (text, places)
