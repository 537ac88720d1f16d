"""Several processes on one PostgreSQL: they share the work, and the death of one loses nothing."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.domain.timings import Timings
from bot.sandbox.exchanges import KeyAction
from tests.e2e.world import World
from tests.hatchery import Hatchery
from tests.storage.server import Server

GOOD, FALLEN, BACK = "good-with-ip-list", "Action needed", "Online"
KEYS = [(person, number) for person in (42, 43, 44) for number in range(4)]
SETTINGS = {
    "BOT_CHECK_INTERVAL": "1",
    "BOT_CONFIRM_DELAY": "0.3",
    "BOT_CONFIRM_FAILURES": "2",
    "BOT_LOG_LEVEL": "INFO",
}
TIMINGS = Timings(
    checks_per_second=200.0,
    notices=0.05,
    turn=0.5,
    flap_window=0.0,
    look_again=0.2,
    watch=0.05,
    check_lease=2.0,  # of the dead
)


@dataclass
class Pair:
    """Two bots on one database."""

    world: World
    hatchery: Hatchery
    url: str
    database: Server
    processes: dict[int, Path] = field(default_factory=dict)  # and where each has its log

    def begin(self) -> int:
        folder: Path = self.world.folder / f"{len(list(self.world.folder.iterdir()))}"
        folder.mkdir()
        environment = {**self.world.environment, **SETTINGS, "BOT_DATABASE_URL": self.url}
        process: int = self.hatchery.hatch(environment, folder, TIMINGS)
        self.processes[process] = folder / "bot.log"
        return process

    async def leader(self) -> int:
        """Return the process that speaks with Telegram, once there is one among the living."""
        async with asyncio.timeout(60):
            while True:
                holder = await self.database.run("SELECT holder FROM leaders", self.url)
                process = int((holder or "-:0:-").split(":")[1])
                if process in self.processes:
                    return process
                await asyncio.sleep(0.05)

    async def end(self, process: int, how: signal.Signals) -> str:
        """End a process; return its log."""
        os.kill(process, how)
        async with asyncio.timeout(60):
            while _is_alive(process):  # noqa: ASYNC110  # it is not our child
                await asyncio.sleep(0.01)
        return self.processes.pop(process).read_text()

    def change_all(self, act: KeyAction) -> None:
        for person, number in KEYS:
            self.world.exchanges["mexc"].change(f"{GOOD} {person} {number}", act)

    async def until_told(self, words: str, times: int) -> None:
        """Wait until every change was notified, then fail if any was notified more often."""
        async with asyncio.timeout(60):
            while min(self._times(words)) < times:  # noqa: ASYNC110  # it sends no signal
                await asyncio.sleep(0.05)
        await asyncio.sleep(1)
        assert self._times(words) == [times] * len(KEYS)

    def _times(self, words: str) -> list[int]:
        texts = {person: self.world.notified(person, words) for person, _ in KEYS}
        return [sum(f"Number {number}" in text for text in texts[p]) for p, number in KEYS]


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
async def pair(world: World, hatchery: Hatchery, server: Server) -> AsyncIterator[Pair]:
    hatchery.warm("mexc")
    url = await server.create()
    world.changes["database_url"] = SecretStr(url)
    world.changes["check_interval"] = 1.0  # or the first check puts off the next for minutes
    async with world.bot():
        for person, number in KEYS:
            key = world.exchanges["mexc"].add_key(GOOD, f"{person} {number}")
            await world.store("mexc", key, person, f"Number {number}")
    pair = Pair(world, hatchery, url, server)
    for _ in range(2):
        pair.begin()
    yield pair
    for process in list(pair.processes):
        await pair.end(process, signal.SIGKILL)
    await server.drop(url)


async def test_two_processes_share_the_work(pair: Pair) -> None:
    leader = await pair.leader()
    pair.change_all(KeyAction.DELETE)
    await pair.until_told(FALLEN, 1)
    pair.change_all(KeyAction.RESTORE)
    await pair.until_told(BACK, 1)
    await _answered(pair)
    [other] = pair.processes.keys() - {leader}
    logs = [await pair.end(process, signal.SIGTERM) for process in (other, leader)]
    assert all("→ action-needed" in log or "→ online" in log for log in logs)
    assert all("the bot has stopped" in log for log in logs)
    assert not any("ERROR" in log for log in logs)


@pytest.mark.parametrize("who", ["leader", "other"])
async def test_one_of_two_processes_is_killed(pair: Pair, who: str) -> None:
    """In the middle of the confirmation of what changed."""
    leader = await pair.leader()
    [other] = pair.processes.keys() - {leader}
    pair.change_all(KeyAction.DELETE)
    await asyncio.sleep(0.2)
    await pair.end(leader if who == "leader" else other, signal.SIGKILL)
    await pair.until_told(FALLEN, 1)
    assert await pair.leader() == (other if who == "leader" else leader)
    await _answered(pair)
    pair.begin()  # a new one joins
    pair.change_all(KeyAction.RESTORE)
    await pair.until_told(BACK, 1)


async def _answered(pair: Pair) -> None:
    person = pair.world.telegram.person(42)
    await person.say("/help")
    await person.wait_for("Which error")
