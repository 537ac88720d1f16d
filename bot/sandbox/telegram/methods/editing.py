"""Owns the methods that change what was sent: edits, deletions, reactions."""

from dataclasses import replace
from typing import Any

from bot.sandbox.telegram import wire
from bot.sandbox.telegram.keyboards import check_markup
from bot.sandbox.telegram.methods.shape import Method, find_message, open_chat, read_text
from bot.sandbox.telegram.params import Params
from bot.sandbox.telegram.records import Message
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.world import World

Json = dict[str, Any]

_DELETABLE_FOR = 48 * 3600  # seconds
_BATCH = 100
_REACTIONS = frozenset(
    [
        "❤",
        "👍",
        "👎",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "🤬",
        "😢",
        "🎉",
        "🤩",
        "🤮",
        "💩",
        "🙏",
        "👌",
        "🕊",
        "🤡",
        "🥱",
        "🥴",
        "😍",
        "🐳",
        "❤\u200d🔥",
        "🌚",
        "🌭",
        "💯",
        "🤣",
        "⚡",
        "🍌",
        "🏆",
        "💔",
        "🤨",
        "😐",
        "🍓",
        "🍾",
        "💋",
        "🖕",
        "😈",
        "😴",
        "😭",
        "🤓",
        "👻",
        "👨\u200d💻",
        "👀",
        "🎃",
        "🙈",
        "😇",
        "😨",
        "🤝",
        "✍",
        "🤗",
        "🫡",
        "🎅",
        "🎄",
        "☃",
        "💅",
        "🤪",
        "🗿",
        "🆒",
        "💘",
        "🙉",
        "🦄",
        "😘",
        "💊",
        "🙊",
        "😎",
        "👾",
        "🤷\u200d♂",
        "🤷",
        "🤷\u200d♀",
        "😡",
    ]
)


async def edit_message_text(world: World, params: Params) -> Json:
    """Put another text into a message of the bot."""
    message = _editable(world, params)
    if message.media is not None:
        raise bad_request("there is no text in the message to edit")
    text, entities = read_text(params, "text")
    return _change(world, message, replace(message, text=text, entities=entities), params)


async def edit_message_reply_markup(world: World, params: Params) -> Json:
    """Put other buttons under a message of the bot."""
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
    """Delete a message; nothing of it is kept."""
    message = find_message(world, params, "delete")
    if not _deletable(world, message):
        raise bad_request("message can't be deleted")
    world.erase(message)
    return True


async def delete_messages(world: World, params: Params) -> bool:
    """Delete up to a hundred messages; those that are missing are skipped."""
    chat = open_chat(world, params)
    ids = params.json("message_ids", "message identifiers")
    if not isinstance(ids, list) or not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > _BATCH:
        raise bad_request("too many message identifiers specified")
    found = [message for each in ids if (message := world.message(chat.id, int(each)))]
    if not all(_deletable(world, message) for message in found):
        raise bad_request("message can't be deleted")
    for message in found:
        world.erase(message)
    return True


def _deletable(world: World, message: Message) -> bool:
    """Bot API, deleteMessage: younger than 48 hours; in groups others' messages as admin only."""
    chat = world.chats[message.chat_id]
    allowed = message.by_bot or chat.kind == "private" or chat.bot_admin
    return allowed and world.clock.timestamp() - message.date < _DELETABLE_FOR


async def set_message_reaction(world: World, params: Params) -> bool:
    """Put one emoji on a message, or take it away."""
    message = find_message(world, params, "react")
    given = params.json("reaction", "reaction") or []
    if len(given) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = given[0].get("emoji", "") if given else None
    if emoji is not None and emoji.replace("\ufe0f", "") not in _REACTIONS:
        raise bad_request("REACTION_INVALID")
    world.put(replace(message, reaction=emoji))
    return True


EDITING: dict[str, Method] = {
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "setMessageReaction": set_message_reaction,
}
