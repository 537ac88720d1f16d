"""`python -m bot leak-drill`: after a leak, people replace the keys that were stored then."""

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
from bot.storage.keys.rotation import require_present_form
from bot.storage.operating.recalls import SqlRecalls

QUIET = 15.0  # seconds without anybody being notified after which no one seems to tell
PAUSE = 1.0  # seconds between two looks
_HELP = """\
For when somebody may have seen stored exchange keys: the database and its master key together, a
backup with the key, the memory of the bot.

Every key that was stored before the given time is marked: it is no longer used, its connection
is not Online, and its owner is told in chat, in their language, to make a new one and delete the
old one at the exchange. A new key clears the mark. Keys stored later are left alone.

Rehearse with --dry-run, which changes nothing. Cut off, it goes on where it was: run it again
with the same time; nobody is told twice. Run it again, too, to see how far the telling is.
"""


def parser() -> argparse.ArgumentParser:
    """Return how the command is called."""
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
        help="with its zone, as 2026-11-21T12:00:00Z",
    )
    root.add_argument("--dry-run", action="store_true", help="count and change nothing")
    root.add_argument("--yes", action="store_true", help="do not ask")
    root.add_argument("--batch", type=int, default=BATCH, help="keys in one step (%(default)s)")
    return root


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Count, or mark and follow the telling. Raises StorageError, Refusal."""
    before: datetime = options.before
    if before > datetime.now(UTC):
        raise CommandRefused(
            f"{before.isoformat()} has not come yet.", "Name a time that has passed."
        )
    async with installed(settings) as database:
        async with database.read() as c:
            await require_present_form(c)
        orders = SqlRecalls(database)
        affected = await orders.affected(before)
        _show(affected, before)
        if options.dry_run:
            print("Nothing was changed.")
            return 0
        total = sum(key_counts.connections for key_counts in affected.values())
        if total:
            question = f"{total} keys will not be used until their owners replace them."
            require_consent(question, given=options.yes)
        tell = Progress()
        drill = KeyRecall(
            recalls=orders,
            clock=lambda: datetime.now(UTC),
            before=before,
            batch=options.batch,
            report=lambda marked: tell(f"marked {marked} of {total}") if total else None,
        )
        await drill.run()
        return await _follow(orders, drill.key)


async def _follow(orders: SqlRecalls, key: str) -> int:
    """Print how far the running bot is until all were notified, or no one tells."""
    tell, last, moved = Progress(), RecallProgress(), time.monotonic()
    while True:
        now = await orders.progress(key)
        if now != last:
            last, moved = now, time.monotonic()
        if not now.waiting or time.monotonic() - moved > QUIET:
            break
        tell(_line(now))
        await asyncio.sleep(PAUSE)
    print(_line(last))
    if gone := last.marked - last.notified - last.waiting:
        print(f"{gone} could not be told (the bot is blocked), or have a new key already.")
    if last.waiting:
        print("Nobody is being told at the moment. Whoever waits is told when the bot runs.")
    return 0


def _show(affected: Mapping[str, KeyCount], before: datetime) -> None:
    print(f"Stored before {before.isoformat()} and not marked yet:", flush=True)
    for exchange, key_counts in affected.items():
        print(f"  {exchange}: {key_counts.connections} keys of {key_counts.owners} people")
    if not affected:
        print("  none")


def _line(told: RecallProgress) -> str:
    return f"marked {told.marked}, told {told.notified}, waiting {told.waiting}"


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("add the zone, as in 2026-11-21T12:00:00Z")
    return moment
