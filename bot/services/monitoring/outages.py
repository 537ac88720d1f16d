"""Detects outages: of exchanges, of our ways out to them, of our own network."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.egress import Route
from bot.domain.ports.checks import KeyCount

ENOUGH = 5  # connections with a recent observation, or all
PEOPLE = 3  # owners of the failed ones, or all
FAILURES = 2  # in total: a single one may be chance
SHARE = 0.5  # of failed ones in an outage; all, with fewer than ENOUGH
DEGRADED = 0.1  # share of failed ones, from which a single failure proves little
PROBES = 3  # in a row: failed ones before people are notified; good ones before it ends
EXCHANGES = 3  # down at once: our own network is down
SEVERAL = 2  # down at once through one egress, while others work: it is the egress

_UNKNOWN = KeyCount(connections=ENOUGH, owners=PEOPLE)  # of an exchange without a count


@dataclass(frozen=True)
class _Observation:
    at: datetime
    owner: int
    failures: int  # in a row


class OutageDetector:
    """Evaluates the latest answer to each key within a time window, for each route by itself.

    An exchange is down where no route leads to it. A route that fails while another one reaches
    its exchange is our own failure, and so is an egress through which nothing is reached.
    """

    def __init__(self, window: timedelta) -> None:
        self._window = window
        self._observations: dict[Route, dict[str, _Observation]] = defaultdict(dict)
        self._streaks: dict[Route, int] = defaultdict(int)  # good answers; negative: failures

    def record(
        self, route: Route, connection: str, owner: int, at: datetime, *, failed: bool
    ) -> None:
        """Record whether an exchange answered for a key."""
        observations = self._observations[route]
        before = observations.pop(connection, None)  # the newest is last
        failures = before.failures + 1 if before else 1
        observations[connection] = _Observation(at, owner, failures if failed else 0)
        streak = self._streaks[route]
        self._streaks[route] = min(streak, 0) - 1 if failed else max(streak, 0) + 1

    def down(self, now: datetime, key_counts: Mapping[Route, KeyCount]) -> Mapping[str, datetime]:
        """Return the exchanges that do not answer, and since when."""
        failing = self.failing(now, key_counts)
        ours = self.cut_routes(now, failing)
        found: dict[str, datetime] = {}
        for route in failing.keys() - ours:
            since = found.get(route.exchange, failing[route])
            found[route.exchange] = min(since, failing[route])
        return found

    def failing(
        self, now: datetime, key_counts: Mapping[Route, KeyCount]
    ) -> Mapping[Route, datetime]:
        """Return the routes on which an exchange does not answer, and since when."""
        found = {}
        for route in list(self._observations):
            observations = self._fresh(route, now)
            failed = [o for o in observations if o.failures]
            known = key_counts.get(route, _UNKNOWN)
            people = len({o.owner for o in failed}) >= min(PEOPLE, known.owners)
            if (
                people
                and self._is_sufficient(observations, known)
                and _are_many(failed, observations)
            ):
                found[route] = min(o.at for o in failed)
        return found

    def cut_routes(self, now: datetime, failing: Mapping[Route, datetime]) -> frozenset[Route]:
        """Return which of the failing routes, each with its begin, fail on our side."""
        reached = {
            route: max(good)
            for route in tuple(self._observations)
            if route not in failing
            and (good := [o.at for o in self._fresh(route, now) if not o.failures])
        }
        ours = {
            route
            for route, since in failing.items()
            if any(at >= since for other, at in reached.items() if other[1] == route.exchange)
        }
        working = {route.egress for route in reached}
        dead = {route.egress for route in ours} - working
        if working:  # else it is the network of this machine
            several = Counter(route.egress for route in failing)
            dead |= {e for e, count in several.items() if count >= SEVERAL and e not in working}
        return frozenset(ours | {route for route in failing if route.egress in dead})

    def is_undecided(
        self, exchange: str, now: datetime, key_counts: Mapping[Route, KeyCount]
    ) -> bool:
        """Return whether there are too few recent observations to decide."""
        known = {route for route in (*key_counts, *self._observations) if route[1] == exchange}
        return not known or not all(
            self._is_sufficient(self._fresh(route, now), key_counts.get(route, _UNKNOWN))
            for route in known
        )

    def is_degraded(self, exchange: str, now: datetime) -> bool:
        """Return whether an exchange fails for so many people that one failure proves little."""
        for route in self._routes_to(exchange):
            observations = self._fresh(route, now)
            failed = [o for o in observations if o.failures]
            people = {o.owner for o in failed}
            if len(people) >= PEOPLE and len(failed) >= DEGRADED * len(observations):
                return True
        return False

    def has_recovered(self, exchange: str) -> bool:
        """Return whether an exchange that was down answers again."""
        return any(map(self.is_open_again, self._routes_to(exchange)))

    def is_open_again(self, route: Route) -> bool:
        """Return whether an exchange answers again on a route that failed."""
        return self._streaks[route] >= PROBES

    def is_confirmed(self, exchange: str) -> bool:
        """Return whether an exchange that is down answers no key: else it may be a brown-out.

        Only answers since `reset_streak` count.
        """
        streaks = [self._streaks[route] for route in self._routes_to(exchange)]
        return bool(streaks) and min(streaks) <= -PROBES and max(streaks) <= 0

    def reset_streak(self, exchange: str) -> None:
        """Start a new count of consecutive answers."""
        for route in self._routes_to(exchange):
            self._streaks[route] = 0

    def is_cut_off(self, now: datetime, down: Mapping[str, datetime], *, telegram: bool) -> bool:
        """Return whether our own network is down.

        It is if most exchanges fail at once, or all that were asked and Telegram too.
        `telegram`: whether Telegram answers.
        """
        if not down:
            return False
        asked = self._asked(now)
        most = len(down) >= EXCHANGES and 2 * len(down) > len(asked)
        return most or (len(down) == len(asked) and not telegram)

    def is_reconnected(self, now: datetime, *, telegram: bool) -> bool:
        """Return whether our own network works again, by the observations since the last reset."""
        asked = self._asked(now).values()
        silent = [found for found in asked if 2 * sum(o.failures > 0 for o in found) > len(found)]
        most = len(silent) >= EXCHANGES and 2 * len(silent) > len(asked)
        return bool(asked) and not most and (telegram or len(silent) < len(asked))

    def reset(self, *exchanges: str) -> None:
        """Discard the observations of exchanges; of all if none is named."""
        for route in tuple(self._observations):
            if not exchanges or route.exchange in exchanges:
                self._observations[route].clear()
                self._streaks[route] = 0

    def reset_route(self, route: Route) -> None:
        """Discard the observations of a route and restart the count of its answers."""
        self._observations[route].clear()
        self._streaks[route] = 0

    def _asked(self, now: datetime) -> Mapping[str, Sequence[_Observation]]:
        """Return the recent observations by exchange, of those that were asked."""
        found: dict[str, list[_Observation]] = defaultdict(list)
        for route in tuple(self._observations):
            if observations := self._fresh(route, now):
                found[route.exchange] += observations
        return found

    def _routes_to(self, exchange: str) -> list[Route]:
        return [route for route in self._observations if route.exchange == exchange]

    @staticmethod
    def _is_sufficient(observations: Sequence[_Observation], known: KeyCount) -> bool:
        return len(observations) >= min(ENOUGH, known.connections)

    def _fresh(self, route: Route, now: datetime) -> Sequence[_Observation]:
        """Return the observations within the window, before or after `now`: clocks may jump."""
        observations = self._observations[route]
        while observations and abs(now - next(iter(observations.values())).at) > self._window:
            del observations[next(iter(observations))]
        return list(observations.values())


def _are_many(failed: Sequence[_Observation], observations: Sequence[_Observation]) -> bool:
    share = SHARE if len(observations) >= ENOUGH else 1
    return sum(o.failures for o in failed) >= FAILURES and len(failed) >= share * len(observations)
