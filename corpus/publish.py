"""Writes a folder so that a reader sees all of it or nothing: a hidden sibling, flushed, then one rename.

A process killed in between leaves only `.partial-…`, which the next writer sweeps. `only_writer` keeps
two writers apart with the kernel's own file lock, which a killed process cannot leave behind.
But: readers take no lock, and a folder once published is never changed.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import BusyFolder, UnwritableFolder

_REASONS = {
    errno.ENOSPC: "磁盘已满，请腾出空间",
    errno.EDQUOT: "磁盘配额已满，请腾出空间",
    errno.EROFS: "所在磁盘是只读的，请换一个可写的文件夹",
    errno.EACCES: "没有写入权限，请改权限或换一个文件夹",
    errno.EPERM: "没有写入权限，请改权限或换一个文件夹",
    errno.ENOENT: "文件夹不存在，请换一个文件夹",
    errno.ENOTDIR: "路径中有一段是文件，请换一个文件夹",
    errno.EEXIST: "路径中有一段是文件，请换一个文件夹",
    errno.ENAMETOOLONG: "路径太长，请换一个短的文件夹名",
    errno.ELOOP: "路径中的链接互相指向，请换一个文件夹",
    errno.EIO: "磁盘读写出错，请检查磁盘",
    errno.EMFILE: "打开的文件太多，请稍后再试",
    errno.ENFILE: "打开的文件太多，请稍后再试",
    errno.EBUSY: "正被其他程序占用，请稍后再试",
    errno.EFBIG: "文件超过了允许的大小，请换一个磁盘",
}


def reason(error: OSError) -> str:
    """What the operating system refuses, and what to do about it."""
    return _REASONS.get(error.errno or 0, f"系统拒绝（错误号 {error.errno}），请换一个文件夹")


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the operating system refuses about `folder` into `UnwritableFolder`."""
    try:
        yield
    except OSError as error:
        raise UnwritableFolder(
            f"无法写入 {folder}：{reason(error)}（可用 POLICY_QA_HOME 指定别处）。"
        ) from error


@contextmanager
def only_writer(folder: Path, *, wait: bool) -> Iterator[None]:
    """Hold the writers' lock of `folder` (made if absent) and sweep what a killed writer left.

    Where another process holds it: wait for it, or raise `BusyFolder` at once.
    """
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        with explained(folder):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                other = os.pread(handle, 32, 0).decode(errors="replace").strip()
                raise BusyFolder(
                    f"另一个进程（{other or '进程号不明'}）正在写入 {folder}，请等它结束后再试。"
                ) from None
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0)
            for left in [*folder.glob(".partial-*"), *folder.glob(".old-*")]:
                shutil.rmtree(left, ignore_errors=True)
        yield
    finally:
        os.close(handle)


@contextmanager
def published(target: Path) -> Iterator[Path]:
    """Yield an empty folder to fill; at the end of the block it becomes `target` in one rename.

    An exception inside the block leaves `target` as it was. Call it as the only writer of the parent.
    """
    partial = target.with_name(f".partial-{target.name}")
    with explained(target.parent):
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
    try:
        with explained(target.parent):
            yield partial
            for path in [*partial.rglob("*"), partial]:
                _flush(path)
            if target.exists():  # only where what stood there was found damaged
                old = target.with_name(f".old-{target.name}")
                target.rename(old)
                partial.rename(target)
                shutil.rmtree(old, ignore_errors=True)
            else:
                partial.rename(target)
            _flush(target.parent)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def replace_file(target: Path, text: str) -> None:
    """Give `target` new content in one step: readers see the old text or the new, never a part."""
    partial = target.with_name(f".{target.name}.new")
    with explained(target.parent):
        partial.write_text(text, "utf-8")
        _flush(partial)
        partial.replace(target)
        _flush(target.parent)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
