"""Reports whether Telegram answers, as far as this process knows."""

from dataclasses import dataclass

from bot.telegram.polling_conflict import PollingConflict
from bot.telegram.receiving import UpdateReceiver


@dataclass(kw_only=True)
class Contact:
    """The contact with Telegram. `receiver`: set while this process is the leader."""

    conflict: PollingConflict
    receiver: UpdateReceiver | None = None

    def answers(self) -> bool:
        """Return whether Telegram answers; a polling conflict counts as an answer."""
        silent = self.receiver is not None and not self.receiver.answered_recently
        return not silent or bool(self.conflict.trouble)

    def idle(self) -> dict[str, float]:
        """Return the seconds since the last call for updates, if this process is the leader."""
        return {self.receiver.name: self.receiver.idle} if self.receiver else {}
