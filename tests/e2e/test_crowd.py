"""A crowd presses a button at once."""

import asyncio
import os
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from bot.domain.connection import Connection
from bot.handlers.key_tests import MOST
from bot.runtime import App
from bot.sandbox.telegram.records import Message, Query
from bot.storage.schema.tables import PEOPLE
from bot.telegram.keyboards import Tap
from bot.views import Action
from tests.e2e.world import Until, World

pytestmark = pytest.mark.drill

CROWD = int(os.environ.get("BOT_TEST_CROWD", "300"))
GOOD = "good-with-ip-list"
LINE = 60.0  # seconds, behind all who came before; the sandbox works on the same core
QUICK = 6.0  # seconds; other drills run beside this one


def press(world: World, connection: Connection) -> Query:
    """Press "Test again" under a message of the bot."""
    telegram = world.telegram.world
    chat, data = telegram.chats[connection.owner], Tap(action=Action.TEST, target=connection.id)
    keyboard = {"inline_keyboard": [[{"text": "Test again", "callback_data": data.pack()}]]}
    message = telegram.put(
        Message(
            id=telegram.next_message_id(chat),
            chat_id=chat.id,
            sender=telegram.bot.id,
            by_bot=True,
            date=telegram.clock.timestamp(),
            text="A card",
            inline=keyboard,
        )
    )
    query: Query = telegram.queue_tap(connection.owner, message, data.pack())
    return query


async def test_a_crowd_tests_again_at_once(
    world: World, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is answered: some with a test, the others that they wait. A chat stays quick."""
    monkeypatch.setattr("bot.sandbox.telegram.world.QUERY_LIFETIME", LINE)
    telegram, other, sample = world.telegram, world.telegram.person(1), world.sample("mexc", GOOD)
    async with world.bot() as app:
        first = await world.store("mexc", sample, 1000)
        more = [await world.store("mexc", sample, 1000 + n, like=first) for n in range(1, CROWD)]
        await make_known(app, range(1, 1000 + CROWD))
        world.time.ahead += timedelta(seconds=10)
        queries = [press(world, connection) for connection in (first, *more)]
        await other.say("/help")
        await until(lambda: all(telegram.world.queries[q.id].answer for q in queries), LINE)
        await other.wait_for("Which error", patience=LINE)
        started = time.monotonic()
        await other.say("/privacy")  # while tests are shown
        await other.wait_for("What is stored")
        assert time.monotonic() - started < QUICK
        answers = [telegram.world.queries[q.id].answer for q in queries]
        waiting = sum(a is not None and "Too many tests" in a.text for a in answers)
        assert 0 < waiting <= CROWD - MOST
        await until(lambda: verdicts(world) >= CROWD - waiting, LINE)
        await asyncio.sleep(0.5)
        assert verdicts(world) == CROWD - waiting


async def make_known(app: App, people: range) -> None:
    """Register people who have written before."""
    rows = [
        {"id": person, "client_language": "en", "created_at": datetime.now(UTC)}
        for person in people
    ]
    async with app.stores.database.write() as c:
        await c.execute(insert(PEOPLE), rows)


def verdicts(world: World) -> int:
    edits = world.telegram.calls_of("editMessageText")
    return sum(call.ok and "is connected" in str(call.params["text"]) for call in edits)
