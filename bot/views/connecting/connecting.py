"""What people see while they connect a key: exchange, guide, questions, receipts, name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.connection import NAME_LENGTH
from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission
from bot.domain.exchange import Exchange
from bot.i18n import Code, Markup, Translator
from bot.services.connecting.names import NameProblem
from bot.services.connecting.paste import Remark, RemarkKind
from bot.views.problems import codes, ip_list, labels, strong
from bot.views.view import (
    SO_SO,
    Action,
    Button,
    Press,
    Rows,
    View,
    copy_buttons,
    lines,
    pairs,
    press,
    rows,
    stack,
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
_HINTS = {RemarkKind.NOT_A_VALUE, RemarkKind.QUESTION, RemarkKind.REFUSED_SHAPE}
_SHOWN = 8  # characters of an example
_BOXES = (
    ("✅", Permission.READ),
    ("✅", Permission.TRADE),
    (SO_SO, Permission.FUTURES),
    ("❌", Permission.WITHDRAW),
)


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What just arrived and what became of it. Holds nothing secret."""

    fields: tuple[Field, ...] = ()  # those that were taken
    masked_key: str = ""
    deleted: bool = True  # whether the person's message is gone
    remarks: tuple[Remark, ...] = ()
    exchanges: Mapping[str, Exchange] = field(default_factory=dict)  # by id, to name a look-alike


def choose_exchange(t: Translator, exchanges: Iterable[Exchange]) -> View:
    """Ask which exchange."""
    choices = [Button(label=e.title, press=Press(Action.CHOOSE, e.id)) for e in exchanges]
    return View(t("choose-exchange"), (*pairs(*choices), (press(t, Action.CANCEL),)))


def guide(
    t: Translator,
    exchange: Exchange,
    addresses: Sequence[str],
    *,
    question: Field | None = None,
    replaces: str | None = None,
    stored: bool = True,
) -> View:
    """Tell how a key is made, and ask the first question in the same breath.

    `replaces`: the name of the connection whose key this will replace. `stored`: it has one now.
    """
    steps = [
        t("guide-open", menu=strong([" → ".join(exchange.menu)]), exchange=exchange.title),
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


def ask(
    t: Translator,
    exchange: Exchange,
    wanted: Field,
    receipt: Receipt | None = None,
) -> View:
    """Ask for the next field, below the receipt of what just came."""
    arrived = receipt_block(t, exchange, receipt)
    kinds = {remark.kind for remark in receipt.remarks} if receipt else set()
    hint = hint_for(t, exchange, wanted) if kinds & _HINTS else Markup()
    text = stack(arrived, hint, question_for(t, exchange, wanted))
    helping = rows(*_remedies(t, receipt)) if receipt else ()
    return View(text, (*helping, *_asking_buttons(t, exchange)))


def wrong_kind(t: Translator, exchange: Exchange, wanted: Field, *, deleted: bool) -> View:
    """Say that a key is taken as text only, and ask again."""
    text = stack(
        lines(_deletion(t, exchange, deleted=deleted), t("wrong-kind")),
        question_for(t, exchange, wanted),
    )
    return View(text, _asking_buttons(t, exchange))


def ask_name(
    t: Translator,
    exchange: Exchange,
    suggestions: Sequence[str],
    receipt: Receipt | None = None,
) -> View:
    """Ask for a name, below the receipt of what just came."""
    text = stack(receipt_block(t, exchange, receipt), t("ask-name"))
    return View(text, (*suggested(suggestions), (press(t, Action.CANCEL),)))


def name_refused(
    t: Translator,
    why: NameProblem,
    suggestions: Sequence[str] = (),
    *,
    deleted: bool | None = None,
) -> View:
    """Say why a name was not used. `deleted`: whether the message with it is gone."""
    told = t(f"name-{why}", limit=NAME_LENGTH) if why is NameProblem.TOO_LONG else t(f"name-{why}")
    gone = {None: Markup(), True: t("message-deleted"), False: t("credential-not-deleted")}
    text = stack(gone[deleted], told)
    return View(text, (*suggested(suggestions), (press(t, Action.CANCEL),)))


def draft_lapsed(t: Translator, exchange: Exchange) -> View:
    """Answer a message that comes after its draft was destroyed, and ask from the start."""
    first = question_for(t, exchange, next(iter(exchange.fields)))
    text = stack(t("draft-lapsed", exchange=exchange.title), first)
    return View(text, _asking_buttons(t, exchange))


def question_for(t: Translator, exchange: Exchange, wanted: Field) -> Markup:
    """Return the question for one field."""
    if wanted is not Field.PASSPHRASE:
        return t(f"ask-{wanted}")
    label = exchange.passphrase_label or t.plain("field-passphrase")
    return t(f"ask-{wanted}", label=strong([label]))


def hint_for(t: Translator, exchange: Exchange, wanted: Field) -> Markup:
    """Tell what the value of a field looks like, and where it is found."""
    label = strong([exchange.passphrase_label or t.plain("field-passphrase")])
    return t(
        f"hint-{wanted}",
        exchange=exchange.title,
        example=Code(_shortened(exchange.fields[wanted].example)),
        menu=strong([" → ".join(exchange.menu)]),
        label=label,
    )


def remarks_block(t: Translator, exchange: Exchange, receipt: Receipt | None) -> Markup:
    """Return the doubts about what came, which stay when the receipt is gone."""
    if receipt is None:
        return Markup()
    doubts = [remark for remark in receipt.remarks if remark.kind in _DOUBTS]
    return lines(*(_remark(t, exchange, remark, receipt.exchanges) for remark in doubts))


def receipt_block(t: Translator, exchange: Exchange, receipt: Receipt | None) -> Markup:
    """Return what came, what was noticed about it, and whether the message is gone."""
    if receipt is None:
        return Markup()
    doubted = {remark.field for remark in receipt.remarks if remark.kind in _DOUBTS}
    sure = [name for name in receipt.fields if name not in doubted]
    taken = [f"✅ {_received(t, name, receipt.masked_key)}" for name in sure]
    noticed = [_remark(t, exchange, remark, receipt.exchanges) for remark in receipt.remarks]
    return lines(*taken, *noticed, _deletion(t, exchange, deleted=receipt.deleted))


def received(t: Translator, exchange: Exchange, receipt: Receipt) -> View:
    """Say alone what came and whether the message is gone."""
    return View(receipt_block(t, exchange, receipt))


def suggested(suggestions: Sequence[str]) -> Rows:
    """Return a button for each suggested name."""
    return rows(
        *(
            Button(label=name, press=Press(Action.NAME, str(index)))
            for index, name in enumerate(suggestions)
        )
    )


def _received(t: Translator, name: Field, masked: str) -> Markup:
    return t(f"received-{name}", **({"masked": Code(masked)} if name is Field.API_KEY else {}))


def _remark(
    t: Translator, exchange: Exchange, remark: Remark, exchanges: Mapping[str, Exchange]
) -> Markup:
    other = exchanges.get(remark.exchange)
    told = t(
        f"paste-{remark.kind}",
        exchange=exchange.title,
        field=t.plain(f"field-{remark.field or Field.API_KEY}"),
        other=other.title if other else t("another-exchange"),
    )
    if remark.kind in _NOT_USED:
        return Markup(f"❌ {told}")
    return Markup(f"◻️ {told}") if remark.kind in _DOUBTS else told


def _deletion(t: Translator, exchange: Exchange, *, deleted: bool) -> Markup:
    if deleted:
        return t("message-deleted")
    return Markup(f"❌ {t('message-not-deleted', exchange=exchange.title)}")


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
    return t("guide-passphrase", label=strong([label]))


def _boxes(t: Translator, exchange: Exchange) -> list[str]:
    return [
        f"{mark} {t(f'guide-{permission}', labels=labels(t, exchange, permission))}"
        for mark, permission in _BOXES
        if permission is not Permission.FUTURES or permission in exchange.labels
    ]


def _address_step(t: Translator, exchange: Exchange, addresses: Sequence[str]) -> Markup:
    name, rule = ip_list(t, exchange), exchange.expiry_rule
    told = [
        t("guide-addresses", list=name, addresses=codes(addresses))
        if addresses
        else t("guide-addresses-later", list=name)
    ]
    if exchange.ip_limit is not None and exchange.ip_limit < len(addresses):
        told.append(t("guide-address-limit", count=exchange.ip_limit))
    if rule:
        told.append(t(f"guide-expiry-{rule.kind}", days=rule.days))
    return Markup(" ".join(told))


def _sites(t: Translator, exchange: Exchange) -> Markup:
    return t("guide-sites", sites=", ".join(exchange.sites)) if exchange.sites else Markup()


def _guide_buttons(t: Translator, exchange: Exchange, addresses: Sequence[str]) -> Rows:
    page = Button(label=t.plain("button-keys-page"), url=exchange.keys_url, style="primary")
    return ((page,), *copy_buttons(t, addresses), (press(t, Action.CANCEL),))


def _shortened(example: str) -> str:
    """Return an example that no one takes for a value."""
    return f"{example[:_SHOWN]}…{example[-_SHOWN // 2 :]}" if example else "…"


def _remedies(t: Translator, receipt: Receipt) -> Iterator[Button]:
    """Return the buttons that help with what came."""
    for remark in receipt.remarks:
        other = receipt.exchanges.get(remark.exchange)
        if remark.kind is RemarkKind.MAY_BE_PHRASE:
            yield press(t, Action.USE)
        elif remark.kind is RemarkKind.QUESTION and remark.field is Field.PASSPHRASE:
            yield press(t, Action.USE)
            yield press(t, Action.GUIDE)
        elif remark.kind in _HINTS:
            yield press(t, Action.GUIDE)
        elif remark.kind is RemarkKind.OTHER_EXCHANGE and other:
            label = t.plain("button-connect-instead", exchange=other.title)
            yield Button(label=label, press=Press(Action.CHOOSE, other.id))


def _asking_buttons(t: Translator, exchange: Exchange) -> Rows:
    page = Button(label=t.plain("button-keys-page"), url=exchange.keys_url)
    return ((page, press(t, Action.CANCEL)),)
