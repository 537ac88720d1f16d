"""The texts of notices about strategies."""

from collections.abc import Callable, Mapping, Sequence

from bot.domain.notice import Notice
from bot.domain.notice.payloads import StrategyNews
from bot.domain.strategies.events import EventKind
from bot.domain.strategies.group import RecoveryCause
from bot.domain.strategies.orders import OrderKind
from bot.domain.strategies.strategy import StrategyMode
from bot.domain.strategies.watch import HoldCause
from bot.i18n import Markup
from bot.services.notifying.planner import PlannedNotice
from bot.views.notifying.texts import NoticeTexts
from bot.views.strategies import amounts
from bot.views.view import Action, View, lines, pairs, press, stack

_CLOSED = {OrderKind.PROFIT, OrderKind.STOP, OrderKind.CLOSE}


def news(entries: NoticeTexts, notices: Sequence[PlannedNotice]) -> View:
    """Show what happened to a strategy."""
    notice = notices[-1].notice
    text = _TEXTS.get(notice.payload_as(StrategyNews).event, _opened)
    return text(entries, notice)


def _opened(entries: NoticeTexts, notice: Notice) -> View:
    """Show the first buy of a group."""
    payload = notice.payload_as(StrategyNews)
    bought = entries.t("news-opened", money=_money(entries, payload, payload.money))
    return _view(entries, notice, "🔹", bought, _held(entries, payload))


def _sold(entries: NoticeTexts, notice: Notice) -> View:
    """Show how a group was sold, and its result."""
    t = entries.t
    payload = notice.payload_as(StrategyNews)
    how = payload.what if payload.what in _CLOSED else OrderKind.CLOSE
    left = t("news-left", held=_coins(entries, payload)) if payload.held else ""
    mark = "🔴" if how == OrderKind.STOP else "✅"
    return _view(entries, notice, mark, t(f"news-closed-{how}"), _result(entries, payload), left)


def _in_recovery(entries: NoticeTexts, notice: Notice) -> View:
    """Show that Recovery Mode is on, and why."""
    t = entries.t
    payload = notice.payload_as(StrategyNews)
    known = payload.what in set(RecoveryCause)
    why = t(f"news-recovery-{payload.what}") if known else ""
    means = t("news-recovery-means")
    return _view(entries, notice, "🔸", t("news-recovery"), why, means, _held(entries, payload))


def _on_hold(entries: NoticeTexts, notice: Notice) -> View:
    """Show that the watch of the key holds a strategy, and why."""
    t = entries.t
    payload = notice.payload_as(StrategyNews)
    known = payload.what in set(HoldCause)
    title = _exchange(entries, notice)
    why = t(f"news-hold-{payload.what}", exchange=title) if known else ""
    return _view(entries, notice, "⏸", t("news-hold"), why, _held(entries, payload))


def _ended(entries: NoticeTexts, notice: Notice) -> View:
    """Show that a strategy ended, why, with which result, and what is still held."""
    t = entries.t
    payload = notice.payload_as(StrategyNews)
    why = t("news-ended-gone") if payload.what == HoldCause.GONE else ""
    holds = _held(entries, payload) or t("news-held-nothing")
    return _view(entries, notice, "⏹", t("news-ended"), why, _result(entries, payload), holds)


def _recovered(entries: NoticeTexts, notice: Notice) -> View:
    held = _held(entries, notice.payload_as(StrategyNews))
    return _view(entries, notice, "🔹", entries.t("news-recovered"), held)


def _released(entries: NoticeTexts, notice: Notice) -> View:
    held = _held(entries, notice.payload_as(StrategyNews))
    return _view(entries, notice, "🟢", entries.t("news-released"), held)


def _unpriced(entries: NoticeTexts, notice: Notice) -> View:
    """Show that what is held has no price, and what that means."""
    t, payload = entries.t, notice.payload_as(StrategyNews)
    means = t("news-unpriced-means", exchange=_exchange(entries, notice))
    return _view(entries, notice, "⚠️", t("news-unpriced"), means, _held(entries, payload))


def _priced(entries: NoticeTexts, notice: Notice) -> View:
    held = _held(entries, notice.payload_as(StrategyNews))
    return _view(entries, notice, "🟢", entries.t("news-priced"), held)


_TEXTS: Mapping[str, Callable[[NoticeTexts, Notice], View]] = {
    EventKind.OPENED: _opened,
    EventKind.CLOSED: _sold,
    EventKind.RECOVERY: _in_recovery,
    EventKind.RECOVERED: _recovered,
    EventKind.HELD: _on_hold,
    EventKind.RELEASED: _released,
    EventKind.UNPRICED: _unpriced,
    EventKind.PRICED: _priced,
    EventKind.ENDED: _ended,
}


def _view(entries: NoticeTexts, notice: Notice, mark: str, *texts: Markup | str) -> View:
    t, payload = entries.t, notice.payload_as(StrategyNews)
    title = _exchange(entries, notice)
    head = t("news-title", pair=payload.pair, exchange=title, name=notice.name)
    paper = t("news-rehearsal") if payload.mode == StrategyMode.PAPER else ""
    said = stack(lines(f"{mark} {head}", *texts), paper)
    return View(said, pairs(press(t, Action.STRATEGY, payload.strategy), press(t, Action.MENU)))


def _exchange(entries: NoticeTexts, notice: Notice) -> str:
    exchange = entries.exchanges.get(notice.exchange)
    return exchange.title if exchange else notice.exchange


def _held(entries: NoticeTexts, payload: StrategyNews) -> Markup:
    """Return what is held and its average; empty if nothing."""
    if not payload.held:
        return Markup()
    coin = payload.pair.partition("/")[2]
    average = amounts.price(entries.t, amounts.number(payload.average), coin)
    return entries.t("news-held", held=_coins(entries, payload), average=average)


def _result(entries: NoticeTexts, payload: StrategyNews) -> Markup:
    coin = payload.pair.partition("/")[2]
    result = amounts.gain(entries.t, amounts.number(payload.result), coin)
    return entries.t("news-result", result=result)


def _coins(entries: NoticeTexts, payload: StrategyNews) -> str:
    return amounts.coins(entries.t, amounts.number(payload.held), payload.pair.partition("/")[0])


def _money(entries: NoticeTexts, payload: StrategyNews, value: str | None) -> str:
    return amounts.money(entries.t, amounts.number(value), payload.pair.partition("/")[2])
