"""The facts about an exchange that people need, in the exchange's own terms."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.credentials import Field
from bot.domain.diagnosis import Cause, Permission


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The format of a credential. Only a `certain` shape may reject a value; others warn."""

    pattern: str  # a regular expression for the whole value
    certain: bool = False
    example: str = ""  # a made-up value

    def fits(self, value: str) -> bool:
        """Return whether a value has this format."""
        return re.fullmatch(self.pattern, value) is not None


class ExpiryKind(StrEnum):
    """The start of an expiry rule's days."""

    AGE = "age"  # since the key was made
    IDLE = "idle"  # since the key was last used


@dataclass(frozen=True, kw_only=True)
class ExpiryRule:
    """When an exchange ends a key that has no IP list."""

    kind: ExpiryKind
    days: int


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One exchange as people see it. It holds facts, no sentences."""

    id: str
    title: str
    fields: Mapping[Field, Shape]  # what to ask for, in this order
    keys_url: str  # where a key is created
    revoke_url: str  # where a key is deleted
    menu: tuple[str, ...]  # the menu path to the key page
    labels: Mapping[Permission, tuple[str, ...]]  # check boxes of the key page
    ip_label: str  # what the IP list is called there
    ip_limit: int | None = None  # the most addresses of one key
    passphrase_label: str | None = None  # the label of the passphrase
    indistinct: tuple[Cause, ...] = ()  # causes of its ambiguous refusal, likeliest first
    expiry_rule: ExpiryRule | None = None
    markets: tuple[str, ...] = ("Spot", "Futures")  # for suggested names
    sites: Mapping[str, str] = field(default_factory=dict)  # regional sites whose keys differ

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The possible causes of an ambiguous refusal, in the order to check them."""
        if self.indistinct:
            return self.indistinct
        values = {Cause.KEY: Field.API_KEY, Cause.SECRET: Field.SECRET}
        values |= {Cause.PASSPHRASE: Field.PASSPHRASE}
        absent = {cause for cause, value in values.items() if value not in self.fields}
        return tuple(cause for cause in Cause if cause not in absent)
