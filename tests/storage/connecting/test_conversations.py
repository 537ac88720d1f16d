import asyncio
import gc
import signal
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import func, select
from sqlalchemy.exc import StatementError

from bot.domain.credentials import Field
from bot.domain.draft import Draft
from bot.domain.notice import NoticeKind
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.connecting.isolation import PersonIsolation
from bot.storage.engine.database import Database
from bot.storage.notifying.notices import SqlNotices
from bot.storage.schema.tables import CONVERSATIONS

KEY = StorageKey(bot_id=1, chat_id=7_000_000_001, user_id=7_000_000_001)
HALF_AN_HOUR = timedelta(minutes=30)
SEALED = "c2VhbGVkIGJ5dGVz"


class Stages(StatesGroup):
    naming = State()


class Clock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, by: timedelta) -> datetime:
        self.now += by
        return self.now


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


@pytest.fixture
def storage(database: Database, clock: Clock) -> SqlConversations:
    return SqlConversations(database, clock)


@pytest.fixture
def draft() -> Draft:
    return Draft(id="d1", exchange="kucoin", sealed={Field.API_KEY: SEALED}, last_message=17)


async def rows(database: Database) -> int:
    async with database.read() as c:
        return (await c.execute(select(func.count()).select_from(CONVERSATIONS))).scalar_one()


async def test_state_and_data_come_back(storage: SqlConversations, database: Database) -> None:
    context = FSMContext(storage=storage, key=KEY)
    assert await context.get_state() is None
    assert await context.get_data() == {}
    assert await context.get_value("name", "none") == "none"

    data: dict[str, Any] = {"name": "محفظة", "list": [1, None, {"a": True}], "n": 7_000_000_001}
    await context.set_data(data)
    assert await context.get_state() is None
    await context.set_state(Stages.naming)
    assert await context.get_state() == Stages.naming.state
    assert await context.get_data() == data
    assert await context.update_data(n=2, m=3) == data | {"n": 2, "m": 3}
    assert await context.get_value("m") == 3
    assert await context.get_state() == "Stages:naming"
    assert await rows(database) == 1


async def test_an_empty_conversation_has_no_row(
    storage: SqlConversations, database: Database
) -> None:
    context = FSMContext(storage=storage, key=KEY)
    await context.set_state("naming")
    await context.set_data({"a": 1})
    await context.set_state(None)
    assert await context.get_data() == {"a": 1}
    await context.clear()
    assert await rows(database) == 0
    await context.set_state(None)
    await context.set_data({})
    assert await rows(database) == 0


@pytest.mark.parametrize(
    "part",
    [
        {"bot_id": 2},
        {"chat_id": -1_000_000_000_001},
        {"user_id": 8},
        {"thread_id": 5},
        {"business_connection_id": "b"},
        {"destiny": "other"},
    ],
)
async def test_each_part_of_the_key_counts_and_comes_back(
    storage: SqlConversations, part: dict[str, Any]
) -> None:
    other = replace(KEY, **part)
    await storage.set_state(KEY, "one")
    await storage.set_state(other, "two")
    assert await storage.get_state(KEY) == "one"
    assert await storage.get_state(other) == "two"
    assert await storage.unfinished("two") == [other]


async def test_what_is_given_out_is_a_copy(storage: SqlConversations) -> None:
    data = {"list": [1]}
    await storage.set_data(KEY, data)
    data["list"].append(2)
    (await storage.get_data(KEY))["list"].append(3)
    assert await storage.get_data(KEY) == {"list": [1]}


async def test_changes_at_once_lose_nothing(storage: SqlConversations) -> None:
    await asyncio.gather(*(storage.update_data(KEY, {str(n): n}) for n in range(50)))
    assert len(await storage.get_data(KEY)) == 50


async def test_first_changes_of_two_processes_lose_nothing(
    database: Database, second: Database
) -> None:
    stores = [SqlConversations(d) for d in (database, second)]
    for n in range(20):
        await asyncio.gather(
            stores[0].set_state(KEY, "naming"),
            stores[1].update_data(KEY, {"a": n}),
            stores[0].update_data(KEY, {"b": n}),
        )
        assert await stores[1].get_state(KEY) == "naming"
        assert await stores[1].get_data(KEY) == {"a": n, "b": n}
        await stores[n % 2].set_state(KEY, None)
        await stores[n % 2].set_data(KEY, {})


async def test_what_is_no_json_is_refused_without_showing_it(storage: SqlConversations) -> None:
    with pytest.raises(StatementError) as caught:
        await storage.set_data(KEY, {"canary": object()})
    assert "canary" not in str(caught.value)


async def test_unfinished_are_those_in_a_state(storage: SqlConversations) -> None:
    await storage.set_state(KEY, "testing")
    await storage.set_state(replace(KEY, chat_id=9), "naming")
    assert await storage.unfinished("testing") == [KEY]


async def test_an_idle_draft_ends_and_is_told(
    storage: SqlConversations, database: Database, clock: Clock, draft: Draft
) -> None:
    await storage.set_state(KEY, "sending_keys")
    await storage.set_data(KEY, {"draft": draft.to_dict(), "screen": 5})
    touched = clock.now
    assert await storage.lapse(touched - timedelta(seconds=1), clock.forward(HALF_AN_HOUR)) == 0
    assert await storage.lapse(touched, clock.now) == 1
    assert await storage.lapse(clock.now, clock.now) == 0

    data = await storage.get_data(KEY)
    assert Draft.from_dict(data["draft"]) == draft.lapse()
    assert data["screen"] == 5
    assert await storage.get_state(KEY) == "sending_keys"
    [batch] = await SqlNotices(database).claim(clock.now)
    [notice] = batch.notices
    assert (notice.person, notice.kind) == (KEY.user_id, NoticeKind.DRAFT_EXPIRED)
    assert (notice.exchange, notice.name, notice.at) == ("kucoin", "", clock.now)


async def test_whoever_goes_on_keeps_the_draft(
    storage: SqlConversations, clock: Clock, draft: Draft
) -> None:
    await storage.set_data(KEY, {"draft": draft.to_dict()})
    clock.forward(HALF_AN_HOUR)
    await storage.set_state(KEY, "naming")
    assert await storage.lapse(clock.now - timedelta(seconds=1), clock.now) == 0


async def test_many_idle_drafts_end_in_batches(
    storage: SqlConversations, database: Database, second: Database, clock: Clock, draft: Draft
) -> None:
    count = 230
    for number in range(count):
        await storage.set_data(replace(KEY, user_id=number), {"draft": draft.to_dict()})
    other = SqlConversations(second, clock)
    ended = await asyncio.gather(*(s.lapse(clock.now, clock.now) for s in (storage, other)))
    assert sum(ended) == count
    bundles = await SqlNotices(database).claim(clock.now, limit=500)
    assert sum(len(batch.notices) for batch in bundles) == count


@pytest.mark.parametrize("odd", [{"expired": False}, {"expired": False, "sealed": 3, "x": 1}])
async def test_a_draft_of_an_unknown_form_stops_nothing(
    storage: SqlConversations, clock: Clock, draft: Draft, odd: dict[str, Any]
) -> None:
    await storage.set_data(KEY, {"draft": odd, "screen": 5})
    await storage.set_data(replace(KEY, user_id=8), {"draft": draft.to_dict()})
    assert await storage.lapse(clock.now, clock.now) == 2
    assert await storage.get_data(KEY) == {"screen": 5}


async def test_after_a_day_a_conversation_without_draft_is_forgotten(
    storage: SqlConversations, database: Database, clock: Clock, draft: Draft
) -> None:
    await storage.set_data(KEY, {"draft": draft.lapse().to_dict()})
    await storage.set_state(replace(KEY, chat_id=9), "renaming")
    start = clock.now
    await storage.lapse(start, clock.forward(timedelta(hours=23)))
    assert await rows(database) == 2
    await storage.set_state(replace(KEY, chat_id=9), "renaming")
    await storage.lapse(start, clock.forward(timedelta(hours=2)))
    assert await rows(database) == 1
    assert await storage.get_state(replace(KEY, chat_id=9)) == "renaming"


TALK = """
import asyncio, sys
from aiogram.fsm.storage.base import StorageKey
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.engine.database import Database
from bot.storage.migrations import upgrade

async def main(url):
    database = Database(url)
    await database.open()
    await upgrade(database)
    storage = SqlConversations(database)
    for number in range(100_000):
        key = StorageKey(bot_id=1, chat_id=number, user_id=number)
        await storage.set_state(key, "sending_keys")
        await storage.update_data(key, {"number": number})
        print(number, flush=True)

asyncio.run(main(sys.argv[1]))
"""


async def test_a_killed_process_loses_no_conversation(
    url: str, run: Callable[..., subprocess.Popen[str]]
) -> None:
    process = run(TALK, url)
    assert process.stdout is not None
    for _ in range(50):
        last = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL)
    assert process.wait(60) == -signal.SIGKILL

    database = Database(url)
    await database.open()
    storage = SqlConversations(database)
    for number in range(last + 1):
        key = StorageKey(bot_id=1, chat_id=number, user_id=number)
        assert await storage.get_state(key) == "sending_keys"
        assert await storage.get_data(key) == {"number": number}
    await storage.set_state(KEY, "goes on")
    await storage.close()
    await database.close()


async def test_isolation_lets_one_after_the_other_through() -> None:
    isolation, order = PersonIsolation(), []

    async def update(name: str, key: StorageKey) -> None:
        async with isolation.lock(key):
            order.append(f"{name} begins")
            await asyncio.sleep(0.01)
            order.append(f"{name} ends")

    await asyncio.gather(update("a", KEY), update("b", replace(KEY)))
    assert order == ["a begins", "a ends", "b begins", "b ends"]
    order.clear()
    await asyncio.gather(update("a", KEY), update("b", replace(KEY, user_id=8)))
    assert order == ["a begins", "b begins", "a ends", "b ends"]


async def test_isolation_keeps_no_lock_that_nobody_holds() -> None:
    isolation = PersonIsolation()
    async with isolation.lock(KEY):
        assert len(isolation._locks) == 1
    gc.collect()
    assert len(isolation._locks) == 0
    await isolation.close()
