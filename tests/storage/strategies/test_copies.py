"""A copied database holds its live strategies, and uses no order id of the original."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.orders import order_id
from bot.domain.strategies.strategy import StrategyMode, StrategyStatus, next_group, with_status
from bot.domain.strategies.watch import HoldCause
from bot.storage.engine.database import Database
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.keyrings import join
from bot.storage.strategies.copies import hold_if_copied
from bot.storage.strategies.groups import SqlGroups
from bot.storage.strategies.strategies import SqlStrategies
from tests.conftest import file_url
from tests.storage.strategies.sample import CONFIRMED, STRATEGY

LIVE = replace(STRATEGY, id="live", mode=StrategyMode.LIVE, groups=1)
GROUP = TradeGroup("live", 1, "BTC/USDT", phase=Phase.OPENING, orders=3)


async def filled(database: Database, tmp_path: Path) -> None:
    await join(database, KeyFile(tmp_path / "master.key"))
    strategies = SqlStrategies(database)
    await strategies.start(STRATEGY, CONFIRMED)
    await strategies.start(LIVE, replace(CONFIRMED, connection="other"))
    await SqlGroups(database).add(GROUP)


async def test_a_database_that_stays_where_it_is_goes_on(
    database: Database, second: Database, tmp_path: Path
) -> None:
    await filled(database, tmp_path)
    for one in (database, second, database):
        assert not await hold_if_copied(one)
    assert await SqlStrategies(database).strategy("live") == LIVE


async def test_a_copied_file_holds_what_is_live(tmp_path: Path, upgraded: bytes) -> None:
    path, copy = tmp_path / "bot.db", tmp_path / "copy.db"
    path.write_bytes(upgraded)
    original = Database(file_url(path))
    await original.open()
    await filled(original, tmp_path)
    assert not await hold_if_copied(original)
    await original.close()
    shutil.copy(path, copy)
    database = Database(file_url(copy))
    await database.open()
    assert await hold_if_copied(database)
    assert not await hold_if_copied(database)  # it is known now
    strategies = SqlStrategies(database)
    held = replace(LIVE, status=StrategyStatus.HELD, cause=HoldCause.RESTORED)
    assert await strategies.strategy("live") == held
    assert await strategies.strategy(STRATEGY.id) == STRATEGY
    group = await SqlGroups(database).group("live", 1)
    assert group.orders % 1_000_000 == 3
    assert order_id("live", 1, group.orders + 1) != order_id("live", 1, 4)
    running = replace(with_status(held, StrategyStatus.RUNNING, 1.0), cause=None)
    assert await strategies.save(held, running)  # as its owner does
    assert not await hold_if_copied(database)
    assert await strategies.strategy("live") == running
    await database.close()


async def test_a_copy_in_place_of_the_deleted_file_holds_what_is_live(
    tmp_path: Path, upgraded: bytes
) -> None:
    """Its number on the disk is often that of the deleted file."""
    path, backup = tmp_path / "bot.db", tmp_path / "backup.db"
    path.write_bytes(upgraded)
    original = Database(file_url(path))
    await original.open()
    await filled(original, tmp_path)
    assert not await hold_if_copied(original)
    await original.close()
    shutil.copy(path, backup)
    path.unlink()
    shutil.copy(backup, path)
    database = Database(file_url(path))
    await database.open()
    assert await hold_if_copied(database)
    await database.close()


@pytest.mark.parametrize("orders", [0, 7, 5_000_007])
def test_the_next_group_stays_in_the_series(orders: int) -> None:
    _, group = next_group(LIVE, "BTC/USDT", replace(GROUP, orders=orders))
    assert (group.number, group.orders) == (2, orders // 1_000_000 * 1_000_000)
