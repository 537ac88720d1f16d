"""Defines which metrics are counted."""

from typing import Protocol


class Metrics(Protocol):
    """Counts what operators watch. No value names a person or a connection."""

    def checked(self, exchange: str, outcome: str, seconds: float) -> None:
        """Count a check: its status or its problem, and how long it took."""

    def lagged(self, exchange: str, seconds: float) -> None:
        """Note how long the oldest connection of an exchange has been due."""

    def leased(self, exchange: str, checks: int) -> None:
        """Count checks that this process has taken."""

    def lost(self, checks: int) -> None:
        """Count checks that came to nothing: their connection was changed or taken meanwhile."""

    def circuit(self, exchange: str, *, closed: bool) -> None:
        """Note whether an exchange is being asked as usual."""

    def network(self, *, cut_off: bool) -> None:
        """Note whether it is our own network that is down."""

    def notice_handled(self, kind: str, outcome: str) -> None:
        """Count a notice: sent, dropped, put off, failed."""

    def set_leading(self, *, leading: bool) -> None:
        """Note whether this process is the one that speaks with Telegram."""

    def telegram_answered(self, code: str) -> None:
        """Count an answer of Telegram by its code, or by why there was none."""

    def message_deleted(self, *, gone: bool) -> None:
        """Count a message with a secret that was to be deleted."""
