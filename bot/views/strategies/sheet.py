"""The sheet of a strategy: what it does with the money, and its worst case."""

from collections.abc import Iterator
from decimal import Decimal

from bot.domain.exchange import Exchange
from bot.domain.strategies.amounts import ONE
from bot.domain.strategies.basket_sheet import BasketSheet
from bot.domain.strategies.ladder import Ladder
from bot.domain.strategies.sheet import GAP, Sheet
from bot.domain.strategies.starting import StartRefusal
from bot.i18n import Markup, Translator
from bot.services.balances import UNREAD, FreeMoney
from bot.services.strategies.proposal import Proposal
from bot.views.strategies import amounts, funds, words
from bot.views.view import Action, Button, Rows, View, folded, lines, pairs, press, rows, stack


def sheet(
    t: Translator,
    exchange: Exchange,
    name: str,
    proposal: Proposal,
    live: StartRefusal | None = StartRefusal.REHEARSALS,
    free: FreeMoney = UNREAD,
) -> View:
    """Show what a strategy would do.

    `name`: of the connection. `live`: why it cannot start with real money; None: it can.
    `free`: read just now.
    """
    stake = money_at_stake(t, exchange, name, live)
    text = body(t, exchange, name, proposal, stake, free)
    return View(text, _buttons(t, proposal, live))


def body(
    t: Translator,
    exchange: Exchange,
    name: str,
    proposal: Proposal,
    said: str,
    free: FreeMoney | None,
) -> Markup:
    """Return the text of a sheet. `said`: what else must be known before it is confirmed.

    `free`: None for a strategy that runs: it begins with its next group.
    """
    shown = SheetTexts(t, exchange, proposal, free)
    return stack(
        lines(heading(t, exchange, name, proposal.pair), shown.terms()),
        lines(shown.buys(), shown.sells(), shown.balance()),
        lines(t("sheet-falls"), *shown.falls()),
        shown.worst(),
        said,
        folded(lines(*shown.each_buy()), shown.after(), shown.costs(), t("sheet-not-covered")),
    )


def confirm_live(t: Translator, exchange: Exchange, name: str, proposal: Proposal) -> View:
    """Ask before a strategy starts with real money; repeat what it can lose."""
    sure = press(t, Action.PLAN_LIVE_YES, proposal.id, style="danger")
    return ask_money(t, exchange, name, proposal, sure)


def ask_money(
    t: Translator, exchange: Exchange, name: str, proposal: Proposal, sure: Button
) -> View:
    """Ask before real money is used; repeat what can be lost. `sure`: the button that does it."""
    shown = SheetTexts(t, exchange, proposal)
    text = stack(
        lines(heading(t, exchange, name, proposal.pair), shown.terms()),
        t("live-ask", exchange=exchange.title),
        shown.worst(),
        t("sheet-not-covered"),
    )
    return View(text, rows(sure, press(t, Action.PLAN_SHEET, label="button-back")))


def heading(t: Translator, exchange: Exchange, name: str, pair: str) -> Markup:
    """Return for what a strategy is: pair, exchange, name of the connection."""
    return t("strategies-item", pair=pair, exchange=exchange.title, name=name)


def money_at_stake(
    t: Translator, exchange: Exchange, name: str, live: StartRefusal | None
) -> Markup:
    """Return whether orders are real, and why they cannot be."""
    if live is None:
        return t("sheet-live")
    if live is StartRefusal.REHEARSALS:
        return t("news-rehearsal")
    why = t(f"start-refused-{live}", name=name, exchange=exchange.title, pair="")
    return lines(t("news-rehearsal"), why)


class SheetTexts:
    """The texts of one sheet."""

    def __init__(
        self, t: Translator, exchange: Exchange, proposal: Proposal, free: FreeMoney | None = UNREAD
    ) -> None:
        self._free = free
        self._t = t
        self._exchange = exchange
        self._proposal = proposal
        self._sheet: Sheet = proposal.sheet
        self._ladder = proposal.ladder
        self._coin = proposal.coin

    def terms(self) -> Markup:
        level = words.level(self._t, self._proposal.level, self._proposal.custom)
        return self._t("sheet-terms", level=level, limit=self._money(self._proposal.limit))

    def buys(self) -> Markup:
        first, last = self._sheet.buys[0], self._sheet.buys[-1]
        return self._t(
            "sheet-buys" if self._free is not None else "sheet-buys-next",
            count=len(self._sheet.buys),
            first=self._money(first.money),
            last=self._money(last.money),
            drop=words.share(self._t, ONE - last.price / first.price),
        )

    def sells(self) -> Markup:
        return self._t("sheet-sells", profit=words.share(self._t, self._ladder.take_profit))

    def falls(self) -> Iterator[Markup]:
        return falls(self._t, self._sheet, self._coin)

    def worst(self) -> Markup:
        return worst(self._t, self._sheet, self._coin, stops=self._sheet.stop_at is not None)

    def each_buy(self) -> Iterator[Markup]:
        for number, buy in enumerate(self._sheet.buys, 1):
            prices = {"price": self._price(buy.price), "average": self._price(buy.average)}
            yield self._t("sheet-buy", number=number, money=self._money(buy.money), **prices)

    def after(self) -> Markup:
        """Return where it sells after all buys, and when Recovery Mode starts."""
        t, found, stop = self._t, self._sheet, self._sheet.stop_at
        sells, recovers = self._price(found.sells_at), self._price(found.recovers_at)
        return lines(
            t("sheet-after", sells=sells, recovers=recovers),
            t("sheet-stop", stop=self._price(stop)) if stop is not None else "",
            *rules_of(t, self._ladder),
        )

    def costs(self) -> Markup:
        t, found = self._t, self._sheet
        first, full = self._money(found.first_round_fees), self._money(found.full_round_fees)
        smallest, least = self._money(found.smallest_order), self._money(found.least_order)
        title = self._exchange.title
        return lines(
            t("sheet-fees", first=first, full=full),
            t("sheet-minimum", smallest=smallest, least=least, exchange=title),
        )

    def balance(self) -> Markup:
        """Return what is free now, and what stays free when all of the limit is used."""
        if self._free is None:
            return Markup()
        return funds.after(self._t, self._free, self._proposal.limit, self._coin)

    def _price(self, value: Decimal) -> str:
        return amounts.price(self._t, value, self._coin)

    def _money(self, value: Decimal) -> str:
        return amounts.money(self._t, value, self._coin)


def rules_of(t: Translator, ladder: Ladder) -> Iterator[Markup]:
    """Yield when Recovery Mode starts, and what a first buy waits for."""
    share = ladder.recovery
    yield t("sheet-recovery", fall=words.share(t, share)) if share else t("sheet-recovery-off")
    yield t("sheet-pause", minutes=words.value_of(t, "pause", ladder.pause))
    yield t("sheet-guards" if ladder.guards else "sheet-guards-off")


def falls(t: Translator, sheet: Sheet | BasketSheet, coin: str) -> Iterator[Markup]:
    """Yield what is in the market and lost after each fall; falls below the stop are one line."""
    left = list(sheet.falls.items())
    while left:
        percent, fallen = left.pop(0)
        same = bool(left) and all(later == fallen for _, later in left)
        key = "sheet-fall" if fallen.at_work else "sheet-fall-stopped"
        if same and not fallen.at_work:
            key, left = "sheet-fall-stopped-all", []
        fall = words.share(t, Decimal(percent) / 100)
        money, loss = (amounts.money(t, value, coin) for value in (fallen.at_work, fallen.loss))
        yield t(key, fall=fall, money=money, loss=loss)


def worst(t: Translator, sheet: Sheet | BasketSheet, coin: str, *, stops: bool) -> Markup:
    """Return the worst case. `stops`: whether there is a stop."""
    everything = amounts.money(t, sheet.at_work, coin)
    if not stops:
        return t("sheet-worst-no-stop", all=everything)
    return t(
        "sheet-worst",
        loss=amounts.money(t, sheet.worst_loss, coin),
        gap=amounts.money(t, sheet.gap_loss, coin),
        jump=words.share(t, GAP),
        all=everything,
    )


def _buttons(t: Translator, proposal: Proposal, live: StartRefusal | None) -> Rows:
    real = press(t, Action.PLAN_LIVE, proposal.id, style="danger") if live is None else None
    return (
        *pairs(press(t, Action.PLAN_START, proposal.id, style="success"), real),
        *pairs(press(t, Action.PLAN_PAIR), *numbers(t)),
        *rows(press(t, Action.PLAN_REPLAY)),
        *pairs(press(t, Action.PLAN_PICTURE, label="button-picture"), press(t, Action.CANCEL)),
    )


def numbers(t: Translator) -> tuple[Button, ...]:
    """Return the buttons with which the numbers of a sheet are changed."""
    return (
        press(t, Action.PLAN_LEVEL),
        press(t, Action.PLAN_LIMIT),
        press(t, Action.PLAN_CHANGE, "add-ons", label="button-plan-topups"),
        press(t, Action.PLAN_CHANGE, "recovery", label="button-plan-recovery"),
        press(t, Action.PLAN_CHANGE, "more", label="button-plan-more"),
    )
