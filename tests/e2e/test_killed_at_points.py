"""The process is killed with signal 9 exactly where an order, an edit or a press is half done.

The moment is known by what it waits for outside: a request at the exchange or at Telegram, before
it is answered. Afterwards nothing is doubled, nothing is forgotten, and the message is right.
"""

import os
import signal
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from pydantic import SecretStr
from sqlalchemy import select

from bot.domain.strategies.ladder import RiskLevel
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.sending import IntentStatus
from bot.sandbox.exchanges import PriceAction, PriceWorld
from bot.sandbox.telegram import Message
from bot.sandbox.telegram.records import plain
from bot.storage.schema.tables import FILLS, INTENTS, STRATEGY_EVENTS
from tests.e2e.test_killed_trading import TIMINGS
from tests.e2e.test_live_strategies import D, LiveChat
from tests.e2e.test_moved_coins import noticed
from tests.e2e.test_strategy_life import PAIR
from tests.e2e.world import Lives, World, until

pytestmark = [pytest.mark.drill, pytest.mark.timeout(600)]

PLACING = "POST /api/v1/hf/orders"
BALANCE = "GET /api/v1/accounts"
PROVEN = timedelta(seconds=100)  # in which a lost order is proven


class Watched(list[str]):
    """The calls of an exchange; one of them ends the process that makes it."""

    deadly: Callable[[str], bool] | None = None
    kill: Callable[[], None] = staticmethod(lambda: None)

    def append(self, call: str) -> None:
        super().append(call)
        if self.deadly is not None and self.deadly(call):
            self.deadly = None
            self.kill()


class Answers(deque[Any]):
    """The calls of Telegram, each before its answer; one ends the process that makes it."""

    deadly: Callable[[Any], bool] | None = None
    kill: Callable[[], None] = staticmethod(lambda: None)

    def append(self, call: Any) -> None:
        super().append(call)
        if self.deadly is not None and self.deadly(call):
            self.deadly = None
            self.kill()


@dataclass
class Killed(LiveChat):
    """A person with a strategy that has bought once, and a process that can be killed."""

    lives: Lives | None = None
    killed: list[int] = field(default_factory=list)

    @property
    def calls(self) -> Watched:
        calls = self.world.exchanges["kucoin"].calls
        assert isinstance(calls, Watched)
        return calls

    @property
    def answers(self) -> Answers:
        answers = self.world.telegram.world.calls
        assert isinstance(answers, Answers)
        return answers

    def kill(self) -> None:
        """End the process now, in the middle of its call."""
        assert self.lives is not None
        if (process := self.lives.process) is not None:
            os.kill(process, signal.SIGKILL)
            self.killed.append(process)
            self.lives.process = None

    async def dies(self) -> None:
        """Wait until the process was killed."""
        await until(lambda: self.killed, 120)

    def begin(self) -> None:
        """Start the process that will be killed."""
        assert self.lives is not None
        self.lives.begin()

    async def stored(self) -> list[IntentStatus]:
        """Return the statuses of the orders, the oldest first."""
        rows = await self.world.rows(select(INTENTS.c.status).order_by(INTENTS.c.number))
        return [row.status for row in rows]

    async def prove(self) -> StrategyRun:
        """Wait until the end of each order is known."""
        return await self.reach(lambda run: run.group is not None and run.group.live is None)

    async def require_sums(self) -> None:
        """Require that each order and each fill exists once, and coins are where they should."""
        ids = self.orders()
        assert len(ids) == len(set(ids))
        rows = {row.id: row for row in await self.world.rows(select(INTENTS))}
        assert set(ids) <= set(rows)
        fills = await self.world.rows(select(FILLS))
        for order in self.world.exchanges["kucoin"].account(self.case).orders:
            counted = sum((f.qty for f in fills if f.intent == order.client_id), D(0))
            assert counted == order.filled
        [run] = await self.runs()
        assert run.group is not None
        assert run.group.held == self.coins()

    def about(self) -> list[Message]:
        """Return the messages about the group."""
        return [m for m in self.person.messages if "Buys so far" in plain(m.text)]


@pytest.fixture
async def chat(world: World, lives: Lives, url: str) -> Killed:
    world.timings = TIMINGS
    world.changes |= {"trading": "live", "database_url": SecretStr(url)}
    lives.timings = TIMINGS
    lives.settings = {"BOT_TRADING": "live", "BOT_DATABASE_URL": url}
    chat = Killed(world, world.telegram.person(42), lives=lives)
    for server in world.exchanges.values():
        server.world = PriceWorld(clock=chat.hours)
    world.exchanges["kucoin"].calls = calls = Watched()
    telegram = world.telegram.world
    telegram.calls = answers = Answers(telegram.calls, telegram.calls.maxlen)
    calls.kill = answers.kill = chat.kill
    async with world.bot() as app:
        connection = await chat.connect()
        strategies = app.deps.strategies
        given = connection, PAIR, RiskLevel.LOW, D(300)
        await strategies.start_live(42, await strategies.sheet_for(42, *given))
        await chat.bought(1)
        await chat.sees("First buy: ")
    return chat


async def test_between_the_commit_of_an_order_and_its_arrival(chat: Killed) -> None:
    def lost(call: str) -> bool:
        """End the process as its order leaves; the exchange does not take it."""
        if call == PLACING:
            chat.kill()
            raise web.HTTPServiceUnavailable
        return False

    chat.calls.deadly = lost
    chat.price(PriceAction.FALL_5)
    chat.begin()
    await chat.dies()
    chat.calls.deadly = None
    assert len(chat.orders()) == 1  # the first buy
    chat.world.time.ahead += timedelta(seconds=20)  # the lease of the killed process
    async with chat.world.bot():
        assert (await chat.stored())[-1] is IntentStatus.WRITTEN
        assert len(await chat.stored()) == 2
        chat.world.time.ahead += PROVEN
        await chat.bought(2)
        assert await chat.stored() == [IntentStatus.DONE, IntentStatus.VOID, IntentStatus.DONE]
        await chat.sees("Buys so far: 2.")
        await chat.require_sums()
        assert len(chat.about()) == 1


async def test_between_the_sending_of_an_order_and_its_reading(chat: Killed) -> None:
    before = len(chat.orders())
    chat.world.exchanges["kucoin"].on_order(chat.kill)
    chat.price(PriceAction.FALL_5)
    chat.begin()
    await chat.dies()
    assert len(chat.orders()) == before + 1
    chat.world.time.ahead += timedelta(seconds=20)
    async with chat.world.bot():
        await chat.bought(2)
        assert await chat.stored() == [IntentStatus.DONE] * 2
        await chat.sees("Buys so far: 2.")
        await chat.require_sums()
        assert len(chat.about()) == 1


async def test_between_the_edit_of_the_message_and_its_record(chat: Killed) -> None:
    chat.answers.deadly = lambda call: (
        call.method == "editMessageText" and "Buys so far: 2" in plain(str(call.params["text"]))
    )
    chat.price(PriceAction.FALL_5)
    chat.begin()
    await chat.dies()
    [first] = chat.about()
    chat.world.time.ahead += timedelta(seconds=60)  # leases of the killed process
    async with chat.world.bot():
        await chat.bought(2)
        await until(lambda: len(edits(chat)) >= 2, 120)
        await chat.require_sums()
        chat.price(PriceAction.FALL_5)
        await chat.bought(3)
        await chat.sees("Buys so far: 3.")
        assert [message.id for message in chat.about()] == [first.id]
    assert len(chat.world.notified(42, "Buys so far")) <= 1


def edits(chat: Killed) -> list[Any]:
    """Return the edits that show the second buy; one that is repeated changes nothing."""
    made = [call for call in chat.answers if call.method == "editMessageText"]
    return [call for call in made if "Buys so far: 2" in plain(str(call.params["text"]))]


async def test_between_the_press_of_a_button_and_its_row(chat: Killed) -> None:
    async with chat.world.bot():
        told = await noticed(chat)
        [before] = await chat.runs()
    chat.begin()
    polls = chat.world.telegram.world.updates.polls
    await until(lambda: chat.world.telegram.world.updates.polls > polls, 120)
    chat.calls.deadly = lambda call: call == BALANCE
    count = next(b.value for b in told.buttons if b.label == "Count what is there")
    chat.world.telegram.world.queue_tap(42, told, count)
    await chat.dies()
    chat.world.time.ahead += timedelta(seconds=60)
    async with chat.world.bot():
        run = await chat.reach(lambda run: run.group is not None and run.group.held == chat.coins())
        assert before.group is not None
        assert run.group is not None
        assert run.group.held < before.group.held
        await chat.sees("Risk level: ")
        kinds = await chat.world.rows(select(STRATEGY_EVENTS.c.kind))
        assert [row.kind for row in kinds].count("counted") == 1
        assert len(chat.world.notified(42, "are missing")) == 1
