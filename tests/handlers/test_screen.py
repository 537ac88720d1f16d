"""A view is shown in a message as text or photo, in place of a text or a photo, in any weather."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramServerError

from bot.handlers.last_messages import LastMessages
from bot.handlers.screen import Screen
from bot.sandbox.telegram import Message, Person, TelegramServer
from bot.telegram.photos import CAPTION_LIMIT, Photos
from bot.telegram.sending import Place
from bot.views import Action, Press, View
from bot.views.picture import KeyDiagram, KeyPage, Picture
from bot.views.view import Button

BUTTONS = ((Button(label="Go", press=Press(Action.MENU)),),)
PAGE = KeyPage(title="API", menu=("API",), passphrase=None, boxes=(), ip_label="IP", addresses=())
PICTURES: dict[str, Picture | None] = {"text": None, "photo": KeyDiagram(), "other-photo": PAGE}
REFUSALS = [
    "not enough rights to send photos to the chat",
    "PHOTO_INVALID_DIMENSIONS",
    "wrong type of the web page content",
]


def view(kind: str, text: str = "new") -> View:
    return View(f"<b>{kind}</b> {text}", BUTTONS, PICTURES[kind])


@dataclass
class Chat:
    """A chat of the real server, and the screen that shows views in it."""

    telegram: TelegramServer
    person: Person
    bot: Bot
    screen: Screen = field(init=False)

    def __post_init__(self) -> None:
        self.screen = self.fresh()

    def fresh(self, patience: float = 10.0) -> Screen:
        """Return a screen that remembers nothing, as after a restart."""
        place = Place(chat=self.person.chat_id)
        photos = Photos(patience)
        return Screen(bot=self.bot, place=place, photos=photos, last_messages=LastMessages())

    @property
    def shown(self) -> list[Message]:
        return [
            message for message in self.person.messages if message.by_bot and not message.deleted
        ]

    def only(self) -> Message:
        """Return the only message that has buttons."""
        [message] = [message for message in self.shown if message.labels]
        return message


@pytest.fixture
async def chat() -> AsyncIterator[Chat]:
    async with TelegramServer() as server:
        session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
        default = DefaultBotProperties(parse_mode="HTML")
        person = server.person(42)
        await person.say("/start")
        async with Bot(server.token, session=session, default=default) as bot:
            yield Chat(server, person, bot)


@pytest.mark.parametrize("new", PICTURES)
@pytest.mark.parametrize("old", PICTURES)
async def test_one_message_shows_it_whatever_it_was(chat: Chat, old: str, new: str) -> None:
    first = (await chat.screen.say(view(old, "old"))).message_id
    now = await chat.screen.show(view(new), first)
    [message] = chat.shown
    assert (message.id, message.text) == (now, f"{new} new")
    assert (message.media is not None) == (new != "text")
    assert (now == first) == (old == "text" or new != "text")
    if now != first:
        assert chat.screen.last_messages.is_last(42, now)


@pytest.mark.parametrize("new", PICTURES)
@pytest.mark.parametrize("old", PICTURES)
async def test_the_same_press_again_changes_nothing(chat: Chat, old: str, new: str) -> None:
    first = (await chat.screen.say(view(old, "old"))).message_id
    now = await chat.screen.show(view(new), first)
    assert await chat.screen.show(view(new), first) == now
    assert [message.id for message in chat.shown] == [now]


@pytest.mark.parametrize("old", PICTURES)
async def test_back_and_forth_there_is_one_message(chat: Chat, old: str) -> None:
    pressed = (await chat.screen.say(view(old))).message_id
    for kind in ("photo", "text", "other-photo", "photo", "text", "text", "photo"):
        pressed = await chat.screen.show(view(kind), pressed)
        assert [message.id for message in chat.shown] == [pressed]


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("old", PICTURES)
async def test_a_refused_picture_leaves_the_text_alone(chat: Chat, old: str, refusal: str) -> None:
    first = (await chat.screen.say(view(old, "old"))).message_id
    for method in ("sendPhoto", "editMessageMedia"):
        chat.telegram.fault(method, 400, f"Bad Request: {refusal}", times=10)
    await chat.screen.show(view("photo" if old != "photo" else "other-photo"), first)
    [message] = chat.shown
    assert (message.media, message.text.endswith("new")) == (None, True)


@pytest.mark.parametrize("old", PICTURES)
async def test_a_slow_picture_is_not_waited_for(chat: Chat, old: str) -> None:
    first = (await chat.screen.say(view(old, "old"))).message_id
    for method in ("sendPhoto", "editMessageMedia"):
        chat.telegram.slow(method, 30.0)
    async with asyncio.timeout(10):
        await chat.fresh(patience=0.3).show(view("other-photo"), first)
    assert chat.only().media is None


@pytest.mark.parametrize("old", PICTURES)
async def test_a_caption_that_is_too_long_is_a_text(chat: Chat, old: str) -> None:
    first = (await chat.screen.say(view(old, "old"))).message_id
    await chat.screen.show(view("photo", "x" * CAPTION_LIMIT), first)
    [message] = chat.shown
    assert message.media is None


@pytest.mark.parametrize("new", PICTURES)
@pytest.mark.parametrize("old", PICTURES)
async def test_a_message_that_is_gone_is_sent_anew(chat: Chat, old: str, new: str) -> None:
    first = (await chat.screen.say(view(old, "old"))).message_id
    await chat.bot.delete_message(42, first)
    now = await chat.screen.show(view(new), first)
    [message] = chat.shown
    assert (message.id, message.media is not None) == (now, new != "text")


async def test_a_photo_that_cannot_be_deleted_loses_its_buttons(chat: Chat) -> None:
    first = (await chat.screen.say(view("photo", "old"))).message_id
    chat.telegram.fault("deleteMessage", 400, "Bad Request: message can't be deleted for everyone")
    now = await chat.screen.show(view("text"), first)
    assert [message.id for message in chat.shown] == [first, now]
    assert chat.only().id == now


async def test_where_the_text_is_not_sent_the_photo_stays(chat: Chat) -> None:
    first = (await chat.screen.say(view("photo", "old"))).message_id
    chat.telegram.fault("sendMessage", 502)
    with pytest.raises(TelegramServerError):
        await chat.screen.show(view("text"), first)
    assert chat.only().id == first
    now = await chat.screen.show(view("text"), first)  # the update comes again
    assert [message.id for message in chat.shown] == [now]


async def test_a_press_that_comes_again_after_a_restart_leaves_one_with_buttons(
    chat: Chat,
) -> None:
    first = (await chat.screen.say(view("photo", "old"))).message_id
    chat.telegram.fault("deleteMessage", 502)
    chat.telegram.fault("editMessageReplyMarkup", 502)
    await chat.screen.show(view("text"), first)
    assert next(message.id for message in chat.shown if message.labels) == first
    await chat.fresh().show(view("text"), first)
    assert first not in [message.id for message in chat.shown]
