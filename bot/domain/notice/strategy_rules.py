"""The rules of notices of strategies: which event has one at once, and with which facts."""

from datetime import timedelta

from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice._build import notice
from bot.domain.notice.payloads import StrategyNews
from bot.domain.strategies.events import EventKind, StrategyEvent
from bot.domain.strategies.orders import OrderKind, Side
from bot.domain.strategies.sending import OrderRefusal
from bot.domain.strategies.strategy import StrategyMode
from bot.domain.strategies.watch import HoldCause

_NOTIFIED = {
    EventKind.OPENED,
    EventKind.TOPPED_UP,
    EventKind.CLOSED,
    EventKind.RECOVERY,
    EventKind.RECOVERED,
    EventKind.REFUSED,
    EventKind.LOST,
    EventKind.DISTURBED,
    EventKind.HELD,
    EventKind.RELEASED,
    EventKind.UNPRICED,
    EventKind.PRICED,
    EventKind.ENDED,
}  # any other one the person did, or reads in the history
_WHAT = ("how", "cause", "why", "refusal")  # the fact that becomes `what`
_AMOUNTS = (
    *("money", "cost", "buys", "held", "there", "average", "result"),
    *("order", "side", "qty", "price", "written"),
)
_URGENT = {
    OrderKind.STOP,
    HoldCause.BLOCKED,
    HoldCause.OPERATOR,
    HoldCause.OFF,
    HoldCause.GONE,
    HoldCause.ACCOUNT,
}
_ALWAYS = {EventKind.LOST, EventKind.DISTURBED}
_PASSES = timedelta(minutes=5)  # what is over by then has no notice


def notice_of(event: StrategyEvent) -> Notice | None:
    """Return the notice of an event; None if it has none.

    With real money, a stop, a held position, a refused sale and an order whose end is not known
    are delivered in quiet hours too. The notice of
    what an exchange without an answer causes waits for some minutes.
    """
    facts = event.facts
    if event.kind not in _NOTIFIED or facts.get("refusal") == OrderRefusal.BUSY:
        return None
    payload = StrategyNews(
        strategy=event.strategy,
        event=event.kind,
        group=event.group,
        pair=event.pair,
        mode=event.mode,
        what=next((facts[name] for name in _WHAT if name in facts), None),
        **{name: facts.get(name) for name in _AMOUNTS},
    )
    waits = payload.what == HoldCause.UNAVAILABLE
    return notice(
        NoticeKind.STRATEGY,
        event.owner,
        event.at,
        (event.id,),
        payload,
        about=event,
        due_at=event.at + _PASSES if waits else event.at,
        urgent=event.mode is StrategyMode.LIVE and _is_urgent(payload),
    )


def _is_urgent(news: StrategyNews) -> bool:
    if news.event == EventKind.REFUSED:
        return news.side == Side.SELL
    return news.event in _ALWAYS or news.what in _URGENT
