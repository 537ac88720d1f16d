"""The changes of master keys, each in one step that no bot can start or seal within.

The order is what keeps every value readable: a key is added, every bot takes it up, it seals,
every value comes under it, the old one goes.
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
from bot.storage.migrations import form_of
from bot.storage.operating.sealed_values import Need, needs_of

_ROTATE = "Run: python -m bot keys rotate"


@dataclass(frozen=True, kw_only=True)
class KeyStatus:
    """How it stands with the master keys."""

    loaded: Sequence[int]
    sealing: int
    needs: Mapping[int, Need]  # also of keys that are not loaded
    made_at: Mapping[int, datetime]  # as far as is known
    rings: Sequence[Ring]


class KeyChanges:
    """Changes the master keys of an installation that was started before."""

    def __init__(self, database: Database, source: KeySource) -> None:
        self._database = database
        self._source = source

    async def status(self) -> KeyStatus:
        """Return how it stands; nothing is changed. Raises StorageError."""
        async with self._database.read() as c:
            await require_present_form(c)
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
            await require_present_form(c)
            keys = await self._keys(c)
            if not isinstance(self._source, KeyFile):
                raise KeysInSettingError(max(keys.by_id))
            seen = (*keys.by_id, *await needs_of(c), *self._held(await keyrings.running(c)))
            return key_file_changes.add_key(self._source, max(seen), datetime.now(UTC))

    async def let_newest_seal(self) -> int:
        """Let the key with the largest number seal from now on; return the number.

        Raises StorageError, KeyNotHeldError: where a bot that runs does not have it yet. A bot
        that starts later without it is refused, for the canary asks for it.
        """
        async with self._database.alone() as c:
            await require_present_form(c)
            keys = await self._keys(c)
            newest = max(keys.by_id)
            if newest == keys.primary:
                if len(keys.by_id) == 1 and not await self._others_needed(c, newest):
                    raise NoNewerKeyError(newest)
                return newest
            without = [r.process for r in await keyrings.running(c) if newest not in r.keys]
            if without:
                raise KeyNotHeldError(newest, without)
            await installation.let_seal(c, replace(keys, primary=newest))
        return newest

    async def behind(self, number: int) -> Sequence[Ring]:
        """Return the processes that still seal with another key."""
        async with self._database.read() as c:
            return [ring for ring in await keyrings.running(c) if ring.sealing != number]

    async def needless(self, number: int) -> None:
        """Make sure that a key may go. Raises StorageError where it may not."""
        async with self._database.alone() as c:
            await self._refuse_needed(c, number)

    async def retire(self, number: int) -> bool:
        """Take a key that nothing needs out of the key file; False: it is to be done by hand.

        Raises StorageError where anything needs it.
        """
        async with self._database.alone() as c:
            await self._refuse_needed(c, number)
            if not isinstance(self._source, KeyFile):
                return False
            key_file_changes.drop_key(self._source, number, datetime.now(UTC))
        return True

    async def _keys(self, c: AsyncConnection) -> MasterKeys:
        """Return the loaded keys, proven, with the one that seals as the primary one."""
        number = await installation.proves(c, self._source)
        if number is None:
            raise InstallationMissingError
        return replace(self._source.load(may_create=False), primary=number)

    async def _refuse_needed(self, c: AsyncConnection, number: int) -> None:
        await require_present_form(c)
        keys = await self._keys(c)
        if number not in keys.by_id:
            raise KeyUnknownError(number, sorted(keys.by_id))
        if number == keys.primary:
            raise KeyNeededError(number, "it is the one that seals", _ROTATE)
        need = (await needs_of(c)).get(number, Need())
        if need.credentials:
            raise KeyNeededError(number, f"{need.credentials} stored keys are under it", _ROTATE)
        if need.drafts:
            drafts = f"{need.drafts} values of unfinished conversations are under it"
            raise KeyNeededError(number, drafts, f"{_ROTATE}, or wait: they live 30 minutes.")
        if sealing := [r.process for r in await keyrings.running(c) if r.sealing == number]:
            wait = "Wait some seconds and try again; where that does not help, restart it."
            raise KeyNeededError(number, f"{', '.join(sealing)} seals with it", wait)

    def _made_at(self) -> Mapping[int, datetime]:
        return key_file_changes.made_at(self._source) if isinstance(self._source, KeyFile) else {}

    async def _others_needed(self, c: AsyncConnection, number: int) -> bool:
        return any(other != number for other in await needs_of(c))

    @staticmethod
    def _held(rings: Sequence[Ring]) -> set[int]:
        return {number for ring in rings for number in ring.keys}


async def require_present_form(c: AsyncConnection) -> None:
    """Make sure that a database has the present form.

    Raises InstallationMissingError, DatabaseBehindError, DatabaseNewerError.
    """
    form = await form_of(c)
    if form.current is None:
        raise InstallationMissingError
    if form.pending:
        raise DatabaseBehindError(form.current, str(form.head))
