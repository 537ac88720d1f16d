"""`python -m bot backup`."""

import argparse
from pathlib import Path

from bot.cli.session import installed, keys_of
from bot.settings import Settings
from bot.storage.backup.writing import back_up

_HELP = """\
Writes everything that is stored, as it is at one moment, to one new file that its owner alone may
read. The bot may run meanwhile. Exchange keys stay sealed: the master key is not in the file, and
must not be kept beside it; it signs the file, so that a restore finds out whether anybody has
changed it. The file restores into SQLite or PostgreSQL: python -m bot restore
"""


def parser() -> argparse.ArgumentParser:
    """Return how the command is called."""
    root = argparse.ArgumentParser(
        prog="python -m bot backup",
        description=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("file", type=Path, help="a new file; none is overwritten")
    root.add_argument(
        "--unsigned", action="store_true", help="where the master key is not on this machine"
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
    print(f"To open it takes master key {keys}: keep a copy of that, apart from this file.")
    return 0
