"""The payloads of notices: one frozen class for each kind with facts of its own.

A payload is stored as JSON, one key per field. An unknown key is ignored. A damaged or missing
value falls back to the field's default; without a default the payload cannot be read.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import datetime, timedelta
from typing import Any, Self, get_args

from bot.domain.notice.group_message import GroupKey
from bot.domain.status_change import Drift

_MARGIN = timedelta(days=2)  # to both ends of the calendar, for time zones
_LONGEST = 500  # characters of a text; names in Telegram are shorter


class PayloadError(ValueError):
    """A stored payload lacks a required value or holds a damaged one. It names the field."""


@dataclass(frozen=True, kw_only=True)
class Payload:
    """The facts of one notice; this class has none."""

    @property
    def topic(self) -> str:
        """The topic that separates notices of one kind and one connection."""
        return ""

    @property
    def group_key(self) -> GroupKey | None:
        """The group of a strategy whose message shows this; None: it has a message of its own."""
        return None

    @property
    def is_add_on(self) -> bool:
        """Whether it edits the message of its group."""
        return False

    def undoes(self, earlier: "Payload") -> bool:  # noqa: ARG002  # for subclasses
        """Return whether this payload cancels an earlier one of the same topic."""
        return False

    def to_json(self) -> dict[str, Any]:
        """Return the payload as JSON values; a field that is None is left out."""
        found = ((fact.name, getattr(self, fact.name)) for fact in fields(self))
        return {name: _written(value) for name, value in found if value is not None}

    @classmethod
    def from_json(cls, stored: object) -> Self:
        """Return the payload of stored JSON values. Raises PayloadError."""
        found = stored if isinstance(stored, Mapping) else {}
        known: dict[str, Any] = {}
        for fact in fields(cls):
            read = _reader(fact)
            try:
                known[fact.name] = read(found[fact.name])
            except (KeyError, TypeError, ValueError, OverflowError):
                if fact.default is MISSING:
                    raise PayloadError(fact.name) from None
        return cls(**known)


@dataclass(frozen=True, kw_only=True)
class MessageNotDeleted(Payload):
    """A message with a secret stays in the chat."""

    sent_at: datetime


@dataclass(frozen=True, kw_only=True)
class StatusChanged(Payload):
    """A connection went to another status. Its text is about the status at delivery."""

    at: datetime | None = None  # the first result that showed it
    since: datetime | None = None  # the start of the previous status
    unwatched: bool = False  # it may have begun earlier


@dataclass(frozen=True, kw_only=True)
class Drifted(Payload):
    """The permissions or the IP list of a key changed; it still works."""

    drift: Drift

    @property
    def topic(self) -> str:
        """The part of the key that changed, as futures."""
        return self.drift.partition("-")[0]

    def undoes(self, earlier: Payload) -> bool:
        """Return whether this drift reverses an earlier one."""
        return isinstance(earlier, Drifted) and earlier.drift is not self.drift


@dataclass(frozen=True, kw_only=True)
class KeyExpiring(Payload):
    """A key expires soon."""

    days: int  # until the end
    ends: datetime


@dataclass(frozen=True, kw_only=True)
class AddressChanged(Payload):
    """This server has an address that IP lists lack."""

    address: str


@dataclass(frozen=True, kw_only=True)
class AddressRetires(Payload):
    """An egress retires: its owners must add the address of the next one to their IP lists."""

    egress: str
    day: datetime  # from then on it is not used


@dataclass(frozen=True, kw_only=True)
class AddressMoved(Payload):
    """A key is used through another egress now; the old address is needed no more."""

    before: str  # addresses, with commas; empty: unknown


@dataclass(frozen=True, kw_only=True)
class OutageBegan(Payload):
    """An exchange does not answer."""

    incident: str
    since: datetime
    unstable: datetime | None = None  # the start of a recurring series of outages


@dataclass(frozen=True, kw_only=True)
class OutageEnded(Payload):
    """An exchange answers again."""

    incident: str  # the outage of which the person was notified
    seconds: float
    unstable: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class OperatorMatter(Payload):
    """A failure on our side."""

    matter: str  # a Matter, or a slug of another version
    exchange: str | None = None
    address: str | None = None


@dataclass(frozen=True, kw_only=True)
class AccessRequested(Payload):
    """A person asks for access."""

    person: int
    title: str


@dataclass(frozen=True, kw_only=True)
class StrategyNews(Payload):
    """Something happened to a strategy. Amounts are digits."""

    strategy: str
    event: str  # an EventKind, or a slug of another version
    pair: str
    mode: str = "paper"
    group: int | None = None
    what: str | None = None  # how it closed, or why it is in Recovery Mode, held or ended
    money: str | None = None  # of the buy
    cost: str | None = None  # of what is held
    buys: str | None = None  # how many of the plan are done or begun
    held: str | None = None  # coins
    there: str | None = None  # of these coins, on the account
    average: str | None = None
    result: str | None = None
    order: str | None = None  # our id of an order, and what it was
    side: str | None = None
    qty: str | None = None
    price: str | None = None
    written: str | None = None  # seconds since 1970

    @property
    def topic(self) -> str:
        """The strategy and its state that begins and ends, or one event of it."""
        state = _STATES.get(self.event)
        return f"{self.strategy} {state or f'{self.event} {self.group}'}"

    @property
    def group_key(self) -> GroupKey | None:
        """The group, if its first buy or an add-on is the event."""
        buys = self.event in {_FIRST_BUY, _ADD_ON} and self.group is not None
        return (self.strategy, self.group or 0) if buys else None

    @property
    def is_add_on(self) -> bool:
        """Whether it is an add-on of a group."""
        return self.event == _ADD_ON and self.group is not None

    def undoes(self, earlier: Payload) -> bool:
        """Return whether a state that began has ended, or the other way round."""
        return isinstance(earlier, StrategyNews) and earlier.event != self.event


_FIRST_BUY = "opened"
_ADD_ON = "topped-up"
_STATES = {
    "recovery": "recovery",
    "recovered": "recovery",
    "held": "held",
    "released": "held",
    "unpriced": "price",
    "priced": "price",
}


def _written(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _moment(value: str) -> datetime:
    """Return a time that every time zone can represent. Raises ValueError."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a datetime without a time zone")
    _ = moment - _MARGIN, moment + _MARGIN
    return moment


def _seconds(value: float) -> float:
    return timedelta(seconds=value).total_seconds()


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError("not a text that fits a message")
    return value


def _exactly(kind: type) -> Callable[[Any], Any]:
    """Return a reader that accepts one type only; a bool is not an int."""

    def read(value: Any) -> Any:
        if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
            raise TypeError(kind.__name__)
        return value

    return read


_READERS: Mapping[Any, Callable[[Any], Any]] = {
    datetime: _moment,
    float: _seconds,
    Drift: Drift,
    str: _text,
    **{kind: _exactly(kind) for kind in (bool, int)},
}


def _reader(fact: "Field[Any]") -> Callable[[Any], Any]:
    """Return the reader of a field; `X | None` is read as X."""
    return _READERS[(get_args(fact.type) or (fact.type,))[0]]
