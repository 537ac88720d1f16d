"""The notices for operators: each matter and its fix."""

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.exchange import Exchange
from bot.domain.notice.matters import Matter
from bot.domain.notice.payloads import OperatorMatter
from bot.i18n import Code, Markup, Translator, escape
from bot.services.notifying.planner import PlannedNotice
from bot.views.notifying.texts import NoticeTexts
from bot.views.view import Action, View, copy_buttons, fitting, listed, press, rows, stack

_MATTERS = {matter.value for matter in Matter}


def report(entries: NoticeTexts, notices: Sequence[PlannedNotice]) -> View:
    """Return all matters, each once, with their fixes."""
    t, matters = entries.t, dict[tuple[str, str], list[str]]()
    for one in notices:
        payload = one.notice.payload_as(OperatorMatter)
        titles = matters.setdefault((payload.matter, payload.address or ""), [])
        titles += _titles(payload, entries.exchanges)
    blocks = fitting(_matter(t, *key, titles) for key, titles in matters.items())
    more = len(matters) - len(blocks)
    text = stack(
        Markup(f"🛠 {t('operator-title')}"),
        *blocks,
        t("operator-more", count=more) if more else "",
    )
    copies = copy_buttons(t, [address for _, address in matters if address])
    return View(text, (*copies, *rows(press(t, Action.STATUS, label="command-status"))))


def _titles(payload: OperatorMatter, exchanges: Mapping[str, Exchange]) -> Iterable[str]:
    if exchange := payload.exchange:
        yield exchanges[exchange].title if exchange in exchanges else exchange


def _matter(t: Translator, matter: str, address: str, titles: Iterable[str]) -> Markup:
    exchange = listed(t, map(escape, dict.fromkeys(titles)))
    if matter not in _MATTERS:
        return t("operator-other", matter=Code(matter))
    return t(f"operator-{matter}", exchange=exchange, address=Code(address))
