"""The answer to which exchanges can be reached now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.availability import Availability
from bot.domain.ports.incidents import Incidents


@dataclass(frozen=True, kw_only=True)
class AvailabilityService:
    """Reads what is known of outages. `cut_off_since`: since when our own network is down."""

    incidents: Incidents
    cut_off_since: Callable[[], datetime | None] = lambda: None

    async def now(self) -> Availability:
        """Return what is known at this moment."""
        down = await self.incidents.current()
        return Availability(down=down, cut_off_since=self.cut_off_since())
