import fcntl
import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

ROOT = Path(__file__).parents[1]
ASKS = "from bot.terminal import typed; print([typed('first? '), typed('second? ')])"


def heard(master: int, until: str) -> str:
    text = ""
    while until not in text:
        text += os.read(master, 4096).decode()
    return text


def test_a_paste_of_several_lines_is_one_answer_and_is_not_shown() -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen(  # noqa: S603  # our own
        [sys.executable, "-c", ASKS],
        cwd=ROOT,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
    )
    shown = heard(master, "first? ")
    os.write(master, b"API Key: abc\nSecret: def\n")
    shown += heard(master, "second? ")
    assert "abc" not in shown
    os.write(master, b"typed\n")
    assert r"'API Key: abc\nSecret: def\n', 'typed\n'" in heard(master, "typed")
    assert process.wait(10) == 0
    os.close(slave)
    os.close(master)
