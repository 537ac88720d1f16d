"""The question for a field, and the hint on its value."""

from bot.domain.credentials import Field
from bot.domain.exchange import Exchange
from bot.i18n import Code, Markup, Translator
from bot.views.problems import strong

_SHOWN = 8  # characters of an example


def question_for(t: Translator, exchange: Exchange, wanted: Field) -> Markup:
    """Return the question for one field."""
    if wanted is not Field.PASSPHRASE:
        return t(f"ask-{wanted}")
    label = exchange.passphrase_label or t.plain("field-passphrase")
    return t(f"ask-{wanted}", label=strong(t, [label]))


def hint_for(t: Translator, exchange: Exchange, wanted: Field) -> Markup:
    """Describe the value of a field, and where to find it."""
    label = strong(t, [exchange.passphrase_label or t.plain("field-passphrase")])
    return t(
        f"hint-{wanted}",
        exchange=exchange.title,
        example=Code(_shortened(exchange.fields[wanted].example)),
        menu=strong(t, [" → ".join(exchange.menu)]),
        label=label,
    )


def _shortened(example: str) -> str:
    """Return a shortened example, so that it is not taken for a value."""
    return f"{example[:_SHOWN]}…{example[-_SHOWN // 2 :]}" if example else "…"
