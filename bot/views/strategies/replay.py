"""How a strategy would have gone in the past."""

from bot.domain.exchange import Exchange
from bot.i18n import Translator
from bot.services.strategies.past import PastResult
from bot.services.strategies.proposal import Proposal
from bot.views.strategies import amounts
from bot.views.strategies.sheet import heading
from bot.views.view import Action, View, lines, press, rows, stack


def past(
    t: Translator, exchange: Exchange, name: str, proposal: Proposal, result: PastResult
) -> View:
    """Show what the plan would have done. `name`: of the connection."""
    coin = proposal.pair.partition("/")[2]
    open_result = amounts.gain(t, -result.on_paper, coin)
    text = stack(
        lines(heading(t, exchange, name, proposal.pair), t("replay-title")),
        lines(
            t("replay-days", count=result.days),
            t("replay-rounds", count=result.rounds),
            t("replay-result", result=amounts.gain(t, result.result, coin)),
            t("replay-open", result=open_result) if result.on_paper else "",
            t("replay-deepest", loss=amounts.money(t, result.deepest, coin)),
            t("replay-recovery", days=str(result.recovery_days)),
        ),
        t("replay-warning"),
    )
    return View(text, rows(press(t, Action.PLAN_SHEET)))
