"""No test calls beyond this machine: such a call fails, and so does its test.

An audit hook sees every connection and every question for an address, whichever library asks,
also in the bots that tests fork. It cannot be removed, and a program cannot avoid it.
"""

import os
import socket
import sys
import tempfile
from ipaddress import ip_address
from pathlib import Path
from typing import Any

_CONNECTS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_ASKS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


class BeyondLoopbackError(OSError):
    """A test tried to call another machine."""


class Guard:
    """Refuses calls beyond loopback and writes them down, for all forked processes together."""

    def __init__(self, allowed: frozenset[str] = frozenset()) -> None:
        """Take hosts that tests may call, such as their database server."""
        self._allowed = allowed
        self._written, name = tempfile.mkstemp()
        Path(name).unlink()
        self._read = 0

    def install(self) -> None:
        """Guard this process, and those that it forks, until they end."""
        sys.addaudithook(self._heard)

    def new(self) -> list[str]:
        """Return the refused calls since the last question, in their order."""
        size = os.fstat(self._written).st_size
        lines = os.pread(self._written, size - self._read, self._read).decode().splitlines()
        self._read = size
        return lines

    def _heard(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "socket.connect" and args[0].type == socket.SOCK_DGRAM:
            return  # it sends nothing
        if event in _CONNECTS:
            address = args[1]
            host = address[0] if isinstance(address, tuple) else None  # else a local socket
        elif event in _ASKS:
            host = args[0]
        else:
            return
        name = host.decode() if isinstance(host, bytes) else host
        if name and name.endswith(".invalid"):  # it exists nowhere, so nothing is asked
            raise socket.gaierror(socket.EAI_NONAME, "no such host")
        if name not in self._allowed and not is_here(name):
            os.write(self._written, f"{event} {name}\n".encode())
            raise BeyondLoopbackError(f"a test calls {name}")


def is_here(host: str | None) -> bool:
    """Return whether a host is this machine by its name or number."""
    if not host or host == "localhost":
        return True
    try:
        number = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return number.is_loopback or number.is_unspecified
