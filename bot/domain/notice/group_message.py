"""The message about an open group of a strategy: its add-ons edit it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

GroupKey: TypeAlias = tuple[str, int]  # the id of the strategy, the number of the group
EDITABLE = timedelta(hours=48)  # afterwards it is far up in the chat: a new one follows


@dataclass(frozen=True, kw_only=True)
class GroupMessage:
    """What the chat of a person shows of a group."""

    message: int | None = None  # its id in the private chat; None: there is none to edit
    sent_at: datetime | None = None
    shows: datetime | None = None  # the time of the newest buy that it shows
    closed: bool = False  # the group is over
    waits: bool = False  # the notice of the first buy waits for its next attempt

    def is_editable(self, now: datetime) -> bool:
        """Return whether an add-on edits the message; otherwise a new one is sent."""
        recent = self.sent_at is not None and now - self.sent_at < EDITABLE
        return recent and self.message is not None

    def is_behind(self, at: datetime) -> bool:
        """Return whether a buy at a time is to be shown: an older one is part of what is shown."""
        return not self.closed and (self.shows is None or self.shows <= at)
