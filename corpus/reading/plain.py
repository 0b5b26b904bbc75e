"""Bytes of a text file -> text: UTF-8 (with or without BOM), UTF-16, else GB18030.

Line ends are kept as they are. A file that is UTF-8 but for a few bytes is read as UTF-8 with U+FFFD in their
place. But: refuses what is not text rather than guess at it.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from corpus.errors import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LARGEST_SHARE_OF_CONTROLS = 0.01
_LARGEST_SHARE_OF_BAD_BYTES = 0.01
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "utf8": "utf-8"}
_SAMPLE = 65_536


def read_plain(data: bytes) -> str:
    """The decoded text, BOM dropped. Raises UnreadableFile for anything that is not text."""
    text = decode(data)
    refuse_binary(text)
    return text


def refuse_binary(text: str) -> None:
    """Raise UnreadableFile where decoded bytes are no text: control characters, or replacements all over."""
    odd = len(_CONTROL.findall(text)) + text.count("\ufffd")
    if odd > len(text) * _LARGEST_SHARE_OF_CONTROLS:
        raise UnreadableFile("不是文本文件，请提供文档原文。")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of bytes. `declared` is the encoding that the file itself names, tried first."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if declared:
        try:
            return data.decode(_NAMES.get(declared.lower(), declared))
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        repaired = data.decode("utf-8", errors="replace")
    if repaired.count("\ufffd") <= len(repaired) * _LARGEST_SHARE_OF_BAD_BYTES:
        return repaired
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        found = from_bytes(data[:_SAMPLE]).best()
    if found is None or data[:_SAMPLE].count(0) > len(data[:_SAMPLE]) // 20:
        raise UnreadableFile("不是文本文件，或编码无法识别，请另存为 UTF-8 后再试。")
    return data.decode(found.encoding, errors="replace")
