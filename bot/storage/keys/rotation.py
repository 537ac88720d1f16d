"""Changes master keys, each step in one exclusive transaction.

The order keeps every value readable: a key is added, every bot loads it, it seals, all values
are wrapped again, the old key is removed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine.database import Database
from bot.storage.engine.errors import DatabaseBehindError
from bot.storage.keys import installation, key_file_changes, keyrings
from bot.storage.keys.errors import (
    InstallationMissingError,
    KeyNeededError,
    KeyNotHeldError,
    KeysInSettingError,
    KeyUnknownError,
    NoNewerKeyError,
)
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.keyrings import Ring
from bot.storage.keys.master_keys import KeySource, MasterKeys
from bot.storage.migrations import revision_of
from bot.storage.operating.sealed_values import Need, needs_of

_ROTATE = "Run: python -m bot keys rotate"


@dataclass(frozen=True, kw_only=True)
class KeyStatus:
    """The state of the master keys."""

    loaded: Sequence[int]
    sealing: int
    needs: Mapping[int, Need]  # also for keys that are not loaded
    made_at: Mapping[int, datetime]  # where known
    rings: Sequence[Ring]


class KeyChanges:
    """Changes the master keys of an existing installation."""

    def __init__(self, database: Database, source: KeySource) -> None:
        self._database = database
        self._source = source

    async def status(self) -> KeyStatus:
        """Return the state of the master keys. Raises StorageError."""
        async with self._database.read() as c:
            await require_present_revision(c)
            keys = await self._keys(c)
            return KeyStatus(
                loaded=sorted(keys.by_id),
                sealing=keys.primary,
                needs=await needs_of(c),
                made_at=self._made_at(),
                rings=await keyrings.running(c),
            )

    async def add(self) -> int:
        """Add a random key that seals nothing yet; return its number. Raises StorageError."""
        async with self._database.alone() as c:
            await require_present_revision(c)
            keys = await self._keys(c)
            if not isinstance(self._source, KeyFile):
                raise KeysInSettingError(max(keys.by_id))
            seen = (*keys.by_id, *await needs_of(c), *self._held(await keyrings.running(c)))
            return key_file_changes.add_key(self._source, max(seen), datetime.now(UTC))

    async def activate_newest(self) -> int:
        """Make the key with the largest number the sealing key; return its number.

        Raises StorageError, and KeyNotHeldError if a running bot does not have it yet. A bot that
        starts later without it is refused, since it cannot open the canary.
        """
        async with self._database.alone() as c:
            await require_present_revision(c)
            keys = await self._keys(c)
            newest = max(keys.by_id)
            if newest == keys.primary:
                if len(keys.by_id) == 1 and not await self._others_needed(c, newest):
                    raise NoNewerKeyError(newest)
                return newest
            without = [r.process for r in await keyrings.running(c) if newest not in r.keys]
            if without:
                raise KeyNotHeldError(newest, without)
            await installation.set_sealing_key(c, replace(keys, primary=newest))
        return newest

    async def sealing_otherwise(self, number: int) -> Sequence[Ring]:
        """Return the processes that still seal with another key."""
        async with self._database.read() as c:
            return [ring for ring in await keyrings.running(c) if ring.sealing != number]

    async def require_unneeded(self, number: int) -> None:
        """Require that a key may be removed. Raises StorageError."""
        async with self._database.alone() as c:
            await self._refuse_needed(c, number)

    async def retire(self, number: int) -> bool:
        """Remove an unneeded key from the key file; return False if that must be done by hand.

        Raises StorageError if the key is needed.
        """
        async with self._database.alone() as c:
            await self._refuse_needed(c, number)
            if not isinstance(self._source, KeyFile):
                return False
            key_file_changes.drop_key(self._source, number, datetime.now(UTC))
        return True

    async def _keys(self, c: AsyncConnection) -> MasterKeys:
        """Return the loaded and verified keys; the sealing key is primary."""
        number = await installation.verified_key(c, self._source)
        if number is None:
            raise InstallationMissingError
        return replace(self._source.load(may_create=False), primary=number)

    async def _refuse_needed(self, c: AsyncConnection, number: int) -> None:
        await require_present_revision(c)
        keys = await self._keys(c)
        if number not in keys.by_id:
            raise KeyUnknownError(number, sorted(keys.by_id))
        if number == keys.primary:
            raise KeyNeededError(number, "it is the sealing key", _ROTATE)
        need = (await needs_of(c)).get(number, Need())
        if need.credentials:
            raise KeyNeededError(number, f"it wraps {need.credentials} stored keys", _ROTATE)
        if need.drafts:
            drafts = f"it wraps {need.drafts} values of unfinished conversations"
            raise KeyNeededError(
                number, drafts, f"{_ROTATE}, or wait: they expire after 30 minutes."
            )
        if sealing := [r.process for r in await keyrings.running(c) if r.sealing == number]:
            wait = "Try again after some seconds; if that does not help, restart it."
            raise KeyNeededError(number, f"{', '.join(sealing)} seals with it", wait)

    def _made_at(self) -> Mapping[int, datetime]:
        return key_file_changes.made_at(self._source) if isinstance(self._source, KeyFile) else {}

    async def _others_needed(self, c: AsyncConnection, number: int) -> bool:
        return any(other != number for other in await needs_of(c))

    @staticmethod
    def _held(rings: Sequence[Ring]) -> set[int]:
        return {number for ring in rings for number in ring.keys}


async def require_present_revision(c: AsyncConnection) -> None:
    """Require that a database has the present revision.

    Raises InstallationMissingError, DatabaseBehindError, DatabaseNewerError.
    """
    revision = await revision_of(c)
    if revision.current is None:
        raise InstallationMissingError
    if revision.pending:
        raise DatabaseBehindError(revision.current, str(revision.head))
