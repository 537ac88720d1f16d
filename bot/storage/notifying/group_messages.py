"""The messages of open groups: which one an add-on edits."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.notice.group_message import GroupKey, GroupMessage
from bot.domain.notice.payloads import PayloadError, StrategyNews
from bot.domain.ports.notices import NoticeBatch
from bot.domain.strategies.group import Phase
from bot.storage.engine.database import Database
from bot.storage.schema.tables import NOTICES, TRADE_GROUPS
from bot.storage.schema.types import readable

_T = TRADE_GROUPS.c
_COLUMNS = [_T.strategy, _T.number, _T.phase, _T.message, _T.message_at, _T.message_shows]


class SqlGroupMessages:
    """Reads the messages about groups of strategies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, batch: NoticeBatch) -> Mapping[GroupKey, GroupMessage]:
        """Return the messages of the groups of a batch; a group that is gone has none."""
        keys = {key for notice in batch.notices if (key := notice.payload.group_key)}
        if not keys:
            return {}
        theirs = _T.owner == batch.person, tuple_(_T.strategy, _T.number).in_(sorted(keys))
        async with self._database.read() as c:
            rows = (await c.execute(select(*_COLUMNS).where(*theirs))).mappings().all()
            waiting = await _waiting(c, batch)
        return {
            key: _message(row, waits=key in waiting)
            for row in rows
            if readable(row.values()) and (key := (row["strategy"], row["number"]))
        }


async def store_group_messages(
    c: AsyncConnection, messages: Mapping[GroupKey, GroupMessage]
) -> None:
    """Store which message shows a group, in the transaction that settles its notices."""
    for (strategy, number), told in sorted(messages.items(), key=lambda one: one[0]):
        this = update(TRADE_GROUPS).where(_T.strategy == strategy, _T.number == number)
        values = {"message_at": told.sent_at, "message_shows": told.shows}
        await c.execute(this.values(message=told.message, **values))


async def _waiting(c: AsyncConnection, batch: NoticeBatch) -> set[GroupKey]:
    """Return the groups of a person whose first buy is in the outbox, and not in this batch."""
    others = NOTICES.c.id.not_in([notice.id for notice in batch.notices])
    pending = NOTICES.c.due_at.is_not(None)
    query = select(NOTICES.c["values"]).where(NOTICES.c.person == batch.person, pending, others)
    found = (_news(values) for values in await c.scalars(query))
    return {news.group_key for news in found if news and news.group_key and not news.is_add_on}


def _news(values: Any) -> StrategyNews | None:
    try:
        return StrategyNews.from_json(values)
    except PayloadError:
        return None


def _message(row: Mapping[Any, Any], *, waits: bool) -> GroupMessage:
    return GroupMessage(
        message=row["message"],
        sent_at=row["message_at"],
        shows=row["message_shows"],
        closed=row["phase"] is Phase.CLOSED,
        waits=waits,
    )
