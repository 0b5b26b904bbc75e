"""Memory that an assistant before the last one has left behind, given back to the system.

glibc keeps what many threads have freed in arenas of their own: without this a page that is renewed under load
grows by two hundred megabytes each time (`tests/soak`). For the same reason the Makefile and the systemd unit set
MALLOC_ARENA_MAX, which has to be there before the process is. But: where the C library has no `malloc_trim`, nothing
happens.
"""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """Return freed memory to the system, where the C library can."""
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return
    trim(0)
