"""The inspection of updates, over all kinds of messages in JSON."""
# ruff: noqa: RUF001  # the dashes that phones make of a PEM's

import time
from typing import Any

import pytest
from aiogram.enums import ContentType
from aiogram.types import Update
from hypothesis import given
from hypothesis import strategies as st

from bot.exchanges import EXCHANGES
from bot.telegram.inbox.contents import SERVICE
from bot.telegram.inbox.facts import MESSAGES, Kind, Sender
from bot.telegram.inbox.inspection import inspect_update

S = "7f3b9c52e1a84d06b2c95e7713fa40d8"  # must be deleted
QUOTED = "%37f3b9c52e1a84d06b2c95e7713fa40d8"
FILE = {"file_id": "AgACAgIAAxkBAAIB12xQ9Zk3b7rT", "file_unique_id": "AQADw7sxG9x2aUh8"}
SIZE = {**FILE, "width": 90, "height": 90}
PERSON = {"id": 42, "is_bot": False, "first_name": "Kari", "language_code": "nb"}
PRIVATE = {"id": 42, "type": "private", "first_name": "Kari"}
GROUP = {"id": -1001234567890, "type": "supergroup", "title": "Traders"}
OPTION = {"persistent_id": "0", "text": "no", "voter_count": 0}
POLL = {
    "id": "5418473294752", "question": "Which?", "options": [OPTION, OPTION],
    "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular",
    "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
}  # fmt: skip
VENUE = {"location": {"latitude": 59.9, "longitude": 10.7}, "title": "Bar", "address": "Oslo"}
VIDEO = {**SIZE, "duration": 3}
TASK = {"id": 1, "text": "buy milk"}
ORIGIN = {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1}
VCARD = "BEGIN:VCARD\nVERSION:3.0\nN:Hansen;Ola;;;\nTEL;TYPE=CELL:+4712345678\n{}END:VCARD"


def text(words: str, **more: Any) -> dict[str, Any]:
    return {"text": words, **more}


def link(url: str) -> dict[str, Any]:
    return text("look here", entities=[{"type": "text_link", "offset": 0, "length": 9, "url": url}])


def shown(what: str, **more: Any) -> dict[str, Any]:
    return {what: [SIZE] if what == "photo" else {**VIDEO, **more}}


KINDS: dict[str, dict[str, Any]] = {  # each holds the secret in another place
    "a word": text(S),
    "in a sentence": text(f"secret is {S}!"),
    "in brackets": text(f"({S})"),
    "in marks of markdown": text(f"**{S}**"),
    "a hashtag": text(f"#{S}", entities=[{"type": "hashtag", "offset": 0, "length": 33}]),
    "between bars": text(f"|{S}|"),
    "behind a backslash": text(f"\\{S}"),
    "behind an emoji": text(f"🔑{S}"),
    "before a wide full stop": text(f"{S}。"),
    "between semicolons": text(f"key;{S};x"),
    "before an at": text(f"{S}@x"),
    "before a letter with an accent": text(f"{S}é"),
    "in the path of a link": text(f"https://example.com/a/{S}/b"),
    "in the query of a link": text(f"https://example.com/?k={S}&x=1"),
    "in the fragment of a link": text(f"https://example.com/#{S}"),
    "percent-encoded in a link": text(f"https://example.com/?k={QUOTED}"),
    "the target of a link": link(f"https://example.com/?k={S}"),
    "the previewed link": text("look", link_preview_options={"url": f"https://e.com/{S}"}),
    "a spoiler": text(S, entities=[{"type": "spoiler", "offset": 0, "length": 32}]),
    "code": text(S, entities=[{"type": "pre", "offset": 0, "length": 32, "language": "python"}]),
    "JSON": text(f'{{"apiKey": "x", "secret": "{S}"}}'),
    "an assignment": text(f'export KUCOIN_API_SECRET="{S}"'),
    "a labelled passphrase": text("passphrase: hunter22"),
    "a PEM of a phone": text("—–BEGIN EC PRIVATE KEY—–\nMHcC\n—–END EC PRIVATE KEY—–"),
    "a command's argument": text(f"/start {S}"),
    "the argument of a command with the bot's name": text(f"/start@a_bot {S}"),
    "a passphrase behind a command": text("/start Passw0rd77"),
    "a quote of a reply": text("this?", quote={"text": S, "position": 0}),
    "a reply to another chat": text(
        "this?",
        external_reply={"origin": ORIGIN, "document": {**FILE, "file_name": f"{S}.pdf"}},
        quote={"text": S, "position": 0, "is_manual": True},
    ),
    "a forwarded text": text(S, forward_origin=ORIGIN),
    "a caption of a picture": {**shown("photo"), "caption": S},
    "a caption of a voice note": {"voice": {**FILE, "duration": 1}, "caption": f"it is {S}"},
    "a caption's link": {
        **shown("photo"), "caption": "here",
        "caption_entities": [{"type": "text_link", "offset": 0, "length": 4,
                              "url": f"https://e.com/{S}"}],
    },
    "the name of a document": {"document": {**FILE, "file_name": f"{S}.pdf"}},
    "a key file": {"document": {**FILE, "file_name": "cdp_api_key.json"}},
    "the name of a video": shown("video", file_name=f"{S}.mp4"),
    "the name of an animation": shown("animation", file_name=f"{S}.mp4"),
    "the title of a song": {"audio": {**FILE, "duration": 1, "title": S}},
    "the performer of a song": {"audio": {**FILE, "duration": 1, "performer": S}},
    "the name of a contact": {"contact": {"phone_number": "+4712345678", "first_name": S}},
    "a contact's card": {"contact": {"phone_number": "+47", "first_name": "Ola",
                                     "vcard": VCARD.format(f"NOTE:{S}\n")}},
    "a venue": {"venue": {**VENUE, "address": S}, "location": VENUE["location"]},
    "the question of a poll": {"poll": {**POLL, "question": f"is it {S}?"}},
    "an option of a poll": {"poll": {**POLL, "options": [OPTION, {**OPTION, "text": S}]}},
    "a checklist": {"checklist": {"title": "to do", "tasks": [TASK, {**TASK, "text": S}]}},
    "the title of a checklist": {"checklist": {"title": S, "tasks": [TASK]}},
    "a game": {"game": {"title": "x", "description": S, "photo": [SIZE]}},
    "an invoice": {"invoice": {"title": S, "description": "x", "start_parameter": "",
                               "currency": "XTR", "total_amount": 1}},
    "the prize of a giveaway": {"giveaway": {"chats": [GROUP], "winners_selection_date": 1,
                                             "winner_count": 1, "prize_description": S}},
    "something newer than the bot": {"hologram": {"layers": [{"words": [S]}]}},
}  # fmt: skip
UNDETECTABLE: dict[str, dict[str, Any]] = {  # only a person can recognize these
    "a picture of a key": shown("photo"),
    "a spoken key": {"voice": {**FILE, "duration": 9}},
    "a passphrase of plain words": text("correct horse battery staple"),
}
HARMLESS: dict[str, dict[str, Any]] = {
    "words": text("hello there"),
    "a command": text("/connect kucoin"),
    "a deep link": text("/start connect"),
    "a reply to a secret": text("what is this?", reply_to_message={"message_id": 6, "text": S}),
    "a reply in another chat": text("this?", external_reply={"origin": ORIGIN, "chat": GROUP}),
    "a press of an inline bot": text("hi", via_bot={"id": 9, "is_bot": True, "username": S},
                                     reply_markup={"inline_keyboard": [[{"text": "x",
                                                                         "callback_data": S}]]}),
    "a forwarded text of somebody": text("hi", forward_origin={**ORIGIN, "sender_user_name": S}),
    "a picture": {**shown("photo"), "caption": "my cat", "media_group_id": "13571113171923293"},
    "a document": {"document": {**FILE, "file_name": "Screenshot_2024-01-01-12-34-56.png",
                                "thumbnail": SIZE, "mime_type": "image/png"}},
    "a sticker": {"sticker": {**VIDEO, "type": "regular", "emoji": "🙂", "set_name": S,
                              "is_animated": False, "is_video": False}},
    "a contact": {"contact": {"phone_number": "+4712345678", "first_name": "Ola", "vcard":
                  VCARD.format(f"UID:{S}\nPHOTO;ENCODING=b:/9j/4AAQ{S}\n AbC1{S}\nREV:2024\n")}},
    "a venue": {"venue": {**VENUE, "foursquare_id": S, "google_place_id": S}},
    "a poll": {"poll": POLL},
    "a song": {"audio": {**FILE, "duration": 1, "title": "Yesterday", "file_name": "01 x.mp3"}},
    "a dice": {"dice": {"emoji": "🎲", "value": 3}},
    "an emoji of one's own": text("🙂", entities=[{"type": "custom_emoji", "offset": 0, "length": 2,
                                                  "custom_emoji_id": "5368324170671202286"}]),
}  # fmt: skip


def update(content: Any, kind: str = "message", **more: Any) -> dict[str, Any]:
    message = {"message_id": 7, "date": 1_700_000_000, "from": PERSON, "chat": PRIVATE, **more}
    return {"update_id": 5, kind: {**message, **content}}


@pytest.mark.parametrize("kind", MESSAGES)
@pytest.mark.parametrize("content", KINDS.values(), ids=KINDS)
def test_a_secret_in_any_part_of_a_message(content: dict[str, Any], kind: str) -> None:
    assert inspect_update(update(content, kind), EXCHANGES).secret


@pytest.mark.parametrize("content", UNDETECTABLE.values(), ids=UNDETECTABLE)
def test_what_cannot_be_detected(content: dict[str, Any]) -> None:
    """A passphrase, a picture and a recording are deleted only if they were requested."""
    assert not inspect_update(update(content), EXCHANGES).secret


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_what_the_sender_did_not_write_is_no_secret(content: dict[str, Any]) -> None:
    assert not inspect_update(update(content), EXCHANGES).secret


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "something newer than the bot"])
def test_the_examples_are_telegrams(kind: str) -> None:
    """The client library can parse each of them."""
    assert Update.model_validate(update(KINDS[kind])).message


@pytest.mark.parametrize(
    "name",
    ["cdp_api_key.json", "key.PEM", ".env", "prod.env", "secret.key", "keys.txt", "bot.cfg",
     "config.ini", "a.yaml", "a.yml", "a.toml", "id_rsa", "id_ed25519", "server.p12", "key.pem.txt",
     "keys.json.bak"],
)  # fmt: skip
def test_files_in_which_keys_are_kept(name: str) -> None:
    document = {"document": {**FILE, "file_name": name}}
    assert inspect_update(update(document), EXCHANGES).secret
    assert inspect_update(update(text("this?", external_reply=document)), EXCHANGES).secret
    assert not inspect_update(update({"video": {**VIDEO, "file_name": name}}), EXCHANGES).secret


@pytest.mark.parametrize("name", ["cat.png", "report.pdf", "keyboard.jpg", "env.pdf", "monkey"])
def test_other_files(name: str) -> None:
    assert not inspect_update(update({"document": {**FILE, "file_name": name}}), EXCHANGES).secret


def test_a_file_without_a_name_counts_by_its_type() -> None:
    for mime, secret in {"application/json": True, "text/plain": True, "image/png": False}.items():
        document = {"document": {**FILE, "mime_type": mime}}
        assert inspect_update(update(document), EXCHANGES).secret is secret


def test_whose_and_where_it_is() -> None:
    seen = inspect_update(update(text("/Start@a_bot connect")), EXCHANGES)
    assert (seen.update_id, seen.kind, seen.chat, seen.chat_type) == (5, "message", 42, "private")
    assert (seen.message, seen.person, seen.sender, seen.language) == (7, 42, "person", "nb")
    assert (seen.command, seen.thread, seen.service, seen.secret) == ("start", None, False, False)
    assert seen.written


@pytest.mark.parametrize(
    ("more", "sender"),
    [
        ({}, Sender.PERSON),
        ({"from": {**PERSON, "is_bot": True}}, Sender.BOT),
        ({"from": {"id": 1087968824, "is_bot": True}, "sender_chat": GROUP}, Sender.CHAT),
        ({"from": {"id": 136817688, "is_bot": True}, "sender_chat": {"id": -7}}, Sender.CHAT),
        ({"from": None, "sender_chat": GROUP}, Sender.CHAT),
        ({"from": None}, Sender.UNKNOWN),
    ],
)
def test_who_wrote_it(more: dict[str, Any], sender: Sender) -> None:
    seen = inspect_update(update(text(S), chat=GROUP, **more), EXCHANGES)
    assert seen.sender is sender
    assert seen.secret
    assert seen.chat == GROUP["id"]


def test_only_a_message_of_a_topic_has_a_thread() -> None:
    """Replies in other groups also have a thread, to which nothing can be sent."""
    topic = update(text("hi"), message_thread_id=9, is_topic_message=True)
    assert inspect_update(topic, EXCHANGES).thread == 9
    assert inspect_update(update(text("hi"), message_thread_id=9), EXCHANGES).thread is None


def test_a_press_of_a_button() -> None:
    message = {"message_id": 8, "chat": PRIVATE, "text": S, "message_thread_id": 3}
    press = {"id": "1", "from": PERSON, "message": message, "data": S, "chat_instance": "2"}
    seen = inspect_update({"update_id": 6, "callback_query": press}, EXCHANGES)
    assert (seen.kind, seen.chat, seen.message) == (Kind.CALLBACK_QUERY, 42, 8)
    assert (seen.person, seen.secret, seen.written) == (42, False, False)


@pytest.mark.parametrize("name", sorted(SERVICE))
def test_service_messages_are_nobodys_words(name: str) -> None:
    seen = inspect_update(update({name: {"name": S, "text": S}}), EXCHANGES)
    assert seen.service
    assert not seen.secret
    assert not seen.written


CONTENT = {
    "text", "animation", "audio", "document", "live_photo", "paid_media", "photo", "sticker",
    "story", "video", "video_note", "voice", "checklist", "contact", "dice", "game", "poll",
    "venue", "location", "invoice", "giveaway", "giveaway_winners", "rich_message",
}  # fmt: skip


def test_every_kind_of_content_is_either_written_or_told_by_telegram() -> None:
    """Fails if the client library has a new kind, which must then be classified."""
    every = {each.value for each in ContentType} - {"any", "unknown"}
    assert every == CONTENT | SERVICE
    assert not CONTENT & SERVICE


def test_updates_the_client_library_cannot_read() -> None:
    for broken in (
        text(S, external_reply={"origin": {"type": "hidden_user"}, "story": {}}),
        {"poll": {"question": S, "options": [{"text": "a"}]}},
        text(S, entities=[{"type": 5}]),
        text(S, date="yesterday"),
    ):
        seen = inspect_update(update(broken), EXCHANGES)
        assert (seen.secret, seen.chat, seen.message, seen.person) == (True, 42, 7, 42)


NAMES = st.sampled_from(
    ["update_id", *Kind, "chat", "id", "type", "from", "sender_chat", "is_bot", "language_code",
     "message_id", "message_thread_id", "is_topic_message", "text", "caption", "document",
     "file_name", "mime_type", "contact", "vcard", "pinned_message", "quote", "entities", "data"]
) | st.text(max_size=10)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=25,
)


@given(st.dictionaries(NAMES, JSON, max_size=5) | JSON)
def test_no_json_breaks_it(raw: Any) -> None:
    seen = inspect_update(raw, EXCHANGES)
    for number in (seen.update_id, seen.chat, seen.message, seen.thread, seen.person):
        assert number is None or type(number) is int


def test_huge_and_deep_messages_take_a_bounded_time() -> None:
    deep: Any = S
    for _ in range(50_000):
        deep = [deep]
    for content in (
        text("aA1-" * 1_000_000),
        {"caption": deep},
        {"poll": {"options": [{"text": "hello"}] * 200_000}},
        {"contact": {"vcard": "PHOTO:x\n " * 200_000}},
    ):
        began = time.process_time()
        inspect_update(update(content), EXCHANGES)
        assert time.process_time() - began < 1.0
