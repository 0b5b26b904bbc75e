"""The commands `status`, `backup` and `restore`; `qa.__main__` registers them.

They look at HOME and open nothing. But: settings and printing are handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer

from qa.as_json import as_json
from qa.backup import back_up
from qa.restore import restore, settle
from qa.status import Status, status
from settings import Settings

Mendable = Callable[[], AbstractContextManager[None]]
Say = Callable[[str], object]


def register(app: typer.Typer, mendable: Mendable, say: Say, write_json: Callable[[object], None]) -> None:
    """Add the commands to `app`. `say` prints a line for people, `write_json` one value for programs."""

    @app.command(name="status")
    def status_(json_: Annotated[bool, typer.Option("--json", help="只输出一个 JSON 值")] = False) -> None:
        """文件、索引、编码器、引擎、上次建立的时间、磁盘。"""
        with mendable():
            settings = Settings()
            found = status(settings.home, settings.model, settings.engine)
        if json_:
            built = found.built.isoformat() if found.built else None
            write_json({**as_json(found), "built": built})
            return
        for one in _lines(found):
            say(one)

    @app.command(name="backup")
    def backup_(target: Annotated[Path, typer.Argument(help="备份写到哪里（.tar.gz）")]) -> None:
        """把加入的文件、读者评价和保留的问题存成一个文件；网页开着也可以做。"""
        with mendable():
            home = Settings().home
            settle(home)
            names = back_up(home, target)
        say(f"已备份到 {target}：{'、'.join(names) or '没有需要备份的内容'}")

    @app.command(name="restore")
    def restore_(source: Annotated[Path, typer.Argument(help="备份文件")]) -> None:
        """从备份恢复；请先停下网页。原有的内容移到旁边，不会丢。"""
        with mendable():
            before = restore(Settings().home, source)
        say("已恢复，下次启动时会重新建立索引。" + (f"原有的内容在 {before}。" if before else ""))


def _lines(found: Status) -> list[str]:
    built = f"{found.built:%Y-%m-%d %H:%M}" if found.built else "无"
    return [
        f"数据文件夹：{found.home}（已用 {_size(found.used_bytes)}，磁盘还剩 {_size(found.free_bytes)}）",
        f"文件：{len(found.documents)} 份 {'、'.join(found.documents)}",
        f"索引：{found.index or '无'}，{found.nodes} 处，建立于 {built}",
        f"编码器：{found.encoder}",
        *(
            [
                f"旧版编码器：{'、'.join(found.old_encoders)}（{_size(found.old_encoders_bytes)}），"
                "没有程序在用时，下次启动或提问会自动删除"
            ]
            if found.old_encoders
            else []
        ),
        f"引擎：{found.engine}",
        f"读者评价：{_size(found.feedback)}",
        *([f"注意：{found.stale.rstrip('。')}。下次提问或启动时会自动重新建立。"] if found.stale else []),
    ]


def _size(count: int) -> str:
    return f"{count / 2**30:.1f} GB" if count >= 2**30 else f"{count / 2**20:.1f} MB"
