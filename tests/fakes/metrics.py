"""Metrics that count nothing."""

from typing import Any


class NoMetrics:
    """Implements the port `Metrics` and counts nothing."""

    def checked(self, *_: Any, **__: Any) -> None:
        """Do nothing."""

    lagged = leased = lost = circuit = network = checked
    notice_handled = set_leading = telegram_answered = message_deleted = checked
    language_missing = checked
