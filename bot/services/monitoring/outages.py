"""Detects outages: whether an exchange is down, or our own network."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ports.checks import KeyCount

ENOUGH = 5  # connections with a recent observation, or all
PEOPLE = 3  # owners of the failed ones, or all
FAILURES = 2  # in total: a single one may be chance
SHARE = 0.5  # of failed ones in an outage; all, with fewer than ENOUGH
DEGRADED = 0.1  # share of failed ones, from which a single failure proves little
PROBES = 3  # in a row: failed ones before people are notified; good ones before it ends
EXCHANGES = 3  # down at once: our own network is down

_UNKNOWN = KeyCount(connections=ENOUGH, owners=PEOPLE)  # of an exchange without a count


@dataclass(frozen=True)
class _Observation:
    at: datetime
    owner: int
    failures: int  # in a row


class OutageDetector:
    """Evaluates the latest answer to each key within a time window."""

    def __init__(self, window: timedelta) -> None:
        self._window = window
        self._observations: dict[str, dict[str, _Observation]] = defaultdict(dict)
        self._streaks: dict[str, int] = defaultdict(int)  # good answers; negative: failures

    def record(
        self, exchange: str, connection: str, owner: int, at: datetime, *, failed: bool
    ) -> None:
        """Record whether an exchange answered for a key."""
        observations = self._observations[exchange]
        before = observations.pop(connection, None)  # the newest is last
        failures = before.failures + 1 if before else 1
        observations[connection] = _Observation(at, owner, failures if failed else 0)
        streak = self._streaks[exchange]
        self._streaks[exchange] = min(streak, 0) - 1 if failed else max(streak, 0) + 1

    def down(self, now: datetime, key_counts: Mapping[str, KeyCount]) -> Mapping[str, datetime]:
        """Return the exchanges that do not answer, and since when."""
        found = {}
        for exchange in list(self._observations):
            observations = self._fresh(exchange, now)
            failed = [o for o in observations if o.failures]
            known = key_counts.get(exchange, _UNKNOWN)
            people = len({o.owner for o in failed}) >= min(PEOPLE, known.owners)
            if (
                people
                and self._is_sufficient(observations, known)
                and _are_many(failed, observations)
            ):
                found[exchange] = min(o.at for o in failed)
        return found

    def is_undecided(
        self, exchange: str, now: datetime, key_counts: Mapping[str, KeyCount]
    ) -> bool:
        """Return whether there are too few recent observations to decide."""
        return not self._is_sufficient(
            self._fresh(exchange, now), key_counts.get(exchange, _UNKNOWN)
        )

    def is_degraded(self, exchange: str, now: datetime) -> bool:
        """Return whether an exchange fails for so many people that one failure proves little."""
        observations = self._fresh(exchange, now)
        failed = [o for o in observations if o.failures]
        people = {o.owner for o in failed}
        return len(people) >= PEOPLE and len(failed) >= DEGRADED * len(observations)

    def has_recovered(self, exchange: str) -> bool:
        """Return whether an exchange that was down answers again."""
        return self._streaks[exchange] >= PROBES

    def is_confirmed(self, exchange: str) -> bool:
        """Return whether an exchange that is down answers no key: else it may be a brown-out.

        Only answers since `reset_streak` count.
        """
        return self._streaks[exchange] <= -PROBES

    def reset_streak(self, exchange: str) -> None:
        """Start a new count of consecutive answers."""
        self._streaks[exchange] = 0

    def is_cut_off(self, now: datetime, down: Mapping[str, datetime], *, telegram: bool) -> bool:
        """Return whether our own network is down.

        It is if most exchanges fail at once, or all that were asked and Telegram too.
        `telegram`: whether Telegram answers.
        """
        if not down:
            return False
        asked = [exchange for exchange in self._observations if self._fresh(exchange, now)]
        most = len(down) >= EXCHANGES and 2 * len(down) > len(asked)
        return most or (len(down) == len(asked) and not telegram)

    def is_reconnected(self, now: datetime, *, telegram: bool) -> bool:
        """Return whether our own network works again, by the observations since the last reset."""
        asked = [found for exchange in self._observations if (found := self._fresh(exchange, now))]
        silent = [found for found in asked if 2 * sum(o.failures > 0 for o in found) > len(found)]
        most = len(silent) >= EXCHANGES and 2 * len(silent) > len(asked)
        return bool(asked) and not most and (telegram or len(silent) < len(asked))

    def reset(self, *exchanges: str) -> None:
        """Discard the observations of exchanges; of all if none is named."""
        for exchange in exchanges or tuple(self._observations):
            self._observations[exchange].clear()
            self._streaks[exchange] = 0

    @staticmethod
    def _is_sufficient(observations: Sequence[_Observation], known: KeyCount) -> bool:
        return len(observations) >= min(ENOUGH, known.connections)

    def _fresh(self, exchange: str, now: datetime) -> Sequence[_Observation]:
        """Return the observations within the window, before or after `now`: clocks may jump."""
        observations = self._observations[exchange]
        while observations and abs(now - next(iter(observations.values())).at) > self._window:
            del observations[next(iter(observations))]
        return list(observations.values())


def _are_many(failed: Sequence[_Observation], observations: Sequence[_Observation]) -> bool:
    share = SHARE if len(observations) >= ENOUGH else 1
    return sum(o.failures for o in failed) >= FAILURES and len(failed) >= share * len(observations)
