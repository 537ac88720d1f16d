"""Owns bots in processes of their own, forked from one that has the program loaded already."""

import json
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from bot.__main__ import main


class Hatchery:
    """Forks bots. Make it while this process has one thread: a fork takes no other along."""

    def __init__(self) -> None:
        requests, self._requests = _pipe()
        self._answers, answers = _pipe()
        self._process = os.fork()
        if self._process == 0:
            self._requests.close()
            _serve(requests, answers)
        requests.close()
        answers.close()

    def hatch(self, environment: Mapping[str, str], folder: Path) -> int:
        """Start `python -m bot run` there, its log in `bot.log`; return the process id."""
        wanted = {"environment": dict(environment), "folder": str(folder)}
        print(json.dumps(wanted), file=self._requests, flush=True)
        return int(self._answers.readline())

    def close(self) -> None:
        self._requests.close()
        self._answers.close()
        os.waitpid(self._process, 0)


def _pipe() -> tuple[TextIO, TextIO]:
    reading, writing = os.pipe()
    return os.fdopen(reading), os.fdopen(writing, "w")


def _serve(requests: TextIO, answers: TextIO) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the dead
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for line in requests:
        process = os.fork()
        if process == 0:
            _live(**json.loads(line))
        print(process, file=answers, flush=True)
    os._exit(0)


def _live(environment: dict[str, str], folder: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.update(environment)
    os.chdir(folder)
    log = os.open("bot.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
    try:
        code = main(["run"])
    except BaseException:  # noqa: BLE001  # nothing of it may reach the parent's tests
        sys.excepthook(*sys.exc_info())
        code = 1
    sys.stderr.flush()
    os._exit(code)
