"""The command itself: what it accepts, what it lets pass, and what makes it fail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from corpus.records import Document
from eval import suite_command
from eval.__main__ import app
from eval.configurations import Ask
from eval.gold import save
from eval.records import Entry, Gold, Run, Searched
from qa.records import Answer

Typed = Callable[..., Result]
SEARCHED = Searched(("d",), "e5", {"nodes": 4})


@dataclass
class SmallBench:
    """In place of an index: both halves find everything, ours gives the good answers, until it is broken."""

    documents: Mapping[str, Document]
    good: Run
    wrong: frozenset[str] = frozenset()
    dead: frozenset[str] = frozenset()
    searched: Searched = SEARCHED

    def sharing(self) -> "SmallBench":
        """Itself."""
        return self

    def configurations(self) -> dict[str, Ask]:
        """Three that search and one that answers."""

        def half(name: str) -> Ask:
            return lambda gold: Entry(gold.id, () if name in self.dead else self.good.entries[gold.id].ranked)

        return {name: half(name) for name in ("bm25", "dense", "plain")} | {"ours": self.ours}

    def ours(self, gold: Gold) -> Entry:
        """The good answer, or a wrong one."""
        entry = self.good.entries[gold.id]
        nothing = Answer(gold.question, gold.question, "answer", "不知道")
        return replace(entry, answer=nothing) if gold.id in self.wrong else entry


@pytest.fixture
def bench(
    good: Run, documents: dict[str, Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> SmallBench:
    """Opened by the command in place of the real one."""
    made = SmallBench(documents, good)
    monkeypatch.setattr(suite_command, "opened", lambda settings, precision="fp32": made)
    monkeypatch.setenv("POLICY_QA_HOME", str(tmp_path))
    return made


@pytest.fixture
def typed(bench: SmallBench, questions: tuple[Gold, ...], tmp_path: Path) -> Typed:
    """Runs `python -m eval` on the four questions, which have accepted results beside them."""
    save(tmp_path / "gold.jsonl", questions)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["--gold", str(tmp_path / "gold.jsonl"), *arguments])

    assert run("--accept", "--part", "all").exit_code == 0
    return run


def test_the_accepted_run_passes(typed: Typed, tmp_path: Path):
    """What was accepted lies beside the gold file, and the same run does not fail."""
    assert (tmp_path / "gold.expected.json").exists()
    found = typed("--check")
    assert (found.exit_code, "没有退步" in found.stderr) == (0, True)


def test_a_lost_list_fails_and_is_named(typed: Typed, bench: SmallBench):
    """Exit code 1."""
    bench.wrong = frozenset("c")
    found = typed("--check")
    assert found.exit_code == 1
    assert "直查或清单类问题答错了：c" in found.stderr.replace("\n", "")


@pytest.mark.parametrize("half", ["bm25", "dense"])
def test_a_dead_half_fails_though_every_answer_is_right(typed: Typed, bench: SmallBench, half: str):
    """And it goes on failing when someone accepts it: the floor stays."""
    bench.dead = frozenset({half})
    for arguments in (["--check"], ["--accept"], ["--check"]):
        found = typed(*arguments)
        assert found.exit_code == ("--check" in arguments)
        assert (f"单用 {half}" in found.stderr) == ("--check" in arguments)


@pytest.mark.parametrize("what", ["--check", "--accept"])
@pytest.mark.parametrize("chosen", [["--limit", "2"], ["--type", "lay"], ["--id", "a"]])
def test_a_part_is_neither_checked_nor_accepted(typed: Typed, tmp_path: Path, what: str, chosen: list[str]):
    """One sentence, exit code 2, and the accepted results are as they were."""
    before = (tmp_path / "gold.expected.json").read_bytes()
    found = typed(what, *chosen)
    assert found.exit_code == 2
    assert "全部标准问题" in found.stderr
    assert (tmp_path / "gold.expected.json").read_bytes() == before


def test_a_part_is_shown_and_said_to_be_one(typed: Typed, tmp_path: Path):
    """It has files of its own, and can be compared with the whole run that was saved."""
    found = typed("--id", "a", "--id", "n", "--against", str(tmp_path / "eval" / "run.json"))
    assert found.exit_code == 0
    assert "4 题中的 2 题" in found.stderr
    assert (tmp_path / "eval" / "partial" / "report.html").exists()


def test_nothing_accepted_yet(typed: Typed, tmp_path: Path):
    """To check needs something to check against; a file that cannot be read is not overwritten either."""
    expected = tmp_path / "gold.expected.json"
    expected.write_text("{}", encoding="utf-8")
    assert [typed(what).exit_code for what in ("--check", "--accept")] == [2, 2]
    expected.unlink()
    assert typed("--check").exit_code == 2
    assert typed("--type", "budget").exit_code == 2  # no such question
