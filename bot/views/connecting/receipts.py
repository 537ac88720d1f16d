"""The receipt of a message with credentials: accepted fields, remarks, deletion."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.credentials import Field
from bot.domain.draft import Draft
from bot.domain.exchange import Exchange
from bot.i18n import Code, Markup, Named, Translator
from bot.services.connecting.paste import Remark, RemarkKind
from bot.views.problems import any_of
from bot.views.view import View, lines, stack

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
_OPEN = "◻️"  # not received, or in doubt


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
    return lines(*(remark_text(t, exchange, remark, receipt.exchanges) for remark in doubts))


def receipt_block(t: Translator, exchange: Exchange, receipt: Receipt | None) -> Markup:
    """Return the accepted fields, the remarks, and whether the message was deleted."""
    if receipt is None:
        return Markup()
    doubted = {remark.field for remark in receipt.remarks if remark.kind in _DOUBTS}
    sure = [name for name in receipt.fields if name not in doubted]
    accepted = [f"✅ {_received(t, name, receipt.masked_key)}" for name in sure]
    remarks = [remark_text(t, exchange, remark, receipt.exchanges) for remark in receipt.remarks]
    return lines(*accepted, *remarks, deletion_line(t, exchange, deleted=receipt.deleted))


def progress_block(
    t: Translator, exchange: Exchange, draft: Draft, receipt: Receipt | None
) -> Markup:
    """Return which values have arrived, then the remarks on the last message, if there is one."""
    key = "progress-title" if receipt else "progress-kept"
    listed = [_value(t, draft, name) for name in exchange.fields]
    said = lines(t(key, exchange=exchange.title), *listed)
    if receipt is None:
        return said
    remarks = [r for r in receipt.remarks if r.kind is not RemarkKind.UNUSUAL_SHAPE]
    return stack(
        said,
        lines(
            deletion_line(t, exchange, deleted=receipt.deleted),
            *(remark_text(t, exchange, remark, receipt.exchanges) for remark in remarks),
        ),
    )


def received(t: Translator, exchange: Exchange, receipt: Receipt) -> View:
    """Show a receipt alone."""
    return View(receipt_block(t, exchange, receipt))


def _value(t: Translator, draft: Draft, name: Field) -> Markup:
    """Return the line of a field: received, doubtful, or missing."""
    if name in draft.doubtful:
        return Markup(f"{_OPEN} {t(f'value-unusual-{name}')}")
    if name not in draft.sealed or name is draft.unsure:
        return Markup(f"{_OPEN} {t(f'value-{name}')}")
    return Markup(f"✅ {_received(t, name, draft.masked_key)}")


def _received(t: Translator, name: Field, masked: str) -> Markup:
    if name is Field.API_KEY:
        return t("received-api-key", masked=Code(masked))
    return t(f"value-{name}")


def remark_text(
    t: Translator, exchange: Exchange, remark: Remark, exchanges: Mapping[str, Exchange]
) -> Markup:
    """Return one remark. `exchanges`: by id, to name another one with such values."""
    other, name = exchanges.get(remark.exchange), remark.field or Field.API_KEY
    text = t(
        f"paste-{remark.kind}",
        exchange=exchange.title,
        field=Named(t(f"field-{name}"), name),
        other=other.title if other else any_of(t, "another-exchange"),
    )
    if remark.kind in _NOT_USED:
        return Markup(f"❌ {text}")
    return Markup(f"{_OPEN} {text}") if remark.kind in _DOUBTS else text


def deletion_line(t: Translator, exchange: Exchange, *, deleted: bool) -> Markup:
    """Return whether the message was deleted."""
    if deleted:
        return t("message-deleted")
    return Markup(f"❌ {t('message-not-deleted', exchange=exchange.title)}")
