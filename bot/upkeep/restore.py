"""Owns `python -m bot restore`."""

import argparse
from pathlib import Path

from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.restoring import restore
from bot.upkeep.parts import keys_of

_HELP = """\
Puts a backup into an empty database, all of it or nothing. Before anything is written the file
must be whole, of a version that is known, and open with the master key that is loaded.
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
    return root


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Restore the backup. Raises StorageError."""
    database = Database(settings.database_url.get_secret_value())
    try:
        manifest = await restore(database, keys_of(settings), options.file, _report)
    finally:
        await database.close()
    print(f"Restored as it was at {manifest.made_at}. Start the bot: python -m bot run")
    return 0


def _report(table: str, rows: int) -> None:
    print(f"{table}: {rows} rows", flush=True)
