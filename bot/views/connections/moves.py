"""The results of tests at our next address, after a person has added it to IP lists."""

from collections.abc import Mapping, Sequence

from bot.domain.diagnosis import Severity
from bot.domain.egress import Egresses
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator
from bot.services.connections import Move
from bot.views.connections.status_line import titled
from bot.views.problems import codes
from bot.views.view import Action, View, copy_buttons, fitting, lines, press, rows, stack


def testing(t: Translator) -> View:
    """Say that the keys are being tested."""
    return View(t("moves-testing"))


def results(
    t: Translator,
    exchanges: Mapping[str, Exchange],
    egresses: Egresses,
    moves: Sequence[Move],
) -> View:
    """Show which keys moved, and what is missing for the others."""
    if not moves:
        return View(t("moves-none"), rows(press(t, Action.LIST)))
    left = [move for move in moves if not move.moved]
    addresses = [a for move in left for a in egresses.addresses_of(move.connection.moving_to or "")]
    texts = fitting(_result(t, exchanges, egresses, move) for move in moves)
    more = len(moves) - len(texts)
    text = stack(*texts, t("alert-more", count=more) if more else "")
    again = press(t, Action.MOVE, label="button-test", style="primary") if left else None
    return View(text, (*copy_buttons(t, addresses), *rows(again, press(t, Action.LIST))))


def _result(
    t: Translator, exchanges: Mapping[str, Exchange], egresses: Egresses, move: Move
) -> Markup:
    connection = move.connection
    title = titled(t, connection, exchanges.get(connection.exchange))
    if move.moved:
        return lines(f"🟢 {title}", t("moves-done"))
    problems = move.report.problems if move.report else ()
    if not problems or problems[0].severity is Severity.TRANSIENT:
        return lines(f"⚪ {title}", t("moves-unanswered"))
    address = codes(t, egresses.addresses_of(connection.moving_to or ""))
    return lines(f"🟡 {title}", t("moves-refused", address=address))
