"""Owns bots in processes of their own, forked from one that has the program loaded already."""

import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from bot.__main__ import main
from bot.exchanges._catalogue import CATALOGUE
from bot.exchanges._ccxt import _exchange_class
from bot.exchanges._lines import _certificates
from bot.i18n import Languages


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

    def hatch(
        self,
        environment: Mapping[str, str],
        folder: Path,
        constants: Mapping[str, Any] | None = None,
    ) -> int:
        """Start `python -m bot run` there, its log in `bot.log`; return the process id.

        `constants`: "module:NAME" → what it is in that process; of a span, its seconds.
        """
        wanted = {
            "environment": dict(environment),
            "folder": str(folder),
            "constants": dict(constants or {}),
        }
        return self._ask(wanted)

    def warm(self, *exchanges: str) -> None:
        """Load what each bot would load by itself, once for all that are hatched later."""
        self._ask({"warm": exchanges})

    def _ask(self, wanted: Mapping[str, Any]) -> int:
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
        wanted = json.loads(line)
        if exchanges := wanted.get("warm"):
            _warm(exchanges)
            print(0, file=answers, flush=True)
            continue
        process = os.fork()
        if process == 0:
            _live(**wanted)
        print(process, file=answers, flush=True)
    os._exit(0)


def _warm(exchanges: Sequence[str]) -> None:
    app, languages = import_module("bot.app"), Languages()
    app.Languages = lambda: languages  # type: ignore[attr-defined]  # in this process alone
    _certificates()
    for exchange in exchanges:
        _exchange_class(CATALOGUE[exchange].dialect.ccxt_id)


def _live(environment: dict[str, str], folder: str, constants: dict[str, Any]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.update(environment)
    os.chdir(folder)
    log = os.open("bot.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
    for place, value in constants.items():
        name, _, constant = place.partition(":")
        module = import_module(name)
        is_span = isinstance(getattr(module, constant), timedelta)
        setattr(module, constant, timedelta(seconds=value) if is_span else value)
    try:
        code = main(["run"])
    except BaseException:  # noqa: BLE001  # nothing of it may reach the parent's tests
        sys.excepthook(*sys.exc_info())
        code = 1
    sys.stderr.flush()
    os._exit(code)
