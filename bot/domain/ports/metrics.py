"""Port for metrics."""

from typing import Protocol


class Metrics(Protocol):
    """Records metrics for operators. No value names a person or a connection."""

    def checked(self, exchange: str, outcome: str, seconds: float) -> None:
        """Count a check with its outcome and its duration."""

    def lagged(self, exchange: str, seconds: float) -> None:
        """Set the delay of the oldest due check of an exchange."""

    def leased(self, exchange: str, checks: int, *, egress: str) -> None:
        """Count checks that this process has leased, by the egress that they use."""

    def lost(self, checks: int) -> None:
        """Count results that were discarded: the connection was changed or claimed meanwhile."""

    def circuit(self, exchange: str, *, closed: bool, egress: str) -> None:
        """Set whether the circuit of a route is closed."""

    def network(self, *, cut_off: bool) -> None:
        """Set whether our own network is down."""

    def notice_handled(self, kind: str, outcome: str) -> None:
        """Count a notice: sent, dropped, postponed, failed."""

    def set_leading(self, *, leading: bool) -> None:
        """Set whether this process is the leader."""

    def telegram_answered(self, code: str) -> None:
        """Count an answer of Telegram by its code, or by the kind of failure."""

    def message_deleted(self, *, gone: bool) -> None:
        """Count a deletion of a message with a secret."""

    def language_missing(self, tag: str) -> None:
        """Count a person who is answered in English: no file serves the tag of their client."""
