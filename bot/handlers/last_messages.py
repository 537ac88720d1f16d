"""Remembers the last message of each chat: only that one is edited, others are out of sight."""

from collections import OrderedDict

CHATS = 10_000  # kept in memory; of other chats, and after a restart, none is known


class LastMessages:
    """The id of the last message that the bot sent to each chat."""

    def __init__(self) -> None:
        self._ids: OrderedDict[int, int] = OrderedDict()

    def record(self, chat: int, message: int) -> None:
        """Record a message that was sent."""
        self._ids[chat] = message
        self._ids.move_to_end(chat)
        if len(self._ids) > CHATS:
            self._ids.popitem(last=False)

    def forget(self, chat: int) -> None:
        """Forget the last message of a chat: it must not be edited."""
        self._ids.pop(chat, None)

    def is_last(self, chat: int, message: int) -> bool:
        """Return whether this message is known to be the last one."""
        return self._ids.get(chat) == message
