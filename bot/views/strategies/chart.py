"""The picture of a strategy, and what its marks mean, with the prices in words."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.domain.exchange import Exchange
from bot.domain.strategies.run import StrategyRun
from bot.i18n import Markup, Translator
from bot.services.strategies.cards import StrategyCard
from bot.services.strategies.chart import StrategyChart
from bot.services.strategies.proposal import Proposal
from bot.views.picture import LevelKind, PriceLadder, PriceLevel
from bot.views.strategies import amounts, position
from bot.views.strategies.card import mode, title
from bot.views.strategies.sheet import heading
from bot.views.view import Action, View, lines, pairs, press, rows, stack


def of_sheet(
    t: Translator, exchange: Exchange, name: str, proposal: Proposal, chart: StrategyChart
) -> View:
    """Show the steps of a plan that is not started. `name`: of the connection."""
    legend = _Legend(t, chart, proposal.pair.partition("/")[2])
    text = stack(
        heading(t, exchange, name, proposal.pair),
        lines(*legend.prices()),
        lines(*legend.buys()),
        lines(t("chart-after-all"), *legend.levels()),
    )
    return View(text, rows(press(t, Action.PLAN_SHEET)), picture_of(t, chart))


def of_card(
    t: Translator, shown: StrategyCard, exchange: Exchange | None, chart: StrategyChart
) -> View:
    """Show where a strategy stands. `exchange`: None if this version does not know it."""
    run = shown.run
    chart = _allowed(run, chart)
    legend = _Legend(t, chart, run.price_coin)
    text = stack(
        title(t, run, exchange),
        lines(*legend.prices()),
        lines(*legend.buys()),
        lines(*legend.levels()),
        mode(t, run, exchange),
    )
    buttons = pairs(
        press(t, Action.RUN_PICTURE, run.strategy.id, label="button-status"),
        press(t, Action.STRATEGY, run.strategy.id, label="button-back"),
    )
    return View(text, buttons, picture_of(t, chart))


def picture_of(t: Translator, chart: StrategyChart) -> PriceLadder:
    """Return the content of the picture of a chart."""
    levels = [
        *(PriceLevel(kind=LevelKind.BOUGHT, price=price) for price in chart.bought),
        *(PriceLevel(kind=LevelKind.DUE, price=price) for price in chart.due),
        PriceLevel(kind=LevelKind.AVERAGE, price=chart.average),
    ]
    for kind, price in ((LevelKind.SALE, chart.sells_at), (LevelKind.STOP, chart.stop_at)):
        if price is not None:
            levels.append(PriceLevel(kind=kind, price=price))
    return PriceLadder(
        past=tuple(chart.past),
        since=chart.since,
        at=chart.at,
        price=chart.price,
        levels=tuple(levels),
        marks=amounts.digit_marks(t),
    )


class _Legend:
    """What the marks of a chart mean, each with its price: the text alone says everything."""

    def __init__(self, t: Translator, chart: StrategyChart, coin: str) -> None:
        self._t = t
        self._chart = chart
        self._coin = coin

    def prices(self) -> Iterator[Markup]:
        t, chart = self._t, self._chart
        if chart.past:
            yield t("chart-past", count=chart.days)
        if chart.past and chart.since is not None:
            yield t("chart-since")
        if chart.price is None:
            yield t("run-price-unknown")
        else:
            yield t("run-price", price=self._price(chart.price))

    def buys(self) -> Iterator[Markup]:
        yield self._span("●", "chart-bought", self._chart.bought)
        yield self._span("○", "chart-due", self._chart.due)

    def levels(self) -> Iterator[Markup]:
        t, chart = self._t, self._chart
        yield _marked("◆", t("chart-average", price=self._price(chart.average)))
        if chart.sells_at is not None:
            yield _marked("▲", t("run-sells", price=self._price(chart.sells_at)))
        if chart.stop_at is not None:
            yield _marked("✕", t("run-stop", price=self._price(chart.stop_at)))

    def _span(self, symbol: str, key: str, prices: tuple[Decimal, ...]) -> Markup:
        if not prices:
            return Markup()
        first, last = self._price(prices[0]), self._price(prices[-1])
        return _marked(symbol, self._t(key, count=len(prices), first=first, last=last))

    def _price(self, value: Decimal) -> str:
        return amounts.price(self._t, value, self._coin)


def _allowed(run: StrategyRun, chart: StrategyChart) -> StrategyChart:
    """Return the chart without what a strategy does not do now."""
    if not position.trades(run):
        return replace(chart, due=(), sells_at=None, stop_at=None)
    return chart if position.buys(run) else replace(chart, due=())


def _marked(symbol: str, said: Markup) -> Markup:
    return Markup(f"{symbol} {said}")
