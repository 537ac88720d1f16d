"""Converts records of the sandbox to objects of the Bot API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.sandbox.telegram.records import Chat, Media, Message, Query, User
    from bot.sandbox.telegram.world import World

Json = dict[str, Any]

_ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
_CHANNEL: Json = {
    "id": 136817688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}


def user(who: User) -> Json:
    """Return a User; a bot has no language."""
    body: Json = {"id": who.id, "is_bot": who.is_bot, "first_name": who.first_name}
    if who.username:
        body["username"] = who.username
    if not who.is_bot and who.language:
        body["language_code"] = who.language
    return body


def chat(world: World, where: Chat) -> Json:
    """Return a Chat."""
    if where.kind != "private":
        body: Json = {"id": where.id, "type": where.kind, "title": where.title}
        return {**body, "is_forum": True} if where.topics else body
    person = world.user(where.id)
    body = {"id": where.id, "type": "private", "first_name": person.first_name}
    if person.username:
        body["username"] = person.username
    return body


def chat_full_info(world: World, where: Chat) -> Json:
    """Return a ChatFullInfo."""
    gifts = dict.fromkeys(
        (
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ),
        True,
    )
    return {
        **chat(world, where),
        "accent_color_id": abs(where.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }


def message(world: World, what: Message, *, nested: bool = False) -> Json:
    """Return a Message; the one it replies to is included without its own reply."""
    body: Json = {
        "message_id": what.id,
        **_sender(world, what),
        "chat": chat(world, world.chats[what.chat_id]),
        "date": what.date,
    }
    if what.thread is not None:
        body |= {"message_thread_id": what.thread, "is_topic_message": True}
    if what.edit_date is not None:
        body["edit_date"] = what.edit_date
    if what.forwarded_from is not None:
        body["forward_origin"] = {
            "type": "hidden_user",
            "date": what.date,
            "sender_user_name": what.forwarded_from,
        }
    if what.album is not None:
        body["media_group_id"] = what.album
    body.update(dict.fromkeys(_flags(what), True))
    replied = None if what.reply_to is None else world.message(what.chat_id, what.reply_to)
    if replied is not None and not nested:
        body["reply_to_message"] = message(world, replied, nested=True)
    body.update(_content(what))
    body.update(what.content)
    if what.inline is not None:
        body["reply_markup"] = what.inline
    return body


def _sender(world: World, what: Message) -> Json:
    """Return who a message is from; a person who writes for a chat appears as a bot of Telegram."""
    if what.alias is None:
        return {"from": user(world.user(what.sender))}
    alias = {"sender_chat": chat(world, world.chats[what.alias])}
    if world.chats[what.chat_id].kind == "channel":
        return alias
    return {**alias, "from": _ANONYMOUS_ADMIN if what.alias == what.chat_id else _CHANNEL}


def _flags(what: Message) -> Iterator[str]:
    if what.protected:
        yield "has_protected_content"
    if what.caption_above:
        yield "show_caption_above_media"
    if what.covered:
        yield "has_media_spoiler"


def _content(what: Message) -> Json:
    text, entities = ("caption", "caption_entities") if what.media else ("text", "entities")
    body: Json = {} if what.media is None else {what.media.kind: media(what.media)}
    if what.text:
        body[text] = what.text
    if what.entities:
        body[entities] = list(what.entities)
    return body


def media(what: Media) -> Any:
    """Return a Document, a Voice, or the sizes of a photo."""
    if what.kind == "photo":
        return [{**file(what, letter), **size._asdict()} for letter, size in what.sizes.items()]
    body = file(what)
    if what.kind == "voice":
        return {**body, "duration": what.duration, "mime_type": what.mime}
    return {**body, "file_name": what.name, "mime_type": what.mime}


def file(what: Media, letter: str = "") -> Json:
    """Return what all files have: their ids and their size in bytes."""
    return {
        "file_id": what.file_id + letter,
        "file_unique_id": what.file_id[-12:] + letter,
        "file_size": len(what.data),
    }


def callback_query(world: World, query: Query) -> Json:
    """Return a CallbackQuery."""
    where = world.chats[query.chat_id]
    asked = world.message(query.chat_id, query.message_id)
    gone = {"chat": chat(world, where), "message_id": query.message_id, "date": 0}
    return {
        "id": query.id,
        "from": user(world.user(query.user_id)),
        "message": gone if asked is None else message(world, asked),
        "chat_instance": str(abs(query.chat_id) * 7_919),
        "data": query.data,
    }


def bot_membership(world: World, where: Chat, by: User, change: tuple[str, str]) -> Json:
    """Return the ChatMemberUpdated of the bot: from one status to another."""
    old, new = (_member(world.bot, status) for status in change)
    return {
        "chat": chat(world, where),
        "from": user(by),
        "date": world.clock.timestamp(),
        "old_chat_member": old,
        "new_chat_member": new,
    }


def _member(bot: User, status: str) -> Json:
    body: Json = {"user": user(bot), "status": status}
    if status == "kicked":
        body["until_date"] = 0
    if status == "administrator":
        body.update(dict.fromkeys(_ADMIN_RIGHTS, False))
        body["can_delete_messages"] = True
    return body


_ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
