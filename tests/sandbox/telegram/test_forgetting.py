"""A deleted message leaves nothing behind, and the search for it looks everywhere."""

from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.sandbox.telegram import Panel, Person, Sample, TelegramServer

if TYPE_CHECKING:
    from tests.sandbox.telegram.conftest import Call

SECRET = "0f2d9c11-6a3e-canary"


async def confirm(call: "Call") -> None:
    await call("getUpdates", offset=10**8)


@pytest.mark.parametrize("way", ["say", "photo", "document", "voice", "forward", "edit"])
async def test_whatever_way_it_came(
    way: str, server: TelegramServer, call: "Call", person: Person
) -> None:
    ways = {
        "say": lambda: person.say(SECRET),
        "photo": lambda: person.send_photo(SECRET, SECRET.encode()),
        "document": lambda: person.send_document("keys", SECRET.encode(), f"{SECRET}.txt"),
        "voice": lambda: person.send_voice(SECRET.encode()),
        "forward": lambda: person.forward(SECRET),
        "edit": lambda: person.edit(person.messages[0], SECRET),
    }
    sent = await ways[way]()
    assert server.holds(SECRET)
    await confirm(call)
    assert server.holds(SECRET)
    await call("deleteMessage", chat_id=42, message_id=sent.id)
    assert not server.holds(SECRET)
    assert SECRET not in person.transcript


async def test_an_unconfirmed_update_still_holds_it(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    """As Telegram keeps it: a bot killed between deleting and confirming gets it once more."""
    sent = await person.say(SECRET)
    await call("deleteMessage", chat_id=42, message_id=sent.id)
    assert server.holds(SECRET)
    again = (await call("getUpdates"))["result"][-1]["message"]
    assert again["text"] == SECRET
    answer = await call("deleteMessage", chat_id=42, message_id=again["message_id"])
    assert answer["description"] == "Bad Request: message to delete not found"
    await confirm(call)
    assert not server.holds(SECRET)


async def test_a_reply_to_a_deleted_message_quotes_nothing(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    sent = await person.say(SECRET)
    await person.say("what about it", reply_to=sent)
    await confirm(call)
    await call("deleteMessage", chat_id=42, message_id=sent.id)
    assert not server.holds(SECRET)


async def test_what_the_bot_says_is_kept_so_that_a_leak_is_found(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    sent = (await call("sendMessage", chat_id=42, text=f"You said {SECRET}"))["result"]
    await call("deleteMessage", chat_id=42, message_id=sent["message_id"])
    assert person.messages[-1].deleted
    assert server.holds(SECRET)
    assert SECRET in server.calls[0].params["text"]


async def test_what_people_type_is_in_no_call(server: TelegramServer, call: "Call") -> None:
    await server.person(42).say(SECRET)
    await call("getUpdates")
    await call("getMe")
    assert [made.method for made in server.calls] == ["getMe"]


async def test_every_place_is_searched(server: TelegramServer, call: "Call") -> None:
    places: list[tuple[str, dict[str, Any]]] = [
        ("setMyDescription", {"description": "canary-1"}),
        ("setWebhook", {"url": "http://127.0.0.1:9/canary-2"}),
        ("setMyCommands", {"commands": [{"command": "start", "description": "canary-3"}]}),
    ]
    for number, (method, params) in enumerate(places, 1):
        await call(method, **params)
        server.world.calls.clear()
        assert server.holds(f"canary-{number}")
    server.fault("sendMessage", 400, "canary-4")
    assert server.holds("canary-4")
    server.person(44, name="canary-5")
    assert server.holds("canary-5")
    assert not server.holds("canary-6")


async def test_sample_keys_of_the_page_do_not_count() -> None:
    sample = Sample(group="KuCoin", title="Good", lines=(("Secret", SECRET),))
    async with TelegramServer(panel=Panel(samples=[sample])) as server:
        assert not server.holds(SECRET)


async def test_the_page_never_gets_a_deleted_text(
    server: TelegramServer, http: aiohttp.ClientSession, call: "Call", person: Person
) -> None:
    async with http.get(f"{server.page_url}events") as events:
        await events.content.readuntil(b"\n\n")
        sent = await person.say(SECRET)
        server.world.erase(sent)  # at once, before the event has left
        await confirm(call)
        payload = b""
        while b'"deleted": true' not in payload:
            payload += await events.content.readuntil(b"\n\n")
    assert SECRET.encode() not in payload
    async with http.get(f"{server.page_url}chat?user_id=42") as response:
        assert SECRET not in await response.text()
