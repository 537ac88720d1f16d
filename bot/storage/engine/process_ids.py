"""How a process is named in the database, and whether one of this machine is no more."""

import contextlib
import os
import socket
import uuid


def new_process_id() -> str:
    """Return a name for this process: machine, number, and something no one else has."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


def is_dead(holder: str) -> bool:
    """Return whether a holder was a process of this machine that is no more."""
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
    """Return a holder as people say it."""
    host, process = _parts(holder)
    return f"process {process} on {host}"


def _parts(holder: str) -> tuple[str, str]:
    host, _, rest = holder.partition(":")
    return host, rest.partition(":")[0]
