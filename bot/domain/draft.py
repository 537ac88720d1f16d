"""The draft of a connection. Its values are sealed; it determines the next question."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.domain.credentials import Field
from bot.domain.egress import DEFAULT
from bot.domain.exchange import Exchange

DRAFT = "draft"  # the entry of a conversation's data that holds `Draft.to_dict()`
DRAFT_LIFE = timedelta(minutes=30)
_LAST_MESSAGE = "heard"  # the stored name of `last_message`
_NOT_A_FIELD = {_LAST_MESSAGE, "name"}  # earlier versions stored a name


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The values that a person has sent so far. `id` becomes the id of the connection."""

    id: str
    exchange: str
    sealed: Mapping[Field, str] = field(default_factory=dict)  # field → sealed value, base64
    masked_key: str = ""
    unsure: Field | None = None  # its value needs the person's confirmation
    doubtful: tuple[Field, ...] = ()  # their values are of an unusual format
    replaces: str | None = None  # the connection whose key it will replace
    vouched: bool = False  # the person confirmed that both keys have one account
    last_message: int = 0  # id of the last message read; a repeated one is ignored
    expired: bool = False  # its values were destroyed: it was not finished in time
    egress: str = DEFAULT  # whose address the guide shows; the test goes through it
    screen: int = 0  # id of the message with the current question and its buttons; 0: none

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Draft":
        """Return the draft that `to_dict` wrote."""
        sealed = {Field(name): blob for name, blob in values["sealed"].items()}
        unsure = Field(values["unsure"]) if values.get("unsure") else None
        facts = {name: value for name, value in values.items() if name not in _NOT_A_FIELD}
        read = {"sealed": sealed, "unsure": unsure, "last_message": values.get(_LAST_MESSAGE, 0)}
        read["doubtful"] = tuple(Field(name) for name in values.get("doubtful", ()))
        return cls(**facts | read)

    def to_dict(self) -> dict[str, Any]:
        """Return this draft as plain JSON values; its secrets are sealed."""
        values = asdict(self) | {"sealed": {f.value: blob for f, blob in self.sealed.items()}}
        values["doubtful"] = [field.value for field in self.doubtful]
        values[_LAST_MESSAGE] = values.pop("last_message")
        return values

    def missing(self, exchange: Exchange) -> Field | None:
        """Return the field to ask for next; None if all are present."""
        return next(iter(self.all_missing(exchange)), None)

    def all_missing(self, exchange: Exchange) -> list[Field]:
        """Return the missing fields, in the order in which they are asked."""
        return [f for f in exchange.fields if f not in self.sealed or f is self.unsure]

    def forget(self, fields: tuple[Field, ...]) -> "Draft":
        """Return this draft without the values of some fields."""
        kept = {f: v for f, v in self.sealed.items() if f not in fields}
        doubtful = tuple(f for f in self.doubtful if f in kept)
        return replace(self, sealed=kept, doubtful=doubtful, unsure=None, vouched=False)

    def lapse(self) -> "Draft":
        """Return an expired draft: without values."""
        return Draft(
            id=self.id,
            exchange=self.exchange,
            replaces=self.replaces,
            last_message=self.last_message,
            egress=self.egress,
            screen=self.screen,
            expired=True,
        )
