"""The buttons that fix the key of a connection."""

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem
from bot.domain.exchange import Exchange
from bot.i18n import Translator
from bot.views.problems import (
    Findings,
    may_be_the_secret,
    sole_blamed,
)
from bot.views.view import Action, Button, press


def attest_button(t: Translator, findings: Findings, target: str) -> Button | None:
    """Return the button to state that withdrawals are off, if that is not proven."""
    doubt = Problem.WITHDRAW_UNKNOWN in findings.problems
    return press(t, Action.WORD, target, style="success") if doubt else None


def fix_button(t: Translator, exchange: Exchange, connection: Connection) -> Button | None:
    """Return the button to send the blamed values again, if any are."""
    if may_be_the_secret(exchange, connection):
        label = "button-fix-values"
        return press(t, Action.REPLACE, connection.id, label=label, style="primary")
    field = sole_blamed(connection)
    label = f"button-fix-{field}"
    return press(t, Action.FIX, connection.id, label=label, style="primary") if field else None


def replace_button(t: Translator, exchange: Exchange, connection: Connection) -> Button | None:
    """Return the button that replaces a key, unless the fix button does the same."""
    if may_be_the_secret(exchange, connection):
        return None
    return press(t, Action.REPLACE, connection.id)
