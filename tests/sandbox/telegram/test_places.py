"""Topics, channels, people with other names, service messages, and moved groups."""

from typing import TYPE_CHECKING, Any

import pytest

from bot.sandbox.telegram import Person, TelegramServer
from bot.sandbox.telegram.records import GENERAL

if TYPE_CHECKING:
    from tests.sandbox.telegram.conftest import Call


async def newest(call: "Call") -> dict[str, Any]:
    update: dict[str, Any] = (await call("getUpdates", offset=-1))["result"][-1]
    return update


async def test_people_with_other_names(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    group = server.group("Traders", person, bot_admin=True)
    channel = server.group("News", person, bot_admin=True, kind="channel")
    await person.within(group, alias=group).say("hello")
    message = (await newest(call))["message"]
    assert message["from"]["username"] == "GroupAnonymousBot"
    assert message["sender_chat"]["id"] == message["chat"]["id"] == group.id
    await person.within(group, alias=channel).say("hello")
    message = (await newest(call))["message"]
    assert message["from"]["username"] == "Channel_Bot"
    assert message["sender_chat"] == {"id": channel.id, "type": "channel", "title": "News"}


async def test_posts_of_a_channel(server: TelegramServer, call: "Call", person: Person) -> None:
    me = person.within(server.group("News", person, bot_admin=True, kind="channel"))
    post = await me.say("hello")
    update = await newest(call)
    assert update["channel_post"]["sender_chat"] == update["channel_post"]["chat"]
    assert "from" not in update["channel_post"]
    await me.edit(post, "hello all")
    assert (await newest(call))["edited_channel_post"]["text"] == "hello all"


@pytest.mark.parametrize("private", [True, False], ids=["private", "group"])
async def test_topics(
    server: TelegramServer, call: "Call", person: Person, *, private: bool
) -> None:
    group = server.group("Traders", person, bot_admin=True, topics=(7,))
    me = person.in_topic(7) if private else person.within(group, topic=7)
    await me.say("hello")
    message = (await newest(call))["message"]
    assert (message["message_thread_id"], message["is_topic_message"]) == (7, True)
    sent = await call("sendMessage", chat_id=me.chat_id, text="hi", message_thread_id=7)
    assert sent["result"]["message_thread_id"] == 7
    refused = await call("sendMessage", chat_id=me.chat_id, text="hi", message_thread_id=8)
    assert refused["description"] == "Bad Request: message thread not found"


async def test_closed_topics(server: TelegramServer, call: "Call", person: Person) -> None:
    group = server.group("Traders", person, topics=(7,))
    group.close(7)
    refused = await call("sendMessage", chat_id=group.id, text="hi", message_thread_id=7)
    assert refused["description"] == "Bad Request: TOPIC_CLOSED"
    assert (await call("sendMessage", chat_id=group.id, text="hi"))["ok"]
    group.close(GENERAL)
    assert not (await call("sendMessage", chat_id=group.id, text="hi"))["ok"]


async def test_acts_that_telegram_tells_of(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    me = person.within(server.group("Traders", person, bot_admin=True))
    await me.post({"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}})
    message = (await newest(call))["message"]
    assert message["message_auto_delete_timer_changed"] == {"message_auto_delete_time": 86400}
    assert "text" not in message


async def test_a_group_that_moved(server: TelegramServer, call: "Call", person: Person) -> None:
    group = server.group("Traders", person, bot_admin=True, kind="group")
    new = group.migrate()
    for method, more in (("sendMessage", {"text": "hi"}), ("deleteMessage", {"message_id": 1})):
        refused = await call(method, chat_id=group.id, **more)
        assert refused == {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: group chat was upgraded to a supergroup chat",
            "parameters": {"migrate_to_chat_id": new.id},
        }
    assert (await call("sendMessage", chat_id=new.id, text="hi"))["ok"]
