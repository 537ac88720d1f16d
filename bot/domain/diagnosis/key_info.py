"""What an exchange reports about a key, and the problems that follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.diagnosis.problems import Problem, worst_first

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
