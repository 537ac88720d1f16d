"""What follows when an exchange refuses an order: a pause, and word to who can fix it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.notice.matters import Matter
from bot.domain.strategies.gate import EXITS_ONLY, OPEN, Gate
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.orders import Side
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.sending import OrderRefusal


@dataclass(frozen=True)
class _Pause:
    first: float  # seconds; each refusal in a row doubles it
    longest: float
    both: bool = False  # buys and sales alike


_USUAL = _Pause(10.0, 600.0)
_PAUSES: Mapping[OrderRefusal, _Pause] = {
    OrderRefusal.BALANCE: _Pause(60.0, 1_800.0),
    OrderRefusal.PERMISSION: _Pause(60.0, 1_800.0, both=True),
    OrderRefusal.KEY: _Pause(60.0, 1_800.0, both=True),
    OrderRefusal.ACCOUNT: _Pause(60.0, 1_800.0, both=True),
    OrderRefusal.PAIR: _Pause(60.0, 1_800.0, both=True),
    OrderRefusal.CLOCK: _Pause(60.0, 600.0, both=True),
    OrderRefusal.BUSY: _Pause(10.0, 120.0, both=True),
}
_SALES_WAIT = 300.0  # seconds at most: a stop must not wait longer
_ONLY_BUYS = Gate(exits=False)
_OF_KEYS = {OrderRefusal.KEY, OrderRefusal.PERMISSION, OrderRefusal.ACCOUNT}
_OURS = {OrderRefusal.RULES, OrderRefusal.MINIMUM, OrderRefusal.UNKNOWN}


class RefusalPauses:
    """Remembers which groups pause, so that no order is sent at every price."""

    def __init__(self) -> None:
        self._until: dict[tuple[str, int, Side], tuple[float, float]] = {}  # end and length

    def gate(self, group: TradeGroup, now: float) -> Gate:
        """Return what a group may do at a time in seconds."""
        buys = OPEN if self._over(group, Side.BUY, now) else EXITS_ONLY
        sales = OPEN if self._over(group, Side.SELL, now) else _ONLY_BUYS
        return buys & sales

    def add(self, group: TradeGroup, side: Side, refusal: OrderRefusal, now: float) -> None:
        """Count a refusal."""
        pause = _PAUSES.get(refusal, _USUAL)
        for one in Side if pause.both else (side,):
            longest = min(pause.longest, _SALES_WAIT) if one is Side.SELL else pause.longest
            _, length = self._until.get(_key(group, one), (0.0, 0.0))
            length = min(2 * length or pause.first, longest)
            self._until[_key(group, one)] = now + length, length

    def end(self, group: TradeGroup, side: Side) -> None:
        """Forget the refusals of a side: an order was accepted."""
        self._until.pop(_key(group, side), None)

    def _over(self, group: TradeGroup, side: Side, now: float) -> bool:
        return now >= self._until.get(_key(group, side), (now, 0.0))[0]


def _key(group: TradeGroup, side: Side) -> tuple[str, int, Side]:
    return group.strategy, group.number, side


class Notify(Protocol):
    """Notifies the operators of a matter, once a day for each case."""

    async def __call__(
        self, matter: Matter, about: str, at: datetime, *, exchange: str | None = None
    ) -> None:
        """`about`: what distinguishes two cases."""


@dataclass(frozen=True, kw_only=True)
class RefusalDesk:
    """Requests a check of a refused key, and notifies the operators of their own faults.

    `check`: makes the keys of a person due now. `suspect`: compares the account of a strategy
    with what it holds.
    """

    check: Callable[[int, datetime], Awaitable[None]]
    notify: Notify
    clock: Callable[[], datetime]
    suspect: Callable[[StrategyRun], None] = lambda _: None

    async def handle(self, run: StrategyRun, refusal: OrderRefusal) -> None:
        """Do what a refusal requires."""
        now = self.clock()
        if refusal is OrderRefusal.BALANCE:
            self.suspect(run)
        elif refusal in _OF_KEYS:
            await self.check(run.owner, now)
        elif refusal is OrderRefusal.CLOCK:  # once with that of the checks of keys
            await self.notify(Matter.CLOCK_SKEW, run.exchange, now, exchange=run.exchange)
        elif refusal in _OURS:
            about = f"{run.exchange} {refusal}"
            await self.notify(Matter.ORDER_REFUSED, about, now, exchange=run.exchange)
