"""What receives the updates of a leader: a poller or a webhook."""

from collections.abc import Coroutine, Sequence
from typing import Any, Protocol


class UpdateReceiver(Protocol):
    """Receives updates and hands them to the intake."""

    @property
    def name(self) -> str:
        """What it is, in plain words."""

    @property
    def idle(self) -> float:
        """Seconds since the last call of Telegram ended, successfully or not."""

    @property
    def answered_recently(self) -> bool:
        """Whether Telegram answered lately."""

    def loops(self) -> Sequence[Coroutine[Any, Any, None]]:
        """Return what must run until cancelled; it raises TelegramUnauthorizedError."""

    async def finish(self, seconds: float) -> None:
        """Wait for the updates being handled, then confirm them; others are redelivered."""
