"""`python -m bot keys`: a new master key, everything under it, the old one gone."""

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime

from bot.cli.session import CommandRefused, Progress, installed, keys_of, require_consent
from bot.domain.ports.keys import RewrapBatch
from bot.services.operating.rewrapping import BATCH, Rewrapping
from bot.settings import Settings
from bot.storage.engine.database import Database
from bot.storage.keys.errors import KeyNotHeldError
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.keyrings import Keyring, join
from bot.storage.keys.master_keys import KeySetting
from bot.storage.keys.rotation import KeyChanges, KeyStatus
from bot.storage.operating.sealed_values import Need, SqlSealedValues

HEARD_WITHIN = 20.0  # seconds in which a bot that runs has taken up a new key
FOLLOWED_WITHIN = 75.0  # seconds in which it seals with it, or is known to be dead
PAUSE = 1.0  # seconds between two looks
HELP = """\
The bot may run meanwhile. In this order:

  keys status     which keys there are, and how many values need each
  keys add        a new key is appended to the key file; it seals nothing yet.
                  Back up the key file. Where bots run on other machines, copy it there.
                  Each bot reads it by itself within seconds.
  keys rotate     the newest key seals from now on, and everything stored comes under it.
                  It is refused while any bot that runs does not have that key.
                  Cut off, it goes on where it was: run it again. Two may run at once.
  keys retire N   takes key N out of the key file once nothing needs it.

Secrets are not decrypted by any of this, and no key is ever shown.

Backups made before `rotate` can be read with the old key until its last copy is destroyed, and
not without it: keep a copy of the old key file, apart from them, as long as you keep them.
Bots that run keep a retired key in memory until they are restarted.

If a master key was SEEN by others, a new one does not help what they have copied: rotate, then
let people replace their exchange keys with `python -m bot leak-drill`.

With BOT_MASTER_KEYS instead of a file, `add` and `retire` say what to do by hand.
"""


def parser() -> argparse.ArgumentParser:
    """Return how the command is called."""
    root = argparse.ArgumentParser(
        prog="python -m bot keys",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    acts = root.add_subparsers(required=True, metavar="add | rotate | retire | status")
    acts.add_parser("status", help="show the keys and what needs them").set_defaults(act=status)
    acts.add_parser("add", help="make a new key that seals nothing yet").set_defaults(act=add)
    turn = acts.add_parser("rotate", help="let the newest key seal, and bring all under it")
    turn.add_argument("--batch", type=int, default=BATCH, help="values in one step (%(default)s)")
    turn.set_defaults(act=rotate)
    gone = acts.add_parser("retire", help="take a key away that nothing needs")
    gone.add_argument("number", type=int)
    gone.add_argument("--yes", action="store_true", help="do not ask")
    gone.set_defaults(act=retire)
    return root


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Do what was asked for. Raises StorageError, Refusal."""
    act: Callable[..., Awaitable[int]] = options.act
    async with installed(settings) as database:
        return await act(database, keys_of(settings), options)


async def status(database: Database, source: KeyFile | KeySetting, _: argparse.Namespace) -> int:
    """Show how it stands."""
    seen = await KeyChanges(database, source).status()
    print("\n".join(_lines(seen, datetime.now(UTC))))
    return 0


async def add(database: Database, source: KeyFile | KeySetting, _: argparse.Namespace) -> int:
    """Make a new key."""
    number = await KeyChanges(database, source).add()
    print(f"Master key {number} was added to {_place(source)}; it seals nothing yet.")
    print("Back up that file now, apart from the database, and copy it to other machines with a")
    print("bot. Then run: python -m bot keys rotate")
    return 0


async def rotate(
    database: Database, source: KeyFile | KeySetting, options: argparse.Namespace
) -> int:
    """Let the newest key seal, and bring everything under it."""
    changes = KeyChanges(database, source)
    number = await _activate_newest(changes)
    print(f"Master key {number} seals; everything comes under it.", flush=True)
    keyring = await join(database, source)
    try:
        done = await _bring_under(database, changes, keyring, options.batch)
    finally:
        await keyring.leave()
    if done.damaged:
        raise CommandRefused(
            f"{done.damaged} values cannot be opened with any loaded key and stay as they are.",
            "Put back the key that `keys status` calls missing. If none is missing they were "
            "damaged: their owners must send those exchange keys again.",
        )
    print(f"Done: everything is under master key {number}.")
    for old in sorted((await changes.status()).loaded):
        if old != number:
            print(f"When no backup needs key {old} any more: python -m bot keys retire {old}")
    return 0


async def retire(
    database: Database, source: KeyFile | KeySetting, options: argparse.Namespace
) -> int:
    """Take a key away."""
    changes, number = KeyChanges(database, source), options.number
    await changes.require_unneeded(number)
    question = f"Backups made while master key {number} sealed need a copy of it to be opened."
    require_consent(question, given=options.yes)
    if await changes.retire(number):
        print(f"Master key {number} is no longer in {_place(source)}.")
        print("Take it out of that file on other machines too. Bots that run forget it when they")
        print("are restarted.")
    else:
        print(f"Nothing needs master key {number}. Take it out of BOT_MASTER_KEYS: remove the")
        print(f"entry {number}:… on every machine, and restart every bot.")
    return 0


async def _activate_newest(changes: KeyChanges) -> int:
    """Let the newest key seal, once all bots have it. Raises KeyNotHeldError."""
    end, tell = time.monotonic() + HEARD_WITHIN, Progress()
    while True:
        try:
            return await changes.activate_newest()
        except KeyNotHeldError:
            tell("waiting for running bots to take up the new key")
            if time.monotonic() > end:
                raise
            await asyncio.sleep(PAUSE)


async def _bring_under(
    database: Database, changes: KeyChanges, keyring: Keyring, batch: int
) -> RewrapBatch:
    """Wrap everything again until nothing is left and no bot seals with an older key."""
    values, tell = SqlSealedValues(database), Progress()
    left = await values.left()

    def report(done: RewrapBatch) -> None:
        if done.rewrapped:
            tell(f"{done.rewrapped} of about {left} re-wrapped")

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
                f"{left} values are still under an older key, or may come: {who} does not follow.",
                "Restart that bot, then run the command again: it goes on where it was.",
            )
        await asyncio.sleep(PAUSE)


def _lines(seen: KeyStatus, now: datetime) -> Iterator[str]:
    yield f"{'key':>5}  {'stored':>8}  {'drafts':>6}  {'age':<12}  state"
    for number in sorted({*seen.loaded, *seen.needs}, reverse=True):
        need = seen.needs.get(number, Need())
        made = seen.made_at.get(number)
        age = f"{(now - made).days} days" if made else "not known"
        counts = f"{need.credentials:>8}  {need.drafts:>6}"
        yield f"{number:>5}  {counts}  {age:<12}  {_state(seen, number, need)}"
    if not seen.rings:
        yield "no bot runs"
    for ring in seen.rings:
        keys = ", ".join(map(str, ring.keys))
        yield f"{ring.process} seals with {ring.sealing}, has {keys}"


def _state(seen: KeyStatus, number: int, need: Need) -> str:
    if number not in seen.loaded:
        return "MISSING: these values cannot be opened; put the key back"
    if number == seen.sealing:
        return "primary: it seals"
    if need.credentials or need.drafts:
        return "opens what is not re-wrapped yet: keys rotate"
    if number > seen.sealing:
        return "new, seals nothing yet: keys rotate"
    return f"nothing stored needs it: keys retire {number}"


def _place(source: KeyFile | KeySetting) -> str:
    return str(source.path) if isinstance(source, KeyFile) else "BOT_MASTER_KEYS"
