"""The history of a strategy, one line for each event."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from itertools import groupby

from bot.domain.strategies.events import EventKind, StrategyEvent
from bot.domain.strategies.orders import OrderKind
from bot.i18n import Markup, Translator
from bot.views import times
from bot.views.strategies import amounts, words
from bot.views.view import Action, View, lines, press, stack

_MARKS = {
    EventKind.STARTED: "🚀",
    EventKind.OPENED: "🔹",
    EventKind.TOPPED_UP: "🔹",
    EventKind.RECOVERY: "🔸",
    EventKind.CLOSED: "✅",
    EventKind.RELEASED: "🟢",
    EventKind.RESUMED: "🟢",
    EventKind.UNPRICED: "⚠️",
    EventKind.PRICED: "🟢",
    EventKind.RECOVERED: "🟢",
    EventKind.EDITED: "✏️",
    EventKind.FINISHING: "🏁",
    EventKind.CLOSING: "⏳",
    EventKind.STOPPING: "⏳",
    EventKind.ENDED: "⏹",
    EventKind.REFUSED: "⚠️",
    EventKind.LOST: "⚠️",
    EventKind.DISTURBED: "⚠️",
    EventKind.COUNTED: "✏️",
    EventKind.NOT_FILLED: "✏️",
}


def diary(
    t: Translator,
    target: str,
    pairs: Sequence[str],
    events: Sequence[StrategyEvent],
    *,
    now: datetime,
    zone: tzinfo,
) -> View:
    """Show the events of a strategy, the newest first; of several pairs, each with its pair.

    `target`: the id of the strategy, or of the basket. `zone`: of the person.
    """
    several = len(pairs) > 1
    days = [
        lines(
            t("history-moment", moment=times.day(t, day, now, zone)),
            *(_timed(t, e, zone, several=several) for e in of_day),
        )
        for day, of_day in groupby(events, lambda event: event.at.astimezone(zone).date())
    ]
    text = stack(t("history-title", name=words.pairs(pairs)), *(days or [t("history-empty")]))
    return View(text, ((press(t, Action.STRATEGY, target, label="button-back"),),))


def event_mark(event: StrategyEvent) -> str:
    """Return the mark of what happened."""
    return _MARKS.get(event.kind, "⏸")


def event_text(t: Translator, event: StrategyEvent) -> Markup:
    """Return what happened."""
    coin = event.pair.partition("/")[2]
    return t(
        f"event-{event.kind}",
        side=event.facts.get("side", "buy"),
        how=event.facts.get("how", OrderKind.CLOSE),
        limit=_money(t, event, "limit", coin),
        money=_money(t, event, "money", coin),
        average=amounts.price(t, amounts.number(event.facts.get("average")), coin),
        result=amounts.gain(t, amounts.number(event.facts.get("result")), coin),
    )


def _timed(t: Translator, event: StrategyEvent, zone: tzinfo, *, several: bool) -> Markup:
    time = t("history-line", time=f"{event.at.astimezone(zone):%H:%M}")
    text = event_text(t, event)
    if several:
        text = Markup(f"{t('pairs-word', word=event.pair)} {text}")
    return Markup(f"{time} {event_mark(event)} {text}")


def _money(t: Translator, event: StrategyEvent, fact: str, coin: str) -> str:
    return amounts.money(t, amounts.number(event.facts.get(fact)), coin)
