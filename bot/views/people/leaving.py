"""What people see when they disconnect everything, take their data along, or leave."""

from collections.abc import Iterable, Sequence

from bot.domain.connection import Connection
from bot.domain.exchange import Exchange
from bot.i18n import Translator
from bot.views.view import Action, Button, Rows, View, press, rows, stack


def confirm_panic(t: Translator, connections: int) -> View:
    """Ask once before the keys of all connections are destroyed."""
    if not connections:
        return View(t("panic-nothing"), rows(press(t, Action.LIST), press(t, Action.MENU)))
    sure = press(t, Action.PANIC_YES, style="danger")
    text = stack(t("panic-confirm", count=connections), t("panic-means"))
    return View(text, rows(sure, press(t, Action.CANCEL)))


def panicked(t: Translator, exchanges: Sequence[Exchange], connections: int) -> View:
    """Say that every key is destroyed here, and lead to where each is deleted."""
    text = stack(t("panic-done", count=connections), t("panic-next"))
    return View(text, (*_revoke(t, exchanges), *rows(press(t, Action.LIST))))


def confirm_leaving(t: Translator, connections: int) -> View:
    """Ask once before everything of a person is destroyed, and say what remains where."""
    sure = press(t, Action.DELETE_ME_YES, style="danger")
    export = press(t, Action.EXPORT)
    text = stack(t("leave-confirm"), t("leave-what", count=connections), t("leave-remains"))
    return View(text, rows(sure, export, press(t, Action.CANCEL)))


def left(t: Translator, exchanges: Sequence[Exchange]) -> View:
    """Say that nothing is stored any more, and lead to where each key is deleted."""
    return View(stack(t("leave-done"), t("leave-remains")), _revoke(t, exchanges))


def export_caption(t: Translator) -> str:
    """Say what the file is."""
    return t("export-caption")


def full(t: Translator, limit: int) -> View:
    """Say that a person has as many connections as they may."""
    return View(t("limit-connections", limit=limit), rows(press(t, Action.LIST)))


def exchanges_of(
    connections: Iterable[Connection], exchanges: Iterable[Exchange]
) -> Sequence[Exchange]:
    """Return the exchanges of some connections, each once."""
    used = {connection.exchange for connection in connections}
    return [exchange for exchange in exchanges if exchange.id in used]


def _revoke(t: Translator, exchanges: Iterable[Exchange]) -> Rows:
    return rows(
        *(
            Button(label=t.plain("button-revoke-at", exchange=e.title), url=e.revoke_url)
            for e in exchanges
        )
    )
