"""The process is killed again and again while keys change: what is notified, and how often."""

import asyncio
import itertools
import os
import random
import signal
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field

import pytest

from bot.domain.timings import Timings
from bot.sandbox.exchanges import KeyAction
from tests.e2e.world import Lives, Until, World
from tests.hatchery import Hatchery

pytestmark = pytest.mark.drill

KILLS = int(os.environ.get("BOT_TEST_KILLS", "15"))
SEED = int(os.environ.get("BOT_TEST_SEED", "20"))
EXCHANGE, GOOD = "mexc", "good-with-ip-list"
PEOPLE = (42, 43, 44)
SETTINGS = {
    "BOT_CHECK_INTERVAL": "1",
    "BOT_CONFIRM_DELAY": "0.1",
    "BOT_CONFIRM_FAILURES": "2",
    "BOT_LOG_LEVEL": "INFO",
}
TIMINGS = Timings(
    checks_per_second=200.0,
    notices=0.02,
    flap_window=0.0,
    turn=0.3,
    burst=1000,
    longest_backoff=1,  # a key that is restored is soon looked at
    look_again=0.1,
    watch=0.03,
    notice_lease=0.5,  # of the dead; the living need less
    check_lease=0.5,
)
FALLEN, BACK = "Action needed", "Online again"


@dataclass
class Keys:
    """Keys of three people that fall and recover, each as soon as the last change was notified."""

    world: World
    changes: Counter[int] = field(default_factory=Counter)  # person → so many so far
    torn: Counter[tuple[int, int]] = field(default_factory=Counter)  # person, number of change
    _counted: Counter[tuple[int, int]] = field(default_factory=Counter)

    async def go_on(self, person: int, stop: asyncio.Event) -> None:
        server = self.world.exchanges[EXCHANGE]
        for act in itertools.cycle((KeyAction.DELETE, KeyAction.RESTORE)):
            self.changes[person] += 1
            server.change(f"{GOOD} {person}", act)
            while len(self.runs(person)) < self.changes[person]:  # noqa: ASYNC110  # it sends no signal
                await asyncio.sleep(0.02)
            if stop.is_set():
                return

    @property
    def total(self) -> int:
        return sum(self.changes.values())

    def runs(self, person: int) -> list[int]:
        """Return how often each change was notified, in their order."""
        kinds = (FALLEN in text for text in self.world.notified(person))
        return [len(list(same)) for _, same in itertools.groupby(kinds)]

    def look_at_the_dead(self) -> None:
        """Note which changes Telegram has taken of which the database does not know that."""
        uri = f"file:{self.world.folder}/bot.db?mode=ro"
        query = "SELECT person FROM notices WHERE kind = 'status' AND due_at IS NOT NULL"
        with closing(sqlite3.connect(uri, uri=True)) as database:
            unnoted = {person for (person,) in database.execute(query)}
        for person in PEOPLE:
            runs = self.runs(person)
            run = (person, len(runs))
            if runs and runs[-1] > self._counted[run] and person in unnoted:
                self.torn[run] += runs[-1] - self._counted[run]
            if runs:
                self._counted[run] = runs[-1]


@pytest.fixture
async def keys(world: World) -> Keys:
    world.changes["check_interval"] = 1.0  # or the first check puts off the next for minutes
    async with world.bot():
        for person in PEOPLE:
            key = world.exchanges[EXCHANGE].add_key(GOOD, str(person))
            await world.store(EXCHANGE, key, person)
    return Keys(world)


@pytest.fixture
def bot(lives: Lives, hatchery: Hatchery) -> Lives:
    """A bot in a process of its own that is made to be killed."""
    hatchery.warm(EXCHANGE)
    lives.timings = TIMINGS
    lives.settings = SETTINGS
    return lives


@pytest.mark.timeout(60 + 12 * KILLS)
async def test_every_change_is_told(keys: Keys, world: World, bot: Lives, until: Until) -> None:
    """Once; twice only where it was killed after Telegram took it and before that was noted."""
    chance, stop = random.Random(SEED), asyncio.Event()
    changing = [asyncio.create_task(keys.go_on(person, stop)) for person in PEOPLE]
    for number in itertools.count():
        if number >= KILLS and keys.total > KILLS / 2:  # a busy machine needs more lives
            break
        bot.begin()
        if number % 4:
            await asyncio.sleep(chance.uniform(0.1, 1.5))
        else:  # at the moment Telegram takes a message
            before = len(world.telegram.calls_of("sendMessage"))
            await until(lambda: len(world.telegram.calls_of("sendMessage")) > before)  # noqa: B023  # awaited at once
        await bot.end(signal.SIGKILL)
        await asyncio.sleep(0.03)  # what it has sent arrives
        keys.look_at_the_dead()
    stop.set()
    bot.begin()
    async with asyncio.timeout(60):
        await asyncio.gather(*changing)
    await asyncio.sleep(1)
    await bot.end(signal.SIGTERM)
    for person in PEOPLE:
        assert len(keys.runs(person)) == keys.changes[person]
        for change, times in enumerate(keys.runs(person), 1):
            assert times <= 1 + keys.torn[person, change], f"change {change} of {person}"
    torn = sum(keys.torn.values())
    print(f"{number} kills, {keys.total} changes, of which {torn} were sent twice at most")  # noqa: T201
