"""What is wrong with the orders of a strategy, and what its owner can do."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, tzinfo

from bot.domain.strategies.sending import OrderRefusal
from bot.i18n import Code, Markup, Translator
from bot.views import times
from bot.views.strategies import amounts
from bot.views.view import Action, Rows, press, rows

_CAUSES = {refusal.value for refusal in OrderRefusal}


def refused(
    t: Translator, refusal: str | None, side: str | None, pair: str, exchange: str
) -> Iterator[Markup]:
    """Yield why an order was refused, and who can do what. `exchange`: its title."""
    known = refusal if refusal in _CAUSES else OrderRefusal.UNKNOWN.value
    base, _, quote = pair.partition("/")
    facts = {"exchange": exchange, "pair": pair, "side": side or "buy"}
    yield t("order-refused", **facts)
    yield t(f"order-refused-{known}", coin=base if side == "sell" else quote, **facts)
    yield t("order-tries-again")


def lost(
    t: Translator,
    facts: Mapping[str, str | None],
    pair: str,
    exchange: str,
    now: datetime,
    zone: tzinfo,
) -> Iterator[Markup]:
    """Yield which order must be looked for at an exchange, and how. `facts`: of `order_of`."""
    base, _, quote = pair.partition("/")
    written = datetime.fromtimestamp(int(amounts.number(facts.get("written"))), UTC)
    yield t(
        "order-lost",
        side=facts.get("side") or "buy",
        qty=amounts.coins(t, amounts.number(facts.get("qty")), base),
        price=amounts.price(t, amounts.number(facts.get("price")), quote),
        time=times.near(t, written, now, zone),
        order=Code(facts.get("order") or ""),
    )
    yield t("order-lost-look", exchange=exchange, pair=pair)


def sell_yourself(t: Translator, held: str, pair: str, exchange: str) -> Markup:
    """Return how a person sells what is held. `held`: with its coin."""
    return t("sell-yourself", held=held, pair=pair, exchange=exchange)


def missing(t: Translator, held: str | None, there: str | None, pair: str) -> Iterator[Markup]:
    """Yield how many coins of a strategy are missing. `there`: free on the account."""
    coin = pair.partition("/")[0]
    holds, free = (amounts.coins(t, amounts.number(text), coin) for text in (held, there))
    yield t("news-disturbed", coin=coin)
    yield t("news-disturbed-numbers", held=holds, there=free)
    yield t("news-disturbed-means")


def answers(t: Translator, strategy: str) -> Rows:
    """Return the buttons that say what follows where coins are missing."""
    return rows(
        press(t, Action.RUN_COUNT, strategy),
        press(t, Action.RUN_RESUME, strategy, label="button-run-go-on"),
        press(t, Action.RUN_STOP, strategy, style="danger"),
    )
