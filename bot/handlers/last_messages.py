"""Remembers the last message of each chat: only that one is edited, others are out of sight."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, TypeVar

V = TypeVar("V")
CHATS = 10_000  # kept in memory; of other chats, and after a restart, none is known
_REPLACED = 5  # messages of a chat


class LastMessages:
    """The id of the last message that the bot sent to each chat, and of what it replaced."""

    def __init__(self) -> None:
        self._ids: OrderedDict[int, int] = OrderedDict()
        self._replaced: OrderedDict[int, dict[int, int]] = OrderedDict()  # chat → old → new

    def record(self, chat: int, message: int) -> None:
        """Record a message that was sent."""
        _keep(self._ids, chat, message)

    def forget(self, chat: int) -> None:
        """Forget the last message of a chat: it must not be edited."""
        self._ids.pop(chat, None)

    def is_last(self, chat: int, message: int) -> bool:
        """Return whether this message is known to be the last one."""
        return self._ids.get(chat) == message

    def replace(self, chat: int, old: int, new: int) -> None:
        """Record that a message was replaced: a button of it may have been pressed twice."""
        known = [*self._replaced.get(chat, {}).items(), (old, new)]
        _keep(self._replaced, chat, dict(known[-_REPLACED:]))

    def now(self, chat: int, message: int) -> int:
        """Return the message that replaced another, or the same if none did."""
        return self._replaced.get(chat, {}).get(message, message)

    def memory_of(self, chat: int) -> Mapping[str, Any]:
        """Return what is known of a chat, as JSON values."""
        replaced = [*self._replaced.get(chat, {}).items()]
        known: dict[str, Any] = {"replaced": replaced} if replaced else {}
        return {"last": self._ids[chat], **known} if chat in self._ids else known

    def recall(self, chat: int, memory: Mapping[str, Any]) -> None:
        """Replace what is known of a chat by what another process knew."""
        self.forget(chat)
        self._replaced.pop(chat, None)
        if "last" in memory:
            self.record(chat, memory["last"])
        if "replaced" in memory:
            _keep(self._replaced, chat, dict(memory["replaced"]))


def _keep(kept: OrderedDict[int, V], chat: int, value: V) -> None:
    kept[chat] = value
    kept.move_to_end(chat)
    if len(kept) > CHATS:
        kept.popitem(last=False)
