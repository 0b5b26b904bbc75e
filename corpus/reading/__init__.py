"""Path -> text: the one way in for a document file.

`READERS` names the function for each kind of file; to add a format, add a function and a line. A file that
cannot become text raises `UnreadableFile` with one sentence. But: finds no structure; that is `corpus.parse`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.reading.html_text import read_html
from corpus.reading.plain import read_plain

Reader = Callable[[bytes], str]


def _docx(data: bytes) -> str:
    from corpus.reading.docx_text import read_docx  # slow to import, like the next; text files need neither

    return read_docx(data)


def _pdf(data: bytes) -> str:
    from corpus.reading.pdf_text import read_pdf

    return read_pdf(data)


#: Suffix -> the function that reads such a file.
READERS: dict[str, Reader] = {
    ".md": read_plain,
    ".markdown": read_plain,
    ".txt": read_plain,
    ".docx": _docx,
    ".pdf": _pdf,
    ".html": read_html,
    ".htm": read_html,
}
LARGEST_BYTES = 50 * 1024 * 1024
MOST_CHARACTERS = 3_000_000  # of text; the longest law has 110,000


def read_text(path: Path) -> str:
    """The text of a document file: the text that every place in its nodes refers to.

    Raises UnreadableFile where the file is missing, empty, too large, encrypted, broken, of another kind or
    without text.
    """
    name = "".join("\ufffd" if unicodedata.category(c)[0] == "C" else c for c in path.name)
    reader = READERS.get(path.suffix.lower())
    try:
        there, is_file = path.exists(), path.is_file()
    except OSError:  # a name too long for the disk, a folder that is not ours to enter
        there = is_file = False
    if not there:
        raise UnreadableFile(f"找不到文件“{name}”，请检查路径。")
    if not is_file:
        raise UnreadableFile(f"“{name}”不是文件，请给出一个文档文件。")
    if reader is None:
        raise UnreadableFile(f"不支持“{name}”的格式，请另存为 .docx、.pdf、.html、.md 或 .txt 后再试。")
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise UnreadableFile(f"“{name}”超过 {LARGEST_BYTES // 1024 // 1024} MB，请拆分或压缩后再试。")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"“{name}”无法打开，请检查权限。") from error
    if not data.strip():
        raise UnreadableFile(f"“{name}”是空文件，请换一个文件。")
    try:
        text = reader(data)
    except UnreadableFile as error:
        raise UnreadableFile(f"“{name}”{error}") from error
    except Exception as error:  # each library fails over a crafted file in ways of its own
        raise UnreadableFile(f"“{name}”已损坏，无法读取，请重新导出后再试。") from error
    if len(text) > MOST_CHARACTERS:
        raise UnreadableFile(f"“{name}”超过 {MOST_CHARACTERS // 10_000} 万字，请拆分后再试。")
    if not text.strip():
        raise UnreadableFile(f"“{name}”里没有文字，请换一个文件。")
    return text
