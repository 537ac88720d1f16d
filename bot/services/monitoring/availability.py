"""Reads which exchanges are reachable now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.availability import Availability
from bot.domain.ports.incidents import Incidents


@dataclass(frozen=True, kw_only=True)
class AvailabilityService:
    """Reads the known outages. `cut_off_since`: when our own network failed."""

    incidents: Incidents
    cut_off_since: Callable[[], datetime | None] = lambda: None

    async def now(self) -> Availability:
        """Return the current availability."""
        down = await self.incidents.current()
        return Availability(down=down, cut_off_since=self.cut_off_since())
