"""How often each kind of update reads and writes the database."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pydantic import SecretStr

from bot.storage.engine.health import DatabaseHealth
from bot.storage.unit_of_work import unit_under_way

READ, WRITE = Counter(reads=1), Counter(reads=1, writes=1)
ASKED = Counter(reads=1, writes=2)  # the second is the id of a new message with a question


@dataclass
class Counted(DatabaseHealth):
    """Counts the transactions of the update that is handled, not those of tests beside it."""

    found: Counter[str] = field(default_factory=Counter)

    @contextlib.contextmanager
    def observing(self, *, proof: bool) -> Iterator[None]:
        task = asyncio.current_task()
        if unit_under_way() and task and not task.get_name().startswith("test-"):
            self.found["writes" if proof else "reads"] += 1
        with super().observing(proof=proof):
            yield


@dataclass
class Counting:
    """A bot whose transactions are counted."""

    world: Any
    health: Counted

    async def of(self, act: Any) -> Counter[str]:
        """Return how many transactions the handling of what a person does takes."""
        await self._until_confirmed()
        self.health.found.clear()
        await act
        await self._until_confirmed()
        return Counter(self.health.found)

    async def _until_confirmed(self) -> None:
        updates = self.world.telegram.world.updates
        async with asyncio.timeout(60):
            while updates.pending or not updates._poll or updates._poll.done():  # noqa: ASYNC110
                await asyncio.sleep(0.01)


@pytest.fixture
async def counting(world: Any, url: str) -> AsyncIterator[Counting]:
    world.set(update_row=60.0)  # updates are confirmed when they are handled
    world.changes["database_url"] = SecretStr(url)
    async with world.bot() as app:
        health = Counted()
        app.conversations._database.health = health
        yield Counting(world, health)


async def test_each_update_reads_once_and_writes_once_at_most(counting: Counting) -> None:
    telegram = counting.world.telegram
    person, sample = telegram.person(42), counting.world.sample("kucoin", "good")
    assert await counting.of(person.say("/start")) == WRITE  # of somebody who is new
    assert await counting.of(person.say("/start")) == READ
    assert await counting.of(person.say("/help")) == READ
    menu = await person.wait_for(lambda m: m.buttons)
    assert await counting.of(person.tap(menu.labels[0], menu)) == READ
    assert await counting.of(person.say("hello?")) == READ
    assert await counting.of(person.say("/connections")) == READ
    assert await counting.of(person.post(PIN)) == READ
    assert await counting.of(person.say("/connect")) == WRITE
    offer = await person.wait_for(lambda m: "KuCoin" in m.labels)
    assert await counting.of(person.tap("KuCoin", offer)) == WRITE
    key, secret, _ = sample.fields.values()  # the last one starts the test
    assert await counting.of(person.say(key)) == ASKED
    assert await counting.of(person.say(secret)) == WRITE
    assert await counting.of(person.say("/cancel")) == WRITE
    assert await counting.of(person.say("/connect kucoin")) == ASKED


PIN = {
    "pinned_message": {
        "message_id": 1,
        "date": 1,
        "chat": {"id": 42, "type": "private"},
        "text": "hello",
    }
}


async def test_what_shows_connections_reads_them(counting: Counting, connect: Any) -> None:
    """They are no part of what each update needs, and read once more."""
    person = counting.world.telegram.person(42)
    await connect(person, "kucoin", counting.world.sample("kucoin", "good"))
    await person.wait_for("Online")
    assert await counting.of(person.say("/help")) == WRITE  # it ends the question for a name
    assert await counting.of(person.say("/connections")) == Counter(reads=2)
    assert await counting.of(person.say("/help")) == READ


async def test_a_message_in_a_group(counting: Counting) -> None:
    telegram, person = counting.world.telegram, counting.world.telegram.person(42)
    me = person.within(telegram.group("Traders", person, bot_admin=True))
    assert await counting.of(me.say("/help")) == READ
    value = next(iter(counting.world.sample("mexc", "good").fields.values()))
    assert await counting.of(me.say(value)) == READ
