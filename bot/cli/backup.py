"""`python -m bot backup`."""

import argparse
from pathlib import Path

from bot.cli.session import installed, keys_of
from bot.settings import Settings
from bot.storage.backup.writing import back_up

_HELP = """\
Writes a consistent snapshot of all stored data to one new file that only its owner can read. The
bot may run meanwhile. Exchange keys stay sealed: the master key is not in the file and must not be
kept beside it. The master key signs the file, so that a restore detects any modification. The file
restores into SQLite or PostgreSQL: python -m bot restore
"""


def parser() -> argparse.ArgumentParser:
    """Return the argument parser of the command."""
    root = argparse.ArgumentParser(
        prog="python -m bot backup",
        description=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("file", type=Path, help="a new file; existing files are not overwritten")
    root.add_argument(
        "--unsigned", action="store_true", help="for a machine without the master key"
    )
    return root


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Write the backup. Raises StorageError."""
    async with installed(settings) as database:
        source = None if options.unsigned else keys_of(settings)
        manifest = await back_up(database, options.file, source)
    rows = sum(part.rows for part in manifest.tables.values())
    keys = ", ".join(map(str, manifest.keys))
    print(f"{options.file}: {rows} rows of {len(manifest.tables)} tables, mode 0600.")
    print(f"It needs master key {keys} to be opened: keep a copy of that, apart from this file.")
    return 0
