"""The guide: how to create a key at an exchange."""

from collections.abc import Sequence

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator, escape
from bot.views.connecting.questions import question_for
from bot.views.problems import codes, ip_list, labels, strong
from bot.views.view import (
    NEUTRAL,
    Action,
    Button,
    Rows,
    View,
    copy_buttons,
    lines,
    listed,
    press,
    sentences,
    stack,
)

_BOXES = (
    ("✅", Permission.READ),
    ("✅", Permission.TRADE),
    (NEUTRAL, Permission.FUTURES),
    ("❌", Permission.WITHDRAW),
)


def guide(
    t: Translator,
    exchange: Exchange,
    addresses: Sequence[str],
    *,
    question: Field | None = None,
    replaces: str | None = None,
    stored: bool = True,
) -> View:
    """Explain how to create a key, and ask the first question.

    `replaces`: the name of the connection whose key will be replaced. `stored`: it has one now.
    """
    steps = [
        t("guide-open", menu=strong(t, [" → ".join(exchange.menu)]), exchange=exchange.title),
        _passphrase_step(t, exchange),
        lines(t("guide-boxes"), *_boxes(t, exchange)),
        _address_step(t, exchange, addresses),
    ]
    numbered = [f"{n}. {step}" for n, step in enumerate(filter(None, steps), start=1)]
    first = question or next(iter(exchange.fields))
    text = stack(
        _guide_title(t, exchange, replaces, stored=stored),
        lines(*numbered),
        _sites(t, exchange),
        lines(question_for(t, exchange, first), t("guide-promise")),
    )
    return View(text, _guide_buttons(t, exchange, addresses))


def _guide_title(
    t: Translator, exchange: Exchange, replaces: str | None, *, stored: bool
) -> Markup:
    if replaces is None:
        return t("guide-title", exchange=exchange.title)
    key = "guide-title-replace" if stored else "guide-title-reconnect"
    return t(key, exchange=exchange.title, name=replaces)


def _passphrase_step(t: Translator, exchange: Exchange) -> Markup:
    if Field.PASSPHRASE not in exchange.fields:
        return Markup()
    label = exchange.passphrase_label or t.plain("field-passphrase")
    return t("guide-passphrase", label=strong(t, [label]))


def _boxes(t: Translator, exchange: Exchange) -> list[str]:
    return [
        f"{mark} {t(f'guide-{permission}', labels=labels(t, exchange, permission))}"
        for mark, permission in _BOXES
        if permission is not Permission.FUTURES or permission in exchange.labels
    ]


def _address_step(t: Translator, exchange: Exchange, addresses: Sequence[str]) -> Markup:
    name, rule = ip_list(t, exchange), exchange.expiry_rule
    said = [
        t("guide-addresses", list=name, addresses=codes(t, addresses))
        if addresses
        else t("guide-addresses-later", list=name)
    ]
    if exchange.ip_limit is not None and exchange.ip_limit < len(addresses):
        said.append(t("guide-address-limit", count=exchange.ip_limit))
    if rule:
        said.append(t(f"guide-expiry-{rule.kind}", days=rule.days))
    return sentences(t, said)


def _sites(t: Translator, exchange: Exchange) -> Markup:
    return (
        t("guide-sites", sites=listed(t, map(escape, exchange.sites)))
        if exchange.sites
        else Markup()
    )


def _guide_buttons(t: Translator, exchange: Exchange, addresses: Sequence[str]) -> Rows:
    page = Button(label=t.plain("button-keys-page"), url=exchange.keys_url, style="primary")
    return ((page,), *copy_buttons(t, addresses), (press(t, Action.CANCEL),))
