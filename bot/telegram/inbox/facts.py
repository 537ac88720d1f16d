"""The facts of an update that are known before it is handled."""

from dataclasses import dataclass
from enum import StrEnum

from aiogram.enums import ChatType

MESSAGES = ("message", "edited_message", "channel_post", "edited_channel_post")


class Kind(StrEnum):
    """What an update is about."""

    MESSAGE = "message"
    EDITED_MESSAGE = "edited_message"
    CHANNEL_POST = "channel_post"
    EDITED_CHANNEL_POST = "edited_channel_post"
    CALLBACK_QUERY = "callback_query"
    OTHER = "other"


class Sender(StrEnum):
    """Who wrote a message."""

    PERSON = "person"
    CHAT = "chat"  # an anonymous admin, or a person who writes as a channel
    BOT = "bot"
    UNKNOWN = "unknown"  # not given


@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateFacts:
    """The inspected values of an update; missing and invalid ones are None."""

    update_id: int | None
    kind: Kind
    chat: int | None
    chat_type: str
    message: int | None
    thread: int | None  # the topic
    person: int | None  # `from.id`; for an anonymous admin the id of a Telegram bot
    sender: Sender
    language: str | None
    command: str | None  # without slash and bot name
    service: bool  # a service message of Telegram: no person wrote it
    secret: bool

    @property
    def written(self) -> bool:
        """Whether it is a message, a post or an edit that a person wrote."""
        return self.kind in MESSAGES and not self.service and self.sender is not Sender.BOT

    @property
    def private(self) -> bool:
        """Whether it belongs to a private chat."""
        return self.chat_type == ChatType.PRIVATE

    @property
    def writer(self) -> int | None:
        """The person who wrote it, if one can reply to them."""
        return self.person if self.sender is Sender.PERSON else None

    @property
    def order(self) -> int:
        """The id whose updates are handled in order: the person, else the chat."""
        return self.writer or self.chat or 0
