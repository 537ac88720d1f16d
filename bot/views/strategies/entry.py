"""The list of a person's strategies, and the connections that can have one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.exchange import Exchange
from bot.domain.strategies.basket import takes_place, used
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.starting import StartRefusal
from bot.i18n import Markup, Translator
from bot.services.strategies.strategies import StrategyOffer
from bot.views.strategies import amounts, words
from bot.views.view import Action, Button, Press, View, fitting, lines, press, rows, stack

_MOST = 20  # buttons of strategies
_FIXED = {  # on the card of the connection
    StartRefusal.NOT_ONLINE,
    StartRefusal.NO_TRADE,
    StartRefusal.WITHDRAWALS,
    StartRefusal.ACCOUNT,
}


def off(t: Translator) -> View:
    """Say that the operator switched strategies off."""
    return View(t("strategies-off"), rows(press(t, Action.MENU)))


def strategy_list(
    t: Translator,
    exchanges: Mapping[str, Exchange],
    runs: Sequence[StrategyRun],
    *,
    live: bool = False,
) -> View:
    """Show a person's strategies, those that have not ended first.

    `live`: whether the operator allows real money.
    """
    new = press(t, Action.STRATEGY_NEW, style="primary")
    real = live or any(run.is_live for run in runs)
    mode = t("strategies-live" if real else "strategies-rehearsal")
    if not runs:
        text = stack(t("strategies-empty"), mode)
        return View(text, rows(new, press(t, Action.MENU)))
    entries = together(runs)
    active = sum(not all(run.has_ended for run in entry) for entry in entries)
    shown = entries[: max(_MOST, active)]
    items = fitting(_item(t, exchanges, entry, real=real) for entry in shown)
    text = stack(t("strategies-title", count=active), *items, mode)
    buttons = [_button(entry) for entry in shown[: len(items)]]
    return View(text, rows(*buttons, new, press(t, Action.MENU)))


def choose_connection(
    t: Translator, exchanges: Mapping[str, Exchange], offers: Sequence[StrategyOffer]
) -> View:
    """Ask on which connection; one that cannot have a strategy says why and what to do."""
    if not offers:
        connect = press(t, Action.CONNECT, style="primary")
        return View(t("plan-no-connection"), rows(connect, press(t, Action.MENU)))
    fit = [offer for offer in offers if offer.refusal is None]
    others = [offer for offer in offers if offer.refusal is not None]
    reasons = dict.fromkeys(
        refusal_text(t, offer.refusal, exchanges, offer) for offer in others if offer.refusal
    )
    head = t("plan-choose-connection") if fit else t("plan-none-online")
    buttons = (
        *(_offer(t, exchanges, offer) for offer in fit),
        *(_repair(offer) for offer in others if offer.refusal is StartRefusal.NOT_ONLINE),
        press(t, Action.STRATEGIES, label="button-back"),
    )
    return View(stack(head, *fitting(reasons)), rows(*buttons))


def refusal_text(
    t: Translator,
    reason: StartRefusal,
    exchanges: Mapping[str, Exchange],
    offer: StrategyOffer,
    pair: str = "",
) -> Markup:
    """Return why a strategy cannot be started, and what to do."""
    connection = offer.connection
    title = exchanges[connection.exchange].title
    return t(f"start-refused-{reason}", name=connection.name, exchange=title, pair=pair)


def refused(t: Translator, offer: StrategyOffer, said: Markup) -> View:
    """Show why a strategy cannot be started now, with the way out."""
    fix = press(t, Action.CARD, offer.connection.id) if offer.refusal in _FIXED else None
    again = press(t, Action.PLAN_SHEET, label="button-plan-again")
    sheet = None if offer.refusal is StartRefusal.NOT_ONLINE else again
    return View(said, rows(fix, sheet, press(t, Action.STRATEGIES)))


def started(t: Translator, card: View, *, live: bool, calm: bool) -> View:
    """Say above the card of a strategy that it was just started.

    `live`: with real money. `calm`: whether its first buy waits for a calm market.
    """
    said = t("strategy-started-live" if live else "strategy-started")
    first = t("first-buy-when-calm" if calm else "first-buy-soon")
    return replace(card, text=stack(lines(said, first), card.text))


def together(runs: Sequence[StrategyRun]) -> Sequence[Sequence[StrategyRun]]:
    """Return runs with those of their basket, each basket where its first run is."""
    found: dict[str, list[StrategyRun]] = {}
    for run in runs:
        found.setdefault(run.strategy.basket or run.strategy.id, []).append(run)
    return list(found.values())


def _item(
    t: Translator, exchanges: Mapping[str, Exchange], entry: Sequence[StrategyRun], *, real: bool
) -> Markup:
    """Return a strategy of the list. `real`: say whether its money is real."""
    first = entry[0]
    mode = t(f"strategy-mode-{first.strategy.mode}") if real else Markup()
    return lines(_head(t, exchanges, entry), _status(t, first), _sum(t, entry), mode)


def _head(t: Translator, exchanges: Mapping[str, Exchange], entry: Sequence[StrategyRun]) -> Markup:
    run = entry[0]
    exchange = exchanges.get(run.exchange)
    title = exchange.title if exchange else run.exchange
    return t("strategies-item", pair=words.pairs(_pairs(entry)), exchange=title, name=run.name)


def _status(t: Translator, run: StrategyRun) -> Markup:
    """Return what a strategy does; one that the watch holds is on hold."""
    status = "held" if run.strategy.cause and not run.has_ended else run.strategy.status
    return t(f"strategy-status-{status}")


def _sum(t: Translator, entry: Sequence[StrategyRun]) -> Markup:
    """Return what several pairs that were started together hold in all; empty for one."""
    run = entry[0]
    if run.strategy.basket is None or run.has_ended:
        return Markup()
    groups = sum(takes_place(one.group) for one in entry)
    money = amounts.money(t, used(entry), run.price_coin)
    return lines(
        t("basket-open", count=groups, most=run.strategy.at_once),
        t("basket-at-work", money=money) if groups else "",
    )


def _button(entry: Sequence[StrategyRun]) -> Button:
    run = entry[0]
    target = run.strategy.basket or run.strategy.id
    label = f"{words.short_pairs(_pairs(entry))} · {run.name}"
    return Button(label=label, press=Press(Action.STRATEGY, target))


def _pairs(entry: Sequence[StrategyRun]) -> Sequence[str]:
    return sorted(run.pair for run in entry)


def _offer(t: Translator, exchanges: Mapping[str, Exchange], offer: StrategyOffer) -> Button:
    one = offer.connection
    title = exchanges[one.exchange].title
    label = t.plain("button-strategy-connection", name=one.name, exchange=title)
    return Button(label=label, press=Press(Action.STRATEGY_NEW, one.id), style="primary")


def _repair(offer: StrategyOffer) -> Button:
    one = offer.connection
    return Button(label=one.name, press=Press(Action.CARD, one.id))
