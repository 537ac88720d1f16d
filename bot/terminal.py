"""Reads input on the terminal without echo."""

import os
import select
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass

_PAUSE = 0.15  # seconds without input that end a paste
_MOST = 65_536  # bytes


def typed(prompt: str) -> str:
    """Return a typed line, or all lines of one paste. Raises EOFError."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return getpass(prompt)
    try:
        with _without_echo(terminal):
            os.write(terminal, prompt.encode())
            text = b"".join(_arriving(terminal))
        os.write(terminal, b"\n")
    finally:
        os.close(terminal)
    if not text:
        raise EOFError
    return text.decode(errors="replace")


@contextmanager
def _without_echo(terminal: int) -> Iterator[None]:
    before = termios.tcgetattr(terminal)
    hidden = [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
    termios.tcsetattr(terminal, termios.TCSADRAIN, hidden)  # keeps pending input
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _arriving(terminal: int) -> Iterator[bytes]:
    """Yield the lines of one paste: waits for the first one, then until a pause."""
    total, wait = 0, None
    while total < _MOST and select.select([terminal], [], [], wait)[0]:
        line = os.read(terminal, _MOST)
        if not line:
            return
        yield line
        total, wait = total + len(line), _PAUSE
