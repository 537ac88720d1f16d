"""Saves a tested draft: as a new connection, as a new key of one, or not at all."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Self

from bot.domain.audit import AuditAction, AuditEntry
from bot.domain.binding import stored_binding
from bot.domain.connection import Connection
from bot.domain.credentials import Credentials, Field, mask
from bot.domain.diagnosis import Answer, CheckReport, Status
from bot.domain.draft import Draft
from bot.domain.exchange import Exchange
from bot.domain.health import observe
from bot.domain.ports.connections import ConnectionStore, NameTakenError
from bot.domain.ports.history import Record
from bot.domain.ports.keys import Vault
from bot.services.connecting.duplicates import DuplicateKind, find_duplicate, same_account
from bot.services.connecting.names import suggest_names

log = logging.getLogger(__name__)


class FollowUp(StrEnum):
    """The next step of the conversation after a test."""

    END = "end"
    CONFIRM = "confirm"  # a button answers a question
    SEND = "send"  # a value must be sent


class TestOutcome(StrEnum):
    """The outcome of a draft's test, with the `follow_up` in the conversation."""

    __test__ = False  # not a test of pytest

    follow_up: FollowUp

    def __new__(cls, slug: str, follow_up: FollowUp) -> Self:
        """Create a member whose value is its slug."""
        member = str.__new__(cls, slug)
        member._value_ = slug
        member.follow_up = follow_up
        return member

    STORED = "stored", FollowUp.END  # as a new connection
    REPLACED = "replaced", FollowUp.END  # its key replaced the old one
    KEPT = "kept", FollowUp.END  # the old key is better and stays
    AGAIN = "again", FollowUp.SEND  # a value must be sent again
    LAPSED = "lapsed", FollowUp.SEND  # its values are gone
    CONNECTED = "connected", FollowUp.CONFIRM  # the person has another connection of the account
    ELSEWHERE = "elsewhere", FollowUp.END  # another person has a connection of the account
    OTHER_ACCOUNT = "other-account", FollowUp.END  # not the account of the key to replace
    ACCOUNT_UNKNOWN = "account-unknown", FollowUp.CONFIRM  # the person must confirm the account


@dataclass(frozen=True, kw_only=True)
class TestedDraft:
    """A draft after its test."""

    __test__ = False  # not a test of pytest

    outcome: TestOutcome
    draft: Draft
    report: CheckReport
    connection: Connection | None = None  # the stored, replaced, kept or already connected one

    @property
    def named(self) -> Connection | None:
        """The new connection whose name its owner can choose now."""
        new = self.outcome is TestOutcome.STORED and self.connection
        return new if new and new.usable else None


@dataclass(kw_only=True)
class Saving:
    """Stores tested drafts."""

    exchanges: Mapping[str, Exchange]
    vault: Vault
    store: ConnectionStore
    clock: Callable[[], datetime]

    async def save(
        self, draft: Draft, owner: int, credentials: Credentials, report: CheckReport
    ) -> TestedDraft:
        """Store a draft, unless its account is connected already or is the wrong one."""
        ended = partial(TestedDraft, draft=draft, report=report)
        old = await self.store.get(owner, draft.replaces) if draft.replaces else None
        if old and old.exchange != draft.exchange:  # a button of another conversation
            return ended(outcome=TestOutcome.OTHER_ACCOUNT, connection=old)
        fingerprint = self.vault.fingerprint(draft.exchange, credentials[Field.API_KEY])
        found = await self.store.duplicates(draft.exchange, fingerprint, report.account)
        own = [draft.id, *([old.id] if old else [])]
        duplicate = find_duplicate(owner, own, report, found)
        if duplicate.kind is DuplicateKind.OTHERS:
            log.warning("a key was sent whose account is connected by another person")
            return ended(outcome=TestOutcome.ELSEWHERE)
        if duplicate.kind is DuplicateKind.MINE:
            return ended(outcome=TestOutcome.CONNECTED, connection=duplicate.connection)
        if old is None:
            return await self._store(replace(draft, replaces=None), owner, credentials, report)
        if refused := self._other_account(draft, old, report, found):
            return refused
        return await self._replace(draft, old, credentials, report)

    @staticmethod
    def _other_account(
        draft: Draft, old: Connection, report: CheckReport, found: Sequence[Connection]
    ) -> TestedDraft | None:
        """Return why a key may not replace another: its account differs or is unknown."""
        ended = partial(TestedDraft, draft=draft, report=report)
        same = Answer.YES if draft.vouched else same_account(old, report, found)
        outcomes = {
            Answer.NO: TestOutcome.OTHER_ACCOUNT,
            Answer.UNKNOWN: TestOutcome.ACCOUNT_UNKNOWN,
        }
        if same is Answer.YES or _worse(old, report):
            return None
        return ended(outcome=outcomes[same], connection=old)

    async def _store(
        self, draft: Draft, owner: int, credentials: Credentials, report: CheckReport
    ) -> TestedDraft:
        """Store a draft as a new connection. One stored before a crash is overwritten."""
        ended = partial(TestedDraft, draft=draft, report=report)
        now = self.clock()
        connection = Connection(
            id=draft.id,
            owner=owner,
            exchange=draft.exchange,
            name="",
            masked_key=mask(credentials[Field.API_KEY]),
            status=report.status,
            status_since=now,
            created_at=now,
            keyed_at=now,
            tested_at=now,
            egress=draft.egress,
        )
        connection = observe(connection, report, now)[0].mark_notified()
        if stored := await self.store.get(owner, draft.id):
            fresh = stored.with_new_key(connection.masked_key, now, draft.egress)
            fresh = observe(fresh, report, now)[0]
            await self._rekey(fresh.mark_notified(), credentials)
            connection = await self.store.get(owner, draft.id) or connection
            return ended(outcome=TestOutcome.STORED, connection=connection)
        connection = await self._add(connection, credentials)
        return ended(outcome=TestOutcome.STORED, connection=connection)

    async def _add(self, connection: Connection, credentials: Credentials) -> Connection:
        """Store a new connection under the first suggested name that is free; return it."""
        exchange = self.exchanges[connection.exchange]
        taken = [c.name for c in await self.store.list(connection.owner)]
        while True:
            name = suggest_names(exchange, taken, connection.permissions)[0]
            named = replace(connection, name=name)
            entry = AuditEntry.of(named, AuditAction.ADDED, named.created_at)
            try:
                await self.store.add(named, *self._sealed(named, credentials), entry)
            except NameTakenError:  # since the names were read
                taken.append(name)
            else:
                return named

    async def _replace(
        self, draft: Draft, old: Connection, credentials: Credentials, report: CheckReport
    ) -> TestedDraft:
        """Replace the old key by the new one, unless the old one is better."""
        ended = partial(TestedDraft, draft=draft, report=report)
        if _worse(old, report):
            return ended(outcome=TestOutcome.KEPT, connection=old)
        now = self.clock()
        rekeyed = old.with_new_key(mask(credentials[Field.API_KEY]), now, draft.egress)
        fresh, change = observe(rekeyed, report, now)
        entry = AuditEntry.of(fresh, AuditAction.REPLACED, now)
        if not await self._rekey(
            fresh.mark_notified(), credentials, *filter(None, (change,)), entry
        ):
            return await self.save(draft, old.owner, credentials, report)
        connection = await self.store.get(old.owner, old.id) or fresh
        return ended(outcome=TestOutcome.REPLACED, connection=connection)

    async def _rekey(
        self, connection: Connection, credentials: Credentials, *records: Record
    ) -> bool:
        sealed = self._sealed(connection, credentials)
        return await self.store.replace_key(connection, *sealed, *records)

    def _sealed(self, connection: Connection, credentials: Credentials) -> tuple[bytes, bytes]:
        """Return the credentials sealed for a stored connection, and the key's fingerprint."""
        key = credentials[Field.API_KEY]
        return (
            self.vault.seal(credentials, stored_binding(connection)),
            self.vault.fingerprint(connection.exchange, key),
        )


def _worse(old: Connection, report: CheckReport) -> bool:
    """Return whether a new key is worse than the one it replaces."""
    return report.status is not Status.ONLINE and old.usable
