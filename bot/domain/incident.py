"""An outage of an exchange: one row for all its connections."""

from dataclasses import dataclass
from datetime import datetime, timedelta

STEADY = timedelta(minutes=30)  # without an outage, after which an exchange counts as stable


@dataclass(frozen=True, kw_only=True)
class Incident:
    """The period in which an exchange did not answer."""

    id: str
    exchange: str
    opened_at: datetime
    notified_at: datetime | None = None  # when people were notified; None: not yet
    closed_at: datetime | None = None
    unstable_since: datetime | None = None  # the first outage of a recurring series
