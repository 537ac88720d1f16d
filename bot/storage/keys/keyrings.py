"""Publishes which master keys each running process has, and loads new ones.

A key may seal once every running process has it. It may be removed once none seals with it.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine.database import Database, upsert
from bot.storage.engine.process_ids import described, is_dead, new_process_id
from bot.storage.keys import installation
from bot.storage.keys.errors import MasterKeyError
from bot.storage.keys.master_keys import KeySource, MasterKeys
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.schema.tables import KEYRINGS
from bot.storage.schema.types import readable

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=1)  # a process that does not renew it is taken for dead


@dataclass(frozen=True, kw_only=True)
class Ring:
    """The keys of one running process."""

    holder: str
    keys: tuple[int, ...]
    sealing: int  # the one it seals with

    @property
    def process(self) -> str:
        """The process in words."""
        return described(self.holder)


class Keyring:
    """The keys of this process. Take it from `join`."""

    def __init__(
        self, database: Database, source: KeySource, vault: EnvelopeVault, holder: str
    ) -> None:
        self.vault = vault
        self._database = database
        self._source = source
        self._holder = holder
        self._logged = ""  # the last error of the key source; logged once

    async def refresh(self) -> None:
        """Load new keys and the present sealing key, and publish them. Call it often.

        If the source is invalid at the moment, the error is logged and the known keys are kept.
        """
        keys = await asyncio.to_thread(self._load)
        async with self._database.read() as c:
            number = await installation.sealing(c)
        if number in keys.by_id:  # a key that is not loaded yet cannot seal
            keys = replace(keys, primary=number)
        if keys != self.vault.keys:
            numbers = ", ".join(map(str, sorted(keys.by_id)))
            log.info("master keys: %s; key %s seals", numbers, keys.primary)
            self.vault.replace_keys(keys)
        async with self._database.write() as c:
            await publish(c, self._holder, self.vault.keys, datetime.now(UTC))

    async def leave(self) -> None:
        """Remove the entry of this process, so that others need not wait for its lease."""
        async with self._database.write() as c:
            await c.execute(delete(KEYRINGS).where(KEYRINGS.c.holder == self._holder))

    def _load(self) -> MasterKeys:
        known = self.vault.keys
        try:
            found = self._source.load(may_create=False)
        except MasterKeyError as error:
            if str(error) != self._logged:
                log.warning("%s %s The known keys remain in use.", error.cause, error.fix)
            self._logged = str(error)
            return known
        self._logged = ""
        return replace(known, by_id={**known.by_id, **found.by_id})


async def join(database: Database, source: KeySource) -> Keyring:
    """Open the vault for a long-running process and publish its keys in the same transaction.

    So a command that changes keys sees this process, or this process sees the change. Raises
    StorageError.
    """
    holder = new_process_id()
    async with database.alone() as c:
        vault = await installation.opened(c, source)
        await publish(c, holder, vault.keys, datetime.now(UTC))
    return Keyring(database, source, vault, holder)


async def publish(c: AsyncConnection, holder: str, keys: MasterKeys, now: datetime) -> None:
    """Publish which keys a process has, within a transaction."""
    values = {"keys": sorted(keys.by_id), "sealing": keys.primary, "until": now + LEASE}
    new = upsert(c, KEYRINGS).values(holder=holder, **values)
    await c.execute(new.on_conflict_do_update(index_elements=["holder"], set_=values))
    long_dead = delete(KEYRINGS).where(KEYRINGS.c.until < now - LEASE)
    await c.execute(long_dead)


async def running(
    c: AsyncConnection, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Sequence[Ring]:
    """Return the keys of every running process."""
    query = select(KEYRINGS).where(KEYRINGS.c.until > clock()).order_by(KEYRINGS.c.holder)
    rows = (await c.execute(query)).all()
    rings = (
        Ring(holder=r.holder, keys=tuple(r.keys), sealing=r.sealing) for r in rows if readable(r)
    )
    return [ring for ring in rings if not is_dead(ring.holder)]
