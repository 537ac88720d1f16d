"""The outages of exchanges, and the addresses under which exchanges saw us."""

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

_COLUMNS = [INCIDENTS.c[field.name] for field in fields(Incident)]
_OPEN = INCIDENTS.c.closed_at.is_(None)
_BATCH = 500  # notices per statement


class SqlIncidents:
    """Keeps outages: one row for all the connections of an exchange."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, exchange: str, at: datetime) -> Incident:
        """Return the outage of an exchange that is under way, a new one where there is none.

        One that follows soon on another of which people were notified is part of the same unrest.
        """
        async with self._database.write() as c:
            fresh = Incident(
                id=str(uuid.uuid4()),
                exchange=exchange,
                opened_at=at,
                unstable_since=await c.scalar(_unrest(exchange, at)),
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
        """Return the outages under way, by exchange."""
        async with self._database.read() as c:
            rows = (await c.execute(select(*_COLUMNS).where(_OPEN))).mappings().all()
        return {row["exchange"]: Incident(**row) for row in rows if readable(row.values())}

    async def notify(self, incident: Incident, at: datetime) -> int:
        """Write a notice for each person concerned, and that they are notified; return how many.

        0 where another worker has done so, or the outage is over. Whoever was notified that the
        exchange is unstable is not notified again until it was steady.
        """
        mine = (INCIDENTS.c.id == incident.id) & INCIDENTS.c.notified_at.is_(None) & _OPEN
        async with self._database.write() as c:
            told = update(INCIDENTS).where(mine).values(notified_at=at)
            if (await c.execute(told)).rowcount != 1:
                return 0
            owners = await c.scalars(
                select(CONNECTIONS.c.owner)
                .where(CONNECTIONS.c.exchange == incident.exchange, CONNECTIONS.c.has_secrets)
                .distinct()
            )
            people = set(owners) - {p for p, _ in await _told_of_unrest(c, incident)}
            notices = [rules.outage_began(incident, person, at) for person in sorted(people)]
            await _note(c, notices)
        return len(notices)

    async def close(self, incident: Incident, at: datetime) -> None:
        """End an outage; whoever was notified of it is notified that it is over.

        Whoever was not yet told of it is notified nothing. Of those who are being notified just now
        no one knows: once that is settled, `heard` decides. Where the exchange was unstable, that
        is notified once it has been steady for a while.
        """
        mine = (INCIDENTS.c.id == incident.id) & _OPEN
        began = NOTICES.c.dedupe_key.startswith(NoticeKind.INCIDENT.key(incident.id, ""))
        async with self._database.write() as c:
            ended = update(INCIDENTS).where(mine).values(closed_at=at)
            if (await c.execute(ended)).rowcount != 1:
                return
            unheard = (NOTICES.c.notified_at.is_(None)) & NOTICES.c.lease.is_(None)
            await c.execute(update(NOTICES).where(began, unheard).values(due_at=None))
            if incident.unstable_since:
                notified_incidents = await _told_of_unrest(c, incident)
                over = [
                    rules.exchange_steady(incident, p, at, known) for p, known in notified_incidents
                ]
            else:
                concerned = began & _REACHED
                rows = await c.execute(
                    select(NOTICES.c.person, NOTICES.c.notified_at).where(concerned)
                )
                over = [
                    rules.outage_ended(incident, p, at, at if told else at + LEASE)
                    for p, told in rows
                ]
            await _note(c, over)

    async def notified_incidents(self, person: int, since: datetime) -> frozenset[str]:
        """Return the exchanges of whose outages, after a moment, a person was notified."""
        lately = INCIDENTS.c.closed_at.is_(None) | (INCIDENTS.c.closed_at >= since)
        said = INCIDENTS.alias()  # the one by whose notice they were notified
        unrest = said.c.unstable_since == INCIDENTS.c.unstable_since
        query = (
            select(INCIDENTS.c.exchange)
            .join(said, said.c.exchange == INCIDENTS.c.exchange)
            .join(NOTICES, NOTICES.c.dedupe_key == _BEGAN + said.c.id + f":{person}")
            .where(lately, (said.c.id == INCIDENTS.c.id) | unrest)
            .where(NOTICES.c.notified_at.is_not(None))
        )
        async with self._database.read() as c:
            return frozenset(await c.scalars(query))

    async def notified_of(self, person: int, incidents: Collection[str]) -> frozenset[str]:
        """Return which outages a person was notified of; `incidents`: the ids of those in question."""
        keys = {NoticeKind.INCIDENT.key(id_, person): id_ for id_ in incidents}
        told = NOTICES.c.dedupe_key.in_(keys) & NOTICES.c.notified_at.is_not(None)
        async with self._database.read() as c:
            found = await c.scalars(select(NOTICES.c.dedupe_key).where(told))
            return frozenset(keys[key] for key in found)


_BEGAN = literal(NoticeKind.INCIDENT.key(""))  # keys of notices begin so
_OVER = literal(NoticeKind.INCIDENT_OVER.key(""))
_PERSON = cast(NOTICES.c.person, String)
_REACHED = NOTICES.c.notified_at.is_not(None) | NOTICES.c.lease.is_not(None)


def _unrest(exchange: str, at: datetime) -> Select[tuple[datetime]]:
    """Return the query of when the unrest began that an outage at a moment is part of."""
    began = func.coalesce(INCIDENTS.c.unstable_since, INCIDENTS.c.opened_at)
    lately = INCIDENTS.c.closed_at >= at - STEADY
    told = INCIDENTS.c.notified_at.is_not(None) | INCIDENTS.c.unstable_since.is_not(None)
    found = select(began).where(INCIDENTS.c.exchange == exchange, lately, told)
    return found.order_by(INCIDENTS.c.closed_at.desc()).limit(1)


def _waiting(exchange: str) -> ColumnElement[bool]:
    """Return which notices wait to tell that an exchange has been steady."""
    unrest = select(INCIDENTS.c.id).where(
        INCIDENTS.c.exchange == exchange,
        INCIDENTS.c.unstable_since.is_not(None),
        NOTICES.c.dedupe_key == _OVER + INCIDENTS.c.id + ":" + _PERSON,
    )
    waiting = NOTICES.c.notified_at.is_(None) & NOTICES.c.lease.is_(None)
    return (NOTICES.c.exchange == exchange) & waiting & unrest.exists()


async def _told_of_unrest(c: AsyncConnection, incident: Incident) -> Sequence[tuple[int, str]]:
    """Return who was notified that an exchange is unstable, and by the notice of which outage."""
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
    return [(person, heard) for person, heard in await c.execute(query)]


async def _note(c: AsyncConnection, notices: Sequence[Notice]) -> None:
    for start in range(0, len(notices), _BATCH):
        await note(c, notices[start : start + _BATCH])
