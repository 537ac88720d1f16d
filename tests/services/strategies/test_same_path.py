"""A rehearsal and real money take the same path: the same decisions, changes of rows and events."""

from pathlib import Path
from typing import Any

from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.sending import WrittenIntent
from bot.domain.strategies.strategy import StrategyMode
from bot.storage.engine.database import Database
from bot.storage.strategies.groups import SqlGroups
from tests.conftest import file_url, make_ready
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import Clock, Desk, connect, start

PRICES = (100, 97, 94, 90, 84, 110, 110)


class Noted(SqlGroups):
    """Notes each change of a group, as what it is and not with its numbers."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.path: list[tuple[Any, ...]] = []

    async def begin(self, *given: Any) -> bool:
        self.path.append(("begin", given[-1].number))
        return await super().begin(*given)

    async def save(self, before: TradeGroup, after: TradeGroup) -> bool:
        self.path.append(("save", before.phase, after.phase))
        return await super().save(before, after)

    async def write(self, before: TradeGroup, after: TradeGroup, row: WrittenIntent) -> bool:
        self.path.append(("write", row.group, row.intent.number, row.intent.kind))
        return await super().write(before, after, row)

    async def may_leave(self, row: WrittenIntent) -> bool:
        self.path.append(("may leave", row.intent.number))
        return await super().may_leave(row)

    async def end(self, before: TradeGroup, after: TradeGroup, row: Any, fills: Any) -> bool:
        self.path.append(("end", row.intent.number, row.status, after.phase, after.step))
        return await super().end(before, after, row, fills)


async def lived(path: Path, mode: StrategyMode) -> tuple[list[Any], list[str]]:
    """Return the changes and the events of a life at the same prices."""
    await make_ready(file_url(path))
    database = Database(file_url(path))
    await database.open()
    clock = Clock()
    await connect(database)
    groups = Noted(database, clock.moment)
    desk = Desk(database, clock, MarketsInMemory(clock), groups)
    await start(desk, mode=mode)
    for price in PRICES:
        await desk.at(price, apart=700)
    events = await desk.events()
    await database.close()
    return groups.path, events


async def test_a_rehearsal_takes_the_path_of_real_money(tmp_path: Path) -> None:
    paper = await lived(tmp_path / "paper.db", StrategyMode.PAPER)
    live = await lived(tmp_path / "live.db", StrategyMode.LIVE)
    for rehearsed, real in zip(first_group(paper[0]), first_group(live[0]), strict=True):
        assert rehearsed == real
    sold = paper[1].index("closed"), live[1].index("closed")
    assert paper[1][: sold[0]] == live[1][: sold[1]]
    assert {step[0] for step in live[0]} >= {"begin", "write", "may leave", "end"}


def first_group(path: list[Any]) -> list[Any]:
    """Return the path up to the last sale of the first group; a rehearsal is later by a quote."""
    ends = [number for number, step in enumerate(path) if step[0] == "end"]
    return path[: next(number for number in ends if Phase.CLOSED in path[number]) + 1]
