"""A rehearsal: orders are filled from the prices of the feed and sent nowhere."""

import math
from collections.abc import Callable, Sequence

from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.paper import paper_fill
from bot.domain.strategies.sending import MaySend, OrderProof, OrderState, Sending, SendResult


class PaperTrader:
    """Fills each order at the first quote that it sees after the one that decided it.

    It remembers nothing, so a restart loses no order.
    """

    def __init__(
        self, quotes: Callable[[str], Quote | None], rules: Callable[[str], Rules | None]
    ) -> None:
        """Take the newest quote of a pair, and the rules of the pairs."""
        self._quotes = quotes
        self._rules = rules
        self.proof = OrderProof(window=0.0, memory=math.inf)

    async def place(self, pair: str, order: Intent, may_send: MaySend) -> SendResult:
        """Send nothing."""
        del pair, order
        return SendResult(Sending.ANSWERED if await may_send() else Sending.UNSENT)

    async def find(self, pair: str, order: Intent) -> OrderState:
        """Return what a newer quote makes of an order; it is not over until there is one."""
        quote, rules = self._quotes(pair), self._rules(pair)
        if quote is None or rules is None or quote.at <= order.decided_at:
            return OrderState(over=False, qty=ZERO)
        done = paper_fill(rules, order, quote, pair.partition("/")[2])
        fills = () if done is None else (done,)
        return OrderState(over=True, qty=sum((f.qty for f in fills), start=ZERO), fills=fills)

    async def fills(self, pair: str, order: Intent, since: float) -> Sequence[Fill]:
        """Return nothing: the fills come with the order."""
        del pair, order, since
        return ()
