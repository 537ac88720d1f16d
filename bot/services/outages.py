"""Owns the judgement on outages: whether an exchange is down, or we are cut off ourselves."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ports import Census

ENOUGH = 5  # connections that were heard of lately, or all there are
PEOPLE = 3  # who own them, or all there are
SHARE = 0.5  # of them that failed: an outage
GOOD_PROBES = 3  # in a row, before it is over
EXCHANGES = 3  # that are down at once: it is our network


@dataclass(frozen=True)
class _Heard:
    at: datetime
    owner: int
    failed: bool


class Outages:
    """Looks at the latest answer to each key, as far as it is fresh. Knows no message, no row."""

    def __init__(self, window: timedelta) -> None:
        self.window = window
        self._heard: dict[str, dict[str, _Heard]] = defaultdict(dict)
        self._good: dict[str, int] = defaultdict(int)  # probes in a row

    def note(
        self, exchange: str, connection: str, owner: int, at: datetime, *, failed: bool
    ) -> None:
        """Take in whether an exchange answered to a key."""
        heard = self._heard[exchange]
        heard.pop(connection, None)  # the newest stand last
        heard[connection] = _Heard(at, owner, failed)
        self._good[exchange] = 0 if failed else self._good[exchange] + 1

    def down(self, now: datetime, census: Mapping[str, Census]) -> Mapping[str, datetime]:
        """Return the exchanges that do not answer, and since when."""
        found = {}
        for exchange in list(self._heard):
            heard = self._fresh(exchange, now)
            failed = [h for h in heard if h.failed]
            half = len(failed) >= SHARE * len(heard)
            if failed and half and _enough(heard, census.get(exchange, _MANY)):
                found[exchange] = min(h.at for h in failed)
        return found

    def doubtful(self, now: datetime, census: Mapping[str, Census]) -> Sequence[str]:
        """Return the exchanges that failed lately, where too few keys were heard of to judge."""
        doubtful = []
        for exchange in list(self._heard):
            heard = self._fresh(exchange, now)
            failed = any(h.failed for h in heard)
            if failed and not _enough(heard, census.get(exchange, _MANY)):
                doubtful.append(exchange)
        return doubtful

    def over(self, exchange: str) -> bool:
        """Tell whether an exchange that was down answers again."""
        return self._good[exchange] >= GOOD_PROBES

    def cut_off(self, now: datetime, down: Mapping[str, datetime], *, telegram: bool) -> bool:
        """Tell whether it is our own network that is down.

        So it is where most exchanges fail at once, or all that were asked and Telegram too.
        `telegram`: whether Telegram answers.
        """
        asked = [exchange for exchange in self._heard if self._fresh(exchange, now)]
        most = len(down) >= EXCHANGES and 2 * len(down) > len(asked)
        return most or (len(down) == len(asked) > 0 and not telegram)

    def still_cut_off(self, now: datetime, *, telegram: bool) -> bool:
        """Tell whether our own network, which was down, still is: nothing speaks for it.

        Only few exchanges may be down by themselves as soon as Telegram answers.
        """
        asked = [fresh for exchange in self._heard if (fresh := self._fresh(exchange, now))]
        answered = [heard for heard in asked if not all(h.failed for h in heard)]
        return 2 * len(answered) <= len(asked) and (len(asked) >= EXCHANGES or not telegram)

    def restart(self, *exchanges: str) -> None:
        """Judge some exchanges, or all of them, by what comes from now on."""
        for exchange in exchanges or tuple(self._heard):
            self._heard[exchange].clear()
            self._good[exchange] = 0

    def _fresh(self, exchange: str, now: datetime) -> list[_Heard]:
        heard = self._heard[exchange]
        while heard and abs(now - next(iter(heard.values())).at) > self.window:
            heard.pop(next(iter(heard)))
        return list(heard.values())


_MANY = Census(connections=ENOUGH, owners=PEOPLE)


def _enough(heard: Sequence[_Heard], known: Census) -> bool:
    """Tell whether enough was heard to judge an exchange by, of those there are."""
    people = len({h.owner for h in heard if h.failed})
    return len(heard) >= min(ENOUGH, known.connections) and people >= min(PEOPLE, known.owners)
