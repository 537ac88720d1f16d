"""The views of the history of keys: status changes, audit entries, events of strategies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from itertools import groupby

from bot.domain.audit import AuditAction, AuditEntry
from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.exchange import Exchange
from bot.domain.ports.history import Told
from bot.domain.status_change import StatusChange
from bot.domain.strategies.events import StrategyEvent
from bot.i18n import Markup, Translator
from bot.services.people.history import HistoryPage, moment_of
from bot.views import times
from bot.views.connections.status_line import STATUS_MARKS
from bot.views.problems import Findings, meaning
from bot.views.strategies.diary import event_mark, event_text
from bot.views.view import (
    Action,
    Button,
    Press,
    Rows,
    View,
    lines,
    pairs,
    press,
    rows,
    stack,
    turning,
)

EVERY = "every"  # stands for all connections, deleted ones too
PAGE = 8  # connections
_MARKS = {
    AuditAction.ADDED: "🔗",
    AuditAction.TESTED: "🔎",
    AuditAction.REPLACED: "🔑",
    AuditAction.RENAMED: "🏷",
    AuditAction.ATTESTED: "✋",
    AuditAction.DISCONNECTED: "⏸",
    AuditAction.PAUSED: "⏸",
    AuditAction.RECALLED: "❗",
    AuditAction.DELETED: "🗑",
    AuditAction.EXPORTED: "📤",
    AuditAction.READ: "👁",
}


def choose(
    t: Translator,
    connections: Sequence[Connection],
    *,
    page: int = 0,
    asked: str = "",
    availability: Availability | None = None,
) -> View:
    """Ask for the connection. `asked`: a name that no connection has.

    `availability`: known outages; None: there are none.
    """
    status = (availability or Availability()).status
    last = max(len(connections) - 1, 0) // PAGE
    page = min(max(page, 0), last)
    cards = [
        Button(label=f"{STATUS_MARKS[status(c)]} {c.name}", press=Press(Action.HISTORY, c.id))
        for c in connections[page * PAGE : (page + 1) * PAGE]
    ]
    every = press(t, Action.HISTORY, EVERY, label="button-history-every")
    text = stack(t("history-no-name", name=asked) if asked else "", t("history-choose"))
    turns = turning(Action.HISTORY, page, last)
    return View(text, (*rows(*cards), *turns, *rows(every), (press(t, Action.MENU),)))


def history(
    t: Translator,
    past: HistoryPage,
    exchanges: Mapping[str, Exchange],
    *,
    now: datetime,
    zone: tzinfo,
    connection: Connection | None = None,
) -> View:
    """Show a page of the history, newest first. `connection`: None for all of them."""
    teller = _Diary(t=t, exchanges=exchanges, now=now, zone=zone, named=connection is None)
    name = connection.name if connection else t("history-every")
    days = [teller.day(list(records)) for _, records in groupby(past.records, teller.date_of)]
    text = stack(t("history-title", name=name), *(days or [t("history-empty")]))
    target = connection.id if connection else EVERY
    return View(text, (*_turns(past, target), *_ways_on(t, past, connection)))


def _ways_on(t: Translator, past: HistoryPage, connection: Connection | None) -> Rows:
    """Return the buttons of the next step."""
    if connection:
        return rows(press(t, Action.CARD, connection.id, label="button-back"))
    if past.records:
        return pairs(press(t, Action.HISTORY, label="button-back"), press(t, Action.MENU))
    return pairs(press(t, Action.CONNECT, style="primary"), press(t, Action.MENU))


def _turns(past: HistoryPage, target: str) -> Rows:
    newer = Button(label="◀", press=Press(Action.HISTORY, target, past.page - 1))
    older = Button(label="▶", press=Press(Action.HISTORY, target, past.page + 1))
    there = (*((newer,) if past.page else ()), *((older,) if past.more else ()))
    return (there,) if there else ()


@dataclass(frozen=True, kw_only=True)
class _Diary:
    """Renders records by day, in the time zone of a person."""

    t: Translator
    exchanges: Mapping[str, Exchange]
    now: datetime
    zone: tzinfo
    named: bool  # each record has the name of its connection

    def date_of(self, record: Told) -> date:
        """Return the local day of a record."""
        return moment_of(record).astimezone(self.zone).date()

    def day(self, records: Sequence[Told]) -> Markup:
        """Return the records of one day, each with its time of day."""
        return lines(self._heading(self.date_of(records[0])), *map(self._record, records))

    def _heading(self, day: date) -> Markup:
        t, ago = self.t, (self.now.astimezone(self.zone).date() - day).days
        recent = {0: "history-today", 1: "history-yesterday"}
        said = t(recent[ago]) if ago in recent else times.day(t, day, self.now, self.zone)
        return t("history-moment", moment=said if self.zone is not UTC else f"{said} · UTC")

    def _record(self, record: Told) -> Markup:
        t, at = self.t, f"{moment_of(record).astimezone(self.zone):%H:%M}"
        time = (
            t("history-line-of", time=at, name=record.name)
            if self.named and record.name
            else t("history-line", time=at)
        )
        return Markup(f"{time} {self._what(record)}")

    def _what(self, record: Told) -> Markup:
        if isinstance(record, AuditEntry):
            return _entry(self.t, record)
        if isinstance(record, StrategyEvent):
            what = event_text(self.t, record)
            return Markup(
                f"{event_mark(record)} {self.t('event-line', pair=record.pair, what=what)}"
            )
        return _change(self.t, record, self.exchanges.get(record.exchange))


def _entry(t: Translator, entry: AuditEntry) -> Markup:
    text = t("history-deed", deed=t(f"deed-{entry.action}"), hand=t(f"hand-{entry.actor}"))
    return Markup(f"{_MARKS[entry.action]} {text}")


def _change(t: Translator, change: StatusChange, exchange: Exchange | None) -> Markup:
    drifts = [f"🔸 {t(f'drift-{drift}')}" for drift in change.drifts]
    if change.before is change.after and drifts:
        return lines(*drifts)
    after = t(f"status-{change.after}")
    same = change.before is change.after  # only the cause is another
    moved = after if same else t("history-change", before=t(f"status-{change.before}"), after=after)
    findings = Findings(problems=(), exchange=exchange)
    return lines(
        f"{STATUS_MARKS[change.after]} {moved}",
        meaning(t, change.cause, findings) if change.cause else "",
        t("history-unwatched") if change.unwatched else "",
        *drifts,
    )
