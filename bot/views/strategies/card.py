"""The card of a strategy: what it holds, what it does next, and what the person can do."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime, tzinfo

from bot.domain.exchange import Exchange
from bot.domain.strategies.events import order_facts, order_of, reason_of
from bot.domain.strategies.orders import Intent, Side, mark_of
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.strategy import StrategyStatus
from bot.domain.strategies.watch import HoldCause
from bot.i18n import Markup, Translator
from bot.services.strategies.cards import StrategyCard
from bot.services.strategies.verbs import possible
from bot.views import times
from bot.views.strategies import amounts, position, troubles
from bot.views.view import (
    Action,
    Button,
    Rows,
    Style,
    View,
    folded,
    lines,
    pairs,
    press,
    rows,
    stack,
)

_MARKS = {
    StrategyStatus.RUNNING: "🟢",
    StrategyStatus.FINISHING: "🏁",
    StrategyStatus.CLOSING: "⏳",
    StrategyStatus.STOPPING: "⏳",
    StrategyStatus.ENDED: "⏹",
}
_PAUSED = "⏸"
_REPLACED = {StrategyStatus.RUNNING, StrategyStatus.HELD}  # by what the watch says
_STOPS = frozenset({Action.RUN_STOP, Action.RUN_STOP_YES})
_CLOSES = frozenset({Action.RUN_CLOSE, Action.RUN_CLOSE_YES})
_VERBS: Mapping[StrategyStatus, tuple[Action, str]] = {
    StrategyStatus.PAUSED: (Action.RUN_PAUSE, "pause"),
    StrategyStatus.RUNNING: (Action.RUN_RESUME, "resume"),
    StrategyStatus.FINISHING: (Action.RUN_FINISH, "finish"),
    StrategyStatus.STOPPING: (Action.RUN_STOP, "stop"),
    StrategyStatus.CLOSING: (Action.RUN_CLOSE, "close"),
}


def card(
    t: Translator,
    shown: StrategyCard,
    exchange: Exchange | None,
    *,
    now: datetime,
    zone: tzinfo = UTC,
) -> View:
    """Show a strategy. `exchange`: None if this version does not know it; `zone`: of the person."""
    run = shown.run
    text = stack(
        lines(f"{mark(run)} {title(t, run, exchange)}", _setup(t, run)),
        lines(*_status(t, shown, exchange, now, zone)),
        lines(*_trouble(t, shown, exchange, now, zone)),
        lines(*_recovery(t, shown)),
        lines(*position.position(t, shown)),
        lines(*position.ahead(t, shown)),
        _result(t, shown),
        mode(t, run, exchange),
        folded(lines(*(t(f"run-means-{slug}") for slug in _slugs(shown)))),
    )
    return View(text, _buttons(t, shown))


def ask(t: Translator, shown: StrategyCard, exchange: Exchange | None, action: Action) -> View:
    """Ask before a strategy sells everything or gives up. `action`: RUN_CLOSE or RUN_STOP."""
    run = shown.run
    if action is Action.RUN_CLOSE:
        question, sure = t("run-ask-close", pair=run.pair), Action.RUN_CLOSE_YES
    elif run.holds:
        question, sure = t("run-ask-stop", pair=run.pair), Action.RUN_STOP_YES
    else:
        question, sure = t("run-ask-end", pair=run.pair), Action.RUN_STOP_YES
    holds = lines(*position.holding(t, shown)) or t("news-held-nothing")
    return View(
        stack(title(t, run, exchange), question, holds, mode(t, run, exchange)),
        (
            (verb_button(t, run, sure, page=run.mark),),
            (press(t, Action.STRATEGY, run.strategy.id, label="button-back"),),
        ),
    )


def title(t: Translator, run: StrategyRun, exchange: Exchange | None) -> Markup:
    """Return pair, exchange and connection of a strategy."""
    named = exchange.title if exchange else run.exchange
    return t("news-title", pair=run.pair, exchange=named, name=run.name)


def mark(run: StrategyRun) -> str:
    """Return the mark of what a strategy does."""
    status = run.strategy.status
    on_hold = run.strategy.cause is not None and status is not StrategyStatus.ENDED
    return _PAUSED if on_hold else _MARKS.get(status, _PAUSED)


def mode(t: Translator, run: StrategyRun, exchange: Exchange | None) -> Markup:
    """Return whether its orders are real."""
    named = exchange.title if exchange else run.exchange
    return t("news-live", exchange=named) if run.is_live else t("news-rehearsal")


def _setup(t: Translator, run: StrategyRun) -> Markup:
    asked = run.sheet.get("proposal", {})
    level = "own" if asked.get("custom") else str(asked.get("level", "own"))
    limit, later = (
        amounts.money(t, plan.limit, run.price_coin) for plan in (run.plan, run.next_plan)
    )
    changes = t("run-next-limit", limit=later) if later != limit else ""
    return lines(t("run-setup", level=level, limit=limit), changes)


def _status(
    t: Translator, shown: StrategyCard, exchange: Exchange | None, now: datetime, zone: tzinfo
) -> Iterator[Markup]:
    """Yield what the strategy does, and why it waits."""
    run, strategy = shown.run, shown.run.strategy
    if strategy.status is StrategyStatus.ENDED:
        yield t("news-ended")
        return
    held = strategy.cause is not None and strategy.cause is not HoldCause.GONE
    if not (held and strategy.status in _REPLACED):
        yield t(f"run-{strategy.status}")
    if held:
        named = exchange.title if exchange else run.exchange
        yield lines(t("news-hold"), t(f"news-hold-{strategy.cause}", exchange=named))
    elif strategy.status is StrategyStatus.RUNNING and not _holds(run):
        until = strategy.rests_until
        rests = until is not None and until > now.timestamp()
        moment = datetime.fromtimestamp(until or 0.0, UTC)
        calm = run.plan.guards is not None and run.plan.guards.entries
        market = t("run-waits") if calm else Markup()
        waits = market if shown.has_place else t("run-waits-for-place")
        yield t("run-rests", time=times.near(t, moment, now, zone)) if rests else waits


def _trouble(
    t: Translator, shown: StrategyCard, exchange: Exchange | None, now: datetime, zone: tzinfo
) -> Iterator[Markup]:
    """Yield the order that must be looked for, or why the last one was refused."""
    run, trouble = shown.run, shown.trouble
    named = exchange.title if exchange else run.exchange
    if trouble.lost is not None:
        yield Markup(f"⚠️ {t('news-lost')}")
        yield from troubles.lost(t, order_of(trouble.lost), run.pair, named, now, zone)
        yield t("news-lost-means") if not run.has_ended else Markup()
    elif (order := _unread_order(run)) is not None:
        facts = order_facts(order, order.decided_at)
        yield t("order-unread")
        yield from troubles.lost(t, facts, run.pair, named, now, zone)
    elif trouble.refused is not None and not run.has_ended:
        refusal, side = reason_of(trouble.refused), trouble.refused.intent.side
        if side is Side.BUY or run.open_group is not None:
            yield from troubles.refused(t, refusal, side, run.pair, named)


def _unread_order(run: StrategyRun) -> Intent | None:
    """Return an order under way at which the bot may not look; None if there is none."""
    group, blocked = run.open_group, run.strategy.cause is HoldCause.BLOCKED
    return group.live if group is not None and run.is_live and blocked else None


def _recovery(t: Translator, shown: StrategyCard) -> Iterator[Markup]:
    """Yield that Recovery Mode is on, why, and what it means."""
    if shown.cause is not None:
        yield Markup(f"🔸 {t('news-recovery')}")
        yield t(f"news-recovery-{shown.cause}")
        yield t("news-recovery-means")


def _result(t: Translator, shown: StrategyCard) -> Markup:
    if not (shown.result or shown.run.has_ended):
        return Markup()  # nothing was sold yet
    return t("news-result", result=amounts.gain(t, shown.result, shown.run.price_coin))


def _offered(shown: StrategyCard) -> list[tuple[Action, str]]:
    """Return the verbs that the state allows; nothing can be sold where nothing is held."""
    return offered(possible(shown.run), holds=shown.held is not None)


def offered(allowed: AbstractSet[StrategyStatus], *, holds: bool) -> list[tuple[Action, str]]:
    """Return the verbs that lead to some statuses."""
    return [
        verb
        for status, verb in _VERBS.items()
        if status in allowed and (status is not StrategyStatus.CLOSING or holds)
    ]


def _slugs(shown: StrategyCard) -> Iterator[str]:
    """Yield what the offered verbs are called."""
    for _, slug in _offered(shown):
        yield "end" if slug == "stop" and not shown.run.holds else slug


def _buttons(t: Translator, shown: StrategyCard) -> Rows:
    target = shown.run.strategy.id
    verbs = [verb_button(t, shown.run, action) for action, _ in _offered(shown)]
    return (
        *pairs(*_answers(t, shown)),
        *pairs(*verbs),
        *rows(_recovery_button(t, shown)),
        *pairs(
            press(t, Action.STRATEGY, target, label="button-status"),
            press(t, Action.RUN_PICTURE, target, label="button-picture") if shown.held else None,
            press(t, Action.RUN_HISTORY, target),
            None if shown.run.has_ended else press(t, Action.RUN_EDIT, target),
            _back(t, shown.run),
            press(t, Action.STRATEGIES),
        ),
    )


def _back(t: Translator, run: StrategyRun) -> Button | None:
    """Return the button to the other pairs, or to the connection."""
    if run.strategy.basket is not None:
        return press(t, Action.STRATEGY, run.strategy.basket, label="button-all-pairs")
    return press(t, Action.CARD, run.connection_id, label="button-back") if run.connection else None


def _answers(t: Translator, shown: StrategyCard) -> Iterator[Button]:
    """Yield the answers to what became of a lost order."""
    run = shown.run
    if shown.trouble.lost is not None and not run.has_ended:
        page = mark_of(shown.trouble.lost.intent.id)
        yield press(t, Action.RUN_NOT_FILLED, run.strategy.id, page=page)
        yield press(t, Action.RUN_STOP, run.strategy.id, label="button-run-filled")


def verb_button(t: Translator, run: StrategyRun, action: Action, *, page: int = 0) -> Button:
    """Return the button of a verb: red where it sells, or leaves what is held without a stop."""
    return verb_for(t, run.strategy.id, action, holds=run.holds, page=page)


def verb_for(t: Translator, target: str, action: Action, *, holds: bool, page: int = 0) -> Button:
    """Return the button of a verb for a strategy or a basket."""
    ends = action in _STOPS and not holds
    label, danger = "button-run-end" if ends else "", action in _STOPS | _CLOSES and not ends
    style: Style | None = "danger" if danger else None
    return press(t, action, target, page=page, label=label, style=style)


def _recovery_button(t: Translator, shown: StrategyCard) -> Button | None:
    """Return the button that switches Recovery Mode, where it can be."""
    if shown.held is None or not position.trades(shown.run):
        return None
    if shown.cause is None:
        return press(t, Action.RUN_RECOVER, shown.run.strategy.id)
    return press(t, Action.RUN_WAIVE, shown.run.strategy.id) if shown.can_waive else None


def _holds(run: StrategyRun) -> bool:
    return run.open_group is not None and run.open_group.held > 0
