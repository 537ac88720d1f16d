"""`python -m bot restore`."""

import argparse
from pathlib import Path

from bot.cli.session import keys_of
from bot.settings import Settings
from bot.storage.backup.restoring import restore
from bot.storage.engine.database import Database

UNSIGNED = (
    "Warning: the file is not signed. Anyone who could write to it may have granted access to "
    "people or changed owners of connections; exchange keys could be neither read nor moved."
)
_HELP = """\
Restores a backup into an empty database, completely or not at all. Before anything is written,
the file must be complete, of a known version, and signed by the loaded master key.
Stop the old bot first: two bots with one token conflict.
"""


def parser() -> argparse.ArgumentParser:
    """Return the argument parser of the command."""
    root = argparse.ArgumentParser(
        prog="python -m bot restore",
        description=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("file", type=Path, help="a file that `python -m bot backup` wrote")
    root.add_argument(
        "--unsigned", action="store_true", help="accept a file that no master key has signed"
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
    print(f"Restored the state of {manifest.made_at}. Start the bot: python -m bot run")
    return 0


def _report(table: str, rows: int) -> None:
    print(f"{table}: {rows} rows", flush=True)
