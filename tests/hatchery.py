"""Starts bots as processes, forked from one that has already loaded the program."""

import json
import os
import signal
import socket
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.cli.main import main
from bot.domain.timings import USUAL, Timings
from bot.exchanges._catalogue import CATALOGUE
from bot.exchanges._ccxt import _exchange_class
from bot.exchanges._transport import _certificates
from bot.i18n import Languages

_LONGEST = 2**17  # bytes of a request


class Command:
    """A running command of the bot, with the interface of a `subprocess.Popen` in text mode."""

    def __init__(self, process: int, out: int, err: int, code: int) -> None:
        self.pid, self.returncode = process, 0
        self.stdout, self.stderr, self._code = os.fdopen(out), os.fdopen(err), os.fdopen(code)

    def wait(self) -> int:
        """Wait for the end; return the exit code, that of SIGKILL if none was written."""
        if not self._code.closed:
            with self._code:
                self.returncode = int(self._code.read() or -signal.SIGKILL)
        return self.returncode

    def communicate(self) -> tuple[str, str]:
        """Wait for the end; return the rest of stdout and stderr."""
        with self.stdout, self.stderr:
            written = self.stdout.read(), self.stderr.read()
        self.wait()
        return written

    def kill(self) -> None:
        """Terminate it if it runs."""
        if not self._code.closed:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()
        self.stdout.close()
        self.stderr.close()


class Hatchery:
    """Forks bots. Create it while this process has one thread: a fork copies only one."""

    def __init__(self) -> None:
        self._line, line = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = os.fork()
        if self._process == 0:
            self._line.close()
            _serve(line)
        line.close()

    def hatch(
        self,
        environment: Mapping[str, str],
        folder: Path,
        timings: Timings = USUAL,
    ) -> int:
        """Start `python -m bot run` in a folder, logging to `bot.log`; return the process id."""
        log = os.open(folder / "bot.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with _closing(log):
            whole = {**os.environ, **environment}
            return self._fork(["run"], whole, folder, (log, log), timings)

    def command(
        self, arguments: Sequence[str], environment: Mapping[str, str], folder: Path
    ) -> Command:
        """Start `python -W error -m bot` with arguments in a folder and an environment."""
        pipes = [os.pipe() for _ in range(3)]
        with _closing(*(end for _, end in pipes)):
            process = self._fork(arguments, environment, folder, tuple(end for _, end in pipes))
        out, err, code = (end for end, _ in pipes)
        return Command(process, out, err, code)

    def warm(self, *exchanges: str) -> None:
        """Load the program once for all bots that are forked later."""
        self._ask({"warm": exchanges})

    def _fork(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        folder: Path,
        streams: tuple[int, ...],
        timings: Timings = USUAL,
    ) -> int:
        wanted = {
            "arguments": list(arguments),
            "environment": dict(environment),
            "folder": str(folder),
            "timings": asdict(timings),
        }
        return self._ask(wanted, streams)

    def _ask(self, wanted: Mapping[str, Any], streams: Sequence[int] = ()) -> int:
        socket.send_fds(self._line, [json.dumps(wanted).encode()], streams)
        return int(self._line.recv(_LONGEST))

    def close(self) -> None:
        self._line.close()
        os.waitpid(self._process, 0)


@contextmanager
def _closing(*streams: int) -> Iterator[None]:
    try:
        yield
    finally:
        for stream in streams:
            os.close(stream)


def _serve(line: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # ended processes are reaped
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        message, streams, _, _ = socket.recv_fds(line, _LONGEST, 3)
        if not message:
            os._exit(0)
        wanted, process = json.loads(message), 0
        if exchanges := wanted.get("warm"):
            _warm(exchanges)
        else:
            _load()
            with _closing(*streams):
                process = os.fork()
                if process == 0:
                    line.close()
                    _live(*streams, **wanted)
        line.send(str(process).encode())


def _load() -> None:
    """Import the modules that commands import lazily."""
    for module in ("bot.cli.run", "bot.cli.doctor", "bot.cli.session"):
        import_module(module)


@cache
def _languages() -> Languages:
    return Languages()


def _warm(exchanges: Sequence[str]) -> None:
    import_module("bot.app").Languages = _languages  # type: ignore[attr-defined]  # only here
    _languages().warm(_languages().codes)
    _certificates()
    for exchange in exchanges:
        _exchange_class(CATALOGUE[exchange].dialect.ccxt_id)


def _live(
    out: int,
    err: int,
    code: int | None = None,
    *,
    arguments: list[str],
    environment: dict[str, str],
    folder: str,
    timings: dict[str, Any],
) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    tempfile.tempdir = None  # it is of this environment
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
    if code is not None:
        warnings.simplefilter("error")
    ended = _main(arguments, Timings(**timings))
    sys.stdout.flush()
    sys.stderr.flush()
    if code is not None:
        os.write(code, str(ended).encode())
    os._exit(ended)


def _main(arguments: list[str], timings: Timings) -> int:
    try:
        return main(arguments, timings)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001  # it must not reach the tests of the parent
        sys.excepthook(*sys.exc_info())
        return 1
