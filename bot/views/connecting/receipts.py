"""The receipt of a message with credentials: accepted fields, remarks, deletion."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.credentials import Field
from bot.domain.exchange import Exchange
from bot.i18n import Code, Markup, Named, Translator
from bot.services.connecting.paste import Remark, RemarkKind
from bot.views.problems import any_of
from bot.views.view import (
    View,
    lines,
)

_NOT_USED = {
    RemarkKind.EMPTY,
    RemarkKind.NOT_A_VALUE,
    RemarkKind.REFUSED_SHAPE,
    RemarkKind.LOCKED_KEY,
    RemarkKind.CUT_KEY,
    RemarkKind.OTHER_EXCHANGE,
    RemarkKind.KEY_EQUALS_SECRET,
}

_DOUBTS = {RemarkKind.UNUSUAL_SHAPE, RemarkKind.SWAPPED}


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """The result of reading a message. Holds no secret."""

    fields: tuple[Field, ...] = ()  # the accepted ones
    masked_key: str = ""
    deleted: bool = True  # whether the message was deleted
    remarks: tuple[Remark, ...] = ()
    exchanges: Mapping[str, Exchange] = field(
        default_factory=dict
    )  # by id, to name another one with such values


def remarks_block(t: Translator, exchange: Exchange, receipt: Receipt | None) -> Markup:
    """Return the doubts about received values, which remain below the verdict."""
    if receipt is None:
        return Markup()
    doubts = [remark for remark in receipt.remarks if remark.kind in _DOUBTS]
    return lines(*(_remark(t, exchange, remark, receipt.exchanges) for remark in doubts))


def receipt_block(t: Translator, exchange: Exchange, receipt: Receipt | None) -> Markup:
    """Return the accepted fields, the remarks, and whether the message was deleted."""
    if receipt is None:
        return Markup()
    doubted = {remark.field for remark in receipt.remarks if remark.kind in _DOUBTS}
    sure = [name for name in receipt.fields if name not in doubted]
    accepted = [f"✅ {_received(t, name, receipt.masked_key)}" for name in sure]
    remarks = [_remark(t, exchange, remark, receipt.exchanges) for remark in receipt.remarks]
    return lines(*accepted, *remarks, deletion_line(t, exchange, deleted=receipt.deleted))


def received(t: Translator, exchange: Exchange, receipt: Receipt) -> View:
    """Show a receipt alone."""
    return View(receipt_block(t, exchange, receipt))


def _received(t: Translator, name: Field, masked: str) -> Markup:
    return t(f"received-{name}", **({"masked": Code(masked)} if name is Field.API_KEY else {}))


def _remark(
    t: Translator, exchange: Exchange, remark: Remark, exchanges: Mapping[str, Exchange]
) -> Markup:
    other, name = exchanges.get(remark.exchange), remark.field or Field.API_KEY
    text = t(
        f"paste-{remark.kind}",
        exchange=exchange.title,
        field=Named(t(f"field-{name}"), name),
        other=other.title if other else any_of(t, "another-exchange"),
    )
    if remark.kind in _NOT_USED:
        return Markup(f"❌ {text}")
    return Markup(f"◻️ {text}") if remark.kind in _DOUBTS else text


def deletion_line(t: Translator, exchange: Exchange, *, deleted: bool) -> Markup:
    """Return whether the message was deleted."""
    if deleted:
        return t("message-deleted")
    return Markup(f"❌ {t('message-not-deleted', exchange=exchange.title)}")
