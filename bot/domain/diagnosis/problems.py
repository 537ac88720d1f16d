"""What can be wrong with a key: each problem is defined by its fix."""

from collections.abc import Iterable
from enum import IntEnum, StrEnum
from typing import Self

from bot.domain.credentials import Field


class Cause(StrEnum):
    """A possible cause of a refusal that does not name its cause."""

    KEY = "key"
    SECRET = "secret"  # noqa: S105  # the name of a cause
    PASSPHRASE = "passphrase"  # noqa: S105  # as above
    ADDRESS = "address"
    PERMISSION = "permission"


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
    EGRESS_DOWN = "egress-down", Severity.TRANSIENT, Responsible.OPERATOR
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


def worst_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, by severity: the most severe first, advice last."""
    return tuple(sorted(set(problems), key=_RANK.__getitem__))


def blamed(problems: Iterable[Problem]) -> tuple[Field, ...]:
    """Return the fields that problems blame, in the order in which they are asked."""
    found = {field for problem in problems for field in problem.blames}
    return tuple(field for field in Field if field in found)
