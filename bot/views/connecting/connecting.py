"""The views of connecting a key: exchange, questions, refused names."""

from collections.abc import Iterable, Iterator

from bot.domain.connection import NAME_LENGTH
from bot.domain.credentials import Field
from bot.domain.draft import Draft
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator
from bot.services.connecting.names import NameProblem
from bot.services.connecting.paste import RemarkKind
from bot.views.connecting.questions import hint_for, question_for
from bot.views.connecting.receipts import Receipt, deletion_line, progress_block
from bot.views.view import (
    Action,
    Button,
    Press,
    Rows,
    View,
    lines,
    pairs,
    press,
    rows,
    stack,
)

_HINTS = {RemarkKind.NOT_A_VALUE, RemarkKind.QUESTION, RemarkKind.REFUSED_SHAPE}


def choose_exchange(t: Translator, exchanges: Iterable[Exchange], *, said: str = "") -> View:
    """Ask for the exchange. `said`: the message that answers what the person wrote instead."""
    choices = [Button(label=e.title, press=Press(Action.CHOOSE, e.id)) for e in exchanges]
    last = rows(press(t, Action.EXPLAIN), press(t, Action.CANCEL))
    return View(t(said or "choose-exchange"), (*pairs(*choices), *last))


def ask(
    t: Translator,
    exchange: Exchange,
    draft: Draft,
    receipt: Receipt | None = None,
) -> View:
    """Show which values have arrived, and ask for the next one. `receipt`: of the last message."""
    wanted = draft.missing(exchange) or next(iter(exchange.fields))
    kinds = {remark.kind for remark in receipt.remarks} if receipt else set()
    hint = hint_for(t, exchange, wanted) if kinds & _HINTS else ""
    text = stack(
        progress_block(t, exchange, draft, receipt),
        lines(hint, t("hint-safe")) if RemarkKind.QUESTION in kinds else hint,
        question_for(t, exchange, wanted),
    )
    offered = rows(*_offers(t, receipt)) if receipt else ()
    return View(text, (*offered, *_asking_buttons(t, exchange)))


def wrong_kind(t: Translator, exchange: Exchange, wanted: Field, *, deleted: bool) -> View:
    """Say that a key is accepted as text only, and ask again."""
    text = stack(
        lines(deletion_line(t, exchange, deleted=deleted), t("wrong-kind")),
        question_for(t, exchange, wanted),
    )
    return View(text, _asking_buttons(t, exchange))


def name_refused(
    t: Translator,
    why: NameProblem,
    *,
    deleted: bool | None = None,
) -> View:
    """Say why a name was rejected. `deleted`: whether its message was deleted."""
    reason = (
        t(f"name-{why}", limit=NAME_LENGTH) if why is NameProblem.TOO_LONG else t(f"name-{why}")
    )
    deletions = {None: Markup(), True: t("message-deleted"), False: t("credential-not-deleted")}
    text = stack(deletions[deleted], reason)
    return View(text, rows(press(t, Action.CANCEL)))


def draft_lapsed(t: Translator, exchange: Exchange) -> View:
    """Say that the draft was destroyed, and ask for the first field."""
    first = question_for(t, exchange, next(iter(exchange.fields)))
    text = stack(t("draft-lapsed", exchange=exchange.title), first)
    return View(text, _asking_buttons(t, exchange))


def _offers(t: Translator, receipt: Receipt) -> Iterator[Button | None]:
    """Yield the buttons for the remarks of a receipt."""
    for remark in receipt.remarks:
        other = receipt.exchanges.get(remark.exchange)
        if remark.kind is RemarkKind.MAY_BE_PHRASE:
            yield press(t, Action.USE)
        elif remark.kind is RemarkKind.QUESTION:
            yield press(t, Action.USE) if remark.field is Field.PASSPHRASE else None
            yield press(t, Action.GUIDE)
            yield press(t, Action.EXPLAIN)
        elif remark.kind in _HINTS:
            yield press(t, Action.GUIDE)
        elif remark.kind is RemarkKind.OTHER_EXCHANGE and other:
            label = t.plain("button-connect-instead", exchange=other.title)
            yield Button(label=label, press=Press(Action.CHOOSE, other.id))


def _asking_buttons(t: Translator, exchange: Exchange) -> Rows:
    page = Button(label=t.plain("button-keys-page"), url=exchange.keys_url)
    return ((page, press(t, Action.CANCEL)),)
