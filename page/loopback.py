"""Whether an address is this machine's own.

But: looks no name up; of names, localhost alone is known.
"""

from __future__ import annotations

from ipaddress import ip_address


def loopback(host: str) -> bool:
    """Whether `host`, an IP address or a name, is this machine talking to itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
