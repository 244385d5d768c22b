"""Keeps the test process on this machine: a connection to anything but loopback raises, whichever library makes it."""

import ipaddress
import sys
from typing import Any

_ADDRESSED = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_RESOLVED = frozenset({"socket.getaddrinfo", "socket.gethostbyname"})
_HERE = frozenset({None, "", "localhost"})
_state = {"is_on": False}


class NetworkForbidden(RuntimeError):
    """Not an OSError on purpose: libraries would take that for a network failure, and continue."""


def forbid_network() -> None:
    """From now on and permanently: an audit hook cannot be removed."""
    if not _state["is_on"]:
        _state["is_on"] = True
        sys.addaudithook(_watch)


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _ADDRESSED and isinstance(arguments[1], tuple):  # a path is a Unix socket, None an open connection
        _check(event, arguments[1][0])
    elif event in _RESOLVED:
        _check(event, arguments[0])


def _check(event: str, host: str | bytes | None) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name not in _HERE and not _is_loopback(name or ""):
        raise NetworkForbidden(f"{event} to {name}: tests stay on this machine")


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
