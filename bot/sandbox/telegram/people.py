"""People of the sandbox: what they send, press and change."""

import secrets
from dataclasses import replace
from typing import Literal

from bot.sandbox.telegram.chat_observer import ChatObserver
from bot.sandbox.telegram.client import PersonClient, TapResult
from bot.sandbox.telegram.groups import GroupChat
from bot.sandbox.telegram.records import Chat, Json, Message
from bot.sandbox.telegram.world import World


class Person(ChatObserver):
    """A person with a Telegram client.

    The waiting methods consider what the bot sent or edited since the last action of this person
    (wrote, attached, edited, tapped), so that an old answer is never mistaken for a new one.
    """

    def __init__(
        self,
        world: World,
        user_id: int,
        chat_id: int | None = None,
        topic: int | None = None,
        alias: int | None = None,
    ) -> None:
        self.id = user_id
        super().__init__(world, chat_id or user_id)
        self._client = PersonClient(world, user_id, topic, alias)
        self._elsewhere: dict[tuple[int, int | None, int | None], Person] = {}

    def within(
        self, group: GroupChat, *, topic: int | None = None, alias: GroupChat | None = None
    ) -> "Person":
        """Return the same person in a group or channel.

        `alias`: the channel they write as; the group itself for an anonymous admin.
        """
        return self._at(group.id, topic, alias.id if alias else None)

    def in_topic(self, topic: int) -> "Person":
        """Return the same person in a topic of the private chat."""
        if self.id not in self._world.chats:
            self._world.add_chat(Chat(id=self.id, kind="private"))
        chat = self._world.chats[self.id]
        self._world.add_chat(replace(chat, topics=chat.topics | {topic}))
        return self._at(self.id, topic, None)

    def _at(self, chat: int, topic: int | None, alias: int | None) -> "Person":
        place = chat, topic, alias
        if place not in self._elsewhere:
            self._elsewhere[place] = Person(self._world, self.id, *place)
        return self._elsewhere[place]

    # actions

    async def say(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Write a message."""
        self._acting()
        replied = reply_to.id if reply_to else None
        return self._client.write(text, chat_id=self.chat_id, reply_to=replied)

    async def forward(self, text: str, *, author: str = "Somebody") -> Message:
        """Forward a message of another person."""
        self._acting()
        return self._client.write(text, chat_id=self.chat_id, forwarded_from=author)

    async def send_photo(self, caption: str = "", data: bytes = b"picture") -> Message:
        """Send a picture."""
        return self._attach("photo", caption, data, "photo.png")

    async def send_album(self, *captions: str, data: bytes = b"picture") -> list[Message]:
        """Send pictures as one album, each with its caption."""
        album = str(secrets.randbits(53))
        return [self._attach("photo", text, data, "photo.png", album) for text in captions]

    async def send_document(
        self, caption: str = "", data: bytes = b"file", name: str = "file.txt"
    ) -> Message:
        """Send a file."""
        return self._attach("document", caption, data, name)

    async def send_voice(self, data: bytes = b"voice", caption: str = "") -> Message:
        """Send a voice note."""
        return self._attach("voice", caption, data, "voice.ogg")

    async def post(self, content: Json) -> Message:
        """Send a message of another kind, or a service message.

        `content` is in the format of the API: a poll, a contact, a pin.
        """
        self._acting()
        return self._client.post(content, chat_id=self.chat_id)

    def _attach(
        self,
        kind: Literal["photo", "document", "voice"],
        caption: str,
        data: bytes,
        name: str,
        album: str | None = None,
    ) -> Message:
        self._acting()
        return self._client.attach(
            kind, caption=caption, data=data, name=name, chat_id=self.chat_id, album=album
        )

    async def edit(self, message: Message, text: str) -> Message:
        """Edit a message of this person."""
        self._acting()
        return self._client.edit(self.chat_id, message.id, text)

    async def delete(self, message: Message) -> None:
        """Delete a message."""
        self._client.delete(self.chat_id, message.id)

    async def tap(self, label: str, message: Message | None = None) -> TapResult:
        """Tap a button by label or data: of this message, or of the newest that has it.

        A part of the label suffices if it is unique. It does not wait: `answer_to` waits for the
        answer of the bot.
        """
        wanted = message.id if message else None
        self._acting()
        return self._client.tap(label, chat_id=self.chat_id, message_id=wanted)

    async def set_language(self, language: str) -> None:
        """Switch the client's language (an IETF tag such as `nb`, `pt-br`)."""
        self._client.set_language(language)

    async def block(self) -> None:
        """Block the bot."""
        self._client.block()

    async def unblock(self) -> None:
        """Unblock the bot."""
        self._client.unblock()

    async def deactivate(self) -> None:
        """Delete the account: the bot can no longer write."""
        self._client.deactivate()
