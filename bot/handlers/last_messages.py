"""Remembers the last message of each chat: only that one is edited, others are out of sight."""

from collections import OrderedDict
from typing import TypeVar

K = TypeVar("K")
CHATS = 10_000  # kept in memory; of other chats, and after a restart, none is known


class LastMessages:
    """The id of the last message that the bot sent to each chat, and of what it replaced."""

    def __init__(self) -> None:
        self._ids: OrderedDict[int, int] = OrderedDict()
        self._replaced: OrderedDict[tuple[int, int], int] = OrderedDict()
        self._showing: OrderedDict[tuple[int, str], int] = OrderedDict()

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
        _keep(self._replaced, (chat, old), new)

    def show(self, chat: int, subject: str, message: int) -> int:
        """Record that a message shows a subject; return the one that did before. 0: none."""
        before = self.showing(chat, subject)
        _keep(self._showing, (chat, subject), message)
        return before

    def showing(self, chat: int, subject: str) -> int:
        """Return the message that shows a subject. 0: none."""
        return self._showing.get((chat, subject), 0)

    def now(self, chat: int, message: int) -> int:
        """Return the message that replaced another, or the same if none did."""
        return self._replaced.get((chat, message), message)


def _keep(kept: OrderedDict[K, int], key: K, message: int) -> None:
    kept[key] = message
    kept.move_to_end(key)
    if len(kept) > CHATS:
        kept.popitem(last=False)


def card_subject(strategy: str) -> str:
    """Return the subject of the card of a strategy."""
    return f"strategy {strategy}"
