"""Writes what happened to a strategy, with its notices, in the transaction of its cause."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.notice.strategy_rules import notice_of
from bot.domain.strategies.events import EventDraft, EventKind, StrategyEvent
from bot.storage.engine.database import Database, constant
from bot.storage.notifying.notices import note
from bot.storage.schema.tables import CONNECTIONS, STRATEGIES, STRATEGY_EVENTS
from bot.storage.schema.types import readable
from bot.storage.strategies.rows import DamagedStrategyError

_ABOUT = [
    STRATEGIES.c.id.label("strategy"),
    STRATEGIES.c.mode,
    STRATEGIES.c.owner,
    STRATEGIES.c.pair,
    STRATEGIES.c.sheet,
    CONNECTIONS.c.id.label("connection"),
    CONNECTIONS.c.exchange,
    CONNECTIONS.c.name,
]
_JOINED = STRATEGIES.outerjoin(CONNECTIONS, CONNECTIONS.c.id == STRATEGIES.c.connection)
_THIS = constant(select(*_ABOUT).select_from(_JOINED).where(STRATEGIES.c.id == bindparam("this")))
_NEW = constant(insert(STRATEGY_EVENTS))
_EVENT = [
    *(STRATEGY_EVENTS.c[name] for name in ("id", "kind", "facts", "at")),
    STRATEGY_EVENTS.c.group_number.label("group"),
]


async def record_events(
    c: AsyncConnection, strategy: str, drafts: Sequence[EventDraft], at: datetime
) -> None:
    """Write events of one stored strategy, and the notices that they cause."""
    if not drafts:
        return
    about = _about((await c.execute(_THIS, {"this": strategy})).mappings().one())
    events = [
        StrategyEvent(
            id=str(uuid.uuid4()), kind=d.kind, at=at, group=d.group, facts=dict(d.facts), **about
        )
        for d in drafts
    ]
    await c.execute(_NEW, [_values(event) for event in events])
    await note(c, [notice for event in events if (notice := notice_of(event)) is not None])


class SqlStrategyEvents:
    """Reads the history of strategies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def latest(
        self,
        owner: int,
        strategy: str | None = None,
        limit: int = 20,
        connection: str | None = None,
        basket: str | None = None,
    ) -> Sequence[StrategyEvent]:
        """Return the latest events of a person's strategies, the newest first.

        `strategy`, `connection`, `basket`: ids; only those of one, None for all.
        """
        joined = _JOINED.join(STRATEGY_EVENTS, STRATEGY_EVENTS.c.strategy == STRATEGIES.c.id)
        query = select(*_ABOUT, *_EVENT).select_from(joined)
        query = query.where(STRATEGIES.c.owner == owner)
        if strategy is not None:
            query = query.where(STRATEGIES.c.id == strategy)
        if connection is not None:
            query = query.where(STRATEGIES.c.connection == connection)
        if basket is not None:
            query = query.where(STRATEGIES.c.basket == basket)
        newest = query.order_by(STRATEGY_EVENTS.c.at.desc(), STRATEGY_EVENTS.c.id).limit(limit)
        async with self._database.read() as c:
            rows = (await c.execute(newest)).mappings().all()
        return [event for row in rows if (event := _event(row)) is not None]


def _event(row: Mapping[Any, Any]) -> StrategyEvent | None:
    """Return the event of a row; None if this version does not know it."""
    if not readable(row.values()) or row["kind"] not in set(EventKind):
        return None
    facts = {name: row[name] for name in ("id", "at", "group", "facts")}
    return StrategyEvent(kind=EventKind(row["kind"]), **facts, **_about(row))


def _about(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return what an event says of its strategy; of a connection that is gone what was shown."""
    if not readable(row.values()):
        raise DamagedStrategyError
    shown = row["sheet"] if isinstance(row["sheet"], Mapping) else {}
    named = {name: row[name] or str(shown.get(name, "")) for name in ("exchange", "name")}
    return {n: row[n] for n in ("strategy", "mode", "owner", "pair", "connection")} | named


def _values(event: StrategyEvent) -> dict[str, Any]:
    return {
        "id": event.id,
        "strategy": event.strategy,
        "group_number": event.group,
        "owner": event.owner,
        "kind": event.kind,
        "facts": dict(event.facts),
        "at": event.at,
    }
