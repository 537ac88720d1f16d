"""The verdict of a test: status and name, cause and fix, buttons, and the checks last."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.connection import Connection
from bot.domain.credentials import Field
from bot.domain.diagnosis import CheckReport, Problem, Status
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator
from bot.views.connecting.checks import checks_quote
from bot.views.connecting.online import NONE, Additions, online
from bot.views.connecting.questions import question_for
from bot.views.connections.fix_buttons import (
    attest_button,
    fix_button,
    replace_button,
    test_button,
)
from bot.views.connections.status_line import STATUS_MARKS, deadline_line
from bot.views.problems import Findings, address_buttons, blocks, findings_of, sending_line
from bot.views.view import Action, Button, Rows, View, lines, pairs, press, rows, stack

_ERRORS_PAGE = 2  # of the help


def verdict(
    t: Translator,
    exchange: Exchange,
    subject: Connection | str,
    report: CheckReport,
    *,
    now: datetime,
    addresses: Sequence[str] = (),
    question: Field | None = None,
    additions: Additions = NONE,
) -> View:
    """Show the findings of a test, the fixes, and their buttons.

    `subject`: the connection, or a name if nothing was stored. `addresses`: the server's own, used
    if the exchange did not report the one it saw. `question`: the blamed field to ask for again.
    """
    connection = subject if isinstance(subject, Connection) else None
    checks = checks_quote(t, report)
    if connection and connection.usable:
        about = (t, exchange, connection, checks)
        return online(*about, now=now, addresses=addresses, additions=additions)
    found = connection or report
    findings = findings_of(exchange, found, addresses)
    text = stack(
        title(t, found.status, connection.name if connection else str(subject)),
        *blocks(t, findings, now),
        _consequence(t, found, now),
        additions.doubts,
        question_for(t, exchange, question) if question else "",
        sending_line(t, connection) if connection and not question else "",
        checks,
    )
    after = _asking(t, exchange) if question else _after(t, exchange, connection, findings)
    return View(text, (*address_buttons(t, findings), *after))


def replaced(
    t: Translator,
    exchange: Exchange,
    connection: Connection,
    report: CheckReport,
    *,
    now: datetime,
    addresses: Sequence[str] = (),
    additions: Additions = NONE,
) -> View:
    """Show the verdict on a new key that is in use now, and link to the deletion of the old one."""
    shown = verdict(
        t, exchange, connection, report, now=now, addresses=addresses, additions=additions
    )
    page = Button(label=t.plain("button-revoke-old"), url=exchange.revoke_url, style="primary")
    first, _, rest = shown.text.partition("\n\n")
    text = stack(first, t("replaced", exchange=exchange.title), rest)
    return View(text, ((page,), *shown.buttons))


def not_replaced(
    t: Translator,
    exchange: Exchange,
    connection: Connection,
    report: CheckReport,
    *,
    question: Field | None = None,
    now: datetime,
    addresses: Sequence[str] = (),
) -> View:
    """Show why a new key is worse than the old one, which remains in use."""
    findings = findings_of(exchange, report, addresses)
    text = stack(
        lines(title(t, connection.status, connection.name), t("not-replaced")),
        *blocks(t, findings, now),
        question_for(t, exchange, question) if question else "",
        checks_quote(t, report),
    )
    if question:
        return View(text, (*address_buttons(t, findings), *_asking(t, exchange)))
    buttons = pairs(
        press(t, Action.REPLACE, connection.id, style="primary"),
        _keys_page(t, exchange),
        press(t, Action.LIST),
        _help(t),
    )
    return View(text, (*address_buttons(t, findings), *buttons))


def title(t: Translator, status: Status, name: str) -> Markup:
    """Return the first line of a verdict: the status and the name."""
    said = t("verdict-title", status=t(f"status-{status}"), name=name)
    return Markup(f"{STATUS_MARKS[status]} {said}")


def _consequence(t: Translator, found: CheckReport | Connection, now: datetime) -> Markup:
    """Return when the secrets of a blocked key are destroyed, or that it was not stored."""
    if isinstance(found, Connection):
        return deadline_line(t, found, now)
    return t("not-stored") if Problem.WITHDRAW_ENABLED in found.problems else Markup()


def _asking(t: Translator, exchange: Exchange) -> Rows:
    return pairs(_keys_page(t, exchange), _help(t), press(t, Action.CANCEL))


def _after(
    t: Translator, exchange: Exchange, connection: Connection | None, findings: Findings
) -> Rows:
    """Return the buttons after a test that asks for no field."""
    if connection is None:
        return pairs(_keys_page(t, exchange), _help(t), press(t, Action.MENU))
    offered = pairs(
        test_button(t, exchange, connection),
        _keys_page(t, exchange),
        replace_button(t, exchange, connection),
        press(t, Action.RENAME, connection.id),
        _help(t),
    )
    first = rows(attest_button(t, findings, connection.id), fix_button(t, exchange, connection))
    return (*first, *offered)


def _keys_page(t: Translator, exchange: Exchange) -> Button:
    return Button(label=t.plain("button-keys-page"), url=exchange.keys_url)


def _help(t: Translator) -> Button:
    return press(t, Action.HELP, "apart", page=_ERRORS_PAGE)
