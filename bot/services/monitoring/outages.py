"""The judgement on outages: whether an exchange is down, or we are cut off ourselves."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ports.checks import KeyCount

ENOUGH = 5  # connections that were heard of lately, or all there are
PEOPLE = 3  # who own them, or all there are
FAILURES = 2  # of them together: a single one may be chance
SHARE = 0.5  # of them that failed: an outage; where they are not enough, all of them
WAVERING = 0.1  # of them that failed: none yet, but a single failure tells little of its key
PROBES = 3  # in a row: that failed, before anybody is notified; that were good, before it is over
EXCHANGES = 3  # that are down at once: it is our network

_UNKNOWN = KeyCount(connections=ENOUGH, owners=PEOPLE)  # of an exchange that was not counted yet


@dataclass(frozen=True)
class _Observation:
    at: datetime
    owner: int
    failures: int  # in a row


class OutageDetector:
    """Looks at the latest answer to each key, as far as it is fresh. Knows no message, no row."""

    def __init__(self, window: timedelta) -> None:
        self._window = window
        self._heard: dict[str, dict[str, _Observation]] = defaultdict(dict)
        self._row: dict[str, int] = defaultdict(int)  # good ones, or as a negative number bad ones

    def note(
        self, exchange: str, connection: str, owner: int, at: datetime, *, failed: bool
    ) -> None:
        """Take in whether an exchange answered to a key."""
        heard = self._heard[exchange]
        before = heard.pop(connection, None)  # the newest stand last
        failures = before.failures + 1 if before else 1
        heard[connection] = _Observation(at, owner, failures if failed else 0)
        row = self._row[exchange]
        self._row[exchange] = min(row, 0) - 1 if failed else max(row, 0) + 1

    def down(self, now: datetime, key_counts: Mapping[str, KeyCount]) -> Mapping[str, datetime]:
        """Return the exchanges that do not answer, and since when."""
        found = {}
        for exchange in list(self._heard):
            heard = self._fresh(exchange, now)
            failed = [h for h in heard if h.failures]
            known = key_counts.get(exchange, _UNKNOWN)
            people = len({h.owner for h in failed}) >= min(PEOPLE, known.owners)
            if people and self._is_heard_enough(heard, known) and _are_many(failed, heard):
                found[exchange] = min(h.at for h in failed)
        return found

    def in_doubt(self, exchange: str, now: datetime, key_counts: Mapping[str, KeyCount]) -> bool:
        """Return whether too few were heard of lately to know whether an exchange is down."""
        return not self._is_heard_enough(
            self._fresh(exchange, now), key_counts.get(exchange, _UNKNOWN)
        )

    def wavers(self, exchange: str, now: datetime) -> bool:
        """Return whether an exchange fails so many people that a failure is hardly a key's own."""
        heard = self._fresh(exchange, now)
        failed = [h for h in heard if h.failures]
        people = {h.owner for h in failed}
        return len(people) >= PEOPLE and len(failed) >= WAVERING * len(heard)

    def over(self, exchange: str) -> bool:
        """Return whether an exchange that was down answers again."""
        return self._row[exchange] >= PROBES

    def sure(self, exchange: str) -> bool:
        """Return whether an exchange that is down answers no one: a brown-out passes for an outage.

        Counted is what came since `probe`.
        """
        return self._row[exchange] <= -PROBES

    def probe(self, exchange: str) -> None:
        """Count the answers in a row from now on."""
        self._row[exchange] = 0

    def cut_off(self, now: datetime, down: Mapping[str, datetime], *, telegram: bool) -> bool:
        """Return whether it is our own network that is down.

        So it is where most exchanges fail at once, or all that were asked and Telegram too.
        `telegram`: whether Telegram answers.
        """
        if not down:
            return False
        asked = [exchange for exchange in self._heard if self._fresh(exchange, now)]
        most = len(down) >= EXCHANGES and 2 * len(down) > len(asked)
        return most or (len(down) == len(asked) and not telegram)

    def back(self, now: datetime, *, telegram: bool) -> bool:
        """Return whether our own network is no longer down, by what was heard meanwhile."""
        asked = [heard for exchange in self._heard if (heard := self._fresh(exchange, now))]
        silent = [heard for heard in asked if 2 * sum(h.failures > 0 for h in heard) > len(heard)]
        most = len(silent) >= EXCHANGES and 2 * len(silent) > len(asked)
        return bool(asked) and not most and (telegram or len(silent) < len(asked))

    def restart(self, *exchanges: str) -> None:
        """Judge exchanges by what comes from now on; all of them where none is named."""
        for exchange in exchanges or tuple(self._heard):
            self._heard[exchange].clear()
            self._row[exchange] = 0

    @staticmethod
    def _is_heard_enough(heard: Sequence[_Observation], known: KeyCount) -> bool:
        return len(heard) >= min(ENOUGH, known.connections)

    def _fresh(self, exchange: str, now: datetime) -> Sequence[_Observation]:
        """Return what was heard within the window; neither before nor after, for clocks jump."""
        heard = self._heard[exchange]
        while heard and abs(now - next(iter(heard.values())).at) > self._window:
            del heard[next(iter(heard))]
        return list(heard.values())


def _are_many(failed: Sequence[_Observation], heard: Sequence[_Observation]) -> bool:
    share = SHARE if len(heard) >= ENOUGH else 1
    return sum(h.failures for h in failed) >= FAILURES and len(failed) >= share * len(heard)
