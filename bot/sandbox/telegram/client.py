"""The Telegram client of a person: writing, editing, deleting, tapping."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from bot.sandbox.telegram.account import Account
from bot.sandbox.telegram.formatting import complete
from bot.sandbox.telegram.privacy import bot_sees
from bot.sandbox.telegram.records import Chat, ChatButton, Json, Media, Message, find_button

_LONGEST = 4096  # a client cuts longer texts into several messages
_MIME = {"photo": "image/png", "voice": "audio/ogg", "document": "application/octet-stream"}


class CannotError(Exception):
    """The person tried something that a client does not allow."""


@dataclass(frozen=True, kw_only=True)
class TapResult:
    """The result of a tap: the button, and the query of a callback button."""

    button: ChatButton
    query_id: str = ""


@dataclass(frozen=True)
class PersonClient(Account):
    """The client of one person; everything they do reaches the bot as an update."""

    thread: int | None = None  # the topic it writes in
    alias: int | None = None  # the chat on whose behalf it writes: the group itself, or a channel

    def write(
        self,
        text: str,
        *,
        chat_id: int | None = None,
        reply_to: int | None = None,
        forwarded_from: str | None = None,
    ) -> Message:
        """Send text, own or forwarded; too long text is sent as several messages.

        Returns the last one.
        """
        pieces = [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]
        pieces = [piece for piece in pieces if piece.strip()]
        if not pieces:
            raise CannotError("an empty message cannot be sent")
        return [self._send(piece, None, chat_id, reply_to, forwarded_from) for piece in pieces][-1]

    def attach(  # what a message with a file consists of
        self,
        kind: Literal["photo", "document", "voice"],
        *,
        caption: str = "",
        data: bytes = b"",
        name: str = "",
        chat_id: int | None = None,
        forwarded_from: str | None = None,
        album: str | None = None,
    ) -> Message:
        """Send a photo, a file or a voice note; those of one album name the same `album`."""
        media = Media(
            kind=kind,
            file_id=secrets.token_urlsafe(24),
            name=name or f"{kind}.bin",
            mime=_MIME[kind],
            data=data,
        )
        return self._send(caption, media, chat_id, None, forwarded_from, album=album)

    def post(self, content: Json, *, chat_id: int | None = None) -> Message:
        """Send a message of another kind, or a service message, in the format of the API."""
        return self._send("", None, chat_id, None, None, content)

    def _send(
        self,
        text: str,
        media: Media | None,
        chat_id: int | None,
        reply_to: int | None,
        forwarded_from: str | None,
        content: Json | None = None,
        album: str | None = None,
    ) -> Message:
        chat = self._enter(chat_id or self.user_id)
        words, entities = complete(text.replace("\r\n", "\n").replace("\r", "\n"), [])
        message = self.world.put(
            Message(
                id=self.world.next_message_id(chat),
                chat_id=chat.id,
                sender=self.user_id,
                by_bot=False,
                date=self.world.clock.timestamp(),
                text=words,
                entities=entities,
                media=media,
                reply_to=reply_to or self._forced_reply(chat),
                forwarded_from=forwarded_from,
                thread=self.thread,
                alias=chat.id if chat.kind == "channel" else self.alias,
                content=content or {},
                album=album,
            )
        )
        self._hide_keyboard(message)
        self._notify_bot("message", message)
        return message

    def _forced_reply(self, chat: Chat) -> int | None:
        keyboard = self.world.keyboards.get(chat.id, {})
        return int(keyboard["message_id"]) if keyboard.get("force_reply") else None

    def _hide_keyboard(self, sent: Message) -> None:
        keyboard = self.world.keyboards.get(sent.chat_id, {})
        pressed = find_button(self._reply_buttons(sent.chat_id), sent.text) is not None
        if keyboard.get("force_reply") or (keyboard.get("one_time_keyboard") and pressed):
            self.world.show_keyboard(sent.chat_id, None)

    def _enter(self, chat_id: int) -> Chat:
        if chat_id == self.user_id:
            if chat_id not in self.world.chats:
                self.world.add_chat(Chat(id=chat_id, kind="private"))
            self.unblock()
        if chat_id not in self.world.chats:
            raise CannotError(f"there is no chat {chat_id}")
        chat = self.world.chats[chat_id]
        if chat.kind != "private" and self.user_id not in chat.members:
            chat = replace(chat, members=chat.members | {self.user_id})
            self.world.add_chat(chat)
        return chat

    def _notify_bot(self, kind: str, message: Message) -> None:
        chat = self.world.chats[message.chat_id]
        if chat.kind == "channel":
            kind = kind.replace("message", "channel_post")
        if chat.kind == "private" or bot_sees(self.world, chat, message):
            self.world.queue_update(kind, message)

    def edit(self, chat_id: int, message_id: int, text: str) -> Message:
        """Change the text or caption of a message of this person."""
        message = self._own(chat_id, message_id)
        words, entities = complete(text, [])
        now = self.world.clock.timestamp()
        edited = self.world.put(replace(message, text=words, entities=entities, edit_date=now))
        self._notify_bot("edited_message", edited)
        return edited

    def delete(self, chat_id: int, message_id: int) -> None:
        """Delete an own message, or any in the private chat; the bot gets no update."""
        message = self.world.message(chat_id, message_id)
        if message is None:
            raise CannotError("that message does not exist")
        if chat_id != self.user_id:
            message = self._own(chat_id, message_id)
        self.world.erase(message)

    def _own(self, chat_id: int, message_id: int) -> Message:
        message = self.world.message(chat_id, message_id)
        if message is None or message.sender != self.user_id:
            raise CannotError("that message does not exist, or is not this person's")
        return message

    def tap(
        self, label: str, *, chat_id: int | None = None, message_id: int | None = None
    ) -> TapResult:
        """Tap a button by its label or its data, on one message or on the newest that has it."""
        chat = chat_id or self.user_id
        for message in self._with_buttons(chat, message_id):
            button = find_button(message.buttons, label)
            if button is not None:
                return self._press(message, button)
        if message_id is None and (button := find_button(self._reply_buttons(chat), label)):
            self.write(button.value, chat_id=chat)
            return TapResult(button=button)
        raise CannotError(f"there is no button {label!r}")

    def _with_buttons(self, chat_id: int, message_id: int | None) -> Iterator[Message]:
        for message in reversed(self.world.messages.get(chat_id, {}).values()):
            if message.inline is not None and message_id in {None, message.id}:
                yield message

    def _press(self, message: Message, button: ChatButton) -> TapResult:
        if button.action != "callback_data":
            return TapResult(button=button)
        return TapResult(
            button=button, query_id=self.world.queue_tap(self.user_id, message, button.value).id
        )

    def _reply_buttons(self, chat_id: int) -> tuple[ChatButton, ...]:
        rows = self.world.keyboards.get(chat_id, {}).get("keyboard", ())
        return tuple(
            ChatButton(label=button["text"], action="text", value=button["text"])
            for row in rows
            for button in row
        )
