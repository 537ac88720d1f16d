"""Simulates a day of many keys, its troubles, and the value of its alerts."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.domain.diagnosis import Problem

EXCHANGES = ("alpha", "beta", "gamma", "delta", "epsilon")
KEYS_EACH = 2  # of one person, at two exchanges
MIDNIGHT = datetime(2030, 1, 1, tzinfo=UTC)
LENGTH = timedelta(days=1)
_TRANSIENT = 0.004  # of all checks fail at random
_SPURIOUS = 0.0002  # wrongly report an unknown key
_BROWN_OUT = 0.3  # share of checks that fail in a brown-out
_SLACK = timedelta(minutes=45)  # after a trouble, for its recovery notices


class Worth(StrEnum):
    """The subject of a message."""

    REVOKED = "a key that was revoked"
    OUTAGE = "the outage of an exchange"
    BROWN_OUT = "the brown-out of an exchange"
    OWN = "the outage of our own network"
    NOISE = "a key with nothing wrong"


@dataclass(frozen=True)
class Trouble:
    """A temporary failure of one exchange or of all."""

    worth: Worth
    begins: timedelta
    lasts: timedelta
    exchange: str | None = None  # None: all
    share: float = 1.0  # of the checks that fail

    def applies(self, exchange: str, at: datetime, slack: timedelta = timedelta(0)) -> bool:
        """Return whether it affects a check at a time or, with slack, a later message."""
        passed = at - MIDNIGHT - self.begins
        there = self.exchange in (None, exchange)
        return there and timedelta(0) <= passed < self.lasts + slack


def _troubles(length: timedelta) -> tuple[Trouble, ...]:
    """Return the troubles of a day, or of a shorter one."""
    outage, brown_out, own = (share * length for share in (0.2, 0.42, 0.85))
    return (
        Trouble(Worth.OUTAGE, outage, timedelta(minutes=25), EXCHANGES[0]),
        Trouble(Worth.BROWN_OUT, brown_out, timedelta(hours=2), EXCHANGES[1], _BROWN_OUT),
        Trouble(Worth.OWN, own, timedelta(minutes=6)),
    )


@dataclass(frozen=True)
class Key:
    """A key of one person. Two of a person are at different exchanges."""

    number: int

    @property
    def id(self) -> str:
        """Its id, of the usual length."""
        return f"{self.number:032x}"

    @property
    def owner(self) -> int:
        """Its owner."""
        return 1 + self.number // KEYS_EACH

    @property
    def exchange(self) -> str:
        """Its exchange."""
        return EXCHANGES[self.number % len(EXCHANGES)]


class Day:
    """The true state of each key at any time."""

    def __init__(self, keys: int, revoked: int, length: timedelta = LENGTH) -> None:
        chance = random.Random(7)
        self.ends_at = MIDNIGHT + length
        self.troubles = _troubles(length)
        self.keys = tuple(map(Key, range(keys)))
        self.revoked: Mapping[str, datetime] = {
            key.id: MIDNIGHT + length * chance.random() for key in chance.sample(self.keys, revoked)
        }
        self.checks = 0
        self._chance = random.Random(8)

    def answer(self, id_: str, exchange: str, at: datetime) -> Problem | None:
        """Return what a check finds."""
        self.checks += 1
        for trouble in self.troubles:
            if trouble.applies(exchange, at) and self._chance.random() < trouble.share:
                return Problem.EXCHANGE_UNAVAILABLE
        luck = self._chance.random()
        if luck < _TRANSIENT:
            return Problem.EXCHANGE_UNAVAILABLE
        if self.is_revoked(id_, at) or luck < _TRANSIENT + _SPURIOUS:
            return Problem.INVALID_KEY
        return None

    def is_revoked(self, id_: str, at: datetime) -> bool:
        """Return whether a key is revoked."""
        revoked_at = self.revoked.get(id_)
        return revoked_at is not None and revoked_at <= at


@dataclass
class Tally:
    """The messages of a day, by subject."""

    day: Day
    messages: Counter[Worth] = field(default_factory=Counter)
    found: dict[str, timedelta] = field(default_factory=dict)  # revoked key → latency of its notice
    received: dict[Worth, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))

    def count(
        self, person: int, at: datetime, about: Iterable[tuple[str | None, str, bool]]
    ) -> None:
        """Count a message; `about`: for each entry its key, its exchange, whether it is bad."""
        worths = list(self._worths(at, about))
        worth = min(worths, key=tuple(Worth).index)
        self.messages[worth] += 1
        self.received[worth][person] += 1

    def _worths(
        self, at: datetime, about: Iterable[tuple[str | None, str, bool]]
    ) -> Iterator[Worth]:
        for id_, exchange, bad in about:
            if id_ and self.day.is_revoked(id_, at):
                if bad:
                    self.found.setdefault(id_, at - self.day.revoked[id_])
                yield Worth.REVOKED
            else:
                near = (t.worth for t in self.day.troubles if t.applies(exchange, at, _SLACK))
                yield next(near, Worth.NOISE)

    def missed(self, until: datetime) -> int:
        """Return how many keys, revoked until a time, had no notice."""
        in_time = {id_ for id_, revoked_at in self.day.revoked.items() if revoked_at <= until}
        return len(in_time - self.found.keys())

    def most(self, worth: Worth) -> int:
        """Return the largest number of messages about a subject to one person."""
        return max(self.received[worth].values(), default=0)
