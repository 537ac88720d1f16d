"""The clock of the sandbox, which a test may advance."""

from datetime import UTC, datetime, timedelta


class SandboxClock:
    """Real time plus an offset; call it, or `now()`, for an aware UTC datetime."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return the present time of the sandbox, in UTC."""
        return datetime.now(UTC) + self._ahead

    __call__ = now

    def timestamp(self) -> int:
        """Return the present time in whole seconds since 1970, as in the Bot API."""
        return int(self.now().timestamp())

    def advance(self, by: timedelta) -> None:
        """Advance the clock."""
        self._ahead += by
