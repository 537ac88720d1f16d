"""Owns what those who run the bot are told: what is theirs to mend, and how."""

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.diagnosis import Actor, Problem
from bot.domain.exchange import Exchange
from bot.domain.notice import Notice
from bot.i18n import Code, Markup, Translator
from bot.services.egress import MATTER_NEW, MATTER_REFUSED
from bot.services.emergencies import MATTER_CUT_OFF, MATTER_EXCHANGE_DOWN
from bot.views.view import View, copy_buttons, fitting, stack

MATTERS = {
    MATTER_CUT_OFF,
    MATTER_EXCHANGE_DOWN,
    MATTER_NEW,
    MATTER_REFUSED,
    *(problem.value for problem in Problem if problem.actor is Actor.OPERATOR),
}


def report(t: Translator, events: Sequence[Notice], exchanges: Mapping[str, Exchange]) -> View:
    """Tell all that is wrong on our side, each matter once, and what to do about it."""
    told: dict[tuple[str, str], list[str]] = {}
    for event in events:
        address = str(event.values.get("address", ""))
        titles = told.setdefault((str(event.values["matter"]), address), [])
        titles += _titles(event, exchanges)
    blocks = fitting(_matter(t, *key, titles) for key, titles in told.items())
    more = len(told) - len(blocks)
    text = stack(
        Markup(f"🛠 {t('operator-title')}"),
        *blocks,
        t("operator-more", count=more) if more else "",
    )
    return View(text, copy_buttons(t, [address for _, address in told if address]))


def _titles(event: Notice, exchanges: Mapping[str, Exchange]) -> Iterable[str]:
    exchange = str(event.values.get("exchange", ""))
    if exchange:
        yield exchanges[exchange].title if exchange in exchanges else exchange


def _matter(t: Translator, matter: str, address: str, titles: Iterable[str]) -> Markup:
    exchange = ", ".join(dict.fromkeys(titles))
    if matter not in MATTERS:
        return t("operator-other", matter=Code(matter))
    return t(f"operator-{matter}", exchange=exchange, address=Code(address))
