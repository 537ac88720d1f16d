"""The card of several pairs that were started together: a line for each, sums, and verbs."""

from collections.abc import Iterator, Sequence

from bot.domain.exchange import Exchange
from bot.domain.strategies.group import Phase
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.strategy import StrategyStatus
from bot.i18n import Markup, Translator
from bot.services.strategies.basket_cards import BasketCard
from bot.services.strategies.basket_life import possible_together
from bot.services.strategies.cards import StrategyCard
from bot.views.strategies import amounts, words
from bot.views.strategies import card as cards
from bot.views.view import (
    Action,
    Button,
    Press,
    Rows,
    View,
    folded,
    lines,
    pairs,
    press,
    stack,
)


def card(t: Translator, shown: BasketCard, exchange: Exchange | None) -> View:
    """Show a basket. `exchange`: None if this version does not know it."""
    first = shown.first
    text = stack(
        lines(f"{cards.mark(first)} {title(t, shown.runs, exchange)}", _setup(t, shown)),
        _held(t, shown, exchange),
        *(lines(*_pair(t, one)) for one in shown.cards),
        lines(*_sums(t, shown)),
        cards.mode(t, first, exchange),
        folded(lines(*(t(f"run-means-{slug}") for slug in _slugs(shown)), t("basket-means")))
        if not shown.has_ended
        else "",
    )
    return View(text, _buttons(t, shown))


def ask(t: Translator, shown: BasketCard, exchange: Exchange | None, action: Action) -> View:
    """Ask before all pairs sell everything or give up. `action`: RUN_CLOSE or RUN_STOP."""
    closes = action is Action.RUN_CLOSE
    name = words.pairs([run.pair for run in shown.runs if not run.has_ended])
    stops = "run-ask-stop" if _holds(shown) else "run-ask-end"
    question = t("run-ask-close" if closes else stops, pair=name)
    holding = [lines(*_pair(t, one)) for one in shown.cards if one.held is not None]
    sure = Action.RUN_CLOSE_YES if closes else Action.RUN_STOP_YES
    mode = cards.mode(t, shown.first, exchange)
    return View(
        stack(
            title(t, shown.runs, exchange),
            question,
            *(holding or [t("news-held-nothing")]),
            mode,
        ),
        (
            (cards.verb_for(t, shown.id, sure, holds=_holds(shown), page=shown.mark),),
            (press(t, Action.STRATEGY, shown.id, label="button-back"),),
        ),
    )


def title(t: Translator, runs: Sequence[StrategyRun], exchange: Exchange | None) -> Markup:
    """Return pairs, exchange and connection of a basket."""
    named = exchange.title if exchange else runs[0].exchange
    name = words.pairs([run.pair for run in runs])
    return t("news-title", pair=name, exchange=named, name=runs[0].name)


def _setup(t: Translator, shown: BasketCard) -> Markup:
    run = shown.first
    asked = run.sheet.get("proposal", {})
    level = "own" if asked.get("custom") else str(asked.get("level", "own"))
    total = run.strategy.at_once * run.next_plan.limit
    basket = run.sheet.get("basket", {})
    limit = amounts.number(basket.get("limit")) or total
    return lines(
        t("run-setup", level=level, limit=amounts.money(t, limit, run.price_coin)),
        t(
            "basket-at-once",
            count=run.strategy.at_once,
            limit=amounts.money(t, run.next_plan.limit, run.price_coin),
        ),
    )


def _held(t: Translator, shown: BasketCard, exchange: Exchange | None) -> Markup:
    """Return why the watch holds them: all have the same key."""
    run = shown.first
    cause = run.strategy.cause
    if cause is None or run.has_ended:
        return Markup()
    named = exchange.title if exchange else run.exchange
    return lines(t("news-hold"), t(f"news-hold-{cause}", exchange=named))


def _pair(t: Translator, one: StrategyCard) -> Iterator[Markup]:
    """Yield what a pair does, holds, and earned."""
    run, coin = one.run, one.run.price_coin
    yield t("basket-pair", mark=_mark(one), pair=run.pair, state=_state(t, one))
    if one.held is not None and one.average is not None:
        held = amounts.coins(t, one.held, run.pair.partition("/")[0])
        yield t("news-held", held=held, average=amounts.price(t, one.average, coin))
    if one.held is not None and not run.has_ended and one.on_paper is not None:
        yield t("run-if-sold", result=amounts.gain(t, one.on_paper, coin))
    if one.sells_at is not None and not run.has_ended:
        sells = amounts.price(t, one.sells_at, coin)
        buys = amounts.price(t, one.next_buy, coin) if one.next_buy is not None else ""
        yield (
            t("basket-buys-sells", buys=buys, sells=sells)
            if buys
            else t("basket-sells", sells=sells)
        )
    if one.result:
        yield t("news-result", result=amounts.gain(t, one.result, coin))


def _mark(one: StrategyCard) -> str:
    return "🔸" if one.cause is not None and not one.run.has_ended else cards.mark(one.run)


def _state(t: Translator, one: StrategyCard) -> Markup:
    """Return in a few words what a pair does."""
    run = one.run
    if run.strategy.status is not StrategyStatus.RUNNING:
        return t(f"strategy-status-{run.strategy.status}")
    if run.strategy.cause is not None:
        return t("strategy-status-held")
    group = run.open_group
    if group is None or group.held <= 0:
        return t("basket-state-waits" if one.has_place else "basket-state-place")
    if group.phase is Phase.RECOVERY:
        return t("button-plan-recovery")
    return t("strategy-status-closing" if group.phase is Phase.CLOSING else "basket-state-open")


def _sums(t: Translator, shown: BasketCard) -> Iterator[Markup]:
    run = shown.first
    coin, open_groups = run.price_coin, shown.under_way
    yield t("basket-open", count=open_groups, most=run.strategy.at_once)
    if shown.at_work:
        yield t("basket-at-work", money=amounts.money(t, shown.at_work, coin))
    if shown.at_work and shown.on_paper is not None and not shown.has_ended:
        yield t("basket-if-sold", result=amounts.gain(t, shown.on_paper, coin))
    if shown.result or shown.has_ended:
        yield t("basket-result", result=amounts.gain(t, shown.result, coin))


def _offered(shown: BasketCard) -> list[tuple[Action, str]]:
    return cards.offered(possible_together(shown.runs), holds=_holds(shown))


def _slugs(shown: BasketCard) -> Iterator[str]:
    """Yield what the offered verbs are called."""
    for _, slug in _offered(shown):
        yield "end" if slug == "stop" and not _holds(shown) else slug


def _holds(shown: BasketCard) -> bool:
    return any(run.holds for run in shown.runs)


def _buttons(t: Translator, shown: BasketCard) -> Rows:
    first, target = shown.first, shown.id
    return (
        *pairs(*(_button(one.run) for one in shown.cards)),
        *pairs(*(cards.verb_for(t, target, a, holds=_holds(shown)) for a, _ in _offered(shown))),
        *pairs(
            press(t, Action.STRATEGY, target, label="button-status"),
            press(t, Action.RUN_HISTORY, target),
            None if shown.has_ended else press(t, Action.RUN_EDIT, target),
            press(t, Action.CARD, first.connection_id, label="button-back")
            if first.connection
            else None,
            press(t, Action.STRATEGIES),
        ),
    )


def _button(run: StrategyRun) -> Button:
    label = f"{cards.mark(run)} {run.pair}"
    return Button(label=label, press=Press(Action.STRATEGY, run.strategy.id))
