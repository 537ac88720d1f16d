"""The buttons that fix the key of a connection."""

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Responsible, blamed
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
    """Return the button to send the blamed values again or a new key, if that is the fix."""
    if may_be_the_secret(exchange, connection):
        label = "button-fix-values"
        return press(t, Action.REPLACE, connection.id, label=label, style="primary")
    if _needs_new_key(connection):
        return press(t, Action.REPLACE, connection.id, style="primary")
    field = sole_blamed(connection)
    label = f"button-fix-{field}"
    return press(t, Action.FIX, connection.id, label=label, style="primary") if field else None


def test_button(t: Translator, exchange: Exchange, connection: Connection) -> Button:
    """Return the button that tests again; it stands out unless another one is the fix."""
    fixed = fix_button(t, exchange, connection)
    return press(t, Action.TEST, connection.id, style=None if fixed else "primary")


def replace_button(t: Translator, exchange: Exchange, connection: Connection) -> Button | None:
    """Return the button that replaces a key, unless that is the fix, or the key is not at fault."""
    if is_fixed_by_replacing(exchange, connection):
        return None
    cause = connection.cause
    ours = cause is not None and cause.responsible is not Responsible.USER
    return None if ours else press(t, Action.REPLACE, connection.id)


def is_fixed_by_replacing(exchange: Exchange, connection: Connection) -> bool:
    """Return whether the fix button replaces the key."""
    return may_be_the_secret(exchange, connection) or _needs_new_key(connection)


def _needs_new_key(connection: Connection) -> bool:
    """Return whether several values are blamed: only a new key helps."""
    return connection.has_secrets and len(blamed(connection.problems)) > 1
