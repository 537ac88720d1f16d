"""Shared parts of the operators' commands: the database, consent, progress, exit codes."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib import import_module

from bot.settings import Settings
from bot.storage.engine.database import Database
from bot.storage.engine.errors import StorageError
from bot.storage.keys.errors import InstallationMissingError
from bot.storage.keys.key_file import KeyFile, key_source
from bot.storage.keys.master_keys import KeySetting

MODULES = {
    "keys": "bot.cli.keys",
    "backup": "bot.cli.backup",
    "restore": "bot.cli.restore",
    "leak-drill": "bot.cli.recall_keys",
    "trading": "bot.cli.trading",
}
_PAUSE = 0.5  # seconds between two lines of progress


class CommandRefused(Exception):  # noqa: N818  # not an error of the program
    """The command was refused. `cause` and `fix` are plain English, as in a StorageError."""

    def __init__(self, cause: str, fix: str) -> None:
        super().__init__(f"{cause} {fix}")
        self.cause = cause
        self.fix = fix


class Progress:
    """Prints the progress of a command: the first line at once, then at most two a second."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, text: str) -> None:
        """Print a line, unless the last one is too recent."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _PAUSE
            print(text, flush=True)


def main(command: str, argv: Sequence[str], settings: Settings) -> int:
    """Run a command with the arguments that follow its name; return its exit code.

    0: done; 1: refused, with cause and fix on standard error; 2: usage error.
    """
    module = import_module(MODULES[command])
    options = module.parser().parse_args(argv)
    try:
        return int(asyncio.run(module.run(options, settings)))
    except (StorageError, CommandRefused) as error:
        sys.stdout.flush()
        print(f"{error.cause}\n{error.fix}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader closed the pipe
        return 1


@asynccontextmanager
async def installed(settings: Settings) -> AsyncIterator[Database]:
    """Yield the database of an existing installation; create none. Raises StorageError."""
    database = Database(settings.database_url.get_secret_value(), guest=True)
    if database.file is not None and not database.file.exists():
        raise InstallationMissingError
    try:
        await database.open()
        yield database
    finally:
        await database.close()


def keys_of(settings: Settings) -> KeyFile | KeySetting:
    """Return the source of the master keys."""
    setting = settings.master_keys
    return key_source(settings.master_key_file, setting.get_secret_value() if setting else None)


def require_consent(question: str, *, given: bool) -> None:
    """Return if the operator agrees, by `--yes` or when asked. Raises CommandRefused."""
    if given:
        return
    if not sys.stdin.isatty():
        raise CommandRefused(f"{question} There is no terminal to ask on.", "Agree with --yes.")
    if input(f"{question} Type yes to continue: ").strip().lower() != "yes":
        raise CommandRefused("Nothing was done.", "Run the command again to be asked again.")
