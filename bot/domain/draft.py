"""A connection in the making. Its values are sealed; what to ask next is derived from it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.domain.credentials import Field
from bot.domain.exchange import Exchange

DRAFT = "draft"  # the entry of a conversation's data that holds `Draft.to_dict()`
DRAFT_LIFE = timedelta(minutes=30)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a person has sent so far. `id` becomes the id of the connection."""

    id: str
    exchange: str
    sealed: Mapping[Field, str] = field(default_factory=dict)  # field → sealed value, base64
    masked_key: str = ""
    unsure: Field | None = None  # its value is used when the person says that it is one
    name: str | None = None
    replaces: str | None = None  # the connection whose key this will be
    vouched: bool = False  # the person said that its account is that of the key it replaces
    heard: int = 0  # id of the last message taken in; one that comes again is ignored
    expired: bool = False  # its values were destroyed because no one finished it

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Draft":
        """Return the draft that `to_dict` wrote."""
        sealed = {Field(name): blob for name, blob in values["sealed"].items()}
        unsure = Field(values["unsure"]) if values.get("unsure") else None
        return cls(**{**values, "sealed": sealed, "unsure": unsure})

    def to_dict(self) -> dict[str, Any]:
        """Return this draft as plain JSON values; what is secret in it is sealed."""
        return asdict(self) | {"sealed": {f.value: blob for f, blob in self.sealed.items()}}

    def missing(self, exchange: Exchange) -> Field | None:
        """Return the field to ask for next, or None when all are there."""
        return next(iter(self.all_missing(exchange)), None)

    def all_missing(self, exchange: Exchange) -> list[Field]:
        """Return the fields that are still to come, in the order in which they are asked for."""
        return [f for f in exchange.fields if f not in self.sealed or f is self.unsure]

    def forget(self, fields: tuple[Field, ...]) -> "Draft":
        """Return this draft without the values of some fields."""
        kept = {f: v for f, v in self.sealed.items() if f not in fields}
        return replace(self, sealed=kept, unsure=None, vouched=False)

    def lapse(self) -> "Draft":
        """Return what stays of a draft that no one finished: that one was in the making."""
        return Draft(
            id=self.id,
            exchange=self.exchange,
            replaces=self.replaces,
            heard=self.heard,
            expired=True,
        )
