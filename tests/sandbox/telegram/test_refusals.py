"""The error answers: code and words as Telegram's own server gives them."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.sandbox.telegram import Person, TelegramServer

if TYPE_CHECKING:
    from tests.sandbox.telegram.conftest import Call

Json = dict[str, Any]

OK = [[{"text": "a", "callback_data": "a"}]]


def inline(*buttons: Any) -> Json:
    return {"reply_markup": {"inline_keyboard": [list(buttons)]}}


# method, parameters beside chat 42 (None: no chat), the words after "Bad Request: ".
# The words are those of Client.cpp; codes in capitals come from Telegram's servers.
BAD_REQUESTS: list[tuple[str, Json, str]] = [
    ("sendMessage", {"chat_id": None, "text": "a"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 7, "text": "a"}, "chat not found"),
    ("sendMessage", {}, "message text is empty"),
    ("sendMessage", {"text": "  \n "}, "message text is empty"),
    ("sendMessage", {"text": "x" * 4097}, "message is too long"),
    ("sendMessage", {"text": "x" * 40_000}, "text is too long"),
    ("sendMessage", {"text": "a", "parse_mode": "Wiki"}, "unsupported parse_mode"),
    (
        "sendMessage",
        {"text": "a", "reply_markup": "{broken"},
        "can't parse reply keyboard markup JSON object",
    ),
    ("sendMessage", {"text": "a", "reply_markup": [1]}, "object expected as reply markup"),
    (
        "sendMessage",
        {"text": "a", "reply_markup": {"inline_keyboard": ["a"]}},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    (
        "sendMessage",
        {"text": "a", "reply_markup": {"keyboard": "a"}},
        'field "keyboard" must be an Array of Arrays',
    ),
    (
        "sendMessage",
        {"text": "a", **inline({"text": "a"})},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {"text": "a", **inline("a")},
        "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
    ),
    (
        "sendMessage",
        {"text": "a", **inline({"callback_data": "a"})},
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    (
        "sendMessage",
        {"text": "a", **inline({"text": "a", "callback_data": "x" * 65})},
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"text": "a", **inline({"text": "a", "url": "nowhere"})},
        "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
    ),
    (
        "sendMessage",
        {"text": "a", **inline({"text": "a", "copy_text": {"text": "x" * 257}})},
        "BUTTON_COPY_TEXT_INVALID",
    ),
    (
        "sendMessage",
        {"text": "a", "reply_markup": {"keyboard": [[1]]}},
        "can't parse keyboard button: KeyboardButton must be a String or an Object",
    ),
    (
        "sendMessage",
        {"text": "a", "reply_parameters": {"message_id": 999}},
        "message to be replied not found",
    ),
    ("sendPhoto", {}, "there is no photo in the request"),
    ("sendDocument", {"document": "AgAD"}, "wrong file identifier/HTTP URL specified"),
    ("sendChatAction", {"action": "dance"}, "wrong parameter action in request"),
    ("editMessageText", {"message_id": 999, "text": "a"}, "message to edit not found"),
    ("editMessageText", {"chat_id": None, "text": "a"}, "message identifier is not specified"),
    ("editMessageText", {"message_id": 1, "text": "a"}, "message can't be edited"),
    ("deleteMessage", {"message_id": 999}, "message to delete not found"),
    ("deleteMessage", {}, "message identifier is not specified"),
    ("deleteMessage", {"chat_id": None, "message_id": 1}, "chat identifier is not specified"),
    ("deleteMessages", {}, "message identifiers are not specified"),
    (
        "deleteMessages",
        {"message_ids": list(range(1, 102))},
        "too many message identifiers specified",
    ),
    ("deleteMessages", {"message_ids": ["a"]}, "can't parse message identifier as Number"),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    (
        "setMessageReaction",
        {"message_id": 1, "reaction": [{"type": "emoji", "emoji": "🛞"}]},
        "REACTION_INVALID",
    ),
    ("setMessageReaction", {"message_id": 999}, "message to react not found"),
    ("getFile", {}, "file_id not specified"),
    ("getFile", {"file_id": "AgAD"}, "invalid file_id"),
    ("getChat", {"chat_id": 7}, "chat not found"),
    ("setMyCommands", {"commands": {"a": 1}}, "expected an Array of BotCommand"),
    ("setMyCommands", {"commands": "["}, "can't parse commands JSON object"),
    ("setMyCommands", {"commands": ["a"]}, "can't parse BotCommand: expected an Object"),
    (
        "setMyCommands",
        {"commands": [{"command": "start"}]},
        "can't parse BotCommand: Can't find field \"description\"",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "Start it", "description": "d"}]},
        "BOT_COMMAND_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "moon"}},
        "can't parse BotCommandScope: Unsupported type specified",
    ),
    (
        "setChatMenuButton",
        {"chat_id": None, "menu_button": {"type": "moon"}},
        "can't parse menu button: MenuButton has unsupported type",
    ),
    ("setWebhook", {"url": "ftp://a.no"}, "invalid webhook URL specified"),
    (
        "setWebhook",
        {"url": "http://127.0.0.1:9", "secret_token": "a b"},
        "secret token contains unallowed characters",
    ),
    (
        "setWebhook",
        {"url": "http://127.0.0.1:9", "secret_token": "x" * 257},
        "secret token is too long",
    ),
]


@pytest.mark.parametrize(
    ("method", "params", "words"), BAD_REQUESTS, ids=[f"{m}-{w[:40]}" for m, _, w in BAD_REQUESTS]
)
@pytest.mark.usefixtures("person")
async def test_bad_requests(method: str, params: Json, words: str, call: "Call") -> None:
    answer = await call(method, **{"chat_id": 42, **params})
    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"text": "same"}, "message is not modified: specified new message content and reply"),
        ({"text": "same", "reply_markup": {"inline_keyboard": OK}}, None),
    ],
)
async def test_an_edit_must_change_something(
    changed: Json, words: str | None, call: "Call", person: Person
) -> None:
    sent = (await call("sendMessage", chat_id=42, text="same"))["result"]
    answer = await call("editMessageText", chat_id=42, message_id=sent["message_id"], **changed)
    assert (words or "") in answer.get("description", "")
    assert answer["ok"] == (words is None)
    assert bool(person.last.buttons) == (words is None)


async def test_an_edit_without_buttons_takes_them_away(call: "Call", person: Person) -> None:
    sent = await call("sendMessage", chat_id=42, text="a", reply_markup={"inline_keyboard": OK})
    await call("editMessageText", chat_id=42, message_id=sent["result"]["message_id"], text="b")
    assert (person.last.text, person.last.buttons) == ("b", ())


async def test_what_cannot_be_edited(call: "Call", person: Person) -> None:
    keyboard = {"keyboard": [["a"]]}
    sent = await call("sendMessage", chat_id=42, text="a", reply_markup=keyboard)
    place = {"chat_id": person.id, "message_id": sent["result"]["message_id"]}
    assert "can't be edited" in (await call("editMessageText", **place, text="b"))["description"]


async def test_forty_eight_hours(server: TelegramServer, call: "Call", person: Person) -> None:
    secret = await person.say("secret")
    server.clock.advance(timedelta(hours=47, minutes=59))
    young = await person.say("young")
    server.clock.advance(timedelta(minutes=1))
    words = "Bad Request: message can't be deleted for everyone"
    for method, name, value in (
        ("deleteMessage", "message_id", secret.id),
        ("deleteMessages", "message_ids", [young.id, secret.id]),
    ):
        answer = await call(method, **{"chat_id": 42, name: value})
        assert answer["description"] == words
    assert (await call("deleteMessage", chat_id=42, message_id=young.id))["ok"]


async def test_a_query_is_answered_once_and_soon(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    await call("sendMessage", chat_id=42, text="a", reply_markup={"inline_keyboard": OK})
    tap = await person.tap("a")
    assert (await call("answerCallbackQuery", callback_query_id=tap.query_id))["ok"]
    again = await call("answerCallbackQuery", callback_query_id=tap.query_id)
    assert "query is too old" in again["description"]
    late = await person.tap("a")
    server.clock.advance(timedelta(seconds=20))
    answer = await call("answerCallbackQuery", callback_query_id=late.query_id)
    assert "query is too old" in answer["description"]


async def test_people_who_do_not_listen(
    server: TelegramServer, call: "Call", person: Person
) -> None:
    server.person(43)
    answer = await call("sendMessage", chat_id=43, text="a")
    assert answer["description"] == "Forbidden: bot can't initiate conversation with a user"
    secret = await person.say("secret")
    await person.block()
    answer = await call("sendMessage", chat_id=42, text="a")
    assert answer["description"] == "Forbidden: bot was blocked by the user"
    assert (await call("deleteMessage", chat_id=42, message_id=secret.id))["ok"]
    await person.deactivate()
    for method, params in (("sendMessage", {"text": "a"}), ("deleteMessage", {"message_id": 1})):
        answer = await call(method, chat_id=42, **params)
        assert answer["description"] == "Forbidden: user is deactivated"


async def test_unknown_methods_and_tokens(
    server: TelegramServer, http: aiohttp.ClientSession, call: "Call"
) -> None:
    answer = await call("sendInvoice")
    assert (answer["error_code"], answer["description"]) == (404, "Not Found: method not found")
    for token, code, words in (
        ("1234:not-the-right-one-at-all", 401, "Unauthorized"),
        ("nonsense", 404, "Not Found"),
    ):
        for address in (f"/bot{token}/getMe", f"/file/bot{token}/a"):
            async with http.get(server.url + address) as response:
                assert response.status == code
                assert (await response.json())["description"] == words


async def test_a_server_without_token_takes_any(http: aiohttp.ClientSession) -> None:
    async with (
        TelegramServer(username="any_bot") as server,
        http.get(f"{server.url}/bot1234:any-token-that-is-long-enough/getMe") as response,
    ):
        assert (await response.json())["result"]["username"] == "any_bot"


async def test_after_logging_out(call: "Call") -> None:
    assert (await call("logOut"))["ok"]
    answer = await call("getMe")
    assert (answer["error_code"], answer["description"]) == (400, "Logged out")


async def test_faults_on_demand(server: TelegramServer, call: "Call", person: Person) -> None:
    server.fault("sendMessage", 429, retry_after=7, times=2, only_chat=42)
    server.fault("*", 500)
    assert (await call("getMe"))["description"] == "Internal Server Error"
    for _ in range(2):
        answer = await call("sendMessage", chat_id=42, text="a")
        assert answer["description"] == "Too Many Requests: retry after 7"
        assert answer["parameters"] == {"retry_after": 7}
    assert (await call("sendMessage", chat_id=42, text="a"))["ok"]
    assert person.last.text == "a"
    assert [c.ok for c in server.calls] == [False, False, False, True]
    assert server.world.faults == []


async def test_a_fault_of_one_chat_spares_the_others(server: TelegramServer, call: "Call") -> None:
    for number in (42, 43):
        await server.person(number).say("/start")
    server.fault("sendMessage", 403, "Forbidden: bot was blocked by the user", only_chat=43)
    assert (await call("sendMessage", chat_id=42, text="a"))["ok"]
    assert not (await call("sendMessage", chat_id=43, text="a"))["ok"]
