"""The views of the history of keys: status changes and audit entries."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from bot.domain.audit import AuditAction, AuditEntry
from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.exchange import Exchange
from bot.domain.ports.history import Record
from bot.domain.status_change import StatusChange
from bot.i18n import Markup, Translator
from bot.services.people.history import HistoryPage, moment_of
from bot.views import times
from bot.views.connections.status_line import STATUS_MARKS
from bot.views.problems import Findings, meaning
from bot.views.view import Action, Button, Press, Rows, View, lines, press, rows, stack, turning

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
    records = [
        _record(t, record, exchanges, times.near(moment_of(record), now, zone), connection)
        for record in past.records
    ]
    name = connection.name if connection else t("history-every")
    text = stack(t("history-title", name=name), *(records or [t("history-empty")]))
    target = connection.id if connection else EVERY
    if connection:
        back = press(t, Action.CARD, target, label="button-back")
    elif records:
        back = press(t, Action.HISTORY, label="button-back")
    else:
        back = press(t, Action.MENU)
    return View(text, (*_turns(past, target), (back,)))


def _turns(past: HistoryPage, target: str) -> Rows:
    newer = Button(label="◀", press=Press(Action.HISTORY, target, past.page - 1))
    older = Button(label="▶", press=Press(Action.HISTORY, target, past.page + 1))
    there = (*((newer,) if past.page else ()), *((older,) if past.more else ()))
    return (there,) if there else ()


def _record(
    t: Translator,
    record: Record,
    exchanges: Mapping[str, Exchange],
    moment: str,
    connection: Connection | None,
) -> Markup:
    head = (
        t("history-moment", moment=moment)
        if connection
        else t("history-moment-of", moment=moment, name=record.name)
    )
    text = (
        _entry(t, record)
        if isinstance(record, AuditEntry)
        else _change(t, record, exchanges.get(record.exchange))
    )
    return lines(head, text)


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
