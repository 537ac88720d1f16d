"""What goes wrong with the orders at a sandbox exchange."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class OrderFault(StrEnum):
    """What happens to a call that places an order."""

    LOST = "lost"  # it is carried out, and the connection is closed without an answer
    DOWN_BEFORE = "down-before"  # the gateway answers 503; the exchange never sees it
    DOWN_AFTER = "down-after"  # it is carried out, and the gateway answers 503 all the same
    UNSURE = "unsure"  # it is carried out, and the exchange answers that it does not know
    LIMITED = "limited"  # too many calls; it is not carried out


@dataclass(kw_only=True)
class OrderFaults:
    """The faults of one exchange; each may be changed at any time.

    Attributes:
        fault: what happens to calls that place an order; None = nothing.
        times: how many such calls `fault` still hits; None = all.
        late: seconds until such a call reaches the exchange, also if its caller is gone by then.
        unseen: seconds in which an order that was placed is not found.
        share: the part of each order that is filled, from 0 to 1, where its limit allows it.
        least: the least an order may be worth, where it is more than the listed rules say.
    """

    fault: OrderFault | None = None
    times: int | None = None
    late: float = 0.0
    unseen: float = 0.0
    share: Decimal = Decimal(1)
    least: Decimal = Decimal(0)

    def hit(self) -> OrderFault | None:
        """Count a call that places an order; return what happens to it."""
        if self.fault is None or self.times == 0:
            return None
        if self.times is not None:
            self.times -= 1
        return self.fault

    @property
    def pending(self) -> OrderFault | None:
        """What will happen to the next call that places an order."""
        return None if self.times == 0 else self.fault
