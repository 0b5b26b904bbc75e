"""A language model's answers are scored against the gold questions, and its drafts of phrasings are sifted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from corpus.library import SHIPPED
from eval import gold, model_command
from eval.__main__ import app
from eval.drafting import accept, append, draft
from eval.written import false_figures, scores, write
from index.phrasings import Phrasing, read_phrasings
from qa.assistant import Assistant
from qa.ranking import ASKED
from qa.writing.server import Server
from tests.conftest import HOME
from tests.model_server import ModelServer, model_server

GOLD = Path(__file__).parents[2] / "eval" / "gold" / "haining-2024.jsonl"


@pytest.fixture(scope="module")
def served() -> Iterator[ModelServer]:
    """The server that plays every part."""
    with model_server() as server:
        yield server


@pytest.fixture(scope="module")
def questions() -> tuple[gold.Gold, ...]:
    """Every thirtieth gold question."""
    return tuple(gold.load(GOLD))[::30]


def test_honest_model_is_shown(served: ModelServer, assistant: Assistant, questions: tuple[gold.Gold, ...]):
    """Its statements stand, none is false, and what is refused stays refused."""
    made = write(questions, assistant, Server(served.base_url, "good", rate=1000))
    found = scores(made, assistant)
    assert found["questions"] == len(questions)
    assert found["written"] > len(questions) / 3
    assert found["false figures"] == found["unsupported after"] == 0
    assert all(one.answer == one.quoted for one in made if one.quoted.kind == "none")


@pytest.mark.parametrize("part", ["false-figure", "only-false"])
def test_hallucinated_figures_are_never_shown(
    served: ModelServer, assistant: Assistant, questions: tuple[gold.Gold, ...], part: str
):
    """Before the check a good part of the statements is without support, after it none."""
    made = write(questions, assistant, Server(served.base_url, part, rate=1000))
    found = scores(made, assistant)
    assert float(found["unsupported before"]) > 0.2
    assert found["false figures"] == found["unsupported after"] == 0
    assert not any("987万" in one.answer.text for one in made)


def test_false_figure_is_seen_by_a_hand_of_its_own(assistant: Assistant):
    """120万元 where the clause says 100万元 and 50万元; 1,000,000元 is 100万元."""
    answer = assistant.ask("小巨人奖励多少")
    assert false_figures(replace(answer, text="最高100万元、50万元【1】。"), assistant) == []
    assert false_figures(replace(answer, text="最高1,000,000元【1】。"), assistant) == []
    assert false_figures(replace(answer, text="最高120万元【1】。"), assistant) == ["120"]


def test_drafts_are_sifted(served: ModelServer, assistant: Assistant):
    """Kept is what the search can find and no gold question says; the rest is counted by its reason."""
    document = assistant.documents[0]
    nodes = [n for n in document.nodes if n.id.endswith(("/clause/12", "/clause/24"))]
    sifted = draft(
        replace(document, nodes=tuple(nodes)),
        replace(assistant, without=frozenset({"asked_dense", "asked_bm25"})),
        Server(served.base_url, "drafts"),
        known=(),
        gold=["小巨人企业奖励多少钱？"],
    )
    assert [one.node for one in sifted.kept] == [node.id for node in nodes]
    assert all(one.text.endswith("能拿多少钱") for one in sifted.kept)
    assert sifted.left_out == {"near gold": 2, "nothing new": 0, "not found": 2, "no question": 2}


def test_drafted_lines_are_marked_until_accepted(tmp_path: Path):
    """They are read like the others, carry the mark, and a person keeps, drops or leaves each."""
    bank = tmp_path / "phrasings.jsonl"
    bank.write_text('{"node": "d/clause/1", "text": "原有"}', "utf-8")
    append(bank, [Phrasing("d/clause/1", text) for text in ("甲", "乙", "丙")])
    assert [one.text for one in read_phrasings(bank)] == ["原有", "甲", "乙", "丙"]
    choices = iter("ynq")
    assert accept(bank, lambda shown: next(choices)) == (1, 1)
    lines = [json.loads(line) for line in bank.read_text("utf-8").splitlines()]
    assert [(line["text"], line.get("drafted", False)) for line in lines] == [
        ("原有", False),
        ("甲", False),
        ("丙", True),
    ]


def typed(
    served: ModelServer | None, home: Path, *arguments: str, part: str = "good", said: str = ""
) -> Result:
    """`python -m eval` with a model that plays `part`, or without one."""
    model = {"POLICY_QA_LLM_BASE_URL": served.base_url, "POLICY_QA_LLM_MODEL": part} if served else {}
    env = {"POLICY_QA_HOME": str(home), "POLICY_QA_LLM_RATE": "1000", **model}
    return CliRunner().invoke(app, list(arguments), env=env, input=said)


def test_scoring_what_a_model_writes(served: ModelServer, questions: tuple[gold.Gold, ...]):
    """One JSON value; a lying model's figures are counted before the check and are none after it."""
    ids = [word for question in questions[:8] for word in ("--id", question.id)]
    found = typed(served, HOME, "--llm", "--json", *ids, part="false-figure")
    assert found.exit_code == 0, found.stderr
    said = json.loads(found.stdout)
    assert (said["questions"], said["false figures"]) == (8, 0)


def test_drafting_and_accepting(
    served: ModelServer, assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A clause that has no phrasings gets some, marked; a person is asked about each, and again where the reply is
    none."""
    bank = tmp_path / "phrasings.jsonl"
    shipped = (SHIPPED / "haining-2024" / "phrasings.jsonl").read_text("utf-8").splitlines(keepends=True)
    bank.write_text("".join(line for line in shipped if '/clause/25"' not in line), "utf-8")
    monkeypatch.setattr(model_command, "bank_of", lambda settings, document: bank)
    alone = replace(assistant, without=frozenset(ASKED))
    monkeypatch.setattr(model_command, "open_assistant", lambda *arguments, **others: alone)
    drafted = typed(served, HOME, "phrasings", "--draft", "haining-2024", part="drafts")
    assert drafted.exit_code == 0, drafted.stderr
    lines = [line for line in bank.read_text("utf-8").splitlines() if '"drafted"' in line]
    assert any("/clause/25" in line for line in lines)
    replies = "maybe\n" + "y\n" * len(lines)
    accepted = typed(None, HOME, "phrasings", "--accept", "haining-2024", said=replies)
    assert accepted.exit_code == 0, accepted.stderr
    assert '"drafted"' not in bank.read_text("utf-8")


@pytest.mark.parametrize(
    "arguments", [["--llm"], ["phrasings", "--draft", "haining-2024"], ["phrasings", "--accept", "x"]]
)
def test_without_a_model_or_a_document_there_is_one_sentence(tmp_path: Path, arguments: list[str]):
    """Exit code 2, and what to do."""
    found = typed(None, tmp_path, *arguments)
    assert found.exit_code == 2
    assert found.stderr.strip().endswith("。")
