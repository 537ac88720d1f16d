"""What a strategy holds, and at which prices it buys and sells next."""

from collections.abc import Iterator

from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.strategy import StrategyStatus
from bot.domain.strategies.watch import HoldCause
from bot.i18n import Markup, Translator
from bot.services.strategies.cards import StrategyCard
from bot.views.strategies import amounts

_TRADES = {StrategyStatus.RUNNING, StrategyStatus.PAUSED, StrategyStatus.FINISHING}
_SELLS = {None, HoldCause.DOUBT}  # the watch allows sales


def trades(run: StrategyRun) -> bool:
    """Return whether a strategy sells as it planned."""
    return run.strategy.status in _TRADES and run.strategy.cause in _SELLS


def buys(run: StrategyRun) -> bool:
    """Return whether a strategy buys as it planned."""
    paused = run.strategy.status is StrategyStatus.PAUSED
    return trades(run) and not paused and run.strategy.cause is None


def position(t: Translator, shown: StrategyCard) -> Iterator[Markup]:
    """Yield what is held, and the price."""
    run = shown.run
    yield from holding(t, shown)
    if run.has_ended:
        return
    if shown.at_work is not None:
        limit = amounts.money(t, run.plan.limit, run.price_coin)
        yield t("run-in-use", money=amounts.money(t, shown.at_work, run.price_coin), limit=limit)
    if shown.price is None:
        yield t("run-price-unknown")
    else:
        yield t("run-price", price=amounts.price(t, shown.price, run.price_coin))


def holding(t: Translator, shown: StrategyCard) -> Iterator[Markup]:
    """Yield what is held, and what its sale would bring."""
    run = shown.run
    if shown.held is None or shown.average is None:
        return
    held = amounts.coins(t, shown.held, run.pair.partition("/")[0])
    yield t("news-held", held=held, average=amounts.price(t, shown.average, run.price_coin))
    if shown.on_paper is not None and not run.has_ended:
        yield t("run-if-sold", result=amounts.gain(t, shown.on_paper, run.price_coin))


def ahead(t: Translator, shown: StrategyCard) -> Iterator[Markup]:
    """Yield the next buy and sale of what is held."""
    run, coin = shown.run, shown.run.price_coin
    if shown.sells_at is None or not trades(run):
        return
    if not buys(run):
        pass
    elif shown.next_buy is not None and shown.next_money is not None:
        price = amounts.price(t, shown.next_buy, coin)
        yield t("run-next-buy", money=amounts.money(t, shown.next_money, coin), price=price)
    else:
        yield t("run-no-add-on")
    yield t("run-sells", price=amounts.price(t, shown.sells_at, coin))
    if shown.stop_at is None:
        yield t("run-no-stop")
    else:
        yield t("run-stop", price=amounts.price(t, shown.stop_at, coin))
