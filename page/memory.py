"""Memory that an assistant before the last one has left behind, given back to the system.

glibc keeps what many threads have freed in arenas of their own: without this a page that is renewed under load
grows by two hundred megabytes each time, and with as many arenas as it likes by tens each minute (`tests/soak`).
But: where the C library has no `malloc_trim` and no `mallopt`, nothing happens.
"""

from __future__ import annotations

import ctypes

_M_ARENA_MAX = -8  # malloc.h
_ARENAS = 2


def few_arenas() -> None:
    """Have all threads share two arenas; to be called before there are threads."""
    try:
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS)
    except (AttributeError, OSError, TypeError):
        return


def give_back() -> None:
    """Return freed memory to the system, where the C library can."""
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return
    trim(0)
