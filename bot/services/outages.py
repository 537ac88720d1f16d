"""Owns the judgement on outages: whether an exchange is down, or we are cut off ourselves."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ports import Census

ENOUGH = 5  # connections that were heard of lately, or all there are
PEOPLE = 3  # who own them, or all there are
SHARE = 0.5  # of them that failed: an outage
WAVERING = 0.1  # of them that failed: none yet, but a single failure tells little of its key
PROBES = 3  # in a row: that failed, before anybody is told; that were good, before it is over
EXCHANGES = 3  # that are down at once: it is our network


@dataclass(frozen=True)
class _Heard:
    at: datetime
    owner: int


class Outages:
    """Looks at the latest answer to each key, as far as it is fresh. Knows no message, no row."""

    def __init__(self, window: timedelta) -> None:
        self._window = window
        self._heard: dict[str, dict[str, _Heard]] = defaultdict(dict)  # the newest stand last
        self._failed: dict[str, dict[str, _Heard]] = defaultdict(dict)  # those of them that did
        self._row: dict[str, int] = defaultdict(int)  # good ones, or as a negative number bad ones

    def note(
        self, exchange: str, connection: str, owner: int, at: datetime, *, failed: bool
    ) -> None:
        """Take in whether an exchange answered to a key."""
        self._forget(exchange, connection)
        self._heard[exchange][connection] = answer = _Heard(at, owner)
        if failed:
            self._failed[exchange][connection] = answer
        row = self._row[exchange]
        self._row[exchange] = min(row, 0) - 1 if failed else max(row, 0) + 1

    def down(self, now: datetime, census: Mapping[str, Census]) -> Mapping[str, datetime]:
        """Return the exchanges that do not answer, and since when."""
        found = {}
        for exchange in list(self._heard):
            heard, failed = self._fresh(exchange, now)
            if not failed or len(failed) < SHARE * heard:
                continue
            known = census.get(exchange, Census(connections=ENOUGH, owners=PEOPLE))
            people = len({h.owner for h in failed})
            if heard >= min(ENOUGH, known.connections) and people >= min(PEOPLE, known.owners):
                found[exchange] = min(h.at for h in failed)
        return found

    def wavers(self, exchange: str, now: datetime) -> bool:
        """Tell whether an exchange fails so many people that a failure is hardly a key's own."""
        heard, failed = self._fresh(exchange, now)
        people = {h.owner for h in failed}
        return len(people) >= PEOPLE and len(failed) >= WAVERING * heard

    def over(self, exchange: str) -> bool:
        """Tell whether an exchange that was down answers again."""
        return self._row[exchange] >= PROBES

    def sure(self, exchange: str) -> bool:
        """Tell whether an exchange that is down answers nobody: a brown-out passes for an outage.

        Counted is what came since `probe`.
        """
        return self._row[exchange] <= -PROBES

    def probe(self, exchange: str) -> None:
        """Count the answers in a row from now on."""
        self._row[exchange] = 0

    def cut_off(self, now: datetime, down: Mapping[str, datetime], *, telegram: bool) -> bool:
        """Tell whether it is our own network that is down.

        So it is where most exchanges fail at once, or all that were asked and Telegram too.
        `telegram`: whether Telegram answers.
        """
        if not down:
            return False
        asked = [exchange for exchange in self._heard if self._fresh(exchange, now)[0]]
        most = len(down) >= EXCHANGES and 2 * len(down) > len(asked)
        return most or (len(down) == len(asked) and not telegram)

    def restart(self, exchange: str | None = None) -> None:
        """Judge an exchange, or all, by what comes from now on."""
        for name in list(self._heard) if exchange is None else [exchange]:
            self._heard[name].clear()
            self._failed[name].clear()
            self._row[name] = 0

    def _fresh(self, exchange: str, now: datetime) -> tuple[int, Collection[_Heard]]:
        """Return how many keys were heard of lately, and those of them that failed."""
        heard = self._heard[exchange]
        while heard:
            connection, oldest = next(iter(heard.items()))
            if now - oldest.at <= self._window:
                break
            self._forget(exchange, connection)
        return len(heard), self._failed[exchange].values()

    def _forget(self, exchange: str, connection: str) -> None:
        self._heard[exchange].pop(connection, None)
        self._failed[exchange].pop(connection, None)
