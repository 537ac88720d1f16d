"""How everything stands, for those who run the bot; no person and no key is named in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.diagnosis import Status
from bot.domain.incident import Incident


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """How everything stood at a moment, as the database tells it."""

    at: datetime
    connections: Mapping[tuple[str, Status], int]  # by exchange and status
    due: Mapping[str, datetime]  # exchange → since when its oldest check is due
    waiting: int  # notices that are not notified yet
    outages: Mapping[str, Incident]  # under way, by exchange
    addresses: Sequence[str]  # ours, as exchanges named them; the last seen first


@dataclass(frozen=True, kw_only=True)
class ProcessStats:
    """What one process has counted; `checks`, `half` and `most` within the last five minutes."""

    uptime: float  # seconds since the process began to count
    checks: int
    per_minute: float
    half: float | None  # seconds that half of the checks took at most; None: there were none
    most: float | None  # seconds that 95 of 100 took at most
    slowed: int  # answers by which Telegram asked to slow down
    not_erased: int  # messages with a secret that could not be deleted
    leading: bool  # this process speaks with Telegram
    cut_off: bool  # our own network is down, so that no failure is judged
