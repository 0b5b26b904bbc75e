"""`python -m eval speed`: every bound as a ratio with both sides, and how search grows with the number of clauses."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from console import mendable, notes, out, show
from eval import gold, speed_shown, terminal
from eval.suite_command import GOLD, SAMPLES, opened
from settings import CHECKOUT, Settings


def speed(
    as_json: Annotated[bool, typer.Option("--json", help="标准输出只有一个 JSON 值。")] = False,
    largest: Annotated[int, typer.Option(help="检索测到多少条：0、1000、10000 或 100000。")] = 10_000,
    encode: Annotated[int, typer.Option(help="最多为多少条真实条文求向量，其余在这些向量上加噪声。")] = 1_000,
    only_search: Annotated[bool, typer.Option(help="只测检索与增长。")] = False,
    write: Annotated[bool, typer.Option(help="把结果写进 docs/speed.md。")] = False,
    samples: Annotated[Path, typer.Option(help="样本文件夹，取其中的法律条文。")] = SAMPLES,
) -> None:
    """速度：每个比值的两侧都在同一次运行里量出。"""
    from eval import speed_table  # torch takes seconds to import

    with mendable():
        settings = Settings()
        opened(settings)
        machine = speed_table.load()
        notes.print(machine)
        asked = [question.question for question in gold.load(GOLD) if not question.history]
        ratios = [] if only_search else speed_table.ratios(settings.home, asked, notes.print)
        searched, sizes = speed_table.sizes(settings.home, asked, samples, largest, encode, notes.print)
        ratios += searched
    said = {
        "machine": machine,
        "ratios": [speed_table.as_json(one) for one in ratios],
        "growth": [asdict(one) for one in sizes],
    }
    show(said, as_json, *terminal.speed_tables(ratios, sizes))
    if sizes and not as_json:
        out.print(speed_shown.chart(sizes), markup=False)
    if write:
        speed_shown.write(CHECKOUT / "docs" / "speed.md", ratios, sizes, machine)
