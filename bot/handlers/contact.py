"""Reports whether Telegram answers, as far as this process knows."""

from dataclasses import dataclass

from bot.telegram.poller import Poller
from bot.telegram.polling_conflict import PollingConflict


@dataclass(kw_only=True)
class Contact:
    """The contact with Telegram. `poller`: set while this process is the leader."""

    conflict: PollingConflict
    poller: Poller | None = None

    def answers(self) -> bool:
        """Return whether Telegram answers; a polling conflict counts as an answer."""
        return self.poller is None or self.poller.answered_recently or bool(self.conflict.trouble)

    def idle(self) -> dict[str, float]:
        """Return the seconds since the last poll, if this process polls."""
        return {"the poller": self.poller.idle} if self.poller else {}
