"""How an order is filled in a rehearsal: against a quote that is newer than the decision."""

from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.orders import Fill, Intent, Side


def paper_fill(rules: Rules, order: Intent, quote: Quote, coin: str) -> Fill | None:
    """Return the execution of an order at a quote; None if its limit is not reached.

    All of it is filled, a buy at the ask, a sale at the bid, with the fee of a taker.
    `coin`: the one of prices, in which the fee is taken.
    """
    buys = order.side is Side.BUY
    price = quote.ask if buys else quote.bid
    reached = price <= order.price if buys else price >= order.price
    if not reached or not rules.accepts(order.qty, order.price):
        return None
    fee = price * order.qty * rules.fee
    return Fill("paper", order.side, price, order.qty, fee, coin, quote.at)
