"""Owns what becomes of a tested draft: a new connection, another key for an old one, or neither."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.audit import AuditEntry, Deed
from bot.domain.connection import Connection
from bot.domain.credentials import Credentials, Field, mask
from bot.domain.diagnosis import Answer, CheckReport, Status
from bot.domain.draft import Draft
from bot.domain.ports.connections import Book, NameTakenError
from bot.domain.ports.history import Record
from bot.domain.ports.keys import Binding, Vault
from bot.services.twins import Kinship, find_twin, same_account

log = logging.getLogger(__name__)

STORED = "credentials"  # the field a stored connection's credentials are bound to


class Ending(StrEnum):
    """How the test of a draft ended."""

    STORED = "stored"  # as a new connection
    REPLACED = "replaced"  # its key took the place of the old one
    KEPT = "kept"  # not good enough: the old key stays in force
    AGAIN = "again"  # something must be sent again
    NAME_TAKEN = "name-taken"
    LAPSED = "lapsed"  # its values are gone
    CONNECTED = "connected"  # the account has another connection of the person
    ELSEWHERE = "elsewhere"  # the account has a connection of somebody else
    OTHER_ACCOUNT = "other-account"  # not that of the key it was to replace
    ACCOUNT_UNKNOWN = "account-unknown"  # whether it is, the person must say


@dataclass(frozen=True, kw_only=True)
class Tested:
    """What became of a draft by its test."""

    ending: Ending
    draft: Draft
    report: CheckReport
    connection: Connection | None = None  # stored, replaced, kept, connected already


class Storing:
    """Stores tested drafts."""

    def __init__(self, vault: Vault, book: Book, clock: Callable[[], datetime]) -> None:
        self._vault = vault
        self._book = book
        self._clock = clock

    async def settle(
        self, draft: Draft, owner: int, credentials: Credentials, report: CheckReport
    ) -> Tested:
        """Store a draft, unless its account is connected already, or is not the one it must be."""
        old = await self._book.get(owner, draft.replaces) if draft.replaces else None
        if old and old.exchange != draft.exchange:  # a button of another conversation
            return Tested(ending=Ending.OTHER_ACCOUNT, draft=draft, report=report, connection=old)
        print_ = self._vault.fingerprint(draft.exchange, credentials[Field.API_KEY])
        found = await self._book.twins(draft.exchange, print_, report.account)
        own = [draft.id, *([old.id] if old else [])]
        twin = find_twin(owner, own, report, found)
        if twin.kinship is Kinship.OTHERS:
            log.warning("a key was sent whose account is connected by another person")
            return Tested(ending=Ending.ELSEWHERE, draft=draft, report=report)
        if twin.kinship is Kinship.MINE:
            return Tested(
                ending=Ending.CONNECTED, draft=draft, report=report, connection=twin.connection
            )
        if old is None:
            return await self._store(replace(draft, replaces=None), owner, credentials, report)
        if refused := self._other_account(draft, old, report, found):
            return refused
        return await self._replace(draft, old, credentials, report)

    @staticmethod
    def _other_account(
        draft: Draft, old: Connection, report: CheckReport, found: Sequence[Connection]
    ) -> Tested | None:
        """Return why a key may not replace another: it is not, or not surely, of its account."""
        same = Answer.YES if draft.vouched else same_account(old, report, found)
        endings = {Answer.NO: Ending.OTHER_ACCOUNT, Answer.UNKNOWN: Ending.ACCOUNT_UNKNOWN}
        if same is Answer.YES or _worse(old, report):
            return None
        return Tested(ending=endings[same], draft=draft, report=report, connection=old)

    async def _store(
        self, draft: Draft, owner: int, credentials: Credentials, report: CheckReport
    ) -> Tested:
        """Store a draft as a new connection. One stored before a crash is stored over."""
        now = self._clock()
        connection = Connection(
            id=draft.id,
            owner=owner,
            exchange=draft.exchange,
            name=draft.name or "",
            masked_key=mask(credentials[Field.API_KEY]),
            status=report.status,
            status_since=now,
            created_at=now,
            keyed_at=now,
            tested_at=now,
        )
        connection = connection.observe(report, now)[0].hear()
        if stored := await self._book.get(owner, draft.id):
            fresh = stored.with_new_key(connection.masked_key, now).observe(report, now)[0]
            await self._rekey(fresh.hear(), credentials)
            connection = await self._book.get(owner, draft.id) or connection
            return Tested(ending=Ending.STORED, draft=draft, report=report, connection=connection)
        try:
            entry = AuditEntry.of(connection, Deed.ADDED, now)
            await self._book.add(connection, *self._sealed(connection, credentials), entry)
        except NameTakenError:
            nameless = replace(draft, name=None)
            return Tested(ending=Ending.NAME_TAKEN, draft=nameless, report=report)
        return Tested(ending=Ending.STORED, draft=draft, report=report, connection=connection)

    async def _replace(
        self, draft: Draft, old: Connection, credentials: Credentials, report: CheckReport
    ) -> Tested:
        """Put a new key in the place of the old one, unless the old one is better."""
        if _worse(old, report):
            return Tested(ending=Ending.KEPT, draft=draft, report=report, connection=old)
        now = self._clock()
        fresh, change = old.with_new_key(mask(credentials[Field.API_KEY]), now).observe(report, now)
        entry = AuditEntry.of(fresh, Deed.REPLACED, now)
        if not await self._rekey(fresh.hear(), credentials, *filter(None, (change,)), entry):
            return await self.settle(draft, old.owner, credentials, report)
        connection = await self._book.get(old.owner, old.id) or fresh
        return Tested(ending=Ending.REPLACED, draft=draft, report=report, connection=connection)

    async def _rekey(
        self, connection: Connection, credentials: Credentials, *records: Record
    ) -> bool:
        sealed = self._sealed(connection, credentials)
        return await self._book.rekey(connection, *sealed, *records)

    def _sealed(self, connection: Connection, credentials: Credentials) -> tuple[bytes, bytes]:
        """Return the credentials sealed for a stored connection, and the key's fingerprint."""
        key = credentials[Field.API_KEY]
        return (
            self._vault.seal(credentials, stored_binding(connection)),
            self._vault.fingerprint(connection.exchange, key),
        )


def _worse(old: Connection, report: CheckReport) -> bool:
    """Tell whether a new key would be worse than the one it is to replace."""
    return report.status is not Status.ONLINE and old.usable


def stored_binding(connection: Connection) -> Binding:
    """Return what the credentials of a stored connection are bound to."""
    return Binding(
        owner=connection.owner,
        connection=connection.id,
        exchange=connection.exchange,
        field=STORED,
    )
