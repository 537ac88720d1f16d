"""What is wrong with the orders of a strategy: refused again and again, or lost."""

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.strategies.sending import IntentStatus, OrderRefusal, OrderTrouble, WrittenIntent
from bot.storage.schema.tables import INTENTS, STRATEGIES
from bot.storage.schema.types import readable
from bot.storage.strategies.rows import INTENT_COLUMNS, intent_of

_JUDGED = IntentStatus.DONE, IntentStatus.REFUSED  # the exchange looked at these


async def trouble_of(c: AsyncConnection, strategy: str) -> OrderTrouble:
    """Return what is wrong with the orders of the last group. Raises DamagedStrategyError."""
    group = await c.scalar(select(STRATEGIES.c.groups).where(STRATEGIES.c.id == strategy)) or 0
    last = await _last(c, strategy, group)
    refused = last is not None and last["status"] is IntentStatus.REFUSED
    lost = select(*INTENT_COLUMNS).where(
        INTENTS.c.strategy == strategy,
        INTENTS.c.group_number == group,
        INTENTS.c.status == IntentStatus.LOST,
    )
    row = (await c.execute(lost.limit(1))).mappings().one_or_none()
    return OrderTrouble(
        refusal=(last["refusal"] or OrderRefusal.UNKNOWN) if last and refused else None,
        lost=None if row is None else intent_of(row),
    )


async def begins_streak(c: AsyncConnection, row: WrittenIntent) -> bool:
    """Return whether an order is refused otherwise than the last one of its group.

    Orders that the exchange never had, or that are not over, do not count.
    """
    if row.status is not IntentStatus.REFUSED:
        return False
    last = await _last(c, row.strategy, row.group)
    refused = IntentStatus.REFUSED, row.refusal, row.intent.side
    return last is None or (last["status"], last["refusal"], last["side"]) != refused


async def _last(c: AsyncConnection, strategy: str, group: int) -> RowMapping | None:
    """Return the last order of a group that the exchange judged."""
    t = INTENTS.c
    query = select(t.status, t.refusal, t.side).where(
        t.strategy == strategy, t.group_number == group, t.status.in_(_JUDGED)
    )
    row = (await c.execute(query.order_by(t.number.desc()).limit(1))).mappings().one_or_none()
    return row if row is None or readable(row.values()) else None
