"""The outages of exchanges: opened, closed, and who is notified of them."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.incident import STEADY, Incident
from bot.domain.notice import Notice, NoticeKind, rules
from bot.storage.engine.database import Database, upsert
from bot.storage.notifying.notices import LEASE, note
from bot.storage.schema.tables import CONNECTIONS, INCIDENTS, NOTICES
from bot.storage.schema.types import readable
from bot.storage.unit_of_work import unit_under_way

_COLUMNS = [INCIDENTS.c[field.name] for field in fields(Incident)]
_OPEN = INCIDENTS.c.closed_at.is_(None)
_BATCH = 500  # notices per statement


class SqlIncidents:
    """Keeps outages: one row for all connections of an exchange."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, exchange: str, at: datetime) -> Incident:
        """Return the present outage of an exchange, a new one if there is none.

        An outage soon after a notified one belongs to the same unstable period.
        """
        async with self._database.write() as c:
            fresh = Incident(
                id=str(uuid.uuid4()),
                exchange=exchange,
                opened_at=at,
                unstable_since=await c.scalar(_instability(exchange, at)),
            )
            new = upsert(c, INCIDENTS).values(asdict(fresh)).on_conflict_do_nothing()
            if (await c.execute(new)).rowcount == 1 and fresh.unstable_since:
                await c.execute(update(NOTICES).where(_waiting(exchange)).values(due_at=None))
            query = select(*_COLUMNS).where(INCIDENTS.c.exchange == exchange, _OPEN)
            row = (await c.execute(query)).mappings().one()
            if readable(row.values()):
                return Incident(**row)
            await c.execute(
                update(INCIDENTS)
                .where(INCIDENTS.c.id == row["id"])
                .values(opened_at=at, notified_at=None)
            )
            return replace(fresh, id=row["id"])

    async def current(self) -> Mapping[str, Incident]:
        """Return the present outages, by exchange."""
        if (unit := unit_under_way()) and await unit.lacks("incidents"):
            return {}
        async with self._database.read() as c:
            rows = (await c.execute(select(*_COLUMNS).where(_OPEN))).mappings().all()
        return {row["exchange"]: Incident(**row) for row in rows if readable(row.values())}

    async def notify(self, incident: Incident, at: datetime) -> int:
        """Write a notice for each person concerned and mark the outage; return how many.

        Returns 0 if another worker did so, or the outage is over. A person who was notified that
        the exchange is unstable is not notified again until it was steady.
        """
        mine = (INCIDENTS.c.id == incident.id) & INCIDENTS.c.notified_at.is_(None) & _OPEN
        async with self._database.write() as c:
            notified = update(INCIDENTS).where(mine).values(notified_at=at)
            if (await c.execute(notified)).rowcount != 1:
                return 0
            owners = await c.scalars(
                select(CONNECTIONS.c.owner)
                .where(CONNECTIONS.c.exchange == incident.exchange, CONNECTIONS.c.has_secrets)
                .distinct()
            )
            people = set(owners) - {p for p, _ in await _notified_of_instability(c, incident)}
            notices = [rules.outage_began(incident, person, at) for person in sorted(people)]
            await _note(c, notices)
        return len(notices)

    async def close(self, incident: Incident, at: datetime) -> None:
        """End an outage; write a notice for each person who was notified of it.

        Notices of its begin that wait are dropped. Deliveries in flight are undecided: the
        relevance of the notice is checked again when they end. For an unstable exchange the
        notice follows once it has been steady for a while.
        """
        mine = (INCIDENTS.c.id == incident.id) & _OPEN
        began = NOTICES.c.dedupe_key.startswith(NoticeKind.INCIDENT.key(incident.id, ""))
        async with self._database.write() as c:
            ended = update(INCIDENTS).where(mine).values(closed_at=at)
            if (await c.execute(ended)).rowcount != 1:
                return
            unsent = (NOTICES.c.notified_at.is_(None)) & NOTICES.c.lease.is_(None)
            await c.execute(update(NOTICES).where(began, unsent).values(due_at=None))
            if incident.unstable_since:
                reached = await _notified_of_instability(c, incident)
                over = [rules.exchange_steady(incident, p, at, known) for p, known in reached]
            else:
                concerned = began & _REACHED
                rows = await c.execute(
                    select(NOTICES.c.person, NOTICES.c.notified_at).where(concerned)
                )
                over = [
                    rules.outage_ended(incident, p, at, at if notified else at + LEASE)
                    for p, notified in rows
                ]
            await _note(c, over)

    async def notified_incidents(self, person: int, since: datetime) -> frozenset[str]:
        """Return the exchanges of whose outages, after a moment, a person was notified."""
        lately = INCIDENTS.c.closed_at.is_(None) | (INCIDENTS.c.closed_at >= since)
        said = INCIDENTS.alias()  # the outage whose notice was delivered
        unstable = said.c.unstable_since == INCIDENTS.c.unstable_since
        query = (
            select(INCIDENTS.c.exchange)
            .join(said, said.c.exchange == INCIDENTS.c.exchange)
            .join(NOTICES, NOTICES.c.dedupe_key == _BEGAN + said.c.id + f":{person}")
            .where(lately, (said.c.id == INCIDENTS.c.id) | unstable)
            .where(NOTICES.c.notified_at.is_not(None))
        )
        async with self._database.read() as c:
            return frozenset(await c.scalars(query))

    async def notified_of(self, person: int, incidents: Collection[str]) -> frozenset[str]:
        """Return which of the outages with these ids a person was notified of."""
        keys = {NoticeKind.INCIDENT.key(id_, person): id_ for id_ in incidents}
        notified = NOTICES.c.dedupe_key.in_(keys) & NOTICES.c.notified_at.is_not(None)
        async with self._database.read() as c:
            found = await c.scalars(select(NOTICES.c.dedupe_key).where(notified))
            return frozenset(keys[key] for key in found)


_BEGAN = literal(NoticeKind.INCIDENT.key(""))  # prefixes of `dedupe_key`
_OVER = literal(NoticeKind.INCIDENT_OVER.key(""))
_PERSON = cast(NOTICES.c.person, String)
_REACHED = NOTICES.c.notified_at.is_not(None) | NOTICES.c.lease.is_not(None)


def _instability(exchange: str, at: datetime) -> Select[tuple[datetime]]:
    """Return a query of the begin of the unstable period that an outage at a time belongs to."""
    began = func.coalesce(INCIDENTS.c.unstable_since, INCIDENTS.c.opened_at)
    lately = INCIDENTS.c.closed_at >= at - STEADY
    notified = INCIDENTS.c.notified_at.is_not(None) | INCIDENTS.c.unstable_since.is_not(None)
    found = select(began).where(INCIDENTS.c.exchange == exchange, lately, notified)
    return found.order_by(INCIDENTS.c.closed_at.desc()).limit(1)


def _waiting(exchange: str) -> ColumnElement[bool]:
    """Return the condition of undelivered notices that an exchange is steady."""
    unstable = select(INCIDENTS.c.id).where(
        INCIDENTS.c.exchange == exchange,
        INCIDENTS.c.unstable_since.is_not(None),
        NOTICES.c.dedupe_key == _OVER + INCIDENTS.c.id + ":" + _PERSON,
    )
    waiting = NOTICES.c.notified_at.is_(None) & NOTICES.c.lease.is_(None)
    return (NOTICES.c.exchange == exchange) & waiting & unstable.exists()


async def _notified_of_instability(
    c: AsyncConnection, incident: Incident
) -> Sequence[tuple[int, str]]:
    """Return the people who were notified that an exchange is unstable, each with the outage."""
    if incident.unstable_since is None:
        return ()
    said = NOTICES.c.dedupe_key == _BEGAN + INCIDENTS.c.id + ":" + _PERSON
    query = (
        select(NOTICES.c.person, INCIDENTS.c.id)
        .join(INCIDENTS, said)
        .where(INCIDENTS.c.exchange == incident.exchange, _REACHED)
        .where(INCIDENTS.c.unstable_since == incident.unstable_since)
        .where(NOTICES.c.exchange == incident.exchange)
    )
    return [(person, id_) for person, id_ in await c.execute(query)]


async def _note(c: AsyncConnection, notices: Sequence[Notice]) -> None:
    for start in range(0, len(notices), _BATCH):
        await note(c, notices[start : start + _BATCH])
