"""What is wrong with the orders of a strategy: refused again and again, or lost."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.strategies.sending import IntentStatus, OrderTrouble, WrittenIntent
from bot.storage.schema.tables import INTENTS, STRATEGIES
from bot.storage.strategies.rows import INTENT_COLUMNS, intent_of

_JUDGED = INTENTS.c.status.in_([IntentStatus.DONE, IntentStatus.REFUSED])  # by the exchange
_LOST = INTENTS.c.status == IntentStatus.LOST


async def trouble_of(c: AsyncConnection, strategy: str) -> OrderTrouble:
    """Return what is wrong with the orders of the last group. Raises DamagedStrategyError."""
    query = select(STRATEGIES.c.groups).where(STRATEGIES.c.id == strategy)
    group = await c.scalar(query) or 0
    last = await _last(c, strategy, group, _JUDGED)
    refused = last is not None and last.status is IntentStatus.REFUSED
    return OrderTrouble(last if refused else None, await _last(c, strategy, group, _LOST))


async def begins_streak(c: AsyncConnection, row: WrittenIntent) -> bool:
    """Return whether an order is refused otherwise than the last one of its group.

    Orders that the exchange never had, or that are not over, do not count.
    """
    if row.status is not IntentStatus.REFUSED:
        return False
    last = await _last(c, row.strategy, row.group, _JUDGED)
    return last is None or _manner(last) != _manner(row)


def _manner(row: WrittenIntent) -> tuple[object, ...]:
    return row.status, row.refusal, row.intent.side


async def _last(
    c: AsyncConnection, strategy: str, group: int, which: ColumnElement[bool]
) -> WrittenIntent | None:
    t = INTENTS.c
    query = select(*INTENT_COLUMNS).where(t.strategy == strategy, t.group_number == group, which)
    row = (
        (await c.execute(query.order_by(t.written_at.desc(), t.number.desc()).limit(1)))
        .mappings()
        .one_or_none()
    )
    return None if row is None else intent_of(row)
