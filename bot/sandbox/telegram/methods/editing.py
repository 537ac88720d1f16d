"""The methods that change messages: edits and deletions."""

from dataclasses import replace
from typing import Any

from bot.sandbox.telegram import wire
from bot.sandbox.telegram.keyboards import check_markup
from bot.sandbox.telegram.methods.files import read_input_media, read_media
from bot.sandbox.telegram.methods.shape import Method, find_message, open_chat, read_text
from bot.sandbox.telegram.params import Params
from bot.sandbox.telegram.records import Message
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.world import World

Json = dict[str, Any]

_DELETABLE_FOR = 48 * 3600  # seconds
_BATCH = 100


async def edit_message_text(world: World, params: Params) -> Json:
    """Change the text of a message of the bot."""
    message = _editable(world, params)
    if message.media is not None:
        raise bad_request("there is no text in the message to edit")
    text, entities = read_text(params, "text")
    return _change(world, message, replace(message, text=text, entities=entities), params)


async def edit_message_caption(world: World, params: Params) -> Json:
    """Change the caption of a message of the bot."""
    message = _editable(world, params)
    if message.media is None:
        raise bad_request("there is no caption in the message to edit")
    text, entities = read_text(params, "caption")
    above = message.media.kind == "photo" and params.flag("show_caption_above_media")
    new = replace(message, text=text, entities=entities, caption_above=above)
    return _change(world, message, new, params)


async def edit_message_media(world: World, params: Params) -> Json:
    """Change the file of a message of the bot, with its caption; a text becomes a file."""
    given = read_input_media(params)
    message = _editable(world, params)
    media = read_media(world, given, given.kind, given.text("media"))
    is_photo = media.kind == "photo"
    new = replace(
        message,
        media=media,
        text=given.caption,
        entities=given.entities,
        caption_above=is_photo and given.flag("show_caption_above_media"),
        covered=is_photo and given.flag("has_spoiler"),
    )
    return _change(world, message, new, params)


async def edit_message_reply_markup(world: World, params: Params) -> Json:
    """Change the buttons of a message of the bot."""
    message = _editable(world, params)
    return _change(world, message, message, params)


def _editable(world: World, params: Params) -> Message:
    message = find_message(world, params, "edit")
    if not message.by_bot or message.had_reply_keyboard:
        raise bad_request("message can't be edited")
    return message


def _change(world: World, old: Message, new: Message, params: Params) -> Json:
    markup = check_markup(params.json("reply_markup", "inline keyboard markup"))
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    new = replace(new, inline=markup)
    if new == old:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly"
            " the same as a current content and reply markup of the message"
        )
    return wire.message(world, world.put(replace(new, edit_date=world.clock.timestamp())))


async def delete_message(world: World, params: Params) -> bool:
    """Delete a message with its content."""
    if not params.has("chat_id"):
        raise bad_request("chat identifier is not specified")
    if params.integer("message_id") <= 0:
        raise bad_request("message identifier is not specified")
    message = find_message(world, params, "delete")
    _check_deletable(world, message)
    world.erase(message)
    return True


async def delete_messages(world: World, params: Params) -> bool:
    """Delete up to a hundred messages; missing ones are skipped."""
    ids = _message_ids(params)
    chat = open_chat(world, params)
    found = [message for each in ids if (message := world.message(chat.id, each))]
    for message in found:
        _check_deletable(world, message)
    for message in found:
        world.erase(message)
    return True


def _message_ids(params: Params) -> list[int]:
    ids = params.json("message_ids", "message_ids")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if not isinstance(ids, list):
        raise bad_request("expected an Array of message identifiers")
    if len(ids) > _BATCH:
        raise bad_request("too many message identifiers specified")
    try:
        return [int(each) for each in ids]
    except (TypeError, ValueError):
        raise bad_request("can't parse message identifier as Number") from None


def _check_deletable(world: World, message: Message) -> None:
    """Bot API, deleteMessage: younger than 48 hours; in groups others' messages as admin only."""
    chat = world.chats[message.chat_id]
    if not (message.by_bot or chat.kind == "private" or chat.bot_admin):
        raise bad_request("message can't be deleted")
    if world.clock.timestamp() - message.date >= _DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")


EDITING: dict[str, Method] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
