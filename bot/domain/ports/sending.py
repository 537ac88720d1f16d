"""Port for the limits of messages that several processes share."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class SlotLimit:
    """A limit: one slot `every` so many seconds, and up to `burst` at once after a pause."""

    every: float
    burst: int


class SendingSlots(Protocol):
    """Reserves slots for messages."""

    async def reserve(self, name: str, limit: SlotLimit, some: int, ahead: float) -> float:
        """Reserve the next slots of a name; return the seconds until the last of them.

        Nothing is reserved if these are more than `ahead`.
        """
