"""The host that an address names, and whether that is this machine itself.

But: looks no name up; of names, localhost alone is known.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def host_of(address: str) -> str:
    """The host of an address (http://a.example:80, //a.example), "" where it names none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def loopback(host: str) -> bool:
    """Whether `host`, an IP address or a name, is this machine talking to itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
