"""The views of an exchange account that is connected already, or is another one."""

from bot.domain.connection import Connection
from bot.domain.exchange import Exchange
from bot.i18n import Translator
from bot.views.view import Action, Button, View, press, rows


def connected_already(t: Translator, exchange: Exchange, connection: Connection) -> View:
    """Show the connection of the account, and offer to replace its key."""
    stored = connection.has_secrets
    key = "twin-mine" if stored else "twin-mine-disconnected"
    text = t(key, exchange=exchange.title, name=connection.name)
    label = "button-adopt" if stored else "button-adopt-disconnected"
    adopt = press(t, Action.ADOPT, connection.id, label=label, style="primary")
    card = press(t, Action.CARD, connection.id, label="button-card")
    return View(text, rows(adopt, card, press(t, Action.CANCEL)))


def connected_elsewhere(t: Translator, exchange: Exchange) -> View:
    """Say that another person has connected the account, without naming them."""
    page = Button(label=t.plain("button-keys-page"), url=exchange.keys_url)
    text = t("twin-elsewhere", exchange=exchange.title)
    return View(text, rows(page, press(t, Action.MENU)))


def other_account(t: Translator, exchange: Exchange, connection: Connection) -> View:
    """Say that a key belongs to another account than the key it should replace."""
    text = t("twin-other-account", exchange=exchange.title, name=connection.name)
    again = press(t, Action.REPLACE, connection.id, style="primary")
    new = press(t, Action.CHOOSE, exchange.id, label="button-connect-new")
    return View(text, rows(again, new, press(t, Action.LIST)))


def confirm_account(t: Translator, exchange: Exchange, connection: Connection) -> View:
    """Ask whether a key belongs to the same account, which the exchange does not report."""
    text = t("twin-unknown", exchange=exchange.title, name=connection.name)
    yes = press(t, Action.SAME_ACCOUNT, style="primary")
    return View(text, rows(yes, press(t, Action.CANCEL)))
