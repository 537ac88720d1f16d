"""What those who run the bot see of how it is doing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, tzinfo

from bot.domain.diagnosis import Status
from bot.domain.exchange import Exchange
from bot.domain.snapshot import ProcessStats, Snapshot
from bot.i18n import Markup, Translator
from bot.views import general, times
from bot.views.connections.status_line import STATUS_MARKS
from bot.views.problems import codes
from bot.views.view import Action, View, lines, press, rows, stack

COMMANDS = ("status",)
_FEW = 3  # addresses that are shown

Exchanges = Mapping[str, Exchange]


def commands(t: Translator) -> tuple[tuple[str, str], ...]:
    """Return every command of those who run the bot with what it does, in plain text."""
    own = tuple((name, t.plain(f"command-{name}")) for name in COMMANDS)
    return (*general.commands(t), *own)


def status(
    t: Translator,
    standing: Snapshot | None,
    tally: ProcessStats,
    exchanges: Exchanges,
    now: datetime,
    zone: tzinfo,
) -> View:
    """Tell how the bot is doing. `standing`: None where the database does not report."""
    stored = _connections(t, standing, exchanges) if standing else ()
    text = stack(
        lines(
            t("overview-title"), *_cut_off(t, tally), *_outages(t, standing, exchanges, now, zone)
        ),
        lines(*stored),
        lines(*_checks(t, standing, tally, exchanges)),
        lines(*_telegram(t, standing, tally)),
        lines(*_process(t, standing, tally, now)),
    )
    return View(text, rows(press(t, Action.MENU)))


def _cut_off(t: Translator, tally: ProcessStats) -> Iterator[Markup]:
    if tally.cut_off:
        yield _marked("🔴", t("overview-cut-off"))


def _outages(
    t: Translator, standing: Snapshot | None, exchanges: Exchanges, now: datetime, zone: tzinfo
) -> Iterator[Markup]:
    if standing is None:
        yield _marked("🔴", t("overview-no-database"))
        return
    for exchange, outage in standing.outages.items():
        since = times.near(outage.opened_at, now, zone)
        told = t("overview-outage", exchange=_title(exchanges, exchange), since=since)
        yield _marked("⚪", told)
    if not standing.outages:
        yield _marked("🟢", t("overview-no-outage"))


def _connections(t: Translator, standing: Snapshot, exchanges: Exchanges) -> Iterator[Markup]:
    by_exchange: dict[str, Counter[Status]] = {}
    for (exchange, status), count in standing.connections.items():
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
    t: Translator, standing: Snapshot | None, tally: ProcessStats, exchanges: Exchanges
) -> Iterator[Markup]:
    yield t("overview-checks", count=tally.checks, rate=_rate(tally.per_minute))
    if tally.half is not None and tally.most is not None:
        yield t("overview-latency", half=_milliseconds(tally.half), most=_milliseconds(tally.most))
    if standing is None:
        return
    late = {name: (standing.at - since).total_seconds() for name, since in standing.due.items()}
    if late and (seconds := max(late.values())) >= 1:
        exchange = max(late, key=lambda name: late[name])
        yield t("overview-lag", exchange=_title(exchanges, exchange), seconds=round(seconds))
    else:
        yield t("overview-no-lag")


def _telegram(t: Translator, standing: Snapshot | None, tally: ProcessStats) -> Iterator[Markup]:
    if standing:
        yield t("overview-waiting", count=standing.waiting)
    yield t("overview-slowed", count=tally.slowed)
    yield t("overview-not-erased", count=tally.not_erased)


def _process(
    t: Translator, standing: Snapshot | None, tally: ProcessStats, now: datetime
) -> Iterator[Markup]:
    if standing and standing.addresses:
        yield t("overview-addresses", addresses=codes(standing.addresses[:_FEW]))
    elif standing:
        yield t("overview-no-address")
    yield t("overview-leads" if tally.leading else "overview-leads-not")
    yield t("overview-since", moment=times.ago(t, now - timedelta(seconds=tally.uptime), now))


def _share(t: Translator, status: Status, count: int) -> Markup:
    return t("overview-share", mark=STATUS_MARKS[status], count=count)


def _marked(mark: str, told: Markup) -> Markup:
    return Markup(f"{mark} {told}")


def _title(exchanges: Exchanges, exchange: str) -> str:
    return exchanges[exchange].title if exchange in exchanges else exchange


def _rate(per_minute: float) -> str:
    """Return a rate, as whole as it can be without becoming nothing."""
    return f"{per_minute:.0f}" if per_minute >= 10 or not per_minute else f"{per_minute:.2g}"  # noqa: PLR2004


def _milliseconds(seconds: float) -> int:
    return round(1000 * seconds)
