"""Holds whether Telegram answers, as far as this process knows."""

from dataclasses import dataclass

from bot.telegram.poller import Poller
from bot.telegram.polling_conflict import PollingConflict


@dataclass(kw_only=True)
class Contact:
    """The contact with Telegram. `poller`: polls while this process is the leader."""

    conflict: PollingConflict
    poller: Poller | None = None

    def answers(self) -> bool:
        """Return whether Telegram answers; during a conflict it answers another program."""
        return self.poller is None or self.poller.heard_lately or bool(self.conflict.trouble)

    def idle(self) -> dict[str, float]:
        """Return how many seconds ago the last poll ended, while there is a poller."""
        return {"the poller": self.poller.idle} if self.poller else {}
