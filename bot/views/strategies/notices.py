"""The texts of notices about strategies."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.domain.notice import Notice
from bot.domain.notice.payloads import StrategyNews
from bot.domain.strategies.events import EventKind
from bot.domain.strategies.group import RecoveryCause
from bot.domain.strategies.orders import OrderKind, mark_of
from bot.domain.strategies.strategy import StrategyMode
from bot.domain.strategies.watch import HoldCause
from bot.i18n import Markup
from bot.services.notifying.planner import PlannedNotice
from bot.views.notifying.texts import NoticeTexts
from bot.views.strategies import amounts, troubles
from bot.views.view import Action, View, lines, pairs, press, stack

_SELLS = {HoldCause.DOUBT, HoldCause.UNAVAILABLE}  # it sells itself, now or later
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
    return _living(entries, notice, bought)


def _topped_up(entries: NoticeTexts, notice: Notice) -> View:
    """Show the newest add-on of a group, and what the group holds since.

    The rest of the first buy, filled later, is part of the first buy.
    """
    t, payload = entries.t, notice.payload_as(StrategyNews)
    if payload.buys == "1":
        return _opened(entries, replace(notice, payload=replace(payload, money=payload.cost)))
    money = _money(entries, payload, payload.money)
    bought = t("news-topped-up", money=money, buys=payload.buys or "?")
    return _living(entries, notice, bought)


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
    title = _title(entries, notice)
    why = t(f"news-hold-{payload.what}", exchange=title) if known else ""
    by_hand = _by_hand(entries, notice) if payload.what not in _SELLS else ""
    unread = (t("order-unread"), *_lost_order(entries, notice)) if payload.order else ()
    texts = t("news-hold"), why, _held(entries, payload), by_hand, *unread
    return _view(entries, notice, "⏸", *texts)


def _ended(entries: NoticeTexts, notice: Notice) -> View:
    """Show that a strategy ended, why, with which result, and what is still held."""
    t = entries.t
    payload = notice.payload_as(StrategyNews)
    why = t("news-ended-gone") if payload.what == HoldCause.GONE else ""
    holds = _held(entries, payload) or t("news-held-nothing")
    rest = _by_hand(entries, notice), *_lost_order(entries, notice)
    return _view(
        entries, notice, "⏹", t("news-ended"), why, _result(entries, payload), holds, *rest
    )


def _refused(entries: NoticeTexts, notice: Notice) -> View:
    """Show that an exchange refused an order, why, and who can do what."""
    payload = notice.payload_as(StrategyNews)
    title = _title(entries, notice)
    said = troubles.refused(entries.t, payload.what, payload.side, payload.pair, title)
    return _view(entries, notice, "⚠️", *said)


def _lost(entries: NoticeTexts, notice: Notice) -> View:
    """Show which order the person must look for; the answer decides what follows."""
    t, payload = entries.t, notice.payload_as(StrategyNews)
    strategy, page = payload.strategy, mark_of(payload.order or "")
    said = _lost_order(entries, notice)
    view = _view(entries, notice, "⚠️", t("news-lost"), *said, t("news-lost-means"))
    answers = (
        press(t, Action.RUN_NOT_FILLED, strategy, page=page),
        press(t, Action.RUN_STOP, strategy, label="button-run-filled"),
    )
    return replace(view, buttons=(answers, *view.buttons))


def _disturbed(entries: NoticeTexts, notice: Notice) -> View:
    """Show how many coins are missing; the answer decides what follows."""
    payload = notice.payload_as(StrategyNews)
    said = troubles.missing(entries.t, payload.held, payload.there, payload.pair)
    view = _view(entries, notice, "⚠️", *said)
    answers = troubles.answers(entries.t, payload.strategy)
    return replace(view, buttons=(*answers, *view.buttons))


def _recovered(entries: NoticeTexts, notice: Notice) -> View:
    held = _held(entries, notice.payload_as(StrategyNews))
    return _view(entries, notice, "🔹", entries.t("news-recovered"), held)


def _released(entries: NoticeTexts, notice: Notice) -> View:
    held = _held(entries, notice.payload_as(StrategyNews))
    return _view(entries, notice, "🟢", entries.t("news-released"), held)


def _unpriced(entries: NoticeTexts, notice: Notice) -> View:
    """Show that what is held has no price, and what that means."""
    t, payload = entries.t, notice.payload_as(StrategyNews)
    means = t("news-unpriced-means", exchange=_title(entries, notice))
    return _view(entries, notice, "⚠️", t("news-unpriced"), means, _held(entries, payload))


def _priced(entries: NoticeTexts, notice: Notice) -> View:
    held = _held(entries, notice.payload_as(StrategyNews))
    return _view(entries, notice, "🟢", entries.t("news-priced"), held)


_TEXTS: Mapping[str, Callable[[NoticeTexts, Notice], View]] = {
    EventKind.OPENED: _opened,
    EventKind.TOPPED_UP: _topped_up,
    EventKind.CLOSED: _sold,
    EventKind.RECOVERY: _in_recovery,
    EventKind.RECOVERED: _recovered,
    EventKind.REFUSED: _refused,
    EventKind.LOST: _lost,
    EventKind.DISTURBED: _disturbed,
    EventKind.HELD: _on_hold,
    EventKind.RELEASED: _released,
    EventKind.UNPRICED: _unpriced,
    EventKind.PRICED: _priced,
    EventKind.ENDED: _ended,
}


def _view(entries: NoticeTexts, notice: Notice, mark: str, *texts: Markup | str) -> View:
    t, payload = entries.t, notice.payload_as(StrategyNews)
    title = _title(entries, notice)
    head = t("news-title", pair=payload.pair, exchange=title, name=notice.name)
    live = payload.mode == StrategyMode.LIVE
    mode = t("news-live", exchange=title) if live else t("news-rehearsal")
    said = stack(lines(f"{mark} {head}", *texts), mode)
    return View(said, pairs(press(t, Action.STRATEGY, payload.strategy), press(t, Action.MENU)))


def _living(entries: NoticeTexts, notice: Notice, bought: Markup) -> View:
    """Show the buys of a group. It is edited later, so its buttons open new messages."""
    t, payload = entries.t, notice.payload_as(StrategyNews)
    view = _view(entries, notice, "🔹", bought, _held(entries, payload))
    below = press(t, Action.STRATEGY, payload.strategy, page=1), press(t, Action.MENU, page=1)
    return replace(view, buttons=pairs(*below))


def _title(entries: NoticeTexts, notice: Notice) -> str:
    exchange = entries.exchanges.get(notice.exchange)
    return exchange.title if exchange else notice.exchange


def _by_hand(entries: NoticeTexts, notice: Notice) -> Markup:
    """Return how what is held with real money is sold by hand; empty if nothing is."""
    payload = notice.payload_as(StrategyNews)
    if not payload.held or payload.mode != StrategyMode.LIVE:
        return Markup()
    held, title = _coins(entries, payload), _title(entries, notice)
    return troubles.sell_yourself(entries.t, held, payload.pair, title)


def _lost_order(entries: NoticeTexts, notice: Notice) -> Iterator[Markup]:
    """Yield the order whose end is not known, and where to look; nothing if there is none."""
    payload = notice.payload_as(StrategyNews)
    if payload.order:
        facts, title = payload.to_json(), _title(entries, notice)
        now, zone = entries.now, entries.zone
        yield from troubles.lost(entries.t, facts, payload.pair, title, now, zone)


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
