"""What people do and see, and the waiting that the end-to-end tests build on."""

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.sandbox.telegram import CannotError, NotSeenError, Person, TelegramServer

if TYPE_CHECKING:
    from tests.sandbox.telegram.conftest import Call

OK = {"inline_keyboard": [[{"text": "Yes please", "callback_data": "yes"}]]}


async def updates(call: "Call") -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = (await call("getUpdates"))["result"]
    return result


async def test_an_old_answer_is_not_taken_for_a_new_one(call: "Call", person: Person) -> None:
    await call("sendMessage", chat_id=42, text="Online")
    assert (await person.wait_for("Online")).text == "Online"
    await person.say("again")
    with pytest.raises(NotSeenError):
        await person.wait_for("Online", patience=0.05)
    waiting = asyncio.create_task(person.wait_for(lambda m: "Online" in m.text))
    await asyncio.sleep(0.01)
    await call("editMessageText", chat_id=42, message_id=person.last.id, text="Online again")
    assert (await waiting).text == "Online again"


async def test_what_did_not_come_is_told_with_the_chat_but_without_what_was_deleted(
    call: "Call", person: Person
) -> None:
    secret = await person.say("my-secret")
    await call("deleteMessage", chat_id=42, message_id=secret.id)
    await call("sendMessage", chat_id=42, text="Got it", reply_markup=OK)
    with pytest.raises(NotSeenError) as seen:
        await person.wait_for("Online", patience=0.05)
    words = str(seen.value)
    assert "a message with 'Online' did not come in 0.05 s" in words
    assert "#1 Kari: /start\n#2 Kari: (deleted)\n#3 bot: Got it\n      [Yes please]" in words
    assert "my-secret" not in words


async def test_waiting_for_a_deletion_and_a_call(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    secret = await person.say("my-secret")
    with pytest.raises(NotSeenError, match="the deletion of message"):
        await person.wait_deleted(secret, patience=0.05)
    with pytest.raises(NotSeenError, match="that call did not come"):
        await server.wait_for_call("deleteMessage", patience=0.05)
    await call("deleteMessage", chat_id=42, message_id=secret.id)
    await person.wait_deleted(secret)
    assert (await server.wait_for_call("deleteMessage")).chat_id == 42
    assert [made.method for made in server.calls_of("DELETEMESSAGE")] == ["deleteMessage"]


async def test_taps(call: "Call", person: Person) -> None:
    await call("sendMessage", chat_id=42, text="old", reply_markup=OK)
    old = person.last
    await call("sendMessage", chat_id=42, text="new", reply_markup=OK)
    for label, message in (("Yes please", None), ("please", None), ("yes", None), ("yes", old)):
        tap = await person.tap(label, message)
        query = (await updates(call))[-1]["callback_query"]
        assert (query["id"], query["data"]) == (tap.query_id, "yes")
        assert query["message"]["text"] == ("old" if message else "new")
        await call("getUpdates", offset=-1)
    with pytest.raises(CannotError, match="no button 'No'"):
        await person.tap("No")


async def test_some_buttons_ask_the_bot_nothing(call: "Call", person: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "Open", "url": "https://www.mexc.com"}]]}
    await call("sendMessage", chat_id=42, text="a", reply_markup=markup)
    tap = await person.tap("Open")
    assert tap.button.value == "https://www.mexc.com"
    with pytest.raises(CannotError):
        await person.answer_to(tap)
    assert len(await updates(call)) == 1


async def test_what_was_typed_is_in_no_repr(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    sent = await person.send_document("my-secret", b"my-secret")
    await person.say("my-secret")
    assert "my-secret" not in f"{sent!r} {server.world!r}"
    await call("sendMessage", chat_id=42, text="an answer", reply_markup=OK)
    assert repr(person.last) == "<Message #4 of bot: 'an answer' ['Yes please']>"


async def test_the_reply_keyboard(call: "Call", person: Person) -> None:
    markup = {"keyboard": [["KuCoin", "MEXC"]], "one_time_keyboard": True}
    await call("sendMessage", chat_id=42, text="which?", reply_markup=markup)
    assert person.keyboard == ["KuCoin", "MEXC"]
    await person.tap("MEXC")
    assert (person.messages[-1].text, person.keyboard) == ("MEXC", [])
    await call("sendMessage", chat_id=42, text="a", reply_markup={"keyboard": [["A"]]})
    await person.say("something else")
    assert person.keyboard == ["A"]
    await call("sendMessage", chat_id=42, text="b", reply_markup={"remove_keyboard": True})
    assert person.keyboard == []


async def test_a_forced_reply_quotes_the_question(call: "Call", person: Person) -> None:
    await call("sendMessage", chat_id=42, text="the key?", reply_markup={"force_reply": True})
    await person.say("abc")
    assert (await updates(call))[-1]["message"]["reply_to_message"]["text"] == "the key?"
    await person.say("def")
    assert "reply_to_message" not in (await updates(call))[-1]["message"]


async def test_what_a_client_does_to_text(call: "Call", person: Person) -> None:
    await person.say("  line\r\nnext \u200b\n")
    assert person.messages[-1].text == "line\nnext \u200b"
    await person.say("x" * 5000)
    assert [len(m.text) for m in person.messages[-2:]] == [4096, 904]
    with pytest.raises(CannotError):
        await person.say(" \n")
    sent = [u["message"] for u in await updates(call)]
    assert sent[1]["from"]["language_code"] == "nb"
    await person.set_language("pt-br")
    await person.say("olá")
    assert (await updates(call))[0]["message"]["from"]["language_code"] == "nb"
    await call("getUpdates", offset=-1)
    assert (await updates(call))[0]["message"]["from"]["language_code"] == "pt-br"


async def test_blocking_tells_the_bot_and_writing_unblocks(call: "Call", person: Person) -> None:
    await person.block()
    assert (await call("sendMessage", chat_id=42, text="a"))["error_code"] == 403
    await person.say("/start")
    assert (await call("sendMessage", chat_id=42, text="a"))["ok"]
    changes = [u["my_chat_member"] for u in await updates(call) if "my_chat_member" in u]
    statuses = [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes]
    assert statuses == [("member", "kicked"), ("kicked", "member")]


async def test_people_delete_by_hand(server: TelegramServer, call: "Call", person: Person) -> None:
    await call("sendMessage", chat_id=42, text="of the bot")
    await person.delete(person.last)
    await person.delete(person.messages[0])
    assert all(message.deleted for message in person.messages)
    group = server.group("Traders", person)
    other = await server.person(43).within(group).say("not yours")
    with pytest.raises(CannotError):
        await person.within(group).delete(other)


async def test_in_groups_the_bot_sees_what_is_meant_for_it(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    group = server.group("Traders", person, server.person(43))
    there = server.person(43).within(group)
    sent = (await call("sendMessage", chat_id=group.id, text="I am here"))["result"]
    assert sent["chat"] == {"id": group.id, "type": "supergroup", "title": "Traders"}
    assert str(group.id).startswith("-100")
    await there.say("idle talk")
    await there.say("/help@another_bot")
    await there.say("/help")
    await there.say("/help@backfuture_sandbox_bot")
    await there.say("ask @backfuture_sandbox_bot")
    await there.say("reply", reply_to=there.last)
    seen = [u["message"]["text"] for u in await updates(call) if "message" in u]
    assert seen == [
        "/start",
        "/help",
        "/help@backfuture_sandbox_bot",
        "ask @backfuture_sandbox_bot",
        "reply",
    ]


@pytest.mark.parametrize("admin", [True, False])
async def test_in_groups_only_an_admin_bot_deletes(
    admin: bool,  # noqa: FBT001  # the case
    server: TelegramServer,
    call: "Call",
    person: Person,
) -> None:
    group = server.group("Traders", person, bot_admin=admin)
    there = person.within(group)
    secret = await there.say("/connect my-secret")
    answer = await call("deleteMessage", chat_id=group.id, message_id=secret.id)
    assert answer["ok"] is admin
    assert there.messages[0].deleted is admin
    assert server.holds("my-secret")  # the update itself, which no one has confirmed
    await call("getUpdates", offset=server.world.updates.next_id)
    assert server.holds("my-secret") is not admin
    if not admin:
        assert answer["description"] == "Bad Request: message can't be deleted"


async def test_a_bot_that_left_a_group(server: TelegramServer, call: "Call") -> None:
    group = server.group("Traders", server.person(42))
    server.world.add_chat(type(group.chat)(id=group.id, kind="supergroup", bot_member=False))
    answer = await call("sendMessage", chat_id=group.id, text="a")
    assert answer["description"] == "Forbidden: bot is not a member of the supergroup chat"


async def test_message_ids_grow_per_account(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    await server.person(43).say("/start")
    ids = [
        (await call("sendMessage", chat_id=chat, text="a"))["result"]["message_id"]
        for chat in (42, 43, server.group("A").id, server.group("B").id, 42)
    ]
    assert person.messages
    assert ids == [3, 4, 1, 1, 5]
