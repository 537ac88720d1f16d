"""What the operator stopped, and the buttons that stop trading and let it go on."""

from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo

from bot.domain.exchange import Exchange
from bot.domain.snapshot import TradingFigures
from bot.domain.strategies.stops import EVERYTHING, TradingStop
from bot.i18n import Markup, Translator
from bot.views import times
from bot.views.view import Action, Button, Press, View, lines, pairs, press, rows, stack

Exchanges = Mapping[str, Exchange]


def state(
    t: Translator, figures: TradingFigures, exchanges: Exchanges, now: datetime, zone: tzinfo
) -> View:
    """Show what is stopped, where strategies are, and a button for each."""
    stops = [stopped(t, stop, exchanges, now, zone) for stop in figures.stops]
    text = stack(
        t("trading-title"),
        lines(*(stops or [t("trading-goes")])),
        lines(*_counts(t, figures, exchanges)),
        t("trading-means"),
    )
    switches = rows(*(_button(t, scope, figures, exchanges) for scope in _scopes(figures)))
    others = pairs(press(t, Action.TRADING, label="button-status"), press(t, Action.MENU))
    return View(text, (*switches, *others))


def stopped(
    t: Translator, stop: TradingStop, exchanges: Exchanges, now: datetime, zone: tzinfo
) -> Markup:
    """Return that something is stopped, and since when."""
    since = times.near(t, stop.at, now, zone)
    if stop.scope == EVERYTHING:
        return Markup(f"🛑 {t('trading-stopped-all', since=since)}")
    title = _title(exchanges, stop.scope)
    return Markup(f"🛑 {t('trading-stopped', exchange=title, since=since)}")


def _counts(t: Translator, figures: TradingFigures, exchanges: Exchanges) -> Iterator[Markup]:
    for exchange, count in sorted(figures.exchanges.items()):
        yield t("trading-strategies", exchange=_title(exchanges, exchange), count=count)


def _scopes(figures: TradingFigures) -> list[str]:
    """Return what has a button: everything, and each exchange that is used or stopped."""
    stops = {stop.scope for stop in figures.stops}
    return [EVERYTHING, *sorted({*figures.exchanges, *stops} - {EVERYTHING})]


def _button(t: Translator, scope: str, figures: TradingFigures, exchanges: Exchanges) -> Button:
    stop = next((stop for stop in figures.stops if stop.scope == scope), None)
    goes, mark = stop is not None, stop.mark if stop else 0
    verb, name = ("go", Action.TRADING_GO) if goes else ("stop", Action.TRADING_STOP)
    if scope == EVERYTHING:
        label = t.plain(f"button-trading-{verb}-all")
    else:
        label = t.plain(f"button-trading-{verb}", exchange=_title(exchanges, scope))
    return Button(label=label, press=Press(name, scope, mark), style=None if goes else "danger")


def _title(exchanges: Exchanges, exchange: str) -> str:
    return exchanges[exchange].title if exchange in exchanges else exchange
