"""Pauses of groups whose orders an exchange refuses, so that none is sent at every price."""

from bot.domain.strategies.group import TradeGroup

_FIRST = 10.0  # seconds
_LONGEST = 600.0


class RefusalPauses:
    """Remembers which groups pause; each refusal in a row doubles the pause."""

    def __init__(self) -> None:
        self._until: dict[tuple[str, int], tuple[float, float]] = {}  # end and length

    def holds(self, group: TradeGroup, now: float) -> bool:
        """Return whether a group pauses at a time in seconds."""
        until, _ = self._until.get((group.strategy, group.number), (now, 0.0))
        return now < until

    def add(self, group: TradeGroup, now: float) -> None:
        """Count a refusal."""
        key = group.strategy, group.number
        _, length = self._until.get(key, (0.0, 0.0))
        length = min(2 * length, _LONGEST) or _FIRST
        self._until[key] = now + length, length

    def end(self, group: TradeGroup) -> None:
        """Forget the refusals of a group: an order of it was accepted."""
        self._until.pop((group.strategy, group.number), None)
