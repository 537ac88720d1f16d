"""The views of a test while it runs, and of tests that cannot run."""

from collections.abc import Mapping

from bot.domain.diagnosis import Answer, Step
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator
from bot.views.connecting.checks import running_checks
from bot.views.connecting.receipts import Receipt, receipt_block
from bot.views.view import Action, View, lines, press, rows, stack


def running(
    t: Translator,
    exchange: Exchange,
    name: str,
    steps: Mapping[Step, Answer],
    receipt: Receipt | None = None,
) -> View:
    """Show a running test. `name`: of the connection, empty if it has none yet."""
    title = lines(_title(t, exchange, name), t("test-running"), t("test-duration"))
    return View(stack(receipt_block(t, exchange, receipt), title, running_checks(t, steps)))


def stopped(t: Translator, exchange: Exchange, name: str) -> View:
    """Show a test that was cancelled."""
    return View(lines(_title(t, exchange, name), t("test-stopped")), rows(press(t, Action.MENU)))


def already_running(t: Translator, said: Markup | str = "") -> View:
    """Say that a key is being tested already, and offer to cancel that. `said`: before it."""
    return View(stack(said, t("already-running")), rows(press(t, Action.CANCEL)))


def too_many_tests(
    t: Translator, exchange: Exchange, seconds: int, receipt: Receipt | None = None
) -> View:
    """Say how long a complete draft must wait for its test."""
    text = stack(receipt_block(t, exchange, receipt), t("too-many-tests", seconds=seconds))
    return View(text, rows(press(t, Action.TEST), press(t, Action.CANCEL)))


def _title(t: Translator, exchange: Exchange, name: str) -> Markup:
    return t("test-title", name=name, exchange=exchange.title) if name else Markup()
