"""Limits on what pdfminer does with a page: how far a stream unpacks, how much text and how many forms a page shows.

pdfminer has none. A stream may be packed several times over or encrypted, and forms may show each other, so only the
place where it unpacks and shows sees how much comes out. But: bounds the work of a page, not its time.
"""

from __future__ import annotations

import zlib
from typing import Any

import pdfplumber.page
from pdfminer import pdftypes
from pdfminer.lzw import lzwdecode
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.runlength import rldecode

from corpus.errors import UnreadableFile

LARGEST_STREAM = 32 * 1024 * 1024  # bytes of a page's content, a font or a map of characters
_MOST_SHOWN = 30_000  # strings on a page; a dense one has 10,000
_MOST_FORMS = 5_000  # on a page
_LARGEST_LZW = 256 * 1024  # packed bytes, of which each may stand for a thousand
_RUN = 128  # bytes for which two of a run-length stream may stand


def too_large() -> UnreadableFile:
    """The one sentence for a file that unpacks to more than a page can hold."""
    return UnreadableFile("解压后过大，请检查文件是否正常。")


class _Zlib:
    """What pdfminer uses of zlib, with an end."""

    error = zlib.error
    decompressobj = staticmethod(zlib.decompressobj)

    @staticmethod
    def decompress(data: bytes) -> bytes:
        unpacker = zlib.decompressobj()
        found = unpacker.decompress(data, LARGEST_STREAM + 1)
        if len(found) > LARGEST_STREAM:
            raise too_large()
        if not unpacker.eof:
            raise zlib.error("incomplete stream")
        return found


def _lzw(data: bytes) -> bytes:
    if len(data) > _LARGEST_LZW:
        raise too_large()
    return lzwdecode(data)


def _run_length(data: bytes) -> bytes:
    if len(data) // 2 * _RUN > LARGEST_STREAM:
        raise too_large()
    return rldecode(data)


class _Interpreter(PDFPageInterpreter):
    """Shows a page; counts on the device, which the forms of a page share."""

    def do_TJ(self, seq: Any) -> None:  # noqa: ANN401, N802
        self._count("shown", _MOST_SHOWN)
        super().do_TJ(seq)

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: ANN401, N802
        self._count("forms", _MOST_FORMS)
        super().do_Do(xobjid_arg)

    def _count(self, what: str, most: int) -> None:
        count = getattr(self.device, what, 0) + 1
        setattr(self.device, what, count)
        if count > most:
            raise too_large()


def limit() -> None:
    """Put the limits into pdfminer, for good."""
    for name, bounded in (("zlib", _Zlib), ("lzwdecode", _lzw), ("rldecode", _run_length)):
        setattr(pdftypes, name, bounded)
    setattr(pdfplumber.page, "PDFPageInterpreter", _Interpreter)  # noqa: B010
