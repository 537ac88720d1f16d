"""Metrics that are counted nowhere."""

from typing import Any


class NoMetrics:
    """Fits the port `Meters` and counts nothing."""

    def checked(self, *_: Any, **__: Any) -> None:
        """Do nothing."""

    lagged = leased = lost = circuit = network = told = led = answered = erased = checked
