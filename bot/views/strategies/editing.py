"""Other numbers for a strategy that runs: what applies now, and what from the next group on."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from bot.domain.exchange import Exchange
from bot.domain.strategies.deciding import stop_price
from bot.domain.strategies.editing import EditEffect, safer
from bot.domain.strategies.run import StrategyRun
from bot.i18n import Markup, Translator
from bot.services.strategies.proposal import CHANGEABLE, Proposal, effect_of
from bot.views.strategies import amounts
from bot.views.strategies import sheet as sheets
from bot.views.view import Action, View, lines, listed, pairs, press, rows, stack


def sheet(
    t: Translator, exchange: Exchange, name: str, proposal: Proposal, run: StrategyRun
) -> View:
    """Show what a strategy would do with other numbers. `name`: of the connection."""
    target = run.strategy.id
    apply = press(t, Action.RUN_APPLY, target, page=proposal.mark, style="success")
    text = sheets.body(t, exchange, name, proposal, lines(*_effect(t, proposal, run)), None)
    return View(
        text,
        (
            *rows(*((apply,) if effect_of(run, proposal) else ())),
            *pairs(*sheets.numbers(t)),
            *rows(press(t, Action.STRATEGY, target, label="button-back")),
        ),
    )


def confirm(t: Translator, exchange: Exchange, name: str, proposal: Proposal) -> View:
    """Ask before a strategy can lose more real money; repeat what it can lose."""
    sure = press(
        t,
        Action.RUN_APPLY_YES,
        proposal.id,
        page=proposal.mark,
        label="button-run-apply",
        style="danger",
    )
    return sheets.ask_money(t, exchange, name, proposal, sure)


def applied(t: Translator, proposal: Proposal, before: StrategyRun, card: View) -> View:
    """Say what was changed, above the card. `before`: the strategy as it was."""
    said = lines(t("edit-done"), *_effect(t, proposal, before))
    return View(stack(said, card.text), card.buttons)


def _effect(t: Translator, proposal: Proposal, run: StrategyRun) -> Iterator[Markup]:
    found = effect_of(run, proposal)
    stop = _stop(t, proposal, run) if "stop" in found.now else ()
    return effect_texts(t, found, {"limit": t("button-plan-limit")}, stop)


def effect_texts(
    t: Translator, found: EditEffect, names: Mapping[str, Markup], now: Iterable[Markup] = ()
) -> Iterator[Markup]:
    """Yield what other numbers do. `names`: of settings that each level has; `now`: more of now."""
    known = {**names, **{name: t(f"setting-{name.replace('_', '-')}") for name in CHANGEABLE}}

    def named(settings: AbstractSet[str]) -> Markup:
        return listed(t, (text for name, text in known.items() if name in settings))

    if not found:
        yield t("edit-nothing")
    if found.now:
        yield t("edit-now", settings=named(found.now))
        yield from now
    if found.later:
        yield t("edit-later", settings=named(found.later))


def _stop(t: Translator, proposal: Proposal, run: StrategyRun) -> Iterator[Markup]:
    """Yield where the stop of the open group is then."""
    group = run.open_group
    if group is None or group.held <= 0:
        return
    stop = stop_price(safer(run.plan, proposal.plan, group), proposal.rules, group)
    if stop is not None:
        yield t("run-stop", price=amounts.price(t, stop, run.price_coin))
