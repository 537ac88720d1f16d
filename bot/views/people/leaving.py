"""The views of disconnecting everything, exporting data, and leaving."""

from collections.abc import Iterable, Sequence

from bot.domain.connection import Connection
from bot.domain.exchange import Exchange
from bot.i18n import Translator
from bot.views.view import Action, Button, Rows, View, press, rows, stack


def confirm_panic(t: Translator, connections: int) -> View:
    """Ask for confirmation before the keys of all connections are destroyed."""
    if not connections:
        return View(t("panic-nothing"), rows(press(t, Action.LIST), press(t, Action.MENU)))
    sure = press(t, Action.PANIC_YES, style="danger")
    text = stack(t("panic-confirm", count=connections), t("panic-means"))
    return View(text, rows(sure, press(t, Action.CANCEL)))


def panicked(t: Translator, exchanges: Sequence[Exchange], connections: int) -> View:
    """Say that every key is destroyed here, and link to the deletion of each."""
    text = stack(t("panic-done", count=connections), t("panic-next"))
    return View(text, (*_revoke(t, exchanges), *rows(press(t, Action.LIST))))


def confirm_leaving(t: Translator, connections: int) -> View:
    """Ask for confirmation before all data of a person is deleted; say what remains where."""
    sure = press(t, Action.DELETE_ME_YES, style="danger")
    export = press(t, Action.EXPORT)
    text = stack(t("leave-confirm"), t("leave-what", count=connections), t("leave-remains"))
    return View(text, rows(sure, export, press(t, Action.CANCEL)))


def left(t: Translator, exchanges: Sequence[Exchange]) -> View:
    """Say that all data is deleted, and link to the deletion of each key."""
    return View(stack(t("leave-done"), t("leave-remains")), _revoke(t, exchanges))


def export_caption(t: Translator) -> str:
    """Return the caption of the exported file."""
    return t("export-caption")


def full(t: Translator, limit: int) -> View:
    """Say that the limit of connections is reached."""
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
