"""Renders a chat for the page and for failing tests, without deleted content."""

from typing import Any

from bot.sandbox.telegram.records import ApiCall, ChatButton, Media, Message, Query, User
from bot.sandbox.telegram.world import World

Json = dict[str, Any]


def entry(world: World, message: Message) -> Json:
    """Return one message for the page."""
    sender = world.user(message.sender)
    body: Json = {
        "message_id": message.id,
        "chat_id": message.chat_id,
        "from": {"id": sender.id, "name": sender.first_name, "is_bot": message.by_bot},
        "date": message.date,
        "deleted": message.deleted,
    }
    if message.deleted:
        return body
    return {**body, **_content(world, message)}


def _content(world: World, message: Message) -> Json:
    replied = world.message(message.chat_id, message.reply_to or 0)
    media = message.media
    return {
        "text": message.text,
        "entities": list(message.entities),
        "edit_date": message.edit_date,
        "reaction": message.reaction,
        "forwarded_from": message.forwarded_from,
        "reply_to": replied and {"message_id": replied.id, "text": replied.text[:120]},
        "media": media and _media(media),
        "caption_above": message.caption_above,
        "covered": message.covered,
        "album": message.album,
        "buttons": [[_button(button) for button in row] for row in message.button_rows],
    }


def _media(media: Media) -> Json:
    body: Json = {"kind": media.kind, "name": media.name, "file_id": media.file_id}
    if media.kind == "photo":
        *_, largest = media.sizes.values()
        body |= largest._asdict()
    return body


def _button(button: ChatButton) -> Json:
    return {
        "label": button.label,
        "action": button.action,
        "value": button.value,
        "style": button.style,
    }


def chat(world: World, chat_id: int) -> Json:
    """Return a whole chat for the page."""
    messages = world.messages.get(chat_id, {}).values()
    return {
        "chat_id": chat_id,
        "messages": [entry(world, message) for message in messages],
        "keyboard": world.keyboards.get(chat_id),
    }


def call(made: ApiCall) -> Json:
    """Return one call for the page."""
    return {
        "number": made.number,
        "method": made.method,
        "params": made.params,
        "ok": made.ok,
        "description": made.description,
        "date": made.date,
    }


def answer(query: Query) -> Json:
    """Return the answer to a tap for the page."""
    given = query.answer
    return {
        "query_id": query.id,
        "user_id": query.user_id,
        "text": given.text if given else "",
        "alert": given.alert if given else False,
        "url": given.url if given else "",
    }


def person(who: User) -> Json:
    """Return a person for the page."""
    return {"user_id": who.id, "name": who.first_name, "language_code": who.language}


def as_text(world: World, chat_id: int) -> str:
    """Return a chat as lines of text."""
    messages = world.messages.get(chat_id, {}).values()
    return "\n".join(_line(world, message) for message in messages) or "(an empty chat)"


def _line(world: World, message: Message) -> str:
    name = "bot" if message.by_bot else world.user(message.sender).first_name
    if message.deleted:
        return f"#{message.id} {name}: (deleted)"
    media = f"[{message.media.kind}] " if message.media else ""
    rows = "".join(
        "\n      " + " ".join(f"[{label.label}]" for label in row) for row in message.button_rows
    )
    return f"#{message.id} {name}: {media}{message.text}{rows}"
