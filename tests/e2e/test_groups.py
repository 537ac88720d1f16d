from dataclasses import replace
from typing import Literal

import pytest

from bot.domain.credentials import Field
from bot.sandbox.telegram import NotSeenError
from bot.sandbox.telegram.records import GENERAL
from tests.e2e.world import Connect, World

EXPOSED = "Others may have read it"
PRIVATE = "in our private chat"


@pytest.fixture
def key(running: World) -> str:
    value: str = running.sample("mexc", "good").fields[Field.API_KEY]
    return value


@pytest.mark.parametrize("bot_admin", [True, False], ids=["admin", "member"])
async def test_a_key_in_a_group(running: World, key: str, *, bot_admin: bool) -> None:
    """Deleted where the bot may; in any case it is notified that others may have read it."""
    telegram = running.telegram
    telegram.world.privacy = False
    kari, omar = telegram.person(42), telegram.person(43)
    me = kari.within(telegram.group("Traders", kari, omar, bot_admin=bot_admin))
    sent = await me.say(f"is this right? {key}")
    reply = await me.wait_for(EXPOSED)
    assert PRIVATE in reply.text
    assert (sent in me.messages) is not bot_admin
    calls = [c.method for c in telegram.calls if c.chat_id == me.chat_id]
    assert calls == ["deleteMessage", "sendMessage"]
    harmless = await me.say("hello")
    await me.edit(harmless, key)
    await me.wait_for(EXPOSED)
    if bot_admin:
        await running.assert_gone(key)


async def test_the_button_leads_to_the_private_chat(running: World) -> None:
    telegram, person = running.telegram, running.telegram.person(42)
    me = person.within(telegram.group("Traders", person))
    for command in ("/start", "/connect kucoin", "/connections", "/help", "/privacy", "/security"):
        await me.say(command)
        reply = await me.wait_for(PRIVATE)
        assert EXPOSED not in reply.text
    [button] = reply.buttons
    assert button.action == "url"
    assert button.value == f"https://t.me/{telegram.world.bot.username}?start=connect"
    await person.say("/start connect")
    await person.wait_for("Choose the exchange")


async def test_a_group_is_not_the_private_conversation(running: World, key: str) -> None:
    """What is said in a group is no answer to what was asked in private, and no name."""
    telegram, person = running.telegram, running.telegram.person(42)
    me = person.within(telegram.group("Traders", person, bot_admin=True))
    await person.say("/connect mexc")
    await person.wait_for("Send the API key")
    await me.say(key)
    await me.wait_for(EXPOSED)
    assert (await running.draft())["sealed"] == {}
    assert "Send the secret now" in (await running.send(person, key)).text


async def test_ordinary_talk_is_left_alone(running: World) -> None:
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


@pytest.fixture
def open_world(running: World) -> World:
    """A world in which the bot sees whatever is written in groups."""
    running.telegram.world.privacy = False
    return running


@pytest.mark.parametrize("who", ["anonymous admin", "as a channel"])
async def test_those_who_are_bots_by_name(open_world: World, key: str, who: str) -> None:
    """An anonymous admin and a person who writes as a channel are people all the same."""
    telegram, person = open_world.telegram, open_world.telegram.person(42)
    group = telegram.group("Traders", person, bot_admin=True)
    alias = group if who == "anonymous admin" else telegram.group("News", kind="channel")
    me = person.within(group, alias=alias)
    for send in (me.say, lambda text: me.send_photo(caption=text)):
        sent = await send(f"mine is {key}!")
        await me.wait_for(EXPOSED)
        assert sent not in me.messages
    harmless = await me.say("hello")
    await me.edit(harmless, key)
    await me.wait_for(EXPOSED)
    await me.say("/start")
    assert EXPOSED not in (await me.wait_for(PRIVATE)).text
    await open_world.assert_gone(key)
    assert not telegram.world.messages.get(42)


async def test_another_bot_is_passed_over(open_world: World, key: str) -> None:
    telegram = open_world.telegram
    person, robot = telegram.person(42), telegram.person(77)
    telegram.world.change_user(replace(telegram.world.users[77], is_bot=True))
    group = telegram.group("Traders", person, robot, bot_admin=True)
    sent = await robot.within(group).say(key)
    await person.say("/start")
    await person.wait_for("BackFuture")
    assert sent in robot.within(group).messages


async def test_a_key_in_a_channel(open_world: World, key: str) -> None:
    telegram, person = open_world.telegram, open_world.telegram.person(42)
    me = person.within(telegram.group("News", person, bot_admin=True, kind="channel"))
    await me.say(f"our key: {key}")
    await me.wait_for(EXPOSED)
    harmless = await me.say("hello all")
    await me.edit(harmless, key)
    await me.wait_for(EXPOSED)
    await open_world.assert_gone(key)


async def test_an_answer_in_the_topic_it_belongs_to(open_world: World, key: str) -> None:
    telegram, person = open_world.telegram, open_world.telegram.person(42)
    group = telegram.group("Traders", person, bot_admin=True, topics=(7,))
    me = person.within(group, topic=7)
    await me.say(key)
    assert (await me.wait_for(EXPOSED)).thread == 7
    await me.say("/start")
    assert (await me.wait_for(PRIVATE)).thread == 7
    main = person.within(group)
    await main.say("/start")
    assert (await main.wait_for(PRIVATE)).thread is None


async def test_a_private_chat_with_topics(running: World, connect: Connect) -> None:
    """The whole conversation stays in the topic it was begun in."""
    me = running.telegram.person(42).in_topic(5)
    await connect(me, "mexc", running.sample("mexc", "good"))
    await me.wait_for("Online")
    await me.say("/export")
    await me.wait_for(lambda m: m.media)
    assert {m.thread for m in me.messages if m.by_bot} == {5}


async def test_a_warning_is_not_lost_in_a_closed_topic(open_world: World, key: str) -> None:
    """It goes to the main topic; where that is closed as well, to the person alone."""
    telegram, person = open_world.telegram, open_world.telegram.person(42)
    await person.say("/start")
    await person.wait_for("BackFuture")
    group = telegram.group("Traders", person, bot_admin=True, topics=(7,))
    group.close(7)
    me = person.within(group, topic=7)
    await me.say(key)
    assert (await me.wait_for(EXPOSED)).thread is None
    group.close(GENERAL)
    await me.say(key)
    assert PRIVATE in (await person.wait_for(EXPOSED)).text
    await open_world.assert_gone(key)


async def test_a_group_that_becomes_a_supergroup(open_world: World) -> None:
    """What was meant for the group is sent once more, to its new id."""
    telegram, person = open_world.telegram, open_world.telegram.person(42)
    group = telegram.group("Traders", person, kind="group")
    await person.within(group).say("/start")
    new = person.within(group.migrate())
    await new.wait_for(PRIVATE)
    tried = [c.chat_id for c in telegram.calls_of("sendMessage")]
    assert tried == [group.id, new.chat_id]


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_service_messages_of_groups(
    open_world: World, kind: Literal["group", "supergroup"]
) -> None:
    telegram, person = open_world.telegram, open_world.telegram.person(42)
    group = telegram.group("Traders", person, bot_admin=True, kind=kind)
    me = person.within(group)
    for content in (
        {"new_chat_title": "65280a9bd5b2ae000162e5ab"},
        {"forum_topic_created": {"name": "65280a9bd5b2ae000162e5ab", "icon_color": 7322096}},
        {"new_chat_members": [{"id": 8, "is_bot": False, "first_name": "Ola"}]},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    ):
        await me.post(content)
    await person.say("/start")
    await person.wait_for("BackFuture")
    assert not [m for m in me.messages if m.by_bot or m.deleted]


async def test_a_key_in_a_group_that_has_just_moved(open_world: World, key: str) -> None:
    """It cannot be deleted by its old place; the warning arrives at the new one, at once."""
    telegram, person = open_world.telegram, open_world.telegram.person(42)
    group = telegram.group("Traders", person, bot_admin=True, kind="group")
    await person.within(group).say(key)
    await person.within(group.migrate()).wait_for(EXPOSED)
    assert len(telegram.calls_of("deleteMessage")) == 1
