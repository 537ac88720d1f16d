"""The views of disconnecting everything, exporting data, and leaving."""

from collections.abc import Collection, Iterable, Sequence

from bot.domain.exchange import Exchange
from bot.i18n import Translator
from bot.views.view import Action, Button, Rows, View, pairs, press, rows, stack


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


def confirm_leaving(t: Translator, connections: int, code: int = 0) -> View:
    """Ask for confirmation before all data of a person is deleted; say what remains where.

    `code`: of the exchanges with a connection; a repeated press still links to them.
    """
    sure = press(t, Action.DELETE_ME_YES, page=code, style="danger")
    export = press(t, Action.EXPORT)
    what = t("leave-what", count=connections) if connections else t("leave-what-rest")
    text = stack(t("leave-confirm"), what, t("leave-remains"))
    return View(text, rows(sure, export, press(t, Action.CANCEL)))


def left(t: Translator, exchanges: Sequence[Exchange]) -> View:
    """Say that all data is deleted, link to the deletion of each key, and offer a new start."""
    anew = press(t, Action.MENU, label="button-start-anew")
    return View(stack(t("leave-done"), t("leave-remains")), (*_revoke(t, exchanges), *rows(anew)))


def exported(t: Translator) -> View:
    """Return the caption of the exported file, and the next steps."""
    return View(t("export-caption"), pairs(press(t, Action.LIST), press(t, Action.MENU)))


def full(t: Translator, limit: int) -> View:
    """Say that the limit of connections is reached."""
    return View(t("limit-connections", limit=limit), rows(press(t, Action.LIST)))


def code_of(used: Collection[str], exchanges: Iterable[str]) -> int:
    """Return exchanges as a number for a button: one bit for each known id."""
    return sum(1 << place for place, name in enumerate(sorted(exchanges)) if name in used)


def of_code(code: int, exchanges: Iterable[str]) -> frozenset[str]:
    """Return the ids of the exchanges in a code; unknown bits are ignored."""
    known = enumerate(sorted(exchanges))
    return frozenset(name for place, name in known if code >> place & 1)


def _revoke(t: Translator, exchanges: Iterable[Exchange]) -> Rows:
    return rows(
        *(
            Button(label=t.plain("button-revoke-at", exchange=e.title), url=e.revoke_url)
            for e in exchanges
        )
    )
