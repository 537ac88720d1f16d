"""The views of stored connections: the list, rename and delete."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.exchange import Exchange
from bot.i18n import Translator
from bot.views.connections.list_place import ListPlace
from bot.views.connections.status_line import StatusLine
from bot.views.view import Action, Button, Press, Rows, View, lines, press, rows, stack

_NOTES = 4  # lines
_START = ListPlace()


def connection_list(
    t: Translator,
    connections: Sequence[Connection],
    exchanges: Mapping[str, Exchange],
    *,
    now: datetime,
    zone: tzinfo = UTC,
    availability: Availability | None = None,
    place: ListPlace = _START,
    strategies: bool = False,
) -> View:
    """List the connections, the ones with problems first: a sum, then a button for each.

    `zone`: of the person. `availability`: known outages; None: there are none.
    `place`: its page is limited to existing ones. `strategies`: they are on.
    """
    if not connections:
        return View(t("list-empty"), rows(press(t, Action.CONNECT, style="primary")))
    status_line = StatusLine(t=t, now=now, zone=zone, availability=availability or Availability())
    troubled = status_line.troubled(connections)
    listed = troubled if place.trouble else status_line.problems_first(connections)
    place = place.within(len(listed))
    text = stack(
        lines(t("list-title", count=len(connections)), status_line.sums(connections)),
        lines(*status_line.notes(listed, exchanges)[:_NOTES]),
        "" if listed else t("list-no-trouble"),
    )
    cards = [
        Button(label=_label(status_line, c, exchanges), press=Press(Action.CARD, c.id, place.code))
        for c in place.cut(listed)
    ]
    mixed = 0 < len(troubled) < len(connections)
    another = press(t, Action.CONNECT, label="button-connect-another")
    below = (*place.turns(len(listed)), *_filters(t, place, mixed=mixed))
    menu = press(t, Action.MENU)
    last = ((another,), (press(t, Action.STRATEGIES), menu)) if strategies else ((another, menu),)
    return View(text, (*rows(*cards), *below, *last))


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


def _label(
    status_line: StatusLine, connection: Connection, exchanges: Mapping[str, Exchange]
) -> str:
    """Return the label of a connection: mark, name, and the exchange that the name lacks."""
    exchange = exchanges.get(connection.exchange)
    title = exchange.title if exchange else connection.exchange
    named = title.casefold() in connection.name.casefold()
    label = f"{status_line.mark(connection)} {connection.name}"
    return label if named else f"{label} · {title}"


def _filters(t: Translator, place: ListPlace, *, mixed: bool) -> Rows:
    """Return the button that changes the filter, if it changes what is listed."""
    if place.trouble:
        return rows(press(t, Action.LIST, label="button-all"))
    trouble = ListPlace(trouble=True).code
    return rows(press(t, Action.LIST, page=trouble, label="button-only-trouble") if mixed else None)
