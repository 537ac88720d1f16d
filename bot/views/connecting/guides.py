"""The guide: how to create a key at an exchange. Its picture shows the page, its text says why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator, escape
from bot.views.connecting.boxes import GROUP, MARKS, boxes_of, key_page
from bot.views.connecting.questions import question_for
from bot.views.picture import Mark
from bot.views.problems import codes, ip_list, strong
from bot.views.view import (
    Action,
    Button,
    Rows,
    View,
    copy_buttons,
    lines,
    listed,
    press,
    rows,
    stack,
)

_MARKS = {
    Mark.TICKED: "\N{BALLOT BOX WITH CHECK}",
    Mark.EMPTY: "\N{BALLOT BOX}",
    Mark.CROSSED: "\N{NO ENTRY}",
}
_PLACES = 4  # addresses in the text; the buttons copy more


@dataclass(frozen=True, kw_only=True)
class Replaced:
    """The connection whose key will be replaced. `stored`: it has a key now."""

    name: str
    stored: bool = True


def guide(
    t: Translator,
    exchange: Exchange,
    addresses: Sequence[str],
    *,
    question: Field | None = None,
    replaced: Replaced | None = None,
) -> View:
    """Explain how to create a key, and ask for the first field, or for `question`.

    The numbers of the steps are those in the picture.
    """
    steps = [
        t("guide-open", menu=strong(t, [" → ".join(exchange.menu)])),
        _passphrase_step(t, exchange),
        lines(t("guide-boxes"), *_boxes(t, exchange)),
        _address_step(t, exchange, addresses),
    ]
    numbered = [f"{n}. {step}" for n, step in enumerate(filter(None, steps), start=1)]
    asked = question_for(t, exchange, question) if question else t("guide-finish")
    text = lines(_title(t, exchange, replaced), *numbered, asked)
    return View(text, _buttons(t, exchange, addresses), key_page(exchange, addresses))


def trouble(t: Translator, exchange: Exchange, addresses: Sequence[str]) -> View:
    """Say what to do where the guide does not work: regional sites, limits, expiry."""
    rule, limit = exchange.expiry_rule, exchange.ip_limit
    known = [
        t("trouble-page"),
        t("trouble-words"),
        t("trouble-secret"),
        t("guide-sites", sites=listed(t, map(escape, exchange.sites))) if exchange.sites else "",
        t("guide-address-limit", count=limit) if limit and limit < len(addresses) else "",
        t(f"guide-expiry-{rule.kind}", days=rule.days) if rule else "",
    ]
    text = stack(
        t("trouble-title", exchange=exchange.title), *(f"• {line}" for line in known if line)
    )
    page = Button(label=t.plain("button-keys-page"), url=exchange.keys_url)
    back = press(t, Action.GUIDE, "back", label="button-back", style="primary")
    return View(text, ((page,), (press(t, Action.HELP, "apart"), back)))


def _title(t: Translator, exchange: Exchange, replaced: Replaced | None) -> Markup:
    if replaced is None:
        return t("guide-title", exchange=exchange.title)
    key = "guide-title-replace" if replaced.stored else "guide-title-reconnect"
    return t(key, exchange=exchange.title, name=replaced.name)


def _passphrase_step(t: Translator, exchange: Exchange) -> Markup:
    if Field.PASSPHRASE not in exchange.fields:
        return Markup()
    label = exchange.passphrase_label or t.plain("field-passphrase")
    return t("guide-passphrase", label=strong(t, [label]))


def _boxes(t: Translator, exchange: Exchange) -> Iterator[str]:
    """Yield a line per box. Those of futures share one: all are set, or none."""
    futures = [label for decides, label in boxes_of(exchange) if decides is Permission.FUTURES]
    for permission, label in boxes_of(exchange):
        if permission is Permission.TRANSFER or label in futures[1:]:
            continue
        shown = _together(futures) if permission is Permission.FUTURES else [label]
        yield f"{_MARKS[MARKS[permission]]} {t(f'guide-{permission}', labels=strong(t, shown))}"


def _together(labels: Sequence[str]) -> list[str]:
    """Return the labels of boxes; a heading that all of them share is in the first only."""
    heading, separator, _ = labels[0].partition(GROUP)
    head = heading + separator
    if not separator or not all(label.startswith(head) for label in labels):
        return list(labels)
    return [labels[0], *(label.removeprefix(head) for label in labels[1:])]


def _address_step(t: Translator, exchange: Exchange, addresses: Sequence[str]) -> Markup:
    name = ip_list(t, exchange)
    if not addresses:
        return t("guide-addresses-later", list=name)
    return t("guide-addresses", list=name, addresses=codes(t, addresses[:_PLACES]))


def _buttons(t: Translator, exchange: Exchange, addresses: Sequence[str]) -> Rows:
    page = Button(label=t.plain("button-keys-page"), url=exchange.keys_url, style="primary")
    last = (press(t, Action.TROUBLE), press(t, Action.CANCEL))
    return (*rows(page), *copy_buttons(t, addresses), last)
