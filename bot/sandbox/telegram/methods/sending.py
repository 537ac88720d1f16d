"""The methods that send: sendMessage, sendPhoto, sendDocument, sendChatAction."""

from typing import Any

from bot.sandbox.telegram import wire
from bot.sandbox.telegram.keyboards import check_markup
from bot.sandbox.telegram.methods.files import read_media
from bot.sandbox.telegram.methods.shape import Method, listening_chat, read_text
from bot.sandbox.telegram.params import Params
from bot.sandbox.telegram.records import GENERAL, Chat, Media, Message
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.world import World

Json = dict[str, Any]

_ACTIONS = frozenset(
    {
        "cancel",
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


async def send_message(world: World, params: Params) -> Json:
    """Send text."""
    return _send(world, params, "text", None)


async def send_photo(world: World, params: Params) -> Json:
    """Send a picture."""
    return _send(world, params, "caption", read_media(world, params, "photo"))


async def send_document(world: World, params: Params) -> Json:
    """Send a file."""
    return _send(world, params, "caption", read_media(world, params, "document"))


async def send_chat_action(world: World, params: Params) -> bool:
    """Show that the bot is writing."""
    action = params.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = listening_chat(world, params)
    world.hub.emit("action", chat.id, action)
    return True


def _send(world: World, params: Params, name: str, media: Media | None) -> Json:
    text, entities = read_text(params, name)
    markup = check_markup(params.json("reply_markup", "reply keyboard markup"))
    chat = listening_chat(world, params)
    thread = _thread(params, chat)
    is_photo = media is not None and media.kind == "photo"
    inline = markup if markup and "inline_keyboard" in markup else None
    sent = world.put(
        Message(
            id=world.next_message_id(chat),
            chat_id=chat.id,
            sender=world.bot.id,
            by_bot=True,
            date=world.clock.timestamp(),
            text=text,
            entities=entities,
            media=media,
            inline=inline,
            thread=thread,
            had_reply_keyboard=markup is not None and inline is None,
            reply_to=_reply_to(world, params, chat),
            protected=params.flag("protect_content"),
            caption_above=is_photo and params.flag("show_caption_above_media"),
            covered=is_photo and params.flag("has_spoiler"),
        )
    )
    if markup is not None and inline is None:
        shown = {**markup, "message_id": sent.id}
        world.show_keyboard(chat.id, None if markup.get("remove_keyboard") else shown)
    return wire.message(world, sent)


def _thread(params: Params, chat: Chat) -> int | None:
    """Return the topic to send to. Raises ApiError if it does not exist or is closed."""
    thread = params.integer("message_thread_id") or None
    if thread is not None and thread not in chat.topics:
        raise bad_request("message thread not found")
    if (thread or GENERAL) in chat.closed:
        raise bad_request("TOPIC_CLOSED")
    return thread


def _reply_to(world: World, params: Params, chat: Chat) -> int | None:
    given = params.json("reply_parameters", "reply parameters") or {}
    wanted = int(given.get("message_id", params.integer("reply_to_message_id")))
    if not wanted:
        return None
    if world.message(chat.id, wanted) is not None:
        return wanted
    if given.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


SENDING: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
}
