"""The records of the sandbox: people, chats, messages, callback queries."""

from dataclasses import dataclass, field
from typing import Any, Literal

from bot.sandbox.telegram.photos import Size, measure, sizes

Json = dict[str, Any]

_SOME_SIZE = Size(640, 640)
_AS_READ = {**dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f")), 0xA0: " "}


@dataclass(frozen=True, kw_only=True)
class User:
    """A person, or the bot itself."""

    id: int
    first_name: str
    username: str | None = None
    language: str = "en"
    is_bot: bool = False
    blocked_bot: bool = False
    deactivated: bool = False


@dataclass(frozen=True, kw_only=True)
class Chat:
    """A private chat (its id is the person's), a group with its members, or a channel."""

    id: int
    kind: Literal["private", "group", "supergroup", "channel"]
    title: str = ""
    members: frozenset[int] = frozenset()
    bot_member: bool = True
    bot_admin: bool = False
    topics: frozenset[int] = frozenset()  # ids of their threads
    closed: frozenset[int] = frozenset()  # topics in which the bot cannot write
    migrated_to: int | None = None  # the supergroup that replaces this group


GENERAL = 1  # the topic of messages without a topic


@dataclass(frozen=True, kw_only=True)
class Media:
    """A file sent in a message; `data` is its content.

    A photo has one file id for each of its sizes: `file_id` and the letter of the size.
    """

    kind: Literal["photo", "document", "voice"]
    file_id: str
    name: str
    mime: str
    data: bytes = field(repr=False)
    duration: int = 1

    def is_named(self, file_id: str) -> bool:
        """Return whether this is the file of an id; for a photo, that of any size."""
        letters = self.sizes if self.kind == "photo" else ()
        return file_id in {self.file_id, *(self.file_id + letter for letter in letters)}

    @property
    def sizes(self) -> dict[str, Size]:
        """The sizes of a photo by their letter; of a picture that is none, an arbitrary one."""
        return sizes(measure(self.data) or _SOME_SIZE)

    @property
    def path(self) -> str:
        """Its path below `/file/bot<token>/`."""
        return f"{self.kind}s/{self.file_id}-{self.name}"


@dataclass(frozen=True, kw_only=True)
class ChatButton:
    """A visible button: its label, its action and the value of the action."""

    label: str
    action: str  # callback_data, url, copy_text, or text for a reply keyboard
    value: str
    style: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class Message:
    """The present state of a message; a deleted one has no content."""

    id: int
    chat_id: int
    sender: int
    by_bot: bool
    date: int
    text: str = ""  # the caption of media
    entities: tuple[Json, ...] = ()
    media: Media | None = None
    inline: Json | None = None
    had_reply_keyboard: bool = False
    edit_date: int | None = None
    reply_to: int | None = None
    forwarded_from: str | None = None
    reaction: str | None = None
    protected: bool = False
    caption_above: bool = False
    covered: bool = False  # the photo, until it is tapped
    album: str | None = None  # what the messages of one album have in common
    thread: int | None = None  # the topic
    alias: int | None = None  # the chat on whose behalf a person wrote
    content: Json = field(default_factory=dict)  # other content, in the format of the API
    deleted: bool = False
    changed: int = 0  # the tick of its last change

    def __repr__(self) -> str:
        """Show only the length of a person's text, which may be a secret."""
        words = repr(self.text) if self.by_bot else f"({len(self.text)} characters)"
        sender = "bot" if self.by_bot else self.sender
        state = " deleted" if self.deleted else ""
        return f"<Message #{self.id} of {sender}{state}: {words} {list(self.labels)}>"

    @property
    def buttons(self) -> tuple[ChatButton, ...]:
        """The inline buttons, row by row."""
        return tuple(button for row in self.button_rows for button in row)

    @property
    def button_rows(self) -> tuple[tuple[ChatButton, ...], ...]:
        """The inline buttons in their rows."""
        rows = (self.inline or {}).get("inline_keyboard", ())
        return tuple(tuple(_button(button) for button in row) for row in rows)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the inline buttons, without direction marks."""
        return tuple(plain(button.label) for button in self.buttons)


@dataclass(frozen=True, kw_only=True)
class CallbackAnswer:
    """The answer of the bot to a tap."""

    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Query:
    """A tap on a callback button."""

    id: str
    user_id: int
    chat_id: int
    message_id: int
    data: str
    date: int
    answer: CallbackAnswer | None = None


@dataclass(frozen=True, kw_only=True)
class ApiCall:
    """One call of the bot; `getUpdates` is not stored."""

    number: int
    method: str
    params: Json
    ok: bool
    description: str
    date: float  # seconds since 1970

    @property
    def chat_id(self) -> int | None:
        """The chat of the call."""
        chat = str(self.params.get("chat_id", ""))
        return int(chat) if chat.lstrip("-").isdigit() else None


def plain(label: str) -> str:
    """Return a label without invisible direction marks, and with usual spaces."""
    return label.translate(_AS_READ)


def _button(button: Json) -> ChatButton:
    for action in ("callback_data", "url", "copy_text", "web_app"):
        if action in button:
            value = button[action]
            text = value if isinstance(value, str) else value.get("text", value.get("url", ""))
            return ChatButton(
                label=button["text"], action=action, value=text, style=button.get("style", "")
            )
    return ChatButton(label=button["text"], action="none", value="")


def find_button(buttons: tuple[ChatButton, ...], label: str) -> ChatButton | None:
    """Return the button of a label or its data, or the only one with this part of a label."""
    wanted = plain(label)
    for button in buttons:
        if wanted in {plain(button.label), button.value}:
            return button
    similar = [button for button in buttons if wanted.lower() in plain(button.label).lower()]
    return similar[0] if len(similar) == 1 else None
