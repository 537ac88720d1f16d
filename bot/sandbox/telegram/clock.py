"""The time of the sandbox, which a test may move forward."""

from datetime import UTC, datetime, timedelta


class SandboxClock:
    """Real time plus what was added to it; call it, or `now()`, for an aware UTC datetime."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return the present moment of the sandbox, in UTC."""
        return datetime.now(UTC) + self._ahead

    __call__ = now

    def timestamp(self) -> int:
        """Return the present moment in whole seconds since 1970, as Telegram writes dates."""
        return int(self.now().timestamp())

    def advance(self, by: timedelta) -> None:
        """Move the sandbox forward."""
        self._ahead += by
