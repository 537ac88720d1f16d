"""The report of one test of a key, and the status that follows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from bot.domain.credentials import Field
from bot.domain.diagnosis.key_info import Answer, Permission
from bot.domain.diagnosis.problems import Problem, Severity, blamed


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


_STATUS = {
    Severity.DANGER: Status.BLOCKED,
    Severity.BROKEN: Status.ACTION_NEEDED,
    Severity.TRANSIENT: Status.UNAVAILABLE,
    Severity.DOUBT: Status.ACTION_NEEDED,
}


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


def status_of(problems: Iterable[Problem], *, withdrawals_attested: bool = False) -> Status:
    """Return the status that follows from problems.

    `withdrawals_attested`: the person attested that withdrawals are off, where the exchange does
    not report it. It outweighs WITHDRAW_UNKNOWN alone, never a proof.
    """
    counted = [p for p in problems if not (withdrawals_attested and p is Problem.WITHDRAW_UNKNOWN)]
    return _STATUS.get(max((p.severity for p in counted), default=Severity.ADVICE), Status.ONLINE)


_MAY_BE_THE_ADDRESS = {Problem.IP_NOT_ALLOWED, Problem.KEY_OR_IP_OR_PERMISSION}


def is_let_in(report: CheckReport) -> bool:
    """Return whether an exchange accepted a key at the address of the test."""
    transient = any(problem.severity is Severity.TRANSIENT for problem in report.problems)
    refused = _MAY_BE_THE_ADDRESS.intersection(report.problems)
    read = report.permissions.get(Permission.READ, Answer.UNKNOWN)
    return not (transient or refused) and read is not Answer.UNKNOWN
