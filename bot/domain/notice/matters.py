"""The matters that operators must fix: failures on our side."""

from enum import StrEnum
from typing import Self

from bot.domain.diagnosis import Problem


class Matter(StrEnum):
    """A failure on our side, defined by its fix."""

    CUT_OFF = "cut-off"  # our own network is down
    EXCHANGE_DOWN = "exchange-down"
    NEW_ADDRESS = "new-address"  # of this server
    ADDRESS_REFUSED = "address-refused"  # for many keys
    ORDER_REFUSED = "order-refused"  # an order of ours breaks a rule of the exchange

    # each problem that only the operator can fix
    OUR_ADDRESS_BLOCKED = Problem.OUR_ADDRESS_BLOCKED.value
    EGRESS_DOWN = Problem.EGRESS_DOWN.value
    REGION_BLOCKED = Problem.REGION_BLOCKED.value
    CLOCK_SKEW = Problem.CLOCK_SKEW.value
    UNKNOWN = Problem.UNKNOWN.value

    @classmethod
    def of(cls, problem: Problem) -> Self:
        """Return the matter of a problem. Raises ValueError if the operator cannot fix it."""
        return cls(problem.value)
