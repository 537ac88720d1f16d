"""Stores many strategies with an open group each, between their next buy and their sale."""

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import delete, insert

from benchmarks.exchange_servers import NAMES
from bot.domain.ports.strategies import Confirmation
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.ladder import PRESETS, RiskLevel
from bot.domain.strategies.plan import plan_of
from bot.domain.strategies.plan_values import plan_values
from bot.domain.strategies.strategy import Strategy
from bot.storage.connections.rows import values_of
from bot.storage.engine.database import Database
from bot.storage.schema.tables import CONNECTIONS, STRATEGIES, STRATEGY_CHANGES, TRADE_GROUPS
from bot.storage.strategies.rows import group_values
from bot.storage.strategies.strategy_rows import core_values
from tests.fakes.values import connected

PAIRS = tuple(f"P{number}/USDT" for number in range(10))  # one strategy of a connection on each
PLAN = plan_of(PRESETS[RiskLevel.MEDIUM], Decimal(300))
_BATCH = 1_000  # rows per transaction
_SHEET = {"exchange": "kucoin", "name": "Main", "proposal": {"text": "x" * 800}}


async def store_open_groups(database: Database, count: int, now: float) -> None:
    """Store strategies of different people, ten on each connection, at all exchanges.

    It is as if that was long ago: no change is noted. `now`: seconds.
    """
    for first in range(0, count, _BATCH):
        numbers = range(first, min(count, first + _BATCH))
        async with database.write() as c:
            owners = [number for number in numbers if number % len(PAIRS) == 0]
            await c.execute(insert(CONNECTIONS), [_connection(number) for number in owners])
            await c.execute(insert(STRATEGIES), [_strategy(number) for number in numbers])
            await c.execute(insert(TRADE_GROUPS), [_group(number, now) for number in numbers])
            await c.execute(delete(STRATEGY_CHANGES))


def _connection(number: int) -> dict[str, object]:
    exchange = NAMES[number // len(PAIRS) % len(NAMES)]
    one = connected(f"c{number}", owner=1_000 + number, exchange=exchange)
    return dict(values_of(one, fingerprint=str(number).encode(), version=1))


def _strategy(number: int) -> dict[str, object]:
    first = number - number % len(PAIRS)
    at = datetime.now(UTC)
    pair, plan = PAIRS[number % len(PAIRS)], plan_values(PLAN)
    confirmed = Confirmation(f"c{first}", 1_000 + first, pair, plan, _SHEET, at)
    return {
        **core_values(Strategy(_name(number), groups=1)),
        "connection": confirmed.connection,
        "owner": confirmed.owner,
        "pair": pair,
        "plan": plan,
        "plan_version": 1,
        "sheet": _SHEET,
        "confirmed_at": at,
        "version": 1,
    }


def _group(number: int, now: float) -> dict[str, object]:
    first = number - number % len(PAIRS)
    return {**group_values(open_group(number, now)), "owner": 1_000 + first}


def open_group(number: int, now: float) -> TradeGroup:
    """Return a group that bought once, at 100."""
    money = Decimal("20.02")
    return TradeGroup(
        _name(number),
        1,
        PAIRS[number % len(PAIRS)],
        Phase.OPEN,
        orders=1,
        step=1,
        entry=Decimal(100),
        held=Decimal("0.2"),
        cost=money,
        paid=money,
        clear_since=now - 5_000,
    )


def _name(number: int) -> str:
    """Return an id that begins as evenly as a random one."""
    return f"{number % 256:02x}-{number}"
