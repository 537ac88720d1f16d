"""What the commands of operators share: how they run, the database, consent, progress."""

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
}
_PAUSE = 0.5  # seconds between two lines of progress


class CommandRefused(Exception):  # noqa: N818  # nothing went wrong
    """The command does nothing. `cause` and `fix` are plain English, as of a StorageError."""

    def __init__(self, cause: str, fix: str) -> None:
        super().__init__(f"{cause} {fix}")
        self.cause = cause
        self.fix = fix


class Progress:
    """Prints how far a command is: the first time at once, then twice a second at most."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, text: str) -> None:
        """Print a line, or leave it out."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _PAUSE
            print(text, flush=True)


def main(command: str, argv: Sequence[str], settings: Settings) -> int:
    """Run a command with the arguments that follow its name; return its exit code.

    0: done; 1: refused, with cause and fix on standard error; 2: wrong call.
    """
    module = import_module(MODULES[command])
    options = module.parser().parse_args(argv)
    try:
        return int(asyncio.run(module.run(options, settings)))
    except (StorageError, CommandRefused) as error:
        sys.stdout.flush()
        print(f"{error.cause}\n{error.fix}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader has closed the pipe
        return 1


@asynccontextmanager
async def installed(settings: Settings) -> AsyncIterator[Database]:
    """Yield the database of a bot that was started before, and make none. Raises StorageError."""
    database = Database(settings.database_url.get_secret_value(), guest=True)
    if database.file is not None and not database.file.exists():
        raise InstallationMissingError
    try:
        await database.open()
        yield database
    finally:
        await database.close()


def keys_of(settings: Settings) -> KeyFile | KeySetting:
    """Return where the master keys come from."""
    setting = settings.master_keys
    return key_source(settings.master_key_file, setting.get_secret_value() if setting else None)


def require_consent(question: str, *, given: bool) -> None:
    """Go on where the operator agrees: by `--yes`, or when asked. Raises Refusal."""
    if given:
        return
    if not sys.stdin.isatty():
        raise CommandRefused(f"{question} Nobody is there to be asked.", "Agree to it with --yes.")
    if input(f"{question} Type yes to go on: ").strip().lower() != "yes":
        raise CommandRefused("Nothing was done.", "Run the command again to be asked again.")
