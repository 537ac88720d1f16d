"""An outage of an exchange: one row for all its connections, none of which is blamed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

STEADY = timedelta(minutes=30)  # of answers, before an outage is not the same unrest any more


@dataclass(frozen=True, kw_only=True)
class Incident:
    """From when to when an exchange did not answer."""

    id: str
    exchange: str
    opened_at: datetime
    notified_at: datetime | None = None  # when people were notified of it; None: they were not
    closed_at: datetime | None = None
    unstable_since: datetime | None = None  # the first of outages that come again and again
