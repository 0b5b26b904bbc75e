"""A document of one paragraph, or of two, breaks nothing: no word of it is rarer than another."""

from pathlib import Path

import pytest

from corpus.parse import parse
from index.build import build
from index.hash_encoder import HashEncoder
from index.searcher import open_index
from qa.assistant import Assistant
from qa.knowledge import know
from qa.searching import searcher
from qa.spelling import Speller
from qa.vocabulary import vocabulary

PARAGRAPHS = ("对新购农机的农户给予购机款两成的补贴。", "补贴由县农业农村局发放。", "本通知有效期三年。")


@pytest.mark.parametrize("paragraphs", [1, 2, 3])
@pytest.mark.parametrize("encoder", [None, HashEncoder()], ids=["words alone", "with vectors"])
def test_a_short_notice_is_asked(tmp_path: Path, paragraphs: int, encoder: HashEncoder | None):
    """What it names is looked up, and every question gets an answer or a refusal."""
    document = parse("\n\n".join(PARAGRAPHS[:paragraphs]), "notice")
    build(tmp_path, [document], (), encoder)
    knowledge = know([document])
    speller = Speller(vocabulary([document.source]))
    assistant = Assistant(knowledge, searcher(open_index(tmp_path, encoder), knowledge), speller)
    for question in ("农机补贴多少", "飞碟归谁管", "补贴", "第二条", "2019年的补贴"):
        assert assistant.ask(question).text
    assert assistant.ask("第二条").reason == "no_such_clause"
