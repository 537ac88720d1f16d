"""The reading of a text: the values in it, and the facts that the remarks need."""

from dataclasses import dataclass, field

from bot.domain.credentials import Field
from bot.domain.exchange import Exchange


@dataclass
class Reading:
    """The values and facts found in a text, before it is decided which are used."""

    values: dict[Field, str] = field(default_factory=dict)
    again: bool = False  # it contains a known value
    locked: bool = False  # a private key with a password
    cut: bool = False  # a private key without its end
    foreign: str = ""  # id of the exchange whose key it contains
    question: bool = False
    unsure: str = ""  # words that may be a passphrase
    said: bool = False  # it contains words
    labelled: frozenset[Field] = frozenset()  # with a label of the same field
    misnamed: frozenset[Field] = frozenset()  # with a label of another field

    def quality(self, exchange: Exchange) -> int:
        """Return how many values fit their shapes."""
        return sum(exchange.fields[f].fits(v) for f, v in self.values.items())
