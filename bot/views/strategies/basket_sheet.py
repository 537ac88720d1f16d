"""The sheet of several pairs: what they do with the money together, and the worst case of all."""

from collections.abc import Iterator, Sequence

from bot.domain.exchange import Exchange
from bot.domain.strategies.basket import limit_of_each
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.starting import StartRefusal
from bot.i18n import Markup, Translator
from bot.services.balances import UNREAD, FreeMoney
from bot.services.strategies.basket_past import BasketPast
from bot.services.strategies.basket_proposal import (
    AT_ONCE,
    BasketProposal,
    basket_effect,
)
from bot.views.strategies import amounts, funds, words
from bot.views.strategies import sheet as sheets
from bot.views.strategies.editing import effect_texts
from bot.views.view import (
    Action,
    Button,
    View,
    folded,
    lines,
    pairs,
    press,
    rows,
    stack,
    turning,
)


def sheet(
    t: Translator,
    exchange: Exchange,
    name: str,
    proposal: BasketProposal,
    live: StartRefusal | None = StartRefusal.REHEARSALS,
    free: FreeMoney = UNREAD,
) -> View:
    """Show what several pairs would do together; the parameters are those of one pair."""
    stake = sheets.money_at_stake(t, exchange, name, live)
    real = press(t, Action.PLAN_LIVE, proposal.id, style="danger") if live is None else None
    text = _body(t, exchange, name, proposal, stake, free)
    return View(
        text,
        (
            *pairs(press(t, Action.PLAN_START, proposal.id, style="success"), real),
            *pairs(press(t, Action.PLAN_PAIRS), *sheets.numbers(t)),
            *rows(
                press(t, Action.PLAN_EACH), press(t, Action.PLAN_REPLAY), press(t, Action.CANCEL)
            ),
        ),
    )


def edited(
    t: Translator,
    exchange: Exchange,
    name: str,
    proposal: BasketProposal,
    runs: Sequence[StrategyRun],
) -> View:
    """Show what several pairs that run would do with other numbers."""
    apply = press(t, Action.RUN_APPLY, proposal.id, page=proposal.mark, style="success")
    text = _body(t, exchange, name, proposal, lines(*_effect(t, proposal, runs)), None)
    return View(
        text,
        (
            *rows(*((apply,) if basket_effect(runs, proposal) else ())),
            *pairs(*sheets.numbers(t)),
            *rows(
                press(t, Action.PLAN_EACH),
                press(t, Action.STRATEGY, proposal.id, label="button-back"),
            ),
        ),
    )


def applied(
    t: Translator, proposal: BasketProposal, before: Sequence[StrategyRun], card: View
) -> View:
    """Say what was changed, above the card. `before`: the runs as they were."""
    said = lines(t("edit-done"), *_effect(t, proposal, before))
    return View(stack(said, card.text), card.buttons)


def each(t: Translator, exchange: Exchange, name: str, proposal: BasketProposal, page: int) -> View:
    """Show the buys of one of the pairs."""
    last = len(proposal.parts) - 1
    page = min(max(page, 0), last)
    part = proposal.parts[page]
    shown = sheets.SheetTexts(t, exchange, part, None)
    text = stack(
        sheets.heading(t, exchange, name, part.pair),
        lines(*shown.each_buy()),
        shown.after(),
        shown.costs(),
    )
    turns = turning(Action.PLAN_EACH, page, last)
    return View(text, (*turns, *rows(press(t, Action.PLAN_SHEET))))


def _ask_money(
    t: Translator, exchange: Exchange, name: str, proposal: BasketProposal, sure: Button
) -> View:
    """Ask before real money is used; repeat what can be lost."""
    text = stack(
        lines(_heading(t, exchange, name, proposal), *_terms(t, proposal)),
        t("live-ask", exchange=exchange.title),
        _worst(t, proposal),
        t("sheet-not-covered"),
    )
    return View(text, rows(sure, press(t, Action.PLAN_SHEET, label="button-back")))


def confirm_live(t: Translator, exchange: Exchange, name: str, proposal: BasketProposal) -> View:
    """Ask before several pairs start with real money; repeat what they can lose."""
    sure = press(t, Action.PLAN_LIVE_YES, proposal.id, style="danger")
    return _ask_money(t, exchange, name, proposal, sure)


def confirm_edit(t: Translator, exchange: Exchange, name: str, proposal: BasketProposal) -> View:
    """Ask before several pairs can lose more real money; repeat what they can lose."""
    mark, label = proposal.mark, "button-run-apply"
    sure = press(t, Action.RUN_APPLY_YES, proposal.id, page=mark, label=label, style="danger")
    return _ask_money(t, exchange, name, proposal, sure)


def past(
    t: Translator, exchange: Exchange, name: str, proposal: BasketProposal, found: BasketPast
) -> View:
    """Show what the pairs would have done together, and each of them."""
    coin = proposal.coin
    open_result = amounts.gain(t, -found.on_paper, coin)
    text = stack(
        lines(_heading(t, exchange, name, proposal), t("replay-title")),
        lines(
            t("replay-days", count=found.days),
            t("replay-at-once", count=proposal.at_once),
            t("replay-rounds", count=found.rounds),
            t("replay-result", result=amounts.gain(t, found.result, coin)),
            t("replay-open", result=open_result) if found.on_paper else "",
            t("replay-deepest", loss=amounts.money(t, found.deepest, coin)),
        ),
        lines(
            *(
                t("replay-pair", pair=p, count=r.rounds, result=amounts.gain(t, r.result, coin))
                for p, r in found.pairs.items()
            )
        ),
        t("replay-warning"),
    )
    return View(text, rows(press(t, Action.PLAN_SHEET)))


def _body(
    t: Translator,
    exchange: Exchange,
    name: str,
    proposal: BasketProposal,
    said: str,
    free: FreeMoney | None,
) -> Markup:
    """Return the text of a sheet. `said`: what else must be known before it is confirmed."""
    coin, together = proposal.coin, proposal.sheet
    first = sheets.SheetTexts(t, exchange, proposal.parts[0], free)
    return stack(
        lines(_heading(t, exchange, name, proposal), *_terms(t, proposal)),
        lines(t("basket-group"), first.buys(), first.sells()),
        funds.after(t, free, proposal.limit, coin) if free is not None else "",
        lines(
            t("basket-falls", count=proposal.at_once),
            *sheets.falls(t, together, coin),
        ),
        _worst(t, proposal),
        said,
        folded(
            lines(*_smallest(t, exchange, proposal)),
            lines(*sheets.rules_of(t, proposal.ladder)),
            _fees(t, proposal),
            t("sheet-not-covered"),
        ),
    )


def _heading(t: Translator, exchange: Exchange, name: str, proposal: BasketProposal) -> Markup:
    return sheets.heading(t, exchange, name, words.pairs(proposal.pairs))


def _terms(t: Translator, proposal: BasketProposal) -> Iterator[Markup]:
    coin = proposal.coin
    level = words.level(t, proposal.level, proposal.custom)
    yield t("basket-terms", level=level, limit=amounts.money(t, proposal.limit, coin))
    limit = amounts.money(t, limit_of_each(proposal.limit, proposal.at_once), coin)
    yield t("basket-at-once", count=proposal.at_once, limit=limit)


def _worst(t: Translator, proposal: BasketProposal) -> Markup:
    together = proposal.sheet
    told = sheets.worst(t, together, proposal.coin, stops=together.has_stop)
    return lines(told, t("basket-again"))


def _smallest(t: Translator, exchange: Exchange, proposal: BasketProposal) -> Iterator[Markup]:
    """Yield the smallest order of each pair, with the minimum there."""
    coin = proposal.coin
    for part in proposal.parts:
        found = part.sheet
        yield t(
            "basket-minimum",
            pair=part.pair,
            smallest=amounts.money(t, found.smallest_order, coin),
            least=amounts.money(t, found.least_order, coin),
            exchange=exchange.title,
        )


def _fees(t: Translator, proposal: BasketProposal) -> Markup:
    found, coin = proposal.sheet, proposal.coin
    first = amounts.money(t, found.first_round_fees, coin)
    return t("sheet-fees", first=first, full=amounts.money(t, found.full_round_fees, coin))


def _effect(
    t: Translator, proposal: BasketProposal, runs: Sequence[StrategyRun]
) -> Iterator[Markup]:
    names = {"limit": t("basket-limit"), AT_ONCE: t("setting-at-once")}
    return effect_texts(t, basket_effect(runs, proposal), names)
