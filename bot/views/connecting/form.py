"""The form that opens from the chat: its button, its texts, what is said beside its fields."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.domain.credentials import Field
from bot.domain.draft import Draft
from bot.domain.exchange import Exchange
from bot.i18n import Translator
from bot.services.connecting.paste import Remark, RemarkKind
from bot.views.connecting.guides import guide
from bot.views.connecting.questions import hint_for
from bot.views.connecting.receipts import remark_text
from bot.views.view import Button, View

_TAG = re.compile(r"<[^>]+>")
_TEXTS = ("guide", "send", "scan", "received", "done", "gone", "lost")
_NO_VALUE = {  # what the chat asks back does not fit beside a field
    RemarkKind.EMPTY,
    RemarkKind.QUESTION,
    RemarkKind.MAY_BE_PHRASE,
    RemarkKind.NOT_A_VALUE,
}
_ACCEPTED = {RemarkKind.UNUSUAL_SHAPE, RemarkKind.SWAPPED}
_HINTED = _NO_VALUE | {RemarkKind.REFUSED_SHAPE}


def offered(t: Translator, view: View, url: str) -> View:
    """Return a view with the button of a form above its last row."""
    button = Button(label=t.plain("button-form"), form=url)
    return View(view.text, (*view.buttons[:-1], (button,), *view.buttons[-1:]), view.picture)


def content(
    t: Translator, exchange: Exchange, draft: Draft, addresses: Sequence[str]
) -> dict[str, Any]:
    """Return what the form shows, as JSON values. `addresses`: ours, for the IP list."""
    return {
        **place(t),
        "title": t.plain("form-title", exchange=exchange.title),
        "why": t.plain("form-why"),
        "steps": as_text(guide(t, exchange, addresses).text),
        "fields": fields(t, exchange, draft),
    }


def place(t: Translator) -> dict[str, Any]:
    """Return language, direction and texts of the form, which are the same for every person."""
    return {
        "language": t.language,
        "direction": "rtl" if t.locale.character_order == "right-to-left" else "ltr",
        "texts": {name: t.plain(f"form-{name}") for name in _TEXTS},
    }


def fields(t: Translator, exchange: Exchange, draft: Draft) -> list[dict[str, Any]]:
    """Return the fields of an exchange, and which of their values have arrived."""
    missing = draft.all_missing(exchange)
    return [
        {
            "name": name.value,
            "label": _label(t, exchange, name),
            "received": name not in missing,
            "shown": draft.masked_key if name is Field.API_KEY and name not in missing else "",
        }
        for name in exchange.fields
    ]


def errors(
    t: Translator, exchange: Exchange, remarks: Sequence[Remark], exchanges: Mapping[str, Exchange]
) -> str:
    """Return why a text was not used, as plain text; empty if it was."""
    return " ".join(
        as_text(part)
        for remark in remarks
        if remark.kind not in _ACCEPTED
        for part in _said(t, exchange, remark, exchanges)
    )


def as_text(markup: str) -> str:
    """Return HTML as plain text."""
    return html.unescape(_TAG.sub("", markup))


def _said(
    t: Translator, exchange: Exchange, remark: Remark, exchanges: Mapping[str, Exchange]
) -> Iterator[str]:
    if remark.kind in _NO_VALUE:
        yield t("paste-not-a-value")
    else:
        yield remark_text(t, exchange, remark, exchanges)
    if remark.kind in _HINTED and remark.field:
        yield hint_for(t, exchange, remark.field)


def _label(t: Translator, exchange: Exchange, name: Field) -> str:
    if name is Field.PASSPHRASE and exchange.passphrase_label:
        return exchange.passphrase_label
    return t.plain(f"value-{name}")
