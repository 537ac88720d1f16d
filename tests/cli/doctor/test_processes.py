"""What `doctor` says of the processes that answer together."""

import pytest

from bot.cli.doctor.finding import Level
from bot.cli.doctor.processes import check_processes
from bot.storage.engine.database import Database
from bot.storage.inbox.processes import SqlProcesses


@pytest.fixture
def kind() -> str:
    return "postgresql"


async def test_it_names_the_processes_and_their_ages(database: Database, ready_url: str) -> None:
    none = await check_processes(ready_url)
    assert (none.level, "no process answers" in none.found) == (Level.WARN, True)
    processes = SqlProcesses(database)
    first = await processes.join()
    await processes.join()
    two = await check_processes(ready_url)
    assert two.level is Level.OK
    assert two.found.startswith("2 answer updates: process ")
    await processes.leave(first)
    assert (await check_processes(ready_url)).found.startswith("1 answer updates")


async def test_sqlite_has_one() -> None:
    found = await check_processes("sqlite+aiosqlite:///nowhere.db")
    assert (found.level, "one process at a time" in found.found) == (Level.OK, True)
