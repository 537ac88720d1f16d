"""What all methods share: their signature, and the lookup of chats, messages and texts."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, TypeAlias

from bot.sandbox.telegram import faults
from bot.sandbox.telegram.formatting import Entity, complete, parse_html, utf16_length
from bot.sandbox.telegram.params import Params
from bot.sandbox.telegram.records import Chat, Message
from bot.sandbox.telegram.refusals import ApiError, bad_request, forbidden
from bot.sandbox.telegram.world import World

Json = dict[str, Any]
Method: TypeAlias = Callable[[World, Params], Awaitable[Any]]


class DescribedResult(NamedTuple):
    """A result with a description, which a few methods return."""

    result: Any
    description: str


TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_LONGEST_SOURCE = 2**15  # bytes, before markup is parsed


def find_chat(world: World, params: Params) -> Chat:
    """Return the chat of `chat_id`. Raises ApiError."""
    given = params.text("chat_id")
    if not given:
        raise bad_request("chat_id is empty")
    found = world.chats.get(params.integer("chat_id"))
    if found is None:
        if params.integer("chat_id") in world.users:
            raise forbidden("bot can't initiate conversation with a user")
        raise bad_request("chat not found")
    return found


def open_chat(world: World, params: Params) -> Chat:
    """Return the chat of `chat_id` if the bot may change something there. Raises ApiError."""
    chat = find_chat(world, params)
    if chat.migrated_to is not None:
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, words, migrated_to=chat.migrated_to)
    if not chat.bot_member:
        raise forbidden("bot is not a member of the supergroup chat")
    if chat.kind == "private" and world.users[chat.id].deactivated:
        raise ApiError(403, faults.DEACTIVATED)
    return chat


def listening_chat(world: World, params: Params) -> Chat:
    """Return the chat of `chat_id` if the bot may send there. Raises ApiError.

    Somebody who blocked the bot gets nothing new; what is there can still be deleted.
    """
    chat = open_chat(world, params)
    if chat.kind == "private" and world.users[chat.id].blocked_bot:
        raise ApiError(403, faults.BLOCKED)
    return chat


def find_message(world: World, params: Params, purpose: str) -> Message:
    """Return the message of `chat_id` and `message_id`. Raises ApiError naming the purpose."""
    if not params.has("chat_id") and not params.has("message_id"):
        raise bad_request("message identifier is not specified")
    found = world.message(open_chat(world, params).id, params.integer("message_id"))
    if found is None:
        raise bad_request(f"message to {purpose} not found")
    return found


def read_text(params: Params, name: str) -> tuple[str, tuple[Entity, ...]]:
    """Return the formatted text of `text` or `caption`, up to the limit of Telegram.

    Raises ApiError.
    """
    source = params.text(name)
    if len(source.encode()) > _LONGEST_SOURCE:
        raise bad_request("text is too long")
    mode = params.text("parse_mode").lower().replace("none", "")
    entities: list[Entity] = []
    if mode == "html":
        source, entities = parse_html(source)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        entities = list(
            params.json("entities" if name == "text" else "caption_entities", name) or ()
        )
    text, found = complete(source, entities)
    _check_length(text, name)
    return text, found


def _check_length(text: str, name: str) -> None:
    if name == "text" and not text:
        raise bad_request("message text is empty")
    if name == "text" and utf16_length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    if name == "caption" and utf16_length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
