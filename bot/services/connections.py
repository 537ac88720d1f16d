"""Actions of a person on stored connections: test, rename, attest, mute, delete."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.domain.audit import AuditAction, AuditEntry
from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Progress, is_let_in
from bot.domain.exchange import Exchange
from bot.domain.health import observe
from bot.domain.ports.connections import ConnectionStore, NameTakenError
from bot.domain.ports.history import Record
from bot.domain.ports.strategies import Runs
from bot.services.connecting.known_values import KnownValues
from bot.services.connecting.names import NameProblem, check_name, looks_secret, suggest_names
from bot.services.connecting.paste import clean
from bot.services.key_access import KeyAccess

log = logging.getLogger(__name__)

Changed: TypeAlias = tuple[Connection, tuple[Record, ...]]  # the connection and its records

TEST_PAUSE = timedelta(seconds=5)  # between two tests of one connection


class GoneError(Exception):
    """The person has no such connection, or its secrets are destroyed."""


@dataclass
class OpenPositionError(Exception):
    """A strategy on the connection holds coins: it must be ended first."""

    connection: Connection


@dataclass
class TooSoonError(Exception):
    """The connection was just tested; the next test is possible after `wait` seconds."""

    wait: int


@dataclass(frozen=True, kw_only=True)
class Move:
    """The result of a test at the next egress. `report`: None if there was no test."""

    connection: Connection
    moved: bool
    report: CheckReport | None = None


@dataclass(kw_only=True)
class Connections:
    """Acts on connections of their owner; another person's do not exist for it."""

    exchanges: Mapping[str, Exchange]
    access: KeyAccess
    store: ConnectionStore
    clock: Callable[[], datetime]
    runs: Runs | None = None  # strategies; None: there are none
    pause: timedelta = TEST_PAUSE
    _known: KnownValues = field(init=False)

    def __post_init__(self) -> None:
        self._known = KnownValues(access=self.access, store=self.store)

    async def list(self, owner: int) -> Sequence[Connection]:
        """Return the person's connections, by name."""
        return await self.store.list(owner)

    async def get(self, owner: int, connection_id: str) -> Connection:
        """Return one connection. Raises GoneError."""
        connection = await self.store.get(owner, connection_id)
        if connection is None:
            raise GoneError
        return connection

    async def testable(self, owner: int, connection_id: str) -> Connection:
        """Return a connection that may be tested now. Raises GoneError, TooSoonError."""
        connection = await self.get(owner, connection_id)
        if not connection.has_secrets:
            raise GoneError
        wait = connection.tested_at + self.pause - self.clock()
        if timedelta(0) < wait <= self.pause:  # more: the clock was set back
            raise TooSoonError(wait=int(wait.total_seconds()) + 1)
        return connection

    async def test(
        self, connection: Connection, progress: Progress | None = None
    ) -> tuple[Connection, CheckReport]:
        """Test a connection; return it with the result, and the report. Raises GoneError."""
        blob = await self.store.sealed(connection)
        if blob is None:
            raise GoneError
        report = await self.access.check(connection, blob, progress)
        log.info("tested %.8s at %s: %s", connection.id, connection.exchange, report.in_words)

        def apply(latest: Connection, now: datetime) -> Changed:
            if not latest.has_secrets or latest.keyed_at != connection.keyed_at:
                raise GoneError  # destroyed meanwhile, or replaced: the report is of another key
            after, change = observe(latest, report, now)
            return after.mark_notified(), (
                *filter(None, (change,)),
                AuditEntry.of(after, AuditAction.TESTED, now),
            )

        return await self._change(connection, apply), report

    async def move(self, moving: Sequence[Connection]) -> Sequence[Move]:
        """Test keys that are to move at their next egress; move those that are let in there."""
        return await asyncio.gather(*(self._move(connection) for connection in moving))

    async def _move(self, connection: Connection) -> Move:
        blob = await self.store.sealed(connection)
        if blob is None:
            return Move(connection=connection, moved=False)
        report = await self.access.check(connection.moved(), blob)
        log.info("tried %.8s at %s: %s", connection.id, connection.moving_to, report.in_words)
        if not is_let_in(report):
            return Move(connection=connection, moved=False, report=report)

        def apply(latest: Connection, now: datetime) -> Changed:
            same = latest.keyed_at == connection.keyed_at and latest.has_secrets
            if not same or latest.moving_to != connection.moving_to:
                raise GoneError  # replaced or moved meanwhile
            after, change = observe(latest.moved(), report, now)
            return after.mark_notified(), (*filter(None, (change,)),)

        try:
            return Move(
                connection=await self._change(connection, apply, moved=True),
                moved=True,
                report=report,
            )
        except GoneError:
            return Move(connection=connection, moved=False)

    async def rename(self, owner: int, connection_id: str, text: str) -> Connection | NameProblem:
        """Return the renamed connection, or the problem of the name. Raises GoneError."""
        connection = await self.get(owner, connection_id)
        if await self.is_secret(connection, text):
            return NameProblem.SECRET
        taken = [c.name for c in await self.store.list(owner) if c.id != connection_id]
        name, problem = check_name(text, taken, self.exchanges[connection.exchange])
        if problem or name == connection.name:
            return problem or connection
        try:
            return await self._change(
                connection,
                lambda c, now: (
                    replace(c, name=name),
                    (AuditEntry.of(c, AuditAction.RENAMED, now),),
                ),
            )
        except NameTakenError:
            return NameProblem.TAKEN

    async def suggest_names(self, connection: Connection) -> Sequence[str]:
        """Return names for a connection; its own name counts as free."""
        taken = [c.name for c in await self.store.list(connection.owner) if c.id != connection.id]
        exchange = self.exchanges[connection.exchange]
        return suggest_names(exchange, taken, connection.permissions)

    async def is_secret(self, connection: Connection, text: str) -> bool:
        """Return whether a text contains a stored value of the person, or looks like one."""
        exchange = self.exchanges[connection.exchange]
        return looks_secret(clean(text), exchange) or await self.holds(connection.owner, text)

    async def holds(self, owner: int, text: str) -> bool:
        """Return whether a text contains a stored value of the person."""
        return await self._known.contains(owner, text)

    async def attest_no_withdrawals(self, owner: int, connection_id: str) -> Connection:
        """Record that the person attests that withdrawals are off. Raises GoneError."""
        connection = await self.get(owner, connection_id)
        return await self._change(
            connection,
            lambda c, now: (
                c.attest_no_withdrawals(now).mark_notified(),
                (AuditEntry.of(c, AuditAction.ATTESTED, now),),
            ),
        )

    async def mute(self, owner: int, connection_id: str, span: timedelta | None) -> Connection:
        """Mute a connection for a while, or until it is Online again. Raises GoneError.

        Urgent notices are sent anyway.
        """
        connection = await self.get(owner, connection_id)

        def mute(latest: Connection, now: datetime) -> Changed:
            until = now + span if span else None
            return replace(latest, muted_until=until, muted_until_clear=until is None), ()

        return await self._change(connection, mute)

    async def unmute(self, owner: int, connection_id: str) -> Connection:
        """End the mute of a connection. Raises GoneError."""
        connection = await self.get(owner, connection_id)
        return await self._change(
            connection, lambda c, _: (replace(c, muted_until=None, muted_until_clear=False), ())
        )

    async def delete(self, owner: int, connection_id: str) -> Connection:
        """Destroy a connection and its secrets; return its last state.

        Raises GoneError, and OpenPositionError while a strategy holds coins on it.
        """
        connection = await self.get(owner, connection_id)
        running = await self.runs.running_on(connection_id) if self.runs is not None else ()
        if any(run.holds for run in running):
            raise OpenPositionError(connection)
        entry = AuditEntry.of(connection, AuditAction.DELETED, self.clock())
        if not await self.store.delete(owner, connection_id, entry):
            raise GoneError
        return connection

    async def _change(
        self,
        connection: Connection,
        change: Callable[[Connection, datetime], Changed],
        *,
        moved: bool = False,
    ) -> Connection:
        """Store a change; repeat it on the latest row after a concurrent change."""
        while True:
            changed, records = change(connection, self.clock())
            saved = await self.store.save(changed, *records, moved=moved)
            connection = await self.get(connection.owner, connection.id)
            if saved:
                return connection
