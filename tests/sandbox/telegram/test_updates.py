"""Updates: redelivered until confirmed, never afterwards; one long poll at a time."""

import asyncio
from typing import TYPE_CHECKING, Any

from bot.sandbox.telegram import Person, TelegramServer

if TYPE_CHECKING:
    from tests.sandbox.telegram.conftest import Call


def texts(answer: dict[str, Any]) -> list[str]:
    return [update["message"]["text"] for update in answer["result"]]


async def test_unconfirmed_updates_come_again(call: "Call", person: Person) -> None:
    await person.say("one")
    await person.say("two")
    first = await call("getUpdates", limit=2)
    assert texts(first) == ["/start", "one"]
    again = await call("getUpdates", offset=first["result"][0]["update_id"])
    assert texts(again) == ["/start", "one", "two"]
    confirmed = await call("getUpdates", offset=again["result"][-1]["update_id"])
    assert texts(confirmed) == ["two"]
    assert texts(await call("getUpdates", offset=-1)) == ["two"]


async def test_a_negative_offset_keeps_the_newest(call: "Call", person: Person) -> None:
    for number in range(5):
        await person.say(str(number))
    assert texts(await call("getUpdates", offset=-2)) == ["3", "4"]
    assert texts(await call("getUpdates", offset=0)) == ["3", "4"]


async def test_a_bot_that_asks_again_at_once_gets_one_and_then_waits(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    await person.say("one")
    assert len((await call("getUpdates"))["result"]) == 2
    assert len((await call("getUpdates"))["result"]) == 1
    server.world.updates.confirm(server.world.updates.next_id)
    begin = asyncio.get_running_loop().time()
    assert (await call("getUpdates"))["result"] == []
    assert asyncio.get_running_loop().time() - begin > 2.9


async def test_a_long_poll_returns_when_something_comes(call: "Call", person: Person) -> None:
    last = (await call("getUpdates"))["result"][-1]["update_id"]
    polling = asyncio.create_task(call("getUpdates", offset=last + 1, timeout=20))
    await asyncio.sleep(0.05)
    assert not polling.done()
    await person.say("late")
    assert texts(await asyncio.wait_for(polling, 1)) == ["late"]


async def test_a_second_poll_ends_the_first(call: "Call") -> None:
    first = asyncio.create_task(call("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(call("getUpdates", timeout=20, offset=5))
    answer = await asyncio.wait_for(first, 1)
    assert answer["error_code"] == 409
    assert answer["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance"
        " is running"
    )
    await call("setWebhook", url="http://127.0.0.1:9/hook")
    answer = await asyncio.wait_for(second, 1)
    assert answer["description"] == "Conflict: terminated by setWebhook request"
    answer = await call("getUpdates")
    assert "can't use getUpdates method while webhook is active" in answer["description"]


async def test_only_wanted_kinds_are_queued(call: "Call", person: Person) -> None:
    await call("getUpdates", allowed_updates=["callback_query"])
    await person.say("unwanted")
    assert texts(await call("getUpdates", offset=1)) == ["/start"]
    await call("getUpdates", offset=2, allowed_updates=[])
    await person.say("wanted")
    assert texts(await call("getUpdates", offset=3)) == ["/start", "wanted"]


async def test_dropping_what_waits(call: "Call", person: Person) -> None:
    await person.say("old")
    await call("deleteWebhook", drop_pending_updates=True)
    await person.say("new")
    assert texts(await call("getUpdates")) == ["new"]


async def test_the_end_of_the_server_ends_a_poll() -> None:
    async with TelegramServer() as server:
        waiting = asyncio.create_task(server.world.updates.poll(0, 100, 50))
        await asyncio.sleep(0.01)
    assert waiting.done()
    assert waiting.exception() is not None
