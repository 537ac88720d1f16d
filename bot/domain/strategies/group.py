"""One averaging position on one pair, and its way from the first buy to the last sale."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.orders import Intent, OrderKind, Side
from bot.domain.strategies.plan import Plan


class Phase(StrEnum):
    """Where a group stands."""

    OPENING = "opening"  # nothing was bought yet
    OPEN = "open"
    RECOVERY = "recovery"
    CLOSING = "closing"  # everything is sold, at the price of the moment
    CLOSED = "closed"


class RecoveryCause(StrEnum):
    """Why a group is in Recovery Mode."""

    FALL = "fall"  # the price is far below the average
    MONEY = "money"  # most of the money is used
    NO_TOPUPS = "no-top-ups"  # none is left, and the price is below the average
    UNCLEAR = "unclear"  # spread, fall of the day or an old price, for minutes
    CHOSEN = "chosen"  # by the person


@dataclass(frozen=True, slots=True)
class TradeGroup:
    """One averaging position on one pair: the fold of its fills, and the order under way."""

    strategy: str  # id of the strategy
    number: int  # of the group within the strategy
    pair: str  # base/quote
    phase: Phase = Phase.OPENING
    orders: int = 0  # decided so far; the number of the last one
    step: int = 0  # of the plan: the buy that is due next
    spent_on_step: Decimal = ZERO
    entry: Decimal | None = None  # price of the first fill
    held: Decimal = ZERO  # coins
    cost: Decimal = ZERO  # money of what is held, fees included
    paid: Decimal = ZERO  # money of all buys, fees included
    got: Decimal = ZERO  # money of all sales, fees taken off
    fees: tuple[tuple[str, Decimal], ...] = ()  # in third coins: in none of the sums above
    live: Intent | None = None  # the order under way
    topped_up_at: float | None = None  # the last top-up, seconds
    closing: OrderKind | None = None  # why it is closing
    cause: RecoveryCause | None = None  # in Recovery Mode: why
    waived: bool = False  # the person ended Recovery Mode; its causes are ignored until better
    unclear_since: float | None = None
    clear_since: float | None = None
    closed_at: float | None = None
    plan: Plan | None = None  # that an edit left to it; None: that of its strategy

    @property
    def base(self) -> str:
        """The coin that is bought."""
        return self.pair.partition("/")[0]

    @property
    def quote(self) -> str:
        """The coin that is paid with."""
        return self.pair.partition("/")[2]

    @property
    def average(self) -> Decimal | None:
        """Money for one coin of what is held, fees included; None if nothing is held."""
        return self.cost / self.held if self.held > 0 else None

    @property
    def exposure(self) -> Decimal:
        """The money at work, with what the order under way can take."""
        return self.cost + (self.live.reserve if self.live is not None else ZERO)

    @property
    def result(self) -> Decimal:
        """What was earned so far: sales less what their coins cost. Dust counts as lost."""
        kept = ZERO if self.phase is Phase.CLOSED else self.cost
        return self.got - (self.paid - kept)

    @property
    def is_buying(self) -> bool:
        """Whether the order under way is a buy."""
        return self.live is not None and self.live.side is Side.BUY


def in_new_series(orders: int, series: int) -> int:
    """Return the number of the last order of a group, moved into another series of numbers.

    Orders of two copies of one group never have the same number, and so not the same id.
    """
    return series * _SERIES + orders % _SERIES


def first_of_series(orders: int) -> int:
    """Return the number with which the series of a last order begins."""
    return orders - orders % _SERIES


_SERIES = 1_000_000  # orders of a group
