"""What people see of their stored connections: the list, rename and delete."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator
from bot.views.connecting.connecting import suggested
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
    reach: Availability | None = None,
    page: int = 0,
) -> View:
    """List a person's connections, trouble first; a page not there becomes the nearest one.

    `zone`: of the person's clock. `reach`: what is known of outages; None: there is none.
    """
    if not connections:
        return View(t("list-empty"), rows(press(t, Action.CONNECT, style="primary")))
    standing = StatusLine(t=t, now=now, zone=zone, reach=reach or Availability())
    last = (len(connections) - 1) // PAGE
    page = min(max(page, 0), last)
    shown = standing.trouble_first(connections)[page * PAGE : (page + 1) * PAGE]
    items = (_item(standing, c, exchanges.get(c.exchange)) for c in shown)
    text = stack(t("list-title", count=len(connections)), *items)
    cards = [
        Button(label=f"{standing.mark(c)} {c.name}", press=Press(Action.CARD, c.id, page))
        for c in shown
    ]
    another = press(t, Action.CONNECT, label="button-connect-another")
    turns = turning(Action.LIST, page, last)
    return View(text, (*rows(*cards), *turns, (another, press(t, Action.MENU))))


def ask_rename(t: Translator, connection: Connection, suggestions: Sequence[str] = ()) -> View:
    """Ask for a new name."""
    text = t("ask-rename", name=connection.name)
    return View(text, (*suggested(suggestions), (press(t, Action.CANCEL),)))


def renamed(t: Translator, connection: Connection) -> View:
    """Say that a connection has its new name."""
    back = press(t, Action.CARD, connection.id, label="button-back")
    return View(t("renamed", name=connection.name), ((back, press(t, Action.LIST)),))


def confirm_delete(t: Translator, exchange: Exchange, connection: Connection) -> View:
    """Ask once more before a connection is destroyed."""
    sure = press(t, Action.DELETE_YES, connection.id, style="danger")
    keep = press(t, Action.CARD, connection.id, label="button-keep")
    text = t("confirm-delete", name=connection.name, exchange=exchange.title)
    return View(text, ((sure, keep),))


def deleted(t: Translator, exchange: Exchange, name: str) -> View:
    """Say that a connection is destroyed, and lead to the key's own deletion."""
    page = Button(label=t.plain("button-revoke-it"), url=exchange.revoke_url, style="primary")
    text = t("deleted", name=name, exchange=exchange.title)
    return View(text, ((page,), (press(t, Action.LIST), press(t, Action.MENU))))


def _item(standing: StatusLine, connection: Connection, exchange: Exchange | None) -> Markup:
    title = exchange.title if exchange else connection.exchange
    name = standing.t("list-item", name=connection.name, exchange=title)
    return lines(f"{standing.mark(connection)} {name}", standing.line(connection, exchange))
