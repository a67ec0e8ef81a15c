"""No test calls anybody: only this machine's own addresses and sockets are there."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

_connect = socket.socket.connect


class NetworkReached(AssertionError):
    """A test tried to reach the outside."""


def _is_ours(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    if address[0] in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return False


def _guarded(self: socket.socket, address: Any) -> None:
    if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_ours(address):
        raise NetworkReached(f"a test tried to reach {address}")
    _connect(self, address)


def block() -> None:
    """For this process, from now on."""
    socket.socket.connect = _guarded  # type: ignore[method-assign,assignment]
