"""`python -m bot restore`."""

import argparse
from pathlib import Path

from bot.cli.session import keys_of
from bot.settings import Settings
from bot.storage.backup.restoring import restore
from bot.storage.engine.database import Database

UNSIGNED = (
    "Warning: the file is not signed. Whoever could write to it may have let people in or changed "
    "whom connections belong to; exchange keys they could neither read nor move."
)
_HELP = """\
Puts a backup into an empty database, all of it or nothing. Before anything is written the file
must be whole, of a version that is known, and signed by the master key that is loaded.
Stop the old bot first: two with one token disturb each other.
"""


def parser() -> argparse.ArgumentParser:
    """Return how the command is called."""
    root = argparse.ArgumentParser(
        prog="python -m bot restore",
        description=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("file", type=Path, help="a file that `python -m bot backup` wrote")
    root.add_argument(
        "--unsigned", action="store_true", help="take a file that no master key has signed"
    )
    return root


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Restore the backup. Raises StorageError."""
    database = Database(settings.database_url.get_secret_value())
    try:
        manifest = await restore(
            database, keys_of(settings), options.file, _report, unsigned=options.unsigned
        )
    finally:
        await database.close()
    if manifest.mac is None:
        print(UNSIGNED, flush=True)
    print(f"Restored as it was at {manifest.made_at}. Start the bot: python -m bot run")
    return 0


def _report(table: str, rows: int) -> None:
    print(f"{table}: {rows} rows", flush=True)
