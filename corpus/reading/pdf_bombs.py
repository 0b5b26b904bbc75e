"""Whether a stream of a PDF unpacks to more than a page can hold, found out without unpacking it.

pdfminer unpacks a stream whole, however large. But: pictures, which it leaves packed, may be larger; and looks only
at Flate, the one filter by which kilobytes become gigabytes.
"""

from __future__ import annotations

import re
import zlib

LARGEST_STREAM = 32 * 1024 * 1024  # bytes of a page's content, a font or a map of characters
LARGEST_PICTURE = 256 * 1024 * 1024
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 2_000  # bytes before a stream in which it says that it is a picture
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_MOST_FILTERS = 4  # one over the other


def blows_up(data: bytes) -> bool:
    """Whether any stream unpacks to more than is allowed. Costs one unpacking of at most that much."""
    for start in _STREAM.finditer(data):
        end = data.find(b"endstream", start.end())
        packed = data[start.end() : end if end >= 0 else len(data)]
        said = data[max(0, start.start() - _DICTIONARY) : start.start()]
        said = said[said.rfind(b"obj") :]
        if _too_large(packed, LARGEST_PICTURE if _PICTURE.search(said) else LARGEST_STREAM):
            return True
    return False


def _too_large(packed: bytes, most: int) -> bool:
    for _ in range(_MOST_FILTERS):
        if packed[:1] not in (b"\x78", b"\x58", b"\x48", b"\x38", b"\x28", b"\x18", b"\x08"):
            return False  # no zlib header
        try:
            packed = zlib.decompressobj().decompress(packed, most + 1)
        except zlib.error:
            return False
        if len(packed) > most:
            return True
    return False
