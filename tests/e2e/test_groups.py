from typing import Any

import pytest

from bot.domain.credentials import Field
from bot.sandbox.telegram import NotSeenError

EXPOSED = "Others may have read it"
PRIVATE = "private chat only"


@pytest.fixture
def key(running: Any) -> str:
    value: str = running.sample("mexc", "good").fields[Field.API_KEY]
    return value


@pytest.mark.parametrize("bot_admin", [True, False], ids=["admin", "member"])
async def test_a_key_in_a_group(running: Any, key: str, *, bot_admin: bool) -> None:
    """Deleted where the bot may; in any case it is told that others may have read it."""
    telegram = running.telegram
    telegram.world.privacy = False
    kari, omar = telegram.person(42), telegram.person(43)
    me = kari.within(telegram.group("Traders", kari, omar, bot_admin=bot_admin))
    sent = await me.say(f"is this right? {key}")
    told = await me.wait_for(EXPOSED)
    assert PRIVATE in told.text
    assert (sent in me.messages) is not bot_admin
    calls = [c.method for c in telegram.calls if c.chat_id == me.chat_id]
    assert calls == ["deleteMessage", "sendMessage"]
    harmless = await me.say("hello")
    await me.edit(harmless, key)
    await me.wait_for(EXPOSED)
    if bot_admin:
        await running.assert_gone(key)


async def test_the_button_leads_to_the_private_chat(running: Any) -> None:
    telegram, person = running.telegram, running.telegram.person(42)
    me = person.within(telegram.group("Traders", person))
    for command in ("/start", "/connect kucoin", "/connections", "/help", "/privacy", "/security"):
        await me.say(command)
        told = await me.wait_for(PRIVATE)
        assert EXPOSED not in told.text
    [button] = told.buttons
    assert button.action == "url"
    assert button.value == f"https://t.me/{telegram.world.bot.username}?start=connect"
    await person.say("/start connect")
    await person.wait_for("Choose the exchange")


async def test_a_group_is_not_the_private_conversation(running: Any, key: str) -> None:
    """What is said in a group is no answer to what was asked in private, and no name."""
    telegram, person = running.telegram, running.telegram.person(42)
    me = person.within(telegram.group("Traders", person, bot_admin=True))
    await person.say("/connect mexc")
    await person.wait_for("Send the API key now")
    await me.say(key)
    await me.wait_for(EXPOSED)
    assert (await running.draft())["sealed"] == {}
    assert "Send the secret now" in (await running.tell(person, key)).text


async def test_ordinary_talk_is_left_alone(running: Any) -> None:
    telegram, person = running.telegram, running.telegram.person(42)
    telegram.world.privacy = False
    me = person.within(telegram.group("Traders", person, bot_admin=True))
    sent = [await me.say(text) for text in ("hello all", "/weather", "see https://kucoin.com/a1")]
    sent.append(await me.send_photo(caption="my chart"))
    await person.say("/start")  # answered after them
    await person.wait_for("BackFuture")
    assert [m for m in me.messages if not m.deleted] == sent
    with pytest.raises(NotSeenError):
        await me.wait_for(lambda m: m.by_bot, patience=0.2)
