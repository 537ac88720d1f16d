"""Every method's answer, checked against the shapes of the Bot API."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.sandbox.telegram import Person, TelegramServer
from bot.sandbox.telegram.methods import METHODS
from tests.sandbox.telegram.pictures import png
from tests.sandbox.telegram.specification import of_answer

if TYPE_CHECKING:
    from tests.sandbox.telegram.conftest import Call

Json = dict[str, Any]

INLINE = {
    "inline_keyboard": [
        [{"text": "Connect", "callback_data": "connect", "style": "success"}],
        [{"text": "Open", "url": "https://www.kucoin.com/account/api"}],
        [{"text": "Copy", "copy_text": {"text": "203.0.113.7"}}],
        [{"text": "Done", "disabled": {}}],
    ]
}
SIMPLE: dict[str, Json] = {
    "getMe": {},
    "getWebhookInfo": {},
    "getMyCommands": {},
    "getMyName": {},
    "getMyDescription": {},
    "getMyShortDescription": {},
    "getChatMenuButton": {},
    "getChat": {"chat_id": 42},
    "sendChatAction": {"chat_id": 42, "action": "typing"},
    "setMyCommands": {"commands": [{"command": "start", "description": "Begin"}]},
    "deleteMyCommands": {"scope": {"type": "all_private_chats"}, "language_code": "nb"},
    "setMyName": {"name": "A name"},
    "setMyDescription": {"description": "What it is", "language_code": "ar"},
    "setMyShortDescription": {"short_description": "In short"},
    "setChatMenuButton": {"menu_button": {"type": "commands"}},
    "setWebhook": {"url": "http://127.0.0.1:9/hook", "secret_token": "a-b_c"},
    "deleteWebhook": {"drop_pending_updates": True},
    "getUpdates": {},
    "logOut": {},
    "close": {},
}
AFTER_A_MESSAGE: dict[str, Json] = {
    "editMessageText": {"text": "<i>other</i>", "parse_mode": "HTML", "reply_markup": INLINE},
    "editMessageReplyMarkup": {"reply_markup": INLINE},
    "setMessageReaction": {"reaction": [{"type": "emoji", "emoji": "👍"}]},
    "deleteMessage": {},
}
ELSEWHERE = {"sendMessage", "sendPhoto", "sendDocument", "deleteMessages", "getFile"}
ELSEWHERE |= {"answerCallbackQuery", "editMessageCaption", "editMessageMedia"}


def test_every_method_is_checked_here() -> None:
    tried = SIMPLE.keys() | AFTER_A_MESSAGE.keys() | ELSEWHERE
    assert {name.lower() for name in tried} == METHODS.keys()


@pytest.mark.parametrize("method", SIMPLE)
async def test_answers_of_simple_methods(method: str, call: "Call", person: Person) -> None:
    answer = await call(method, **SIMPLE[method])
    assert answer["ok"], answer
    assert person.messages
    assert of_answer(method, answer["result"]) == []


@pytest.mark.parametrize("method", AFTER_A_MESSAGE)
async def test_answers_about_a_message(method: str, call: "Call", person: Person) -> None:
    sent = (await call("sendMessage", chat_id=person.id, text="first"))["result"]
    params = {"chat_id": person.id, "message_id": sent["message_id"], **AFTER_A_MESSAGE[method]}
    answer = await call(method, **params)
    assert answer["ok"], answer
    assert of_answer(method, answer["result"]) == []


@pytest.mark.parametrize(
    "extra",
    [
        {},
        {"parse_mode": "HTML", "text": '<b>a</b> <a href="https://a.no">b</a> /help @name'},
        {"reply_markup": INLINE},
        {"reply_markup": {"keyboard": [["KuCoin"], [{"text": "MEXC"}]], "resize_keyboard": True}},
        {"reply_markup": {"force_reply": True, "input_field_placeholder": "the key"}},
        {"reply_markup": {"remove_keyboard": True}},
        {"reply_parameters": {"message_id": 1}},
        {"protect_content": True},
    ],
)
async def test_answers_of_send_message(extra: Json, call: "Call", person: Person) -> None:
    answer = await call("sendMessage", **{"chat_id": person.id, "text": "hello", **extra})
    assert answer["ok"], answer
    assert of_answer("sendMessage", answer["result"]) == []
    shown = "inline_keyboard" in extra.get("reply_markup", {})
    assert ("reply_markup" in answer["result"]) == shown


@pytest.mark.parametrize(("method", "name"), [("sendPhoto", "photo"), ("sendDocument", "document")])
async def test_files_go_out_and_can_be_fetched(
    method: str,
    name: str,
    server: TelegramServer,
    http: aiohttp.ClientSession,
    call: "Call",
    person: Person,
) -> None:
    form = aiohttp.FormData({"chat_id": str(person.id), "caption": "a file"})
    content = png(40, 30)
    form.add_field(name, content, filename="a.bin", content_type="application/x-thing")
    async with http.post(f"{server.url}/bot{server.token}/{method}", data=form) as response:
        sent = (await response.json())["result"]
    assert of_answer(method, sent) == []
    media = sent[name][-1] if name == "photo" else sent[name]
    file = (await call("getFile", file_id=media["file_id"]))["result"]
    assert of_answer("getFile", file) == []
    address = f"{server.url}/file/bot{server.token}/{file['file_path']}"
    async with http.get(address) as response:
        assert await response.read() == content
    again = await call(method, **{"chat_id": person.id, name: media["file_id"]})
    assert of_answer(method, again["result"]) == []


async def test_all_updates_people_cause(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    await call("sendMessage", chat_id=42, text="choose", reply_markup=INLINE)
    await person.tap("Connect")
    first = await person.say("a text /start https://a.no")
    await person.edit(first, "another")
    await person.say("a reply", reply_to=person.last)
    await person.forward("of others", author="Somebody")
    await person.send_photo("caption")
    await person.send_album("caption", "")
    await person.send_document("caption", name="keys.csv")
    await person.send_voice()
    await person.block()
    await person.unblock()
    group = server.group("Traders", person, bot_admin=True)
    await person.within(group).say("hello group")
    updates = (await call("getUpdates"))["result"]
    assert of_answer("getUpdates", updates) == []
    kinds = {kind for update in updates for kind in update if kind != "update_id"}
    assert kinds == {"message", "edited_message", "callback_query", "my_chat_member"}


async def test_a_tap_on_a_deleted_message_still_has_its_place(call: "Call", person: Person) -> None:
    await call("sendMessage", chat_id=42, text="choose", reply_markup=INLINE)
    message = person.last
    tap = await person.tap("Connect")
    await call("deleteMessages", chat_id=42, message_ids=[message.id])
    updates = (await call("getUpdates"))["result"]
    assert of_answer("getUpdates", updates) == []
    answer = await call("answerCallbackQuery", callback_query_id=tap.query_id, text="late")
    assert of_answer("answerCallbackQuery", answer["result"]) == []
    assert (await person.answer_to(tap)).text == "late"


async def test_delete_messages_skips_what_is_missing(call: "Call", person: Person) -> None:
    secret = await person.say("one")
    answer = await call("deleteMessages", chat_id=42, message_ids=[secret.id, 99999])
    assert answer == {"ok": True, "result": True}
    assert person.messages[-1].deleted


async def test_dates_follow_the_clock(server: TelegramServer, call: "Call", person: Person) -> None:
    before = (await call("sendMessage", chat_id=42, text="now"))["result"]["date"]
    server.clock.advance(timedelta(hours=1))
    after = (await call("sendMessage", chat_id=42, text="later"))["result"]["date"]
    assert 3600 <= after - before <= 3605
    assert person.last.date == after


@pytest.mark.parametrize("encoding", ["query", "form", "json", "multipart"])
async def test_parameters_come_in_every_form(
    encoding: str, server: TelegramServer, http: aiohttp.ClientSession, person: Person
) -> None:
    params = {"chat_id": "42", "text": "grüß مرحبا", "disable_notification": "true"}
    address = f"{server.url}/bot{server.token}/SENDMESSAGE"
    form = aiohttp.FormData(params, default_to_multipart=True)
    ways: dict[str, dict[str, Any]] = {
        "query": {"params": params},
        "form": {"data": params},
        "json": {"json": params},
        "multipart": {"data": form},
    }
    async with http.post(address, **ways[encoding]) as response:
        assert (await response.json())["ok"]
    assert person.last.text == "grüß مرحبا"


async def test_profile_texts_by_language(call: "Call") -> None:
    await call("setMyDescription", description="all")
    await call("setMyDescription", description="norsk", language_code="nb")
    for code, text in (("nb", "norsk"), ("ar", "all"), ("", "all")):
        answer = await call("getMyDescription", language_code=code)
        assert answer["result"] == {"description": text}
    await call("setMyDescription", description="", language_code="nb")
    assert (await call("getMyDescription", language_code="nb"))["result"]["description"] == "all"


async def test_commands_by_scope_and_language(server: TelegramServer, call: "Call") -> None:
    begin = [{"command": "start", "description": "Begin"}]
    norsk = [{"command": "start", "description": "Start her"}]
    private = {"type": "all_private_chats"}
    await call("setMyCommands", commands=begin)
    await call("setMyCommands", commands=norsk, scope=private, language_code="nb")
    shown = server.world.profile.visible_commands
    assert (shown(42, 42, "nb"), shown(42, 42, "en"), shown(-1, 42, "nb")) == (norsk, begin, begin)
    assert (await call("getMyCommands", scope=private))["result"] == []
    assert (await call("getMyCommands"))["result"] == begin


async def test_webhook_words(call: "Call") -> None:
    url = "http://127.0.0.1:9/hook"
    said = [
        (await call(method, **params))["description"]
        for method, params in (
            ("setWebhook", {"url": url}),
            ("setWebhook", {"url": url}),
            ("deleteWebhook", {}),
            ("deleteWebhook", {}),
        )
    ]
    assert said == [
        "Webhook was set",
        "Webhook is already set",
        "Webhook was deleted",
        "Webhook is already deleted",
    ]
