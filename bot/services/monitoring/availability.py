"""Reads which exchanges are reachable now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.availability import Availability
from bot.domain.egress import Route
from bot.domain.ports.incidents import Incidents


@dataclass(frozen=True, kw_only=True)
class AvailabilityService:
    """Reads the known outages.

    `cut_off_since`: when our own network failed. `cut_routes`: which routes fail on our side.
    """

    incidents: Incidents
    cut_off_since: Callable[[], datetime | None] = lambda: None
    cut_routes: Callable[[], Mapping[Route, datetime]] = dict

    async def now(self) -> Availability:
        """Return the current availability."""
        down = await self.incidents.current()
        return Availability(
            down=down, cut_off_since=self.cut_off_since(), cut_routes=self.cut_routes()
        )
