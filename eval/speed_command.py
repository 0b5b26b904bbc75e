"""`python -m eval speed`: every bound as a ratio with both sides, and how search grows with the number of clauses.

Part by part: after each the table is kept (and written, with `--write`), so that one that fails or is cut short costs
itself only, and `--only` renews its own rows.
"""

from __future__ import annotations

import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from console import mendable, notes, out, show
from eval import gold, speed_kept, speed_parts, speed_shown, terminal
from eval.speed import as_json as ratio_json
from eval.suite_command import GOLD, SAMPLES, opened
from settings import CHECKOUT, Settings

_PAGE = CHECKOUT / "docs" / "speed.md"


def speed(
    as_json: Annotated[bool, typer.Option("--json", help="标准输出只有一个 JSON 值。")] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(help=f"只量这一部分，可写几次：{'、'.join(speed_parts.PARTS)}。"),
    ] = None,
    largest: Annotated[int, typer.Option(help="检索测到多少条：0、1000、10000 或 100000。")] = 10_000,
    encode: Annotated[int, typer.Option(help="最多为多少条真实条文求向量，其余在这些向量上加噪声。")] = 1_000,
    write: Annotated[bool, typer.Option(help="每量完一部分就把结果写进 docs/speed.md。")] = False,
    samples: Annotated[Path, typer.Option(help="样本文件夹，取其中的法律条文。")] = SAMPLES,
) -> None:
    """速度：每个比值的两侧都在同一次运行里量出。有一部分没有量成时退出码为 1。"""
    wanted = _wanted(only, largest)
    with mendable():
        settings = Settings()
        opened(settings)
        asked = [question.question for question in gold.load(GOLD) if not question.history]
        setting = speed_parts.Setting(settings.home, asked, samples, encode)
        file = settings.home / "eval" / "speed.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        parts = speed_kept.kept(file)
        for name in wanted:
            notes.print(f"{name}（{speed_parts.load()}）…", markup=False)
            found, error = speed_parts.measured(name, setting)
            if error is not None:
                notes.print(f"{name} 没有量成：", markup=False)
                notes.print("".join(traceback.format_exception(error)), markup=False)
            parts = speed_kept.keep(file, found)
            notes.print(f"{name}：{found.seconds:.0f} 秒", markup=False)
            if write:
                speed_shown.write(_PAGE, parts)
    fresh = [one for one in parts if one.part in wanted]
    said = [
        {
            **asdict(one),
            "ratios": [ratio_json(ratio) for ratio in one.ratios],
        }
        for one in fresh
    ]
    show({"parts": said}, as_json, *terminal.speed_tables(fresh))
    grown = speed_shown.sizes(fresh)
    if grown and not as_json:
        out.print(speed_shown.chart(grown), markup=False)
    if any(one.failure for one in fresh):
        raise typer.Exit(1)


def _wanted(only: list[str] | None, largest: int) -> list[str]:
    """The parts to measure, in their order. Raises `typer.BadParameter`."""
    unknown = [name for name in only or () if name not in speed_parts.PARTS]
    if unknown:
        raise typer.BadParameter(f"没有“{unknown[0]}”这一部分，只有：{'、'.join(speed_parts.PARTS)}。")
    if only:
        return [name for name in speed_parts.PARTS if name in only]
    sizes = {f"search-{n}": n for n in speed_parts.SIZES}
    return [name for name in speed_parts.PARTS if sizes.get(name, 0) <= largest]
