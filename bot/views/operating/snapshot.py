"""The state of the installation, as operators see it with /status."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, tzinfo

from bot.domain.diagnosis import Status
from bot.domain.egress import Egresses, total_loads
from bot.domain.exchange import Exchange
from bot.domain.snapshot import ProcessStats, Snapshot
from bot.i18n import Markup, Translator
from bot.views import general, times
from bot.views.connections.status_line import STATUS_MARKS
from bot.views.operating import trading
from bot.views.problems import codes
from bot.views.view import Action, View, lines, pairs, press, stack

COMMANDS = ("status", "trading")
_FEW = 3  # addresses that are shown

Exchanges = Mapping[str, Exchange]


def commands(t: Translator, *, strategies: bool = True) -> tuple[tuple[str, str], ...]:
    """Return every command of operators with its description, as plain text."""
    own = tuple((name, t.plain(f"command-{name}")) for name in COMMANDS)
    return (*general.commands(t, strategies=strategies), *own)


def status(
    t: Translator,
    snapshot: Snapshot | None,
    stats: ProcessStats,
    exchanges: Exchanges,
    now: datetime,
    zone: tzinfo,
    *,
    live: bool = False,
    egresses: Egresses | None = None,
) -> View:
    """Show the state of the installation. `snapshot`: None if the database does not answer.

    `live`: whether strategies may trade with real money. `egresses`: shown if there are several.
    """
    stored = _connections(t, snapshot, exchanges) if snapshot else ()
    text = stack(
        lines(
            t("overview-title"), *_cut_off(t, stats), *_outages(t, snapshot, exchanges, now, zone)
        ),
        lines(*_stops(t, snapshot, exchanges, now, zone)),
        lines(*stored),
        lines(*_checks(t, snapshot, stats, exchanges)),
        lines(*_telegram(t, snapshot, stats)),
        lines(*_egresses(t, snapshot, egresses)),
        lines(*_process(t, snapshot, stats, now, live=live)),
    )
    return View(
        text, pairs(press(t, Action.STATUS), press(t, Action.TRADING), press(t, Action.MENU))
    )


def _cut_off(t: Translator, stats: ProcessStats) -> Iterator[Markup]:
    if stats.cut_off:
        yield _marked("🔴", t("overview-cut-off"))


def _outages(
    t: Translator, snapshot: Snapshot | None, exchanges: Exchanges, now: datetime, zone: tzinfo
) -> Iterator[Markup]:
    if snapshot is None:
        yield _marked("🔴", t("overview-no-database"))
        return
    for exchange, outage in snapshot.outages.items():
        since = times.near(t, outage.opened_at, now, zone)
        text = t("overview-outage", exchange=_title(exchanges, exchange), since=since)
        yield _marked("⚪", text)
    if not snapshot.outages:
        yield _marked("🟢", t("overview-no-outage"))


def _stops(
    t: Translator, snapshot: Snapshot | None, exchanges: Exchanges, now: datetime, zone: tzinfo
) -> Iterator[Markup]:
    for stop in snapshot.trading.stops if snapshot else ():
        yield trading.stopped(t, stop, exchanges, now, zone)


def _connections(t: Translator, snapshot: Snapshot, exchanges: Exchanges) -> Iterator[Markup]:
    by_exchange: dict[str, Counter[Status]] = {}
    for (exchange, status), count in snapshot.connections.items():
        by_exchange.setdefault(exchange, Counter())[status] += count
    total: Counter[Status] = sum(by_exchange.values(), Counter())
    yield t("overview-connections", count=total.total())
    for status in (s for s in Status if total[s]):
        mark = STATUS_MARKS[status]
        yield t("overview-state", mark=mark, status=t(f"status-{status}"), count=total[status])
    for exchange, counts in sorted(by_exchange.items(), key=lambda item: -item[1].total()):
        shares = (_share(t, s, counts[s]) for s in Status if counts[s])
        states = Markup("\u00a0 ".join(shares))
        yield t("overview-exchange", exchange=_title(exchanges, exchange), states=states)


def _checks(
    t: Translator, snapshot: Snapshot | None, stats: ProcessStats, exchanges: Exchanges
) -> Iterator[Markup]:
    yield t("overview-checks", count=stats.checks, rate=_rate(stats.per_minute))
    if stats.half is not None and stats.most is not None:
        yield t("overview-latency", half=_milliseconds(stats.half), most=_milliseconds(stats.most))
    if snapshot is None:
        return
    late = {name: (snapshot.at - since).total_seconds() for name, since in snapshot.due.items()}
    if late and (seconds := max(late.values())) >= 1:
        exchange = max(late, key=lambda name: late[name])
        yield t("overview-lag", exchange=_title(exchanges, exchange), seconds=round(seconds))
    else:
        yield t("overview-no-lag")


def _telegram(t: Translator, snapshot: Snapshot | None, stats: ProcessStats) -> Iterator[Markup]:
    if snapshot:
        yield t("overview-waiting", count=snapshot.waiting)
    yield t("overview-slowed", count=stats.slowed)
    yield t("overview-not-erased", count=stats.not_erased)


def _process(
    t: Translator, snapshot: Snapshot | None, stats: ProcessStats, now: datetime, *, live: bool
) -> Iterator[Markup]:
    if snapshot and snapshot.addresses:
        yield t("overview-addresses", addresses=codes(t, snapshot.addresses[:_FEW]))
    elif snapshot:
        yield t("overview-no-address")
    yield from _speakers(t, stats, now)
    trades = "overview-trades-live" if live else "overview-trades"
    yield t(trades if stats.trading else "overview-trades-not")
    if snapshot:
        count, figures = snapshot.trading.strategies, snapshot.trading
        yield t("overview-strategies", count=count, orders=sum(figures.orders.values()))
    yield t("overview-since", moment=times.ago(t, now - timedelta(seconds=stats.uptime), now))


def _egresses(
    t: Translator, snapshot: Snapshot | None, egresses: Egresses | None
) -> Iterator[Markup]:
    if snapshot is None or egresses is None:
        return
    counts = total_loads(snapshot.bound)
    ids = tuple(dict.fromkeys((*egresses.ids, *counts)))
    for id_ in ids if len(ids) > 1 else ():
        ours = codes(t, egresses.addresses_of(id_)) or "-"
        yield t("overview-egress", egress=id_, addresses=ours, count=counts.get(id_, 0))


def _speakers(t: Translator, stats: ProcessStats, now: datetime) -> Iterator[Markup]:
    """Yield who speaks with Telegram."""
    if not stats.answering:
        yield t("overview-leads" if stats.leading else "overview-leads-not")
        return
    oldest, newest = stats.answering[0], stats.answering[-1]
    yield t(
        "overview-answering",
        count=len(stats.answering),
        oldest=times.ago(t, now - oldest, now),
        newest=times.ago(t, now - newest, now),
    )
    yield t("overview-notices" if stats.leading else "overview-notices-not")


def _share(t: Translator, status: Status, count: int) -> Markup:
    return t("overview-share", mark=STATUS_MARKS[status], count=count)


def _marked(mark: str, text: Markup) -> Markup:
    return Markup(f"{mark} {text}")


def _title(exchanges: Exchanges, exchange: str) -> str:
    return exchanges[exchange].title if exchange in exchanges else exchange


def _rate(per_minute: float) -> str:
    """Return a rate, rounded to an integer or to two significant digits."""
    return f"{per_minute:.0f}" if per_minute >= 10 or not per_minute else f"{per_minute:.2g}"  # noqa: PLR2004


def _milliseconds(seconds: float) -> int:
    return round(1000 * seconds)
