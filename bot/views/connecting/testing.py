"""The views of a test: its steps and the verdict."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.connection import Connection
from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, CheckReport, Problem, Status, Step
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator
from bot.views.connecting.questions import question_for
from bot.views.connecting.receipts import Receipt, receipt_block
from bot.views.connections.fix_buttons import attest_button, fix_button, replace_button
from bot.views.connections.status_line import STATUS_MARKS, deadline_line
from bot.views.problems import (
    Findings,
    address_buttons,
    blocks,
    findings_of,
    sending_line,
)
from bot.views.view import NEUTRAL, Action, Button, Rows, View, lines, pairs, press, rows, stack

_STEP_MARKS = {Answer.YES: "✅", Answer.NO: "❌", Answer.UNKNOWN: "❔", None: "⏳"}

_OPTIONAL = {Step.FUTURES, Step.IP_WHITELIST}  # a no is no failure

_REPORTED = {Step.TRADE, Step.FUTURES, Step.WITHDRAW_OFF, Step.IP_WHITELIST}  # by the exchange

_ERRORS_PAGE = 2  # of the help


def running(
    t: Translator,
    exchange: Exchange,
    name: str,
    steps: Mapping[Step, Answer],
    receipt: Receipt | None = None,
) -> View:
    """Show a running test; steps without an answer are pending."""
    listed = lines(*(_step(t, step, steps) for step in Step))
    title = lines(_title(t, exchange, name), t("test-running"))
    return View(stack(receipt_block(t, exchange, receipt), title, listed))


def verdict(
    t: Translator,
    exchange: Exchange,
    name: str,
    report: CheckReport,
    *,
    now: datetime,
    connection: Connection | None = None,
    addresses: Sequence[str] = (),
    question: Field | None = None,
) -> View:
    """Show the findings of a test, the fixes, and their buttons.

    `connection`: None if nothing was stored. `addresses`: the server's own, used if the exchange
    did not report the one it saw. `question`: the blamed field to ask for again.
    """
    findings = findings_of(exchange, connection or report, addresses)
    tested = [_step(t, s, report.steps) for s in Step if s in report.steps]
    text = stack(
        lines(_title(t, exchange, name), *tested),
        _status(t, connection or report, findings, now),
        *blocks(t, findings, now),
        question_for(t, exchange, question) if question else "",
        sending_line(t, connection) if connection and not question else "",
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
) -> View:
    """Show the verdict on a new key that is in use now, and link to the deletion of the old one."""
    name = connection.name
    shown = verdict(t, exchange, name, report, now=now, connection=connection, addresses=addresses)
    page = Button(label=t.plain("button-revoke-old"), url=exchange.revoke_url, style="primary")
    return View(
        stack(t("replaced", exchange=exchange.title), shown.text), ((page,), *shown.buttons)
    )


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
    """Show the verdict on a new key that is worse than the old one, which remains in use."""
    shown = verdict(
        t, exchange, connection.name, report, now=now, addresses=addresses, question=question
    )
    text = stack(t("not-replaced"), shown.text)
    if question:
        return View(text, shown.buttons)
    buttons = pairs(
        press(t, Action.REPLACE, connection.id, style="primary"),
        _keys_page(t, exchange),
        press(t, Action.LIST),
        _help(t),
    )
    copies = address_buttons(t, findings_of(exchange, report, addresses))
    return View(text, (*copies, *buttons))


def stopped(t: Translator, exchange: Exchange, name: str) -> View:
    """Show a test that was cancelled."""
    return View(lines(_title(t, exchange, name), t("test-stopped")))


def already_running(t: Translator) -> View:
    """Say that a key is being tested already, and offer to cancel that."""
    return View(t("already-running"), rows(press(t, Action.CANCEL)))


def too_many_tests(t: Translator, seconds: int, connection_id: str = "") -> View:
    """Say how long to wait before another test."""
    again = press(t, Action.TEST, connection_id)
    return View(t("too-many-tests", seconds=seconds), ((again,),))


def _title(t: Translator, exchange: Exchange, name: str) -> Markup:
    return t("test-title", name=name, exchange=exchange.title)


def _step(t: Translator, step: Step, steps: Mapping[Step, Answer]) -> Markup:
    """Return the line of a step. After a failed login the unknown steps are untested."""
    answer, logged_in = steps.get(step), steps.get(Step.KEY) is Answer.YES
    mark = NEUTRAL if step in _OPTIONAL and answer is Answer.NO else _STEP_MARKS[answer]
    untested = step in _REPORTED and answer is Answer.UNKNOWN and not logged_in
    return Markup(
        f"{mark} {t(f'step-{step}', answer='untested' if untested else answer or 'waiting')}"
    )


def _status(
    t: Translator, found: CheckReport | Connection, findings: Findings, now: datetime
) -> Markup:
    """Return the status, and when the secrets of a blocked key are destroyed."""
    key = "verdict-online" if found.status is Status.ONLINE else "verdict-status"
    status = f"{STATUS_MARKS[found.status]} {t(key, status=t(f'status-{found.status}'))}"
    if isinstance(found, Connection):
        return lines(status, deadline_line(t, found, now))
    blocked = Problem.WITHDRAW_ENABLED in findings.problems
    return lines(status, t("not-stored") if blocked else "")


def _asking(t: Translator, exchange: Exchange) -> Rows:
    return pairs(_keys_page(t, exchange), _help(t), press(t, Action.CANCEL))


def _after(
    t: Translator, exchange: Exchange, connection: Connection | None, findings: Findings
) -> Rows:
    """Return the buttons after a test that asks for no field."""
    if connection is None:
        return pairs(_keys_page(t, exchange), _help(t), press(t, Action.MENU))
    if connection.status is Status.ONLINE:
        another = press(t, Action.CONNECT, label="button-connect-another")
        return pairs(press(t, Action.LIST, style="primary"), another)
    offered = pairs(
        press(t, Action.TEST, connection.id, style="primary"),
        _keys_page(t, exchange),
        replace_button(t, exchange, connection),
        _help(t),
    )
    first = rows(attest_button(t, findings, connection.id), fix_button(t, exchange, connection))
    return (*first, *offered)


def _keys_page(t: Translator, exchange: Exchange) -> Button:
    return Button(label=t.plain("button-keys-page"), url=exchange.keys_url)


def _help(t: Translator) -> Button:
    return press(t, Action.HELP, "apart", page=_ERRORS_PAGE)
