"""Counts of connections: by exchange, and by status."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, case, distinct, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.diagnosis import Status
from bot.domain.egress import Route
from bot.domain.ports.checks import KeyCount
from bot.storage.schema.tables import CONNECTIONS
from bot.storage.schema.types import readable

_DISCONNECTED = literal_column(f"'{Status.DISCONNECTED}'", CONNECTIONS.c.status.type)


async def count_keys(c: AsyncConnection, which: ColumnElement[bool]) -> Mapping[str, KeyCount]:
    """Return the numbers of connections and of their owners, by exchange."""
    people = func.count(distinct(CONNECTIONS.c.owner))
    query = select(CONNECTIONS.c.exchange, func.count(), people).where(which)
    query = query.group_by(CONNECTIONS.c.exchange).order_by(CONNECTIONS.c.exchange)
    rows = (await c.execute(query)).all()
    return {name: KeyCount(connections=count, owners=owners) for name, count, owners in rows}


async def count_routes(c: AsyncConnection) -> Mapping[Route, KeyCount]:
    """Return the numbers of connections with a key and of their owners, by route."""
    people = func.count(distinct(CONNECTIONS.c.owner))
    route = (CONNECTIONS.c.egress, CONNECTIONS.c.exchange)
    query = select(*route, func.count(), people).where(CONNECTIONS.c.has_secrets).group_by(*route)
    rows = (await c.execute(query)).all()
    return {Route(*key): KeyCount(connections=n, owners=owners) for *key, n, owners in rows}


async def count_statuses(c: AsyncConnection) -> Mapping[tuple[str, Status], int]:
    """Return the number of connections, by exchange and status."""
    status = case((CONNECTIONS.c.has_secrets, CONNECTIONS.c.status), else_=_DISCONNECTED)
    query = select(CONNECTIONS.c.exchange, status, func.count())
    rows = (await c.execute(query.group_by(CONNECTIONS.c.exchange, status))).all()
    return {(exchange, status): count for exchange, status, count in rows if readable([status])}
