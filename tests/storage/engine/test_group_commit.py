import asyncio
import sqlite3
from collections.abc import Sequence

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.storage.engine._group_commit import GroupCommit, Take
from bot.storage.engine._statements import Change
from bot.storage.engine.database import Database
from bot.storage.people.people import SqlPeople
from bot.storage.people.person_rows import changing

BAD = {1}


class Disk:
    """Writes slowly, and refuses some values."""

    def __init__(self, *, broken: bool = False) -> None:
        self.groups: list[list[int]] = []
        self.broken = broken
        self.tries = 0

    async def write(self, take: Take) -> None:
        self.tries += 1
        values = [change.values["id"] for change in take()]
        await asyncio.sleep(0.01)
        if self.broken:
            raise OperationalError(None, None, sqlite3.OperationalError("disk I/O error"))
        if BAD & set(values):
            raise IntegrityError(None, None, sqlite3.IntegrityError("NOT NULL"))
        self.groups.append(values)


def change(number: int) -> Sequence[Change]:
    return [changing(number, {"language": "en"})]


async def test_what_waits_shares_a_transaction() -> None:
    disk = Disk()
    group = GroupCommit(disk.write)
    await asyncio.gather(*(group.apply(change(n)) for n in range(2, 5)))
    first = asyncio.create_task(group.apply(change(5)))
    await asyncio.sleep(0.005)
    await asyncio.gather(first, *(group.apply(change(n)) for n in (6, 7)))
    assert disk.groups == [[2, 3, 4], [5], [6, 7]]


async def test_what_is_refused_hurts_nobody_else() -> None:
    disk = Disk()
    group = GroupCommit(disk.write)
    ended = await asyncio.gather(
        *(group.apply(change(n)) for n in (1, 2, 3)), return_exceptions=True
    )
    assert [type(one) for one in ended] == [IntegrityError, type(None), type(None)]
    assert disk.groups == [[2], [3]]


async def test_trouble_is_everybodys_and_tried_once() -> None:
    disk = Disk(broken=True)
    group = GroupCommit(disk.write)
    work = (group.apply(change(n)) for n in range(9))
    ended = await asyncio.gather(*work, return_exceptions=True)
    assert {type(one) for one in ended} == {OperationalError}
    assert disk.tries == 1


async def test_who_gives_up_waiting_is_left_out() -> None:
    disk = Disk()
    group = GroupCommit(disk.write)
    waiting = [asyncio.create_task(group.apply(change(n))) for n in (2, 3, 4)]
    await asyncio.sleep(0)
    late = asyncio.create_task(group.apply(change(5)))
    await asyncio.sleep(0.001)
    late.cancel()
    await asyncio.gather(*waiting)
    assert [5] not in disk.groups
    with pytest.raises(asyncio.CancelledError):
        await late


@pytest.mark.parametrize("kind", ["sqlite"])
async def test_many_people_at_once(database: Database, second: Database) -> None:
    book = SqlPeople(database)
    await asyncio.gather(*(book.choose_language(n, "en") for n in range(1, 60)))
    others = SqlPeople(second)
    assert {await others.languages(n) for n in range(1, 60)} == {("en", None)}
