"""The answer to the deletion of a connection whose strategies hold coins."""

from collections.abc import Sequence

from bot.domain.connection import Connection
from bot.domain.strategies.run import StrategyRun
from bot.i18n import Translator
from bot.views.view import Action, Button, Press, View, press, rows


def blocked(t: Translator, connection: Connection, runs: Sequence[StrategyRun]) -> View:
    """Say what must happen first, with a button for each strategy. `runs`: those that hold."""
    cards = (Button(label=run.pair, press=Press(Action.STRATEGY, run.strategy.id)) for run in runs)
    back = press(t, Action.CARD, connection.id, label="button-back")
    return View(t("run-blocks-delete", name=connection.name), rows(*cards, back))
