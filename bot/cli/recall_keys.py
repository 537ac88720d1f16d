"""`python -m bot leak-drill`: recalls the keys that were stored before a leak."""

import argparse
import asyncio
import time
from collections.abc import Mapping
from datetime import UTC, datetime

from bot.cli.session import CommandRefused, Progress, installed, require_consent
from bot.domain.ports.checks import KeyCount
from bot.domain.ports.recalls import RecallProgress
from bot.services.operating.key_recall import BATCH, KeyRecall
from bot.settings import Settings
from bot.storage.keys.rotation import require_present_revision
from bot.storage.operating.recalls import SqlRecalls

QUIET = 15.0  # seconds without a delivery after which the command stops waiting
PAUSE = 1.0  # seconds between two polls
_HELP = """\
For the case that stored exchange keys may have been disclosed: the database together with its
master key, a backup with the key, the memory of the bot.

Marks every key that was stored before the given time: it is no longer used, its connection is
not Online, and its owner is notified in chat, in their language, to create a new key and delete
the old one at the exchange. A new key clears the mark. Keys stored later are not affected.

Try it with --dry-run, which changes nothing. If interrupted, run it again with the same time: it
continues and sends no notice twice. Run it again to see the progress of the notices, too.
"""


def parser() -> argparse.ArgumentParser:
    """Return the argument parser of the command."""
    root = argparse.ArgumentParser(
        prog="python -m bot leak-drill",
        description=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument(
        "--before",
        type=_moment,
        required=True,
        metavar="TIME",
        help="with its zone, such as 2026-11-21T12:00:00Z",
    )
    root.add_argument("--dry-run", action="store_true", help="count and change nothing")
    root.add_argument("--yes", action="store_true", help="do not ask")
    root.add_argument("--batch", type=int, default=BATCH, help="keys per step (%(default)s)")
    return root


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Count, or mark and follow the notices. Raises StorageError, CommandRefused."""
    before: datetime = options.before
    if before > datetime.now(UTC):
        raise CommandRefused(f"{before.isoformat()} is in the future.", "Give a time in the past.")
    async with installed(settings) as database:
        async with database.read() as c:
            await require_present_revision(c)
        recalls = SqlRecalls(database)
        affected = await recalls.affected(before)
        _show(affected, before)
        if options.dry_run:
            print("Nothing was changed.")
            return 0
        total = sum(key_counts.connections for key_counts in affected.values())
        if total:
            question = f"{total} keys will not be used until their owners replace them."
            require_consent(question, given=options.yes)
        progress = Progress()
        recall = KeyRecall(
            recalls=recalls,
            clock=lambda: datetime.now(UTC),
            before=before,
            batch=options.batch,
            report=lambda marked: progress(f"marked {marked} of {total}") if total else None,
        )
        await recall.run()
        return await _follow(recalls, recall.key)


async def _follow(recalls: SqlRecalls, key: str) -> int:
    """Print the progress of the notices until all were sent, or none is being sent."""
    progress, last, moved = Progress(), RecallProgress(), time.monotonic()
    while True:
        now = await recalls.progress(key)
        if now != last:
            last, moved = now, time.monotonic()
        if not now.waiting or time.monotonic() - moved > QUIET:
            break
        progress(_line(now))
        await asyncio.sleep(PAUSE)
    print(_line(last))
    if gone := last.marked - last.notified - last.waiting:
        print(f"{gone} could not be notified (the bot is blocked), or have a new key already.")
    if last.waiting:
        print("No notices are being sent now. The waiting ones are sent when the bot runs.")
    return 0


def _show(affected: Mapping[str, KeyCount], before: datetime) -> None:
    print(f"Stored before {before.isoformat()} and not marked yet:", flush=True)
    for exchange, key_counts in affected.items():
        print(f"  {exchange}: {key_counts.connections} keys of {key_counts.owners} people")
    if not affected:
        print("  none")


def _line(progress: RecallProgress) -> str:
    return f"marked {progress.marked}, notified {progress.notified}, waiting {progress.waiting}"


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("add the zone, as in 2026-11-21T12:00:00Z")
    return moment
