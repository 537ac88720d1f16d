"""The state of the installation, for operators; it names no person and no key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.diagnosis import Status
from bot.domain.egress import Route
from bot.domain.incident import Incident
from bot.domain.strategies.group import Phase
from bot.domain.strategies.sending import IntentStatus
from bot.domain.strategies.stops import TradingStop


@dataclass(frozen=True, kw_only=True)
class TradingFigures:
    """Counts of strategies that have not ended, of their groups, of orders that are not over."""

    strategies: int = 0
    groups: Mapping[Phase, int] = field(default_factory=dict)
    orders: Mapping[IntentStatus, int] = field(default_factory=dict)
    oldest: datetime | None = None  # when the oldest of these orders was written
    exchanges: Mapping[str, int] = field(default_factory=dict)  # strategies by exchange
    stops: Sequence[TradingStop] = ()  # of the operator


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """The state of the installation at one time, read from the database."""

    at: datetime
    connections: Mapping[tuple[str, Status], int]  # by exchange and status
    due: Mapping[str, datetime]  # exchange → when its oldest due check was due
    waiting: int  # notices that are not sent yet
    outages: Mapping[str, Incident]  # current ones, by exchange
    addresses: Sequence[str]  # ours, as seen by exchanges; the last seen first
    trading: TradingFigures = field(default_factory=TradingFigures)
    bound: Mapping[Route, int] = field(default_factory=dict)  # connections with a key, by route


@dataclass(frozen=True, kw_only=True)
class ProcessStats:
    """The counters of one process; `checks`, `half` and `most` cover the last five minutes."""

    uptime: float  # seconds since the counters were created
    checks: int
    per_minute: float
    half: float | None  # median duration of checks in seconds; None: no checks
    most: float | None  # 95th percentile in seconds
    slowed: int  # answers of Telegram with a rate limit
    not_erased: int  # messages with a secret that could not be deleted
    leading: bool  # this process is the leader: it polls Telegram
    cut_off: bool  # our own network is down: failures are ignored
    trading: bool = False  # this process trades strategies
    answering: Sequence[timedelta] = ()  # ages of the processes that answer, the oldest first
