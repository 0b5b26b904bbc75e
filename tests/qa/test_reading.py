"""What is read of a node, and when: around the nearest sentence, and only where the search is not sure."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.parse import parse
from index.build import build
from index.hash_encoder import HashEncoder
from index.records import Hit
from index.searcher import open_index
from qa.knowledge import know
from qa.reading import CUT, HEADING, MOST, of_here, passage, read_together
from qa.searching import Found, search, searcher

LONG = "一" * 90 + "。"


@pytest.mark.parametrize(
    ("sentences", "near", "read"),
    [
        (["给二十万元。", "由科技局兑现。"], {}, "给二十万元。由科技局兑现。"),
        ([], {}, ""),
        # 91 + 91 characters fit into 200, a third would not: the nearer neighbour is read.
        ([LONG, "二" * 91, "三" * 91, "四" * 91], {"三" * 91: 0.9, "四" * 91: 0.5}, "三" * 91 + "四" * 91),
        ([LONG, "二" * 91, "三" * 91], {LONG: 0.9, "三" * 91: 0.8}, LONG + "二" * 91),
        (["五" * 500], {}, "五" * (MOST + CUT)),
    ],
)
def test_what_is_read(sentences: list[str], near: dict[str, float], read: str):
    """By hand, behind the heading."""
    assert passage("奖励", sentences, near) == (f"奖励\n{read}" if read else "奖励")


def test_a_heading_that_the_text_repeats_is_read_once():
    """As where a clause is its own heading."""
    assert passage("支持 首店", ["支持首店落户。"], {}) == "支持首店落户。"


@given(
    st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=100),
    st.lists(st.text(max_size=300), max_size=8),
    st.lists(st.floats(-1, 1), min_size=8, max_size=8),
)
def test_what_is_read_is_of_the_node_and_short(heading: str, sentences: list[str], cosines: list[float]):
    """Whatever the sentences are."""
    near = dict(zip(sentences, cosines, strict=False))
    read = passage(heading, sentences, near)
    assert len(read) <= max(len(heading), HEADING + 1 + MOST + CUT)
    assert all(
        line in "".join(each.strip() for each in sentences) + heading for line in read.split("\n", 1)[-1:]
    )


class Counting:
    """A cross-encoder that says the same of everything, and what it was given."""

    def __init__(self, logit: float) -> None:
        self.logit, self.read = logit, list[tuple[str, str]]()

    def logits(self, question: str, passages: Sequence[str]) -> np.ndarray:
        """The same for each."""
        self.read += [(question, each) for each in passages]
        return np.full(len(passages), self.logit, np.float32)


class Preferring(Counting):
    """One that says one thing of whatever holds a word, and another of all else."""

    def __init__(self, holding: float, word: str, other: float) -> None:
        super().__init__(other)
        self.holding, self.word = holding, word

    def logits(self, question: str, passages: Sequence[str]) -> np.ndarray:
        """(passages,) float32."""
        super().logits(question, passages)
        return np.array([self.holding if self.word in each else self.logit for each in passages], np.float32)


def found(home: Path, reader: Counting | None, sure: float, without: frozenset[str] = frozenset()) -> Found:
    """A search in a document of two clauses."""
    document = parse("# 办法\n\n第一条 购房补贴五万元。逾期不再受理。\n\n第二条 租房补贴一万元。\n", "d")
    encoder = HashEncoder()
    encoder.cross_encoder = reader
    build(home, [document], (), encoder)
    ready = replace(searcher(open_index(home, encoder), know([document])), sure=sure)
    return search(ready, "购房补贴多少", (), None, None, without)


def test_the_best_node_is_read_where_the_search_is_not_sure(tmp_path: Path):
    """The heading is none, so its sentences are all that is read, then the nearest by itself; by hand (1 + 4) / 2."""
    reader = Preferring(1.0, "逾期", 4.0)
    assert found(tmp_path, reader, 2.0).signals.together == 2.5
    assert reader.read == [
        ("购房补贴多少", "购房补贴五万元。逾期不再受理。"),
        ("购房补贴多少", "购房补贴五万元。"),
    ]


@pytest.mark.parametrize(("sure", "without"), [(0.0, frozenset()), (2.0, frozenset({"together"}))])
def test_it_is_not_read_where_the_search_is_sure_or_that_step_is_left_out(
    sure: float, without: frozenset[str], tmp_path: Path
):
    """Reading takes longer than all else."""
    reader = Counting(1.5)
    assert found(tmp_path, reader, sure, without).signals.together == 0.0
    assert reader.read == []


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("大连地铁小孩多高免票", "地铁小孩多高免票"),
        ("大连市的地铁小孩多高免票", "地铁小孩多高免票"),
        ("小孩在大连坐地铁", "小孩在坐地铁"),
        ("去北京的地铁", "去北京的地铁"),
        ("大连站怎么走", "大连站怎么走"),  # the passage speaks of it
        ("大连", "大连"),
    ],
)
def test_the_documents_own_place_is_not_read(asked: str, read: str):
    """In Dalian's notice it tells nothing, and no clause repeats it."""
    assert (
        of_here(
            asked,
            "大连市地铁票价方案",
            "身高1.3米以下的儿童免票，大连站除外。" if "站" in asked else "免票。",
        )
        == read
    )


@pytest.mark.parametrize(
    ("other", "behind", "compete", "first"),
    [
        (1.0, 0.04, True, "租房"),  # a logit is worth .05
        (1.0, 0.06, True, "购房"),
        (-9.0, 0.29, True, "租房"),
        (-9.0, 0.31, True, "购房"),  # too far behind to be read
        (1.0, 0.04, False, "购房"),  # ways of asking would have told them apart
    ],
)
def test_the_next_node_comes_first_where_it_reads_better(
    other: float, behind: float, compete: bool, first: str, tmp_path: Path
):
    """The scores stay where they are: how far the second is behind is what the search saw."""
    document = parse("# 办法\n\n第一条 购房补贴五万元。\n\n第二条 租房补贴一万元。\n", "d")
    encoder = HashEncoder()
    encoder.cross_encoder = Preferring(2.0, "租房", other)
    build(tmp_path, [document], (), encoder)
    hits = tuple(Hit(f"d/clause/{n}", score) for n, score in ((1, 1.0), (2, 1.0 - behind)))
    index = open_index(tmp_path, encoder)
    order, told = read_together(index, know([document]), "多少", hits, {}, compete=compete)
    assert first in document.nodes[[node.id for node in document.nodes].index(order[0].id)].text
    assert [hit.score for hit in order] == [1.0, 1.0 - behind]
    assert told == (2.0 if first == "租房" else other)


def test_the_third_comes_first_where_it_reads_best(tmp_path: Path):
    """The others keep their order, and the scores their places; a fifth is not read."""
    document = parse("# 办法\n\n" + "\n\n".join(f"第{n}条 {n}号楼补贴。" for n in "一二三四五") + "\n", "d")
    encoder = HashEncoder()
    encoder.cross_encoder = reader = Preferring(5.0, "三号楼", 0.0)
    build(tmp_path, [document], (), encoder)
    hits = tuple(Hit(f"d/clause/{n}", 1.0 - n / 100) for n in range(1, 6))
    order, told = read_together(
        open_index(tmp_path, encoder), know([document]), "多少", hits, {}, compete=True
    )
    assert [hit.id[-1] for hit in order] == list("31245")
    assert [hit.score for hit in order] == [hit.score for hit in hits]
    assert told == 5.0
    assert {passage for _, passage in reader.read} == {f"{n}号楼补贴。" for n in "一二三四"}


def test_an_encoder_that_cannot_read_leaves_the_signal_empty(tmp_path: Path):
    """Any model of one's own, for instance."""
    assert found(tmp_path, None, 2.0).signals.together == 0.0
