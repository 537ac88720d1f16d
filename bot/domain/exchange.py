"""The facts people must know of an exchange, in the exchange's own words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.credentials import Field
from bot.domain.diagnosis import Cause, Permission


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a credential looks like. Only a `certain` shape may refuse; any other one warns."""

    pattern: str  # a regular expression for the whole value
    certain: bool = False
    example: str = ""  # a value made up, to show what it looks like

    def fits(self, value: str) -> bool:
        """Return whether a value looks like this."""
        return re.fullmatch(self.pattern, value) is not None


class ExpiryKind(StrEnum):
    """From when the days of an expiry rule count."""

    AGE = "age"  # since the key was made
    IDLE = "idle"  # since the key was last used


@dataclass(frozen=True, kw_only=True)
class ExpiryRule:
    """When an exchange ends a key that has no IP list."""

    kind: ExpiryKind
    days: int


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One exchange as people meet it. Holds facts, never sentences."""

    id: str
    title: str
    fields: Mapping[Field, Shape]  # what to ask for, in this order
    keys_url: str  # where a key is made
    revoke_url: str  # where a key is deleted
    menu: tuple[str, ...]  # the way to the key page
    labels: Mapping[Permission, tuple[str, ...]]  # check boxes of the key page
    ip_label: str  # what the IP list is called there
    ip_limit: int | None = None  # how many addresses a key takes
    passphrase_label: str | None = None  # where the passphrase is chosen
    indistinct: tuple[Cause, ...] = ()  # what its one refusal for all can mean, likeliest first
    expiry_rule: ExpiryRule | None = None
    markets: tuple[str, ...] = ("Spot", "Futures")  # for suggested names
    sites: Mapping[str, str] = field(default_factory=dict)  # regional sites to tell apart

    @property
    def causes(self) -> tuple[Cause, ...]:
        """What a refusal that does not name its cause can mean, in the order to check it."""
        if self.indistinct:
            return self.indistinct
        values = {Cause.KEY: Field.API_KEY, Cause.SECRET: Field.SECRET}
        values |= {Cause.PASSPHRASE: Field.PASSPHRASE}
        absent = {cause for cause, value in values.items() if value not in self.fields}
        return tuple(cause for cause in Cause if cause not in absent)
