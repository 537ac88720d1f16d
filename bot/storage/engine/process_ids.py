"""Ids of processes in the database, and whether a process of this machine has ended."""

import contextlib
import os
import socket
import uuid


def new_process_id() -> str:
    """Return an id for this process: host, process number, random suffix."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


def is_dead(holder: str) -> bool:
    """Return whether a holder is an ended process of this machine."""
    host, process = _parts(holder)
    if host != socket.gethostname() or not process.isdigit():
        return False
    with contextlib.suppress(PermissionError):
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            return True
    return False


def described(holder: str) -> str:
    """Return a holder in words."""
    host, process = _parts(holder)
    return f"process {process} on {host}"


def _parts(holder: str) -> tuple[str, str]:
    host, _, rest = holder.partition(":")
    return host, rest.partition(":")[0]
