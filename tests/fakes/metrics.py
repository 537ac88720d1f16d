"""Metrics that are counted nowhere."""

from typing import Any


class NoMetrics:
    """Fits the port `Metrics` and counts nothing."""

    def checked(self, *_: Any, **__: Any) -> None:
        """Do nothing."""

    lagged = leased = lost = circuit = network = checked
    notice_handled = set_leading = telegram_answered = message_deleted = checked
