"""The state of the sandbox's Telegram, and every change of it."""

import secrets
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from bot.sandbox.telegram import wire
from bot.sandbox.telegram.clock import SandboxClock
from bot.sandbox.telegram.events import Hub
from bot.sandbox.telegram.faults import Fault
from bot.sandbox.telegram.profile import BotProfile
from bot.sandbox.telegram.records import ApiCall, CallbackAnswer, Chat, Media, Message, Query, User
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.updates import UpdateQueue
from bot.sandbox.telegram.webhook import Webhook

Json = dict[str, Any]

QUERY_LIFETIME = 15  # seconds in which a query can be answered
_CALLS_KEPT = 5000


@dataclass
class World:
    """The state: people, chats, messages, pending updates, faults, calls."""

    bot: User
    clock: SandboxClock
    privacy: bool = True  # in groups the bot gets only commands and replies, unless it is admin
    hub: Hub = field(default_factory=Hub)
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    webhook: Webhook = field(default_factory=Webhook)
    profile: BotProfile = field(default_factory=BotProfile)
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    messages: dict[int, dict[int, Message]] = field(default_factory=dict)
    photos: dict[str, Media] = field(default_factory=dict)  # uploaded by the bot
    keyboards: dict[int, Json] = field(default_factory=dict)  # the reply keyboard of a chat
    queries: dict[str, Query] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    delays: dict[str, float] = field(default_factory=dict)  # method in lower case → seconds
    calls: deque[ApiCall] = field(default_factory=lambda: deque(maxlen=_CALLS_KEPT))
    tick: int = 0
    call_count: int = 0
    logged_out: bool = False
    _message_ids: dict[int, int] = field(default_factory=dict)

    def user(self, user_id: int) -> User:
        """Return a person, or the bot."""
        return self.bot if user_id == self.bot.id else self.users[user_id]

    def change_user(self, user: User) -> None:
        """Store a new or changed person."""
        self.users[user.id] = user
        self.hub.emit("people")

    def add_chat(self, chat: Chat) -> None:
        """Store a new or changed chat."""
        self.chats[chat.id] = chat
        self.messages.setdefault(chat.id, {})

    def next_message_id(self, chat: Chat) -> int:
        """Return the next id: private chats and groups share one sequence.

        Every supergroup and channel has its own.
        """
        account = chat.id if chat.kind in {"supergroup", "channel"} else 0
        self._message_ids[account] = self._message_ids.get(account, 0) + 1
        return self._message_ids[account]

    def put(self, message: Message) -> Message:
        """Store a new or changed message."""
        self.tick += 1
        message = replace(message, changed=self.tick)
        self.messages[message.chat_id][message.id] = message
        self.hub.emit("message", message.chat_id, message.id)
        return message

    def erase(self, message: Message) -> None:
        """Delete the content of a message; its entry stays."""
        self.put(
            Message(
                id=message.id,
                chat_id=message.chat_id,
                sender=message.sender,
                by_bot=message.by_bot,
                date=message.date,
                thread=message.thread,
                deleted=True,
            )
        )

    def clear(self, chat_id: int) -> None:
        """Clear the history of a chat."""
        self.messages[chat_id] = {}
        self.keyboards.pop(chat_id, None)
        self.tick += 1
        self.hub.emit("cleared", chat_id)

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """Return a message that is not deleted."""
        found = self.messages.get(chat_id, {}).get(message_id)
        return None if found is None or found.deleted else found

    def media(self, file_id: str) -> Media | None:
        """Return a file of a message that is not deleted, or any photo the bot uploaded."""
        return next((media for media in self._all_media() if media.is_named(file_id)), None)

    def media_at(self, path: str) -> Media | None:
        """Return a file by the path that `getFile` returned."""
        return next((media for media in self._all_media() if media.path == path), None)

    def keep_photo(self, media: Media) -> None:
        """Keep a photo of the bot: as at Telegram, its file id outlives every message."""
        self.photos[media.file_id] = media

    def _all_media(self) -> Iterator[Media]:
        yield from self.photos.values()
        for chat in self.messages.values():
            yield from (message.media for message in chat.values() if message.media)

    def show_keyboard(self, chat_id: int, keyboard: Json | None) -> None:
        """Show a reply keyboard in a chat, or remove it (None)."""
        if keyboard is None:
            self.keyboards.pop(chat_id, None)
        else:
            self.keyboards[chat_id] = keyboard
        self.hub.emit("keyboard", chat_id)

    def queue_update(self, kind: str, message: Message) -> None:
        """Queue an update about a message."""
        self.updates.add(kind, message.chat_id, wire.message(self, message))

    def queue_tap(self, user_id: int, message: Message, data: str) -> Query:
        """Queue a tap on a callback button."""
        query = Query(
            id=str(secrets.randbits(62)),
            user_id=user_id,
            chat_id=message.chat_id,
            message_id=message.id,
            data=data,
            date=self.clock.timestamp(),
        )
        self.queries[query.id] = query
        self.updates.add("callback_query", message.chat_id, wire.callback_query(self, query))
        return query

    def answer(self, query_id: str, answer: CallbackAnswer) -> None:
        """Answer a tap, once and in time. Raises ApiError."""
        query = self.queries.get(query_id)
        late = query is not None and self.clock.timestamp() - query.date > QUERY_LIFETIME
        if query is None or query.answer is not None or late:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        self.queries[query_id] = replace(query, answer=answer)
        self.hub.emit("answer", query.chat_id, query_id)

    def note_call(self, method: str, params: Json, description: str) -> None:
        """Store a call of the bot; an empty description means success."""
        self.call_count += 1
        self.calls.append(
            ApiCall(
                number=self.call_count,
                method=method,
                params=params,
                ok=not description,
                description=description,
                date=self.clock.now().timestamp(),
            )
        )
        self.hub.emit("call", 0, self.call_count)
