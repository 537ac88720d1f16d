"""The views of stored connections: the list, rename and delete."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator
from bot.views.connections.status_line import StatusLine
from bot.views.view import Action, Button, Press, View, lines, press, rows, stack, turning

PAGE = 8  # connections


def connection_list(
    t: Translator,
    connections: Sequence[Connection],
    exchanges: Mapping[str, Exchange],
    *,
    now: datetime,
    zone: tzinfo = UTC,
    availability: Availability | None = None,
    page: int = 0,
) -> View:
    """List the connections, the ones with problems first; `page` is limited to existing ones.

    `zone`: of the person. `availability`: known outages; None: there are none.
    """
    if not connections:
        return View(t("list-empty"), rows(press(t, Action.CONNECT, style="primary")))
    status_line = StatusLine(t=t, now=now, zone=zone, availability=availability or Availability())
    last = (len(connections) - 1) // PAGE
    page = min(max(page, 0), last)
    shown = status_line.problems_first(connections)[page * PAGE : (page + 1) * PAGE]
    items = (_item(status_line, c, exchanges.get(c.exchange)) for c in shown)
    text = stack(t("list-title", count=len(connections)), *items)
    cards = [
        Button(label=f"{status_line.mark(c)} {c.name}", press=Press(Action.CARD, c.id, page))
        for c in shown
    ]
    another = press(t, Action.CONNECT, label="button-connect-another")
    turns = turning(Action.LIST, page, last)
    return View(text, (*rows(*cards), *turns, (another, press(t, Action.MENU))))


def ask_rename(t: Translator, connection: Connection, suggestions: Sequence[str] = ()) -> View:
    """Ask for a new name, and suggest some."""
    others = (
        Button(label=name, press=Press(Action.NAME, connection.id, page))
        for page, name in enumerate(suggestions)
        if name != connection.name
    )
    text = t("ask-rename", name=connection.name)
    return View(text, (*rows(*others), (press(t, Action.CANCEL),)))


def renamed(t: Translator, connection: Connection) -> View:
    """Confirm the new name of a connection."""
    back = press(t, Action.CARD, connection.id, label="button-back")
    return View(t("renamed", name=connection.name), ((back, press(t, Action.LIST)),))


def confirm_delete(t: Translator, exchange: Exchange, connection: Connection) -> View:
    """Ask for confirmation before a connection is deleted."""
    sure = press(t, Action.DELETE_YES, connection.id, style="danger")
    keep = press(t, Action.CARD, connection.id, label="button-keep")
    text = t("confirm-delete", name=connection.name, exchange=exchange.title)
    return View(text, ((sure, keep),))


def deleted(t: Translator, exchange: Exchange, name: str) -> View:
    """Say that a connection is deleted, and link to the deletion of the key itself."""
    page = Button(label=t.plain("button-revoke-it"), url=exchange.revoke_url, style="primary")
    text = t("deleted", name=name, exchange=exchange.title)
    return View(text, ((page,), (press(t, Action.LIST), press(t, Action.MENU))))


def _item(status_line: StatusLine, connection: Connection, exchange: Exchange | None) -> Markup:
    title = exchange.title if exchange else connection.exchange
    name = status_line.t("list-item", name=connection.name, exchange=title)
    return lines(f"{status_line.mark(connection)} {name}", status_line.line(connection, exchange))
