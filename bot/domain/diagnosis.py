"""The results of a key test: permissions, problems, and the report of one test."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Self, TypeAlias

from bot.domain.credentials import Field

EXPIRY_NOTICE = timedelta(days=14)


class Answer(StrEnum):
    """What is proven: yes, no, or not reported by the exchange."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: bool | None) -> "Answer":  # noqa: FBT001  # the flag is the subject
        """Return the answer for a flag; None is unknown."""
        return cls.UNKNOWN if value is None else cls.YES if value else cls.NO


class Permission(StrEnum):
    """What a key may do."""

    READ = "read"
    TRADE = "trade"
    FUTURES = "futures"
    WITHDRAW = "withdraw"
    TRANSFER = "transfer"


class Cause(StrEnum):
    """A possible cause of a refusal that does not name its cause."""

    KEY = "key"
    SECRET = "secret"  # noqa: S105  # the name of a cause
    PASSPHRASE = "passphrase"  # noqa: S105  # as above
    ADDRESS = "address"
    PERMISSION = "permission"


class Step(StrEnum):
    """One step of the live test, in display order."""

    KEY = "key"
    BALANCE = "balance"
    ORDERS = "orders"
    TRADE = "trade"
    FUTURES = "futures"
    WITHDRAW_OFF = "withdraw-off"
    IP_WHITELIST = "ip-whitelist"
    CLOCK = "clock"


class Status(StrEnum):
    """The status of a connection."""

    ONLINE = "online"
    ACTION_NEEDED = "action-needed"
    BLOCKED = "blocked"
    UNAVAILABLE = "unavailable"
    DISCONNECTED = "disconnected"  # no key is stored; never the result of a test


class Severity(IntEnum):
    """The weight of a problem; the most severe one decides the status."""

    DANGER = 5  # the key must not be used at all
    BROKEN = 4  # the key cannot do what is needed
    TRANSIENT = 3  # the test could not be finished; the key may be fine
    DOUBT = 2  # the exchange does not report it; the person must attest it
    ADVICE = 1  # the key works; an improvement is possible


class Responsible(StrEnum):
    """Who can fix a problem."""

    USER = "user"
    OPERATOR = "operator"
    NO_ONE = "nobody"


_EVERY_FIELD = tuple(Field)


class Problem(StrEnum):
    """One thing that is wrong, defined by its fix.

    Two answers of exchanges are one Problem exactly if the person must do the same thing.
    `responsible`: who can fix it. `blames`: the fields to send again; empty if they are right.
    """

    severity: Severity
    responsible: Responsible
    blames: tuple[Field, ...]

    def __new__(
        cls, slug: str, severity: Severity, responsible: Responsible, blames: tuple[Field, ...] = ()
    ) -> Self:
        """Create a member whose value is its slug."""
        member = str.__new__(cls, slug)
        member._value_ = slug
        member.severity, member.responsible, member.blames = severity, responsible, blames
        return member

    WITHDRAW_ENABLED = "withdraw-enabled", Severity.DANGER, Responsible.USER

    MUST_REPLACE = "must-replace", Severity.BROKEN, Responsible.USER, _EVERY_FIELD
    KEY_GONE = "key-gone", Severity.BROKEN, Responsible.USER, _EVERY_FIELD
    KEY_GONE_OR_CHANGED = "key-gone-or-changed", Severity.BROKEN, Responsible.USER
    INVALID_KEY = "invalid-key", Severity.BROKEN, Responsible.USER, (Field.API_KEY,)
    INVALID_SECRET = "invalid-secret", Severity.BROKEN, Responsible.USER, (Field.SECRET,)
    INVALID_PASSPHRASE = (
        "invalid-passphrase",
        Severity.BROKEN,
        Responsible.USER,
        (Field.PASSPHRASE,),
    )
    KEY_EXPIRED = "key-expired", Severity.BROKEN, Responsible.USER, _EVERY_FIELD
    WRONG_SITE = "wrong-site", Severity.BROKEN, Responsible.USER, _EVERY_FIELD
    IP_NOT_ALLOWED = "ip-not-allowed", Severity.BROKEN, Responsible.USER
    KEY_OR_IP_OR_PERMISSION = "key-or-ip-or-permission", Severity.BROKEN, Responsible.USER
    NO_READ = "no-read", Severity.BROKEN, Responsible.USER
    NO_TRADE = "no-trade", Severity.BROKEN, Responsible.USER
    ACCOUNT_RESTRICTED = "account-restricted", Severity.BROKEN, Responsible.USER
    NONCE_IN_USE = "nonce-in-use", Severity.BROKEN, Responsible.USER  # another program has the key

    OUR_ADDRESS_BLOCKED = "our-address-blocked", Severity.TRANSIENT, Responsible.OPERATOR
    REGION_BLOCKED = "region-blocked", Severity.TRANSIENT, Responsible.OPERATOR
    CLOCK_SKEW = "clock-skew", Severity.TRANSIENT, Responsible.OPERATOR
    UNKNOWN = "unknown", Severity.TRANSIENT, Responsible.OPERATOR
    RATE_LIMITED = "rate-limited", Severity.TRANSIENT, Responsible.NO_ONE
    EXCHANGE_UNAVAILABLE = "exchange-unavailable", Severity.TRANSIENT, Responsible.NO_ONE

    WITHDRAW_UNKNOWN = "withdraw-unknown", Severity.DOUBT, Responsible.USER

    KEY_EXPIRING = "key-expiring", Severity.ADVICE, Responsible.USER
    NO_IP_WHITELIST = "no-ip-whitelist", Severity.ADVICE, Responsible.USER
    TRANSFER_ENABLED = "transfer-enabled", Severity.ADVICE, Responsible.USER
    NO_FUTURES = "no-futures", Severity.ADVICE, Responsible.USER


_RANK = {problem: rank for rank, problem in enumerate(Problem)}
_STATUS = {
    Severity.DANGER: Status.BLOCKED,
    Severity.BROKEN: Status.ACTION_NEEDED,
    Severity.TRANSIENT: Status.UNAVAILABLE,
    Severity.DOUBT: Status.ACTION_NEEDED,
}


def worst_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, by severity: the most severe first, advice last."""
    return tuple(sorted(set(problems), key=_RANK.__getitem__))


@dataclass(frozen=True, kw_only=True)
class KeyInfo:
    """What an exchange reports about one key. A permission it does not mention is unknown."""

    permissions: Mapping[Permission, Answer] = field(default_factory=dict)
    ip_whitelist: tuple[str, ...] | None = None  # () = proven to have none, None = not reported
    ip_restricted: Answer = Answer.UNKNOWN  # some exchanges report a flag and no list
    expires_at: datetime | None = None
    trade_ends_at: datetime | None = None  # when the key loses the right to trade but stays
    account: str | None = None  # the exchange's own id of the account
    faults: tuple[Problem, ...] = ()  # problems that the exchange itself reports
    described: bool = True  # False: the key may not read its description; not a fault

    @property
    def restricted(self) -> Answer:
        """Whether the key works from listed addresses only."""
        known = self.ip_whitelist is not None
        return Answer.of(bool(self.ip_whitelist)) if known else self.ip_restricted

    def may(self, permission: Permission) -> Answer:
        """Return what is proven of a permission."""
        return self.permissions.get(permission, Answer.UNKNOWN)


_BRACKETS = str.maketrans("", "", '{}[]"')  # of JSON


@dataclass(frozen=True, kw_only=True)
class CheckReport:
    """The result of one key test. It holds no credentials and may be logged."""

    problems: tuple[Problem, ...]
    steps: Mapping[Step, Answer]
    permissions: Mapping[Permission, Answer]
    ip_whitelist: tuple[str, ...] | None = None
    seen_ip: str | None = None  # our address, as the exchange saw it
    expires_at: datetime | None = None
    account: str | None = None
    seconds: float = 0.0  # how long the test took
    wait: float | None = None  # seconds of pause that the exchange asked for
    detail: str = ""  # the exchange's words, redacted: for the log only

    @property
    def status(self) -> Status:
        """The status that follows from this report alone."""
        return status_of(self.problems)

    @property
    def blames(self) -> tuple[Field, ...]:
        """The fields the person must send again."""
        return blamed(self.problems)

    @property
    def in_words(self) -> str:
        """The problems and the words of the exchange, for the log."""
        found = ", ".join(self.problems) or "nothing is wrong"
        said = self.detail.translate(_BRACKETS)
        return f"{found} ({said})" if said else found


Progress: TypeAlias = Callable[[Mapping[Step, Answer]], None]


def blamed(problems: Iterable[Problem]) -> tuple[Field, ...]:
    """Return the fields that problems blame, in the order in which they are asked."""
    found = {field for problem in problems for field in problem.blames}
    return tuple(field for field in Field if field in found)


def status_of(problems: Iterable[Problem], *, withdrawals_attested: bool = False) -> Status:
    """Return the status that follows from problems.

    `withdrawals_attested`: the person attested that withdrawals are off, where the exchange does
    not report it. It outweighs WITHDRAW_UNKNOWN alone, never a proof.
    """
    counted = [p for p in problems if not (withdrawals_attested and p is Problem.WITHDRAW_UNKNOWN)]
    return _STATUS.get(max((p.severity for p in counted), default=Severity.ADVICE), Status.ONLINE)


def as_of(key: KeyInfo, at: datetime) -> KeyInfo:
    """Return the key info valid at `at`: an expired right to trade is none."""
    if key.trade_ends_at is None:
        return key
    if key.trade_ends_at <= at:
        return replace(key, permissions={**key.permissions, Permission.TRADE: Answer.NO})
    return replace(key, expires_at=min(filter(None, (key.expires_at, key.trade_ends_at))))


def _is_open(key: KeyInfo) -> bool:
    """Return whether the right to trade of a described key is unknown.

    If a key may not read its own description, its owner is asked; see WITHDRAW_UNKNOWN.
    """
    return key.described and key.may(Permission.TRADE) is Answer.UNKNOWN


def findings(key: KeyInfo, at: datetime) -> tuple[Problem, ...]:
    """Return the problems of a key that the exchange has described, at `at`."""
    key = as_of(key, at)
    found = [
        problem
        for problem, applies in {
            Problem.WITHDRAW_ENABLED: key.may(Permission.WITHDRAW) is Answer.YES,
            Problem.WITHDRAW_UNKNOWN: key.may(Permission.WITHDRAW) is Answer.UNKNOWN,
            Problem.NO_READ: key.may(Permission.READ) is Answer.NO,
            Problem.NO_TRADE: key.may(Permission.TRADE) is Answer.NO,
            Problem.UNKNOWN: key.may(Permission.READ) is Answer.UNKNOWN or _is_open(key),
            Problem.NO_FUTURES: key.may(Permission.FUTURES) is Answer.NO,
            Problem.TRANSFER_ENABLED: key.may(Permission.TRANSFER) is Answer.YES,
            Problem.NO_IP_WHITELIST: key.restricted is Answer.NO,
            Problem.KEY_EXPIRED: key.expires_at is not None and key.expires_at <= at,
            Problem.KEY_EXPIRING: key.expires_at is not None
            and at < key.expires_at <= at + EXPIRY_NOTICE,
        }.items()
        if applies
    ]
    return worst_first((*found, *key.faults))
