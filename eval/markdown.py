"""A report as Markdown for the README, between two markers.

But: it measures nothing; the README's tables are made from the accepted report in expected.json, and a
test fails when they are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.records import Mean, Report, Row
from eval.tables import CONFIGURATION_NAMES, TYPE_NAMES, interval

BEGIN = "<!-- python -m eval --accept writes the tables from here -->"
END = "<!-- to here -->"
COLUMNS = ("hit@1", "hit@5", "RR@10", "nDCG@10", "right")
TITLES = {"right": "整体答对"}


def markdown(report: Report) -> str:
    """The tables: configurations with intervals, then types with n, then what is refused."""
    return "\n".join([_sides(report), "", _types(report), "", _refusals(report)])


def replaced(readme: str, report: Report) -> str:
    """The README with its tables made new; unchanged where it has no markers."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    return f"{before}{begin}\n{markdown(report)}\n{end}{after}" if begin and end else readme


def write(readme: Path, report: Report) -> None:
    """Make the tables of a README new, where there is one."""
    if readme.exists():
        readme.write_text(replaced(readme.read_text(encoding="utf-8"), report), encoding="utf-8")


def _sides(report: Report) -> str:
    named = [row for row in report.rows if row.name in CONFIGURATION_NAMES]
    header = ["", *(TITLES.get(name, name) for name in COLUMNS)]
    lines = [
        [CONFIGURATION_NAMES[row.name], *(interval(row.means.get(name)) for name in COLUMNS)] for row in named
    ]
    part = {"test": "测试部分", "dev": "开发部分", None: "全部"}[report.part]
    return f"标准问题{part} {report.n} 题，方括号内为 95% 自助法区间：\n\n" + _table(header, lines)


def _types(report: Report) -> str:
    names = [row.name for row in report.rows if row.name in CONFIGURATION_NAMES]
    header = [
        "类型",
        "题数",
        *(f"{CONFIGURATION_NAMES[name]} hit@1" for name in names),
        "本程序整体答对",
    ]
    lines: list[list[str]] = []
    for kind, rows in report.types.items():
        counts = [mean.n for row in rows for mean in row.means.values()]
        right = next((row.means.get("right") for row in rows if row.name == "ours"), None)
        cells = [_short(row.means.get("hit@1")) for row in rows if row.name in names]
        lines.append([TYPE_NAMES.get(kind, kind), str(max(counts, default=0)), *cells, _short(right)])
    return _table(header, lines)


def _refusals(report: Report) -> str:
    answering = [row for row in report.rows if row.overall and row.name in CONFIGURATION_NAMES]
    return "\n".join(_refusal(row) for row in answering)


def _refusal(row: Row) -> str:
    found = [f"拒答 {interval(row.means.get('refused'))}", f"理由正确 {interval(row.means.get('reason'))}"]
    found += [f"{name} {interval(mean)}" for name, mean in row.overall.items()]
    return f"文件没有回答的问题（{CONFIGURATION_NAMES.get(row.name, row.name)}）：" + "，".join(found) + "。"


def _short(mean: Mean | None) -> str:
    return "" if mean is None else f"{mean.value:.2f}"


def _table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    ruled = [header, ["---", *["--:"] * (len(header) - 1)], *lines]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in ruled)
