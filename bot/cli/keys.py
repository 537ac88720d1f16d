"""`python -m bot keys`: adds, rotates and retires master keys."""

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeAlias

from bot.cli.key_table import lines
from bot.cli.session import CommandRefused, Progress, installed, keys_of, require_consent
from bot.domain.ports.keys import RewrapBatch
from bot.services.operating.rewrapping import BATCH, Rewrapping
from bot.settings import Settings
from bot.storage.engine.database import Database
from bot.storage.keys.errors import KeyNotHeldError
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.keyrings import Keyring, join
from bot.storage.keys.master_keys import KeySetting
from bot.storage.keys.rotation import KeyChanges
from bot.storage.operating.sealed_values import SqlSealedValues

Subcommand: TypeAlias = Callable[..., Awaitable[int]]

LOADED_WITHIN = 20.0  # seconds in which a running bot loads a new key

FOLLOWED_WITHIN = 75.0  # seconds in which it seals with it, or is known to have stopped

PAUSE = 1.0  # seconds between two polls

HELP = """\
The bot may run meanwhile. In this order:

  keys status     lists the keys, and the number of values under each.
  keys add        appends a new key to the key file; it seals nothing yet.
                  Back up the key file. If bots run on other machines, copy it there.
                  Each bot loads it within seconds.
  keys rotate     makes the newest key the sealing key, and re-wraps all stored values.
                  It is refused while any running bot lacks that key.
                  If interrupted, run it again: it continues. Two may run at once.
  keys retire N   removes key N from the key file once nothing needs it.

None of these decrypts secrets or shows a key.

Backups made before `rotate` need the old key: keep a copy of the old key file, apart from them,
as long as you keep them. Running bots keep a retired key in memory until they are restarted.

If a master key was DISCLOSED, a new one does not protect data that was copied: rotate, then have
users replace their exchange keys with `python -m bot leak-drill`.

With BOT_MASTER_KEYS instead of a file, `add` and `retire` print what to do manually.
"""


def parser() -> argparse.ArgumentParser:
    """Return the argument parser of the command."""
    root = argparse.ArgumentParser(
        prog="python -m bot keys",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    acts = root.add_subparsers(required=True, metavar="add | rotate | retire | status")
    acts.add_parser("status", help="list the keys and the values under each").set_defaults(
        act=status
    )
    acts.add_parser("add", help="add a new key that seals nothing yet").set_defaults(act=add)
    rotating = acts.add_parser("rotate", help="seal with the newest key, and re-wrap all values")
    rotating.add_argument("--batch", type=int, default=BATCH, help="values per step (%(default)s)")
    rotating.set_defaults(act=rotate)
    retiring = acts.add_parser("retire", help="remove a key that nothing needs")
    retiring.add_argument("number", type=int)
    retiring.add_argument("--yes", action="store_true", help="do not ask")
    retiring.set_defaults(act=retire)
    return root


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Run the subcommand. Raises StorageError, CommandRefused."""
    act: Subcommand = options.act
    async with installed(settings) as database:
        return await act(database, keys_of(settings), options)


async def status(database: Database, source: KeyFile | KeySetting, _: argparse.Namespace) -> int:
    """Print the keys and the values under each."""
    found = await KeyChanges(database, source).status()
    print("\n".join(lines(found, datetime.now(UTC))))
    return 0


async def add(database: Database, source: KeyFile | KeySetting, _: argparse.Namespace) -> int:
    """Add a new key."""
    number = await KeyChanges(database, source).add()
    print(f"Master key {number} was added to {_place(source)}; it seals nothing yet.")
    print("Back up that file now, apart from the database, and copy it to other machines with a")
    print("bot. Then run: python -m bot keys rotate")
    return 0


async def rotate(
    database: Database, source: KeyFile | KeySetting, options: argparse.Namespace
) -> int:
    """Seal with the newest key, and re-wrap all stored values."""
    changes = KeyChanges(database, source)
    number = await _activate_newest(changes)
    print(f"Master key {number} seals now; all values are re-wrapped.", flush=True)
    keyring = await join(database, source)
    try:
        done = await _rewrap_all(database, changes, keyring, options.batch)
    finally:
        await keyring.leave()
    if done.damaged:
        raise CommandRefused(
            f"{done.damaged} values cannot be opened with any loaded key and stay unchanged.",
            "Restore the key that `keys status` shows as missing. If none is missing, the values "
            "are damaged: their owners must send those exchange keys again.",
        )
    print(f"Done: everything is under master key {number}.")
    for old in sorted((await changes.status()).loaded):
        if old != number:
            print(f"When no backup needs key {old} any more: python -m bot keys retire {old}")
    return 0


async def retire(
    database: Database, source: KeyFile | KeySetting, options: argparse.Namespace
) -> int:
    """Remove a key."""
    changes, number = KeyChanges(database, source), options.number
    await changes.require_unneeded(number)
    question = f"Backups made while master key {number} sealed need a copy of it to be opened."
    require_consent(question, given=options.yes)
    if await changes.retire(number):
        print(f"Master key {number} is no longer in {_place(source)}.")
        print("Remove it from that file on other machines, too. Running bots keep it in memory")
        print("until they are restarted.")
    else:
        print(f"Nothing needs master key {number}. Remove the entry {number}:… from")
        print("BOT_MASTER_KEYS on every machine, and restart every bot.")
    return 0


async def _activate_newest(changes: KeyChanges) -> int:
    """Seal with the newest key once all bots have loaded it. Raises KeyNotHeldError."""
    end, progress = time.monotonic() + LOADED_WITHIN, Progress()
    while True:
        try:
            return await changes.activate_newest()
        except KeyNotHeldError:
            progress("waiting for running bots to load the new key")
            if time.monotonic() > end:
                raise
            await asyncio.sleep(PAUSE)


async def _rewrap_all(
    database: Database, changes: KeyChanges, keyring: Keyring, batch: int
) -> RewrapBatch:
    """Re-wrap all values until none is left and no bot seals with an older key."""
    values, progress = SqlSealedValues(database), Progress()
    left = await values.left()

    def report(done: RewrapBatch) -> None:
        if done.rewrapped:
            progress(f"{done.rewrapped} of about {left} re-wrapped")

    end = time.monotonic() + FOLLOWED_WITHIN
    while True:
        await keyring.refresh()
        work = Rewrapping(values=values, wrapper=keyring.vault, batch=batch, report=report)
        done = await work.run()
        left = await values.left()
        behind = await changes.sealing_otherwise(keyring.vault.keys.primary)
        if done.rewrapped:
            end = time.monotonic() + FOLLOWED_WITHIN
        if left <= done.damaged and not behind:
            return done
        if time.monotonic() > end:
            who = ", ".join(ring.process for ring in behind) or "another rotation"
            raise CommandRefused(
                f"{left} values are still under an older key, or may be added: {who} uses it.",
                "Restart that bot, then run the command again: it continues.",
            )
        await asyncio.sleep(PAUSE)


def _place(source: KeyFile | KeySetting) -> str:
    return str(source.path) if isinstance(source, KeyFile) else "BOT_MASTER_KEYS"
