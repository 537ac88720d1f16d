"""A backup of a bot that knew no baskets: each of its strategies is a run that is alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.domain.strategies.plan_values import plan_values
from bot.domain.strategies.strategy import StrategyMode, StrategyStatus
from bot.storage import migrations
from bot.storage.backup.restoring import restore
from bot.storage.backup.writing import back_up
from bot.storage.engine.database import Database
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.keyrings import join
from bot.storage.schema.json_values import JSON_VALUE
from bot.storage.schema.types import UTCDateTime
from bot.storage.strategies.runs import SqlRuns
from tests.domain.strategies.market import plan

OWNER = 7_000_000_001
AT = datetime(2026, 1, 1, tzinfo=UTC)
BEFORE = "0012"
STRATEGIES = sa.table(  # as they were
    "strategies",
    *(sa.column(n) for n in ("id", "connection", "owner", "pair", "mode", "status", "groups")),
    *(sa.column(n) for n in ("plan_version", "day", "day_result", "version")),
    *(sa.column(n, JSON_VALUE) for n in ("plan", "sheet")),
    sa.column("confirmed_at", UTCDateTime),
)


@pytest.mark.parametrize("mode", StrategyMode)
async def test_a_strategy_of_before_is_a_run_that_is_alone(
    tmp_path: Path, mode: StrategyMode, url: str
) -> None:
    key, path = KeyFile(tmp_path / "master.key"), tmp_path / "bot.backup"
    before = Database(f"sqlite+aiosqlite:///{tmp_path / 'before.db'}")
    await before.open()
    async with before.alone() as c:
        await migrations.create_tables(c, BEFORE)
    await join(before, key)
    async with before.write() as c:
        await c.execute(sa.insert(STRATEGIES).values(_row(mode)))
    await back_up(before, path, key)
    await before.close()
    after = Database(url)
    await restore(after, key, path)
    await migrations.upgrade(after)
    [run] = await SqlRuns(after).of_owner(OWNER)
    assert (run.strategy.basket, run.strategy.at_once, run.kept) == (None, 1, ())
    held = StrategyStatus.HELD if mode is StrategyMode.LIVE else StrategyStatus.RUNNING
    assert run.strategy.status is held
    await after.close()


def _row(mode: StrategyMode) -> dict[str, object]:
    return {
        "id": "s",
        "connection": "c",
        "owner": OWNER,
        "pair": "BTC/USDT",
        "mode": mode,
        "status": "running",
        "groups": 0,
        "plan_version": 1,
        "day": 0,
        "day_result": "0",
        "version": 1,
        "plan": plan_values(plan()),
        "sheet": {"exchange": "kucoin"},
        "confirmed_at": AT,
    }
