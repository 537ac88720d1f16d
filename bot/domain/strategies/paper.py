"""How an order is filled in a rehearsal: against a quote that is newer than the decision."""

from bot.domain.strategies.amounts import floor
from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.orders import Fill, Intent, Side


def paper_fill(rules: Rules, order: Intent, quote: Quote, coin: str) -> Fill | None:
    """Return the execution of an order at a quote; None if its limit is not reached.

    A buy is filled at the ask, a sale at the bid, up to the size there; all of it if the size is
    not reported. `coin`: the one of prices, in which the fee of a taker is taken.
    """
    buys = order.side is Side.BUY
    price, size = (quote.ask, quote.ask_size) if buys else (quote.bid, quote.bid_size)
    reached = price <= order.price if buys else price >= order.price
    if not reached or not rules.accepts(order.qty, order.price):
        return None
    qty = order.qty if size is None else min(order.qty, floor(size, rules.lot))
    if qty <= 0:
        return None
    return Fill("paper", order.side, price, qty, price * qty * rules.fee, coin, quote.at)
