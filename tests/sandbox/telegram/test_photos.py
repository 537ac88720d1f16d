"""Photos of the bot: their limits, their sizes, and what can be changed of them."""

import json
from collections.abc import Callable, Coroutine
from io import BytesIO
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.sandbox.telegram import Person, TelegramServer
from bot.sandbox.telegram.photos import LARGEST, Size, measure, sizes
from tests.sandbox.telegram.pictures import jpeg_head, png
from tests.sandbox.telegram.specification import of_answer

if TYPE_CHECKING:
    from tests.sandbox.telegram.conftest import Call

Json = dict[str, Any]
Send = Callable[..., Coroutine[Any, Any, Json]]

BUTTONS = {"inline_keyboard": [[{"text": "Connect", "callback_data": "connect"}]]}
TOO_BIG = "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"


@pytest.fixture
def upload(server: TelegramServer, http: aiohttp.ClientSession) -> Send:
    """Call a method in chat 42 with a file as one part of the form."""

    async def calling(method: str, data: bytes, part: str = "photo", **params: str) -> Json:
        form = aiohttp.FormData({"chat_id": "42", **params})
        form.add_field(part, BytesIO(data), filename="guide.png", content_type="image/png")
        async with http.post(f"{server.url}/bot{server.token}/{method}", data=form) as response:
            answer: Json = await response.json()
            return answer

    return calling


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(3, 2), Size(3, 2)),
        (jpeg_head(640, 480), Size(640, 480)),
        (png(0, 5), None),
        (jpeg_head(640, 480)[:20], None),
        (b"GIF89a", None),
        (b"", None),
    ],
    ids=["png", "jpeg", "no-width", "cut", "gif", "empty"],
)
def test_the_size_of_a_picture(data: bytes, size: Size | None) -> None:
    assert measure(data) == size


def test_a_photo_is_kept_in_sizes_the_largest_last() -> None:
    assert sizes(Size(1000, 500)) == {
        "s": (90, 45),
        "m": (320, 160),
        "x": (800, 400),
        "y": (1000, 500),
    }
    assert list(sizes(Size(20, 60)).values()) == [(20, 60)]
    assert list(sizes(Size(4000, 4000)).values())[-1] == (2560, 2560)


async def test_a_photo_is_sent_again_by_the_id_of_any_size(
    upload: Send, call: "Call", person: Person
) -> None:
    sent = (await upload("sendPhoto", png(900, 1200), caption="a <b>guide</b>", parse_mode="HTML"))[
        "result"
    ]
    assert of_answer("sendPhoto", sent) == []
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("a guide", "bold")
    small, *_, large = sent["photo"]
    assert (small["width"], large["height"]) == (68, 1200)
    assert small["file_unique_id"] != large["file_unique_id"]
    await call("deleteMessage", chat_id=42, message_id=sent["message_id"])
    for size in (small, large):
        again = (await call("sendPhoto", chat_id=42, photo=size["file_id"]))["result"]
        assert again["photo"] == sent["photo"]
        assert "caption" not in again
    assert person.last.media is not None


async def test_flags_of_a_photo(upload: Send, person: Person) -> None:
    flags = {"show_caption_above_media": "true", "has_spoiler": "true", "protect_content": "true"}
    sent = (await upload("sendPhoto", png(9, 9), caption="c", **flags))["result"]
    assert of_answer("sendPhoto", sent) == []
    assert sent["show_caption_above_media"] is True
    assert sent["has_media_spoiler"] is True
    assert (person.last.caption_above, person.last.covered) == (True, True)


@pytest.mark.parametrize(
    ("data", "params", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(LARGEST - 7), {}, TOO_BIG),
        (b"pixels", {}, "IMAGE_PROCESS_FAILED"),
        (png(9000, 1001), {}, "PHOTO_INVALID_DIMENSIONS"),
        (png(21, 1), {}, "PHOTO_INVALID_DIMENSIONS"),
        (png(9, 9), {"caption": "x" * 1025}, "message caption is too long"),
        (
            png(9, 9),
            {"caption": "<b>a", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
    ],
    ids=["bytes", "no-picture", "sides", "ratio", "caption", "markup"],
)
async def test_photos_that_are_refused(
    data: bytes, params: dict[str, str], words: str, upload: Send, person: Person
) -> None:
    answer = await upload("sendPhoto", data, **params)
    assert (answer["error_code"], answer["description"]) == (400, f"Bad Request: {words}")
    assert len(person.messages) == 1


async def test_what_telegram_just_accepts(upload: Send, person: Person) -> None:
    caption = "😀" * 512  # counted in UTF-16 units
    for data in (png(20, 1), png(5000, 5000)):
        assert (await upload("sendPhoto", data, caption=caption))["ok"]
    assert person.last.text == caption


async def test_a_photo_of_the_bot_is_changed_and_deleted(
    upload: Send, call: "Call", person: Person
) -> None:
    sent = (await upload("sendPhoto", png(90, 90), caption="one"))["result"]
    where = {"chat_id": 42, "message_id": sent["message_id"]}
    changed = await call("editMessageCaption", **where, caption="<i>two</i>", parse_mode="HTML")
    assert of_answer("editMessageCaption", changed["result"]) == []
    assert (person.last.text, person.last.entities[0]["type"]) == ("two", "italic")
    changed = await call("editMessageReplyMarkup", **where, reply_markup=BUTTONS)
    assert changed["result"]["reply_markup"] == BUTTONS
    assert changed["result"]["caption"] == "two"
    again = await call("editMessageReplyMarkup", **where, reply_markup=BUTTONS)
    assert again["description"].startswith("Bad Request: message is not modified")
    text = await call("editMessageText", **where, text="three")
    assert text["description"] == "Bad Request: there is no text in the message to edit"
    assert (await call("deleteMessage", **where))["ok"]
    gone = await call("editMessageCaption", **where, caption="four")
    assert gone["description"] == "Bad Request: message to edit not found"


async def test_the_picture_of_a_message_is_replaced(
    upload: Send, call: "Call", person: Person
) -> None:
    first = (await upload("sendPhoto", png(90, 90), caption="one"))["result"]
    where = {"message_id": str(first["message_id"])}
    media = {"type": "photo", "media": "attach://other", "caption": "two"}
    answer = await upload(
        "editMessageMedia", png(50, 60), "other", media=json.dumps(media), **where
    )
    assert of_answer("editMessageMedia", answer["result"]) == []
    assert [size["height"] for size in answer["result"]["photo"]] == [60]
    assert person.last.text == "two"
    back = {"type": "photo", "media": first["photo"][-1]["file_id"]}
    again = await call("editMessageMedia", chat_id=42, **where, media=back, reply_markup=BUTTONS)
    assert again["result"]["photo"] == first["photo"]
    assert "caption" not in again["result"]
    assert person.last.labels == ("Connect",)


async def test_a_text_becomes_a_photo(upload: Send, call: "Call", person: Person) -> None:
    """Bot API 10: editMessageMedia also replaces a text by a file; nothing turns it back."""
    await call("sendMessage", chat_id=42, text="one")
    where = {"message_id": str(person.last.id)}
    refused = await call("editMessageCaption", chat_id=42, **where, caption="two")
    assert refused["description"] == "Bad Request: there is no caption in the message to edit"
    media = json.dumps({"type": "photo", "media": "attach://new", "caption": "two"})
    answer = await upload("editMessageMedia", png(9, 9), "new", media=media, **where)
    assert answer["result"]["caption"] == "two"
    assert "text" not in answer["result"]


@pytest.mark.parametrize(
    ("media", "words"),
    [
        (None, 'parameter "media" is required'),
        ("{broken", "can't parse input media JSON object"),
        (["a"], "can't parse InputMedia: expected an Object"),
        ({"media": "a"}, "can't parse InputMedia: Can't find field \"type\""),
        (
            {"type": "sticker", "media": "a"},
            'can\'t parse InputMedia: type "sticker" is unsupported',
        ),
        ({"type": "photo"}, "can't parse InputMedia: media not found"),
        (
            {"type": "photo", "media": "a", "caption": "x" * 1025},
            "can't parse InputMedia: message caption is too long",
        ),
        ({"type": "photo", "media": "AgAD"}, "wrong file identifier/HTTP URL specified"),
    ],
    ids=["none", "json", "list", "no-type", "type", "no-media", "caption", "unknown-id"],
)
async def test_media_that_is_refused(media: Any, words: str, call: "Call", person: Person) -> None:
    await call("sendMessage", chat_id=42, text="one")
    given = {} if media is None else {"media": media}
    answer = await call("editMessageMedia", chat_id=42, message_id=person.last.id, **given)
    assert answer["description"] == f"Bad Request: {words}"
    assert person.last.text == "one"


async def test_a_file_of_one_kind_is_not_sent_as_another(
    upload: Send, call: "Call", person: Person
) -> None:
    sent = (await upload("sendPhoto", png(9, 9)))["result"]
    answer = await call("sendDocument", chat_id=42, document=sent["photo"][0]["file_id"])
    assert answer["description"] == "Bad Request: can't use file of type Photo as Document"
    assert len(person.messages) == 2


@pytest.mark.parametrize("method", ["sendPhoto", "editMessageCaption", "editMessageMedia"])
async def test_faults_hit_photos_too(
    method: str, server: TelegramServer, upload: Send, person: Person
) -> None:
    server.fault(method, 429, retry_after=3)
    answer = await upload(method, png(9, 9), message_id="1")
    assert answer["parameters"] == {"retry_after": 3}
    assert len(person.messages) == 1


async def test_an_album_comes_as_one_message_for_each_picture(call: "Call", person: Person) -> None:
    first, second = await person.send_album("my keys", "")
    alone = await person.send_photo("another")
    updates = (await call("getUpdates"))["result"]
    albums = [update["message"].get("media_group_id") for update in updates]
    assert albums == [None, first.album, first.album, None]
    assert (first.album, alone.album) == (second.album, None)
