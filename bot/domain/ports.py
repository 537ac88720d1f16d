"""Owns what the services need from outside, as the shapes that others fit."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeAlias

from bot.domain.audit import AuditEntry
from bot.domain.binding import Binding
from bot.domain.change import StatusChange
from bot.domain.connection import Connection
from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.diagnosis import CheckReport, Progress, Status
from bot.domain.draft import Draft
from bot.domain.incident import Incident
from bot.domain.notice import Notice
from bot.domain.person import Preferences

Record: TypeAlias = StatusChange | AuditEntry


class CannotOpenError(Exception):
    """A sealed value was damaged, moved, or sealed with a key that is not loaded."""


class UnstorableError(Exception):
    """What was to be stored does not fit into its rows; the database itself works."""


class NameTakenError(Exception):
    """The person already has a connection of that name."""


class Prober(Protocol):
    """Tests credentials against an exchange."""

    async def check(
        self, exchange: str, credentials: Credentials, progress: Progress | None = None
    ) -> CheckReport:
        """Test a key; what the exchange answers is always a value, never an exception.

        `progress` is called with all steps known so far whenever another answer came.
        """


class Vault(Protocol):
    """Seals credentials."""

    def seal(self, values: Credentials, binding: Binding) -> bytes:
        """Return the values encrypted and bound to what they belong to."""

    def open(self, blob: bytes, binding: Binding) -> dict[Field, Secret]:
        """Return the values. Raises CannotOpenError."""

    def fingerprint(self, exchange: str, key: Secret) -> bytes:
        """Return a keyed digest by which a key is recognised without being stored."""


class Wrapper(Protocol):
    """Wraps what is sealed by the master key that seals now; the values stay unread."""

    def rewrap(self, blob: bytes, binding: Binding) -> bytes:
        """Return the blob, wrapped anew. Raises CannotOpenError."""


class Book(Protocol):
    """Keeps connections and their sealed credentials."""

    async def add(
        self, connection: Connection, blob: bytes, fingerprint: bytes, *records: Record
    ) -> None:
        """Store a new connection. Raises NameTakenError."""

    async def get(self, owner: int, connection_id: str) -> Connection | None:
        """Return a connection of this person; another person's is None."""

    async def list(self, owner: int) -> Sequence[Connection]:
        """Return the person's connections, by name."""

    async def twins(
        self, exchange: str, fingerprint: bytes, account: str | None
    ) -> Sequence[Connection]:
        """Return the connections, anybody's, of the same key or the same exchange account."""

    async def blob(self, connection: Connection) -> bytes | None:
        """Return the sealed credentials; None when they were destroyed."""

    async def save(self, connection: Connection, *records: Record) -> bool:
        """Store a changed connection, or return False if its row changed since it was read.

        The records are written in the same step.
        A connection whose `has_secrets` is False loses its sealed credentials in the same step.
        Raises NameTakenError.
        """

    async def rekey(
        self, connection: Connection, blob: bytes, fingerprint: bytes, *records: Record
    ) -> bool:
        """Like `save`, with other credentials in place of the old ones, which are destroyed."""

    async def disconnect_all(self, owner: int, now: datetime) -> Sequence[Connection]:
        """Destroy the credentials of all the person's connections in one step; return those."""

    async def delete(self, owner: int, connection_id: str, *records: Record) -> bool:
        """Destroy a connection and its credentials; False when there is none."""

    async def destroy_overdue_secrets(self, now: datetime) -> int:
        """Destroy the credentials whose `secrets_end_at` has passed and note it for their owners.

        Returns how many. The destruction and its notice are one step.
        """


@dataclass(frozen=True, kw_only=True)
class Due:
    """A connection that is to be checked, with its sealed credentials."""

    connection: Connection
    blob: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Shift:
    """Due connections that one worker has taken; nobody else has them until they are settled."""

    token: str
    work: tuple[Due, ...]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a due connection."""

    id: str
    due_at: datetime | None  # when it is checked next; None: never
    connection: Connection | None = None  # as it now stands; None: nothing was observed
    change: StatusChange | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Census:
    """How many connections with a key there are at an exchange, and how many people own them."""

    connections: int
    owners: int


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What became of some sealed values that were to be wrapped anew."""

    rewrapped: int = 0
    damaged: int = 0  # they cannot be opened by any loaded key
    last: str | None = None  # where to go on; None: that was the end


class SealedValues(Protocol):
    """Keeps everything that is sealed, and by which master key each value is wrapped.

    Workers that wrap at the same time share the values: what one has taken the others pass over.
    """

    async def left(self) -> int:
        """Return how many values another master key wraps than the one that seals."""

    async def rewrap_credentials(
        self, after: str, limit: int, rewrap: Callable[[str, int, str, bytes], bytes]
    ) -> Batch:
        """Wrap up to `limit` stored credentials anew, in one step, in the order of their ids.

        `rewrap` takes connection, owner, exchange and what is sealed.
        """

    async def rewrap_drafts(self, limit: int, rewrap: Callable[[Draft, int], Draft]) -> Batch:
        """Wrap the values of all drafts anew, up to `limit` drafts in one step.

        `rewrap` takes a draft and its owner.
        """

    async def rewrap_updates(self, limit: int, rewrap: Callable[[int, int, bytes], bytes]) -> Batch:
        """Wrap all waiting updates again, up to `limit` in one step.

        `rewrap` takes update, person and what is sealed.
        """


class Schedule(Protocol):
    """Keeps when each connection is checked next."""

    async def due(self, now: datetime) -> Mapping[str, datetime]:
        """Return the exchanges at which connections are due, and since when the oldest is."""

    async def claim(self, exchange: str, now: datetime, limit: int) -> Shift:
        """Take due connections of an exchange, the longest due first, for two minutes."""

    async def settle(self, token: str, outcomes: Sequence[Outcome], now: datetime) -> int:
        """Store what became of taken connections, all in one step.

        One that somebody else changed meanwhile, or took since, stays as it is: it is due again.
        Returns how many those were. Raises UnstorableError where one does not fit.
        """

    async def spread(self, before: datetime, now: datetime, window: timedelta) -> int:
        """Draw apart, over a window from now on, what is due before a moment and not within it."""

    async def hasten(self, owner: int, now: datetime) -> None:
        """Let the person's steady connections be due now."""

    async def hasten_some(self, exchange: str, now: datetime, limit: int) -> None:
        """Let a few steady connections of an exchange be due now."""

    async def census(self) -> Mapping[str, Census]:
        """Return how many connections are checked at each exchange."""

    async def statuses(self) -> Mapping[tuple[str, Status], int]:
        """Return how many connections there are, by exchange and status."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """A connection whose key must be replaced, with what is recorded and told of that."""

    connection: Connection
    records: tuple[Record, ...]
    notice: Notice


@dataclass(frozen=True, kw_only=True)
class Told:
    """How many keys were marked, how many owners were told of one, how many are yet to be."""

    marked: int = 0
    told: int = 0
    waiting: int = 0


class Orders(Protocol):
    """Keeps which keys must be replaced."""

    async def affected(self, before: datetime) -> Mapping[str, Census]:
        """Return how many keys stored before a time are not marked yet, by exchange."""

    async def mark(
        self, before: datetime, after: str, limit: int, order: Callable[[Connection], Order]
    ) -> tuple[int, str | None]:
        """Mark up to `limit` keys stored before a time, in one step, in the order of ids.

        Returns how many, and the last id, or None when no more were found.
        """


class Incidents(Protocol):
    """Keeps the outages of exchanges."""

    async def open(self, exchange: str, at: datetime) -> Incident:
        """Return the outage of an exchange that is under way, a new one where there is none."""

    async def current(self) -> Mapping[str, Incident]:
        """Return the outages under way, by exchange."""

    async def tell(self, incident: Incident, at: datetime) -> int:
        """Write a notice for each person concerned, and that they are told; return how many."""

    async def close(self, incident: Incident, at: datetime) -> None:
        """End an outage; whoever was told of it is told that it is over.

        One that comes again and again is over once the exchange has been steady for a while.
        """

    async def told_of(self, person: int, since: datetime) -> frozenset[str]:
        """Return the exchanges of whose outages, after a moment, a person was told."""

    async def heard(self, person: int, incidents: Collection[str]) -> frozenset[str]:
        """Return which outages a person was told of; `incidents`: the ids of those in question."""


class Addresses(Protocol):
    """Keeps the addresses under which exchanges saw us."""

    async def seen(self, address: str, exchange: str, times: int, at: datetime) -> int:
        """Note how often an address was named; return how often it was in all."""

    async def latest(self) -> Sequence[str]:
        """Return the addresses, the last seen first."""

    async def concerned(self, address: str) -> Sequence[Connection]:
        """Return the connections whose IP list lacks an address."""


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """The due notices of one person, taken by one worker."""

    person: int
    token: str
    notices: tuple[Notice, ...]


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What became of the notices of a bundle, by their ids."""

    told: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()  # no longer true, or nobody is there to hear them
    later: Mapping[str, datetime] = field(default_factory=dict)
    failed: tuple[str, ...] = ()  # of those for later: a try that failed
    heard: tuple[Connection, ...] = ()  # as the person now knows that they stand


class Outbox(Protocol):
    """Takes what must be told."""

    async def write(self, *notices: Notice) -> None:
        """Write notices; one whose key was written before is left out."""


class Notices(Outbox, Protocol):
    """Keeps what must be told."""

    async def claim(self, now: datetime, limit: int = 100) -> Sequence[Bundle]:
        """Take due notices, all of a person's together, for two minutes."""

    async def settle(self, bundle: Bundle, telling: Telling, now: datetime) -> None:
        """Note what became of the notices of a bundle, and what their person now knows."""

    async def draw_near(self, now: datetime) -> None:
        """Let notices of what happened later than now be due: the clock was set back."""

    async def waiting(self) -> int:
        """Return how many notices are not told yet."""


class History(Protocol):
    """Keeps what is only ever added to."""

    async def changes(
        self, owner: int, connection: str | None = None, limit: int = 20
    ) -> Sequence[StatusChange]:
        """Return the last changes of a person's connections, or of one of them, newest first."""

    async def entries(
        self, owner: int, connection: str | None = None, limit: int = 20
    ) -> Sequence[AuditEntry]:
        """Return what was last done to a person's keys, or to one of them, newest first."""

    async def add(self, *records: Record) -> None:
        """Record what changed nothing else."""


class People(Protocol):
    """Keeps what is known of a person."""

    async def languages(self, person: int) -> tuple[str | None, str | None]:
        """Return the language the person chose, and that of their Telegram client."""

    async def choose_language(self, person: int, language: str) -> None:
        """Remember the chosen language."""

    async def seen(self, person: int, client_language: str) -> None:
        """Remember the language of the person's Telegram client, for messages that we begin."""

    async def preferences(self, person: int) -> Preferences:
        """Return how the person wants to be told things."""

    async def prefer(self, person: int, preferences: Preferences) -> None:
        """Remember how the person wants to be told things."""

    async def is_reachable(self, person: int) -> bool:
        """Tell whether the person can be written to, as far as is known."""

    async def reachable(self, person: int, *, reachable: bool, at: datetime) -> None:
        """Remember whether the person can be written to: not after they blocked the bot."""


class Archive(Protocol):
    """Reaches everything that is stored of one person, wherever it is."""

    async def export(self, person: int) -> Mapping[str, Any]:
        """Return it as JSON values, without credentials."""

    async def erase(self, person: int) -> Collection[str]:
        """Destroy it; return the exchanges there were connections of."""


class Meters(Protocol):
    """Counts what operators watch. No value names a person or a connection."""

    def checked(self, exchange: str, outcome: str, seconds: float) -> None:
        """Count a check: its status or its problem, and how long it took."""

    def lagged(self, exchange: str, seconds: float) -> None:
        """Note how long the oldest connection of an exchange has been due."""

    def leased(self, exchange: str, checks: int) -> None:
        """Count checks that this process has taken."""

    def lost(self, checks: int) -> None:
        """Count checks that came to nothing: their connection was changed or taken meanwhile."""

    def circuit(self, exchange: str, *, closed: bool) -> None:
        """Note whether an exchange is being asked as usual."""

    def network(self, *, cut_off: bool) -> None:
        """Note whether it is our own network that is down."""

    def told(self, kind: str, outcome: str) -> None:
        """Count a notice: sent, dropped, put off, failed."""

    def led(self, *, leading: bool) -> None:
        """Note whether this process is the one that speaks with Telegram."""

    def answered(self, code: str) -> None:
        """Count an answer of Telegram by its code, or by why there was none."""

    def erased(self, *, gone: bool) -> None:
        """Count a message with a secret that was to be deleted."""


class NoMeters:
    """Counts nothing."""

    def checked(self, exchange: str, outcome: str, seconds: float) -> None:
        """Do nothing."""

    def lagged(self, exchange: str, seconds: float) -> None:
        """Do nothing."""

    def leased(self, exchange: str, checks: int) -> None:
        """Do nothing."""

    def lost(self, checks: int) -> None:
        """Do nothing."""

    def circuit(self, exchange: str, *, closed: bool) -> None:
        """Do nothing."""

    def network(self, *, cut_off: bool) -> None:
        """Do nothing."""

    def told(self, kind: str, outcome: str) -> None:
        """Do nothing."""

    def led(self, *, leading: bool) -> None:
        """Do nothing."""

    def answered(self, code: str) -> None:
        """Do nothing."""

    def erased(self, *, gone: bool) -> None:
        """Do nothing."""
