"""What those who run the bot are notified: what is theirs to fix, and how."""

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.exchange import Exchange
from bot.domain.notice.matters import Matter
from bot.domain.notice.payloads import OperatorMatter
from bot.i18n import Code, Markup, Translator
from bot.services.notifying.planner import PlannedNotice
from bot.views.notifying.texts import NoticeTexts
from bot.views.view import View, copy_buttons, fitting, stack

_MATTERS = {matter.value for matter in Matter}


def report(entries: NoticeTexts, news: Sequence[PlannedNotice]) -> View:
    """Return all that fails on our side, each matter once, and how to fix it."""
    t, told = entries.t, dict[tuple[str, str], list[str]]()
    for one in news:
        payload = one.notice.payload_as(OperatorMatter)
        titles = told.setdefault((payload.matter, payload.address or ""), [])
        titles += _titles(payload, entries.exchanges)
    blocks = fitting(_matter(t, *key, titles) for key, titles in told.items())
    more = len(told) - len(blocks)
    text = stack(
        Markup(f"🛠 {t('operator-title')}"),
        *blocks,
        t("operator-more", count=more) if more else "",
    )
    return View(text, copy_buttons(t, [address for _, address in told if address]))


def _titles(payload: OperatorMatter, exchanges: Mapping[str, Exchange]) -> Iterable[str]:
    if exchange := payload.exchange:
        yield exchanges[exchange].title if exchange in exchanges else exchange


def _matter(t: Translator, matter: str, address: str, titles: Iterable[str]) -> Markup:
    exchange = ", ".join(dict.fromkeys(titles))
    if matter not in _MATTERS:
        return t("operator-other", matter=Code(matter))
    return t(f"operator-{matter}", exchange=exchange, address=Code(address))
