"""The rules of notices of strategies: which event is told at once, and what of it."""

from collections.abc import Mapping
from datetime import timedelta

from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice._build import notice
from bot.domain.notice.payloads import StrategyNews
from bot.domain.strategies.events import EventKind, StrategyEvent
from bot.domain.strategies.orders import OrderKind
from bot.domain.strategies.strategy import StrategyMode
from bot.domain.strategies.watch import HoldCause

_KINDS: Mapping[EventKind, NoticeKind] = {
    EventKind.OPENED: NoticeKind.STRATEGY_OPENED,
    EventKind.CLOSED: NoticeKind.STRATEGY_CLOSED,
    EventKind.RECOVERY: NoticeKind.STRATEGY_RECOVERY,
    EventKind.RECOVERED: NoticeKind.STRATEGY_RECOVERY,
    EventKind.HELD: NoticeKind.STRATEGY_HELD,
    EventKind.RELEASED: NoticeKind.STRATEGY_HELD,
    EventKind.ENDED: NoticeKind.STRATEGY_ENDED,
}  # any other one the person did, or reads in the history
_WHAT = ("how", "cause", "why")  # the fact that becomes `what`
_PASSES = timedelta(minutes=5)  # what is over by then is not told


def notice_of(event: StrategyEvent) -> Notice | None:
    """Return the notice of an event; None if it has none.

    With real money, a stop and a held position are told in quiet hours too. What an exchange
    that does not answer causes is told after some minutes, if it lasts.
    """
    kind = _KINDS.get(event.kind)
    if kind is None:
        return None
    facts = event.facts
    payload = StrategyNews(
        strategy=event.strategy,
        pair=event.pair,
        mode=event.mode,
        what=next((facts[name] for name in _WHAT if name in facts), None),
        **{name: facts.get(name) for name in ("money", "held", "average", "result")},
    )
    waits = payload.what == HoldCause.UNAVAILABLE
    return notice(
        kind,
        event.owner,
        event.at,
        (event.id,),
        payload,
        about=event,
        due_at=event.at + _PASSES if waits else event.at,
        urgent=event.mode is StrategyMode.LIVE and _is_urgent(payload.what),
    )


def _is_urgent(what: str | None) -> bool:
    return what in {OrderKind.STOP, HoldCause.BLOCKED, HoldCause.GONE}
