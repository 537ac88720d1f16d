"""The process is killed again and again while people connect, whatever Telegram does."""

import asyncio
import os
import random
import signal
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from bot.domain.timings import Timings
from bot.sandbox.exchanges import SampleKey
from bot.sandbox.telegram import Message, Person
from bot.sandbox.telegram.chat_observer import NotSeenError
from bot.storage.schema.tables import CONNECTIONS, ERASURES, INBOX
from tests.e2e.world import Lives, Until, World
from tests.hatchery import Hatchery

pytestmark = pytest.mark.drill

KILLS = int(os.environ.get("BOT_TEST_KILLS", "4"))
SEED = int(os.environ.get("BOT_TEST_SEED", "5"))
EXCHANGE = "kucoin"
PATIENCE = 120.0  # seconds
TIMINGS = Timings(
    turn=0.3,
    grace=0.2,
    erasures=0.2,
    burst=1000,
    erasure_retry=0.5,
    erasure_waits=1.0,
)
WEATHER = {
    "fair": {},
    "slow": {"deletemessage": 1.4, "sendmessage": 0.2},
    "failing": {"deletemessage": 0.05},
}
BUSY = "A key is being tested right now"


@dataclass
class Trader:
    """Somebody who connects one key after the other, each value again if nothing is answered."""

    world: World
    person: Person
    sample: SampleKey
    connected: int = 0
    secrets: list[Message] = field(default_factory=list)  # messages with a value

    async def connect(self) -> None:
        """Go once through the conversation; a step that is not answered is waited for."""
        name = f"Key {self.connected + 1}"
        await self.step(f"/connect {EXCHANGE}", "Send the API key")
        questions = ("Send the secret now", "Send the passphrase now", "is connected")
        for value, question in zip(self.sample.fields.values(), questions, strict=True):
            self.secrets.append(await self.step(value, question))
        await self.name_it(name)
        self.connected += 1
        await self.step("/connections", "My connections")
        listed = await self.person.wait_for(lambda m: self.named(name, m), patience=PATIENCE)
        await self.person.tap(name, listed)
        card = await self.person.wait_for(lambda m: "Delete" in m.labels, patience=PATIENCE)
        await self.person.tap("Delete", card)
        asked = await self.person.wait_for(
            lambda m: "Yes, delete it" in m.labels, patience=PATIENCE
        )
        await self.person.tap("Yes, delete it", asked)
        await self.person.wait_for("is deleted", patience=PATIENCE)

    async def name_it(self, name: str) -> None:
        """Send a name; send it again if a restart tests the key once more."""
        while True:
            await self.person.say(name)
            answer = await self.person.wait_for(
                lambda m: name in m.text or BUSY in m.text, patience=PATIENCE
            )
            if name in answer.text:
                return
            await asyncio.sleep(1)

    @staticmethod
    def named(name: str, message: Message) -> bool:
        """Return whether a list has a button with this name."""
        return any(name in label for label in message.labels)

    async def step(self, text: str, answer: str) -> Message:
        sent = await self.person.say(text)
        await self.person.wait_for(answer, patience=PATIENCE)  # new, or an edited message
        return sent


@pytest.fixture
def bot(lives: Lives, hatchery: Hatchery) -> Lives:
    """A bot in a process of its own that is made to be killed."""
    hatchery.warm(EXCHANGE)
    lives.timings = TIMINGS
    return lives


@pytest.mark.timeout(120 + 20 * KILLS)
@pytest.mark.parametrize("weather", WEATHER)
async def test_no_secret_stays_and_no_value_is_lost(
    world: World, bot: Lives, until: Until, weather: str
) -> None:
    chance = random.Random(f"{SEED}{weather}")
    for method, seconds in WEATHER[weather].items():
        world.telegram.slow(method, seconds)
    sample = world.sample(EXCHANGE, "good")
    trader = Trader(world, world.telegram.person(42), sample)
    polls = world.telegram.world.updates.polls
    bot.begin()
    stop = asyncio.Event()

    async def trade() -> None:
        while not stop.is_set():
            await trader.connect()

    trading = asyncio.create_task(trade())
    for _ in range(KILLS):
        if weather == "failing":
            world.telegram.fault("deleteMessage", chance.choice([502, 500]), times=3)
        if chance.random() < 0.8:  # else it may be killed while it starts
            await until(lambda: world.telegram.world.updates.polls > polls, PATIENCE)  # noqa: B023  # awaited at once
        await asyncio.sleep(chance.uniform(0.0, 3.0))  # the moment is what is tried
        await bot.end(chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM]))
        polls = world.telegram.world.updates.polls
        bot.begin()
        assert not trading.done(), trading.exception()
    stop.set()
    world.telegram.world.delays.clear()
    world.telegram.world.faults.clear()
    await trading
    for message in trader.secrets:
        with suppress(NotSeenError):
            await trader.person.wait_deleted(message, patience=20)
    left = [m.id for m in trader.secrets if m in trader.person.messages]
    assert not left
    await bot.end(signal.SIGTERM)
    async with world.bot(), asyncio.timeout(60):
        while await world.rows(select(INBOX)) or await world.rows(select(ERASURES)):  # noqa: ASYNC110  # it sends no signal
            await asyncio.sleep(0.05)
        assert not await world.rows(select(CONNECTIONS))
    print(f"{weather}: {KILLS} kills, {trader.connected} keys, {len(trader.secrets)} values")  # noqa: T201
    assert "ERROR" not in (world.folder / "bot.log").read_text()
