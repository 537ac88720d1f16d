"""Egresses: our ways out to the exchanges, each with the address that exchanges see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from bot.domain.credentials import Secret

DEFAULT = "default"  # the egress of BOT_PROXY_URL and BOT_SERVER_IPS; its name is stored
T_co = TypeVar("T_co", covariant=True)


class Route(NamedTuple):
    """The way to one exchange through one egress: the limits of an address count for it."""

    egress: str
    exchange: str


@dataclass(frozen=True, kw_only=True)
class Egress:
    """One way out: directly, from a local address, or through a proxy."""

    id: str = DEFAULT
    addresses: tuple[str, ...] = ()  # as exchanges see it: for IP lists
    proxy: Secret | None = None  # its address may hold a password
    bind: str | None = None  # the local address of its connections
    retires: date | None = None  # from then on it is not used; new connections get another one

    def is_retired(self, on: date) -> bool:
        """Return whether it is not used any more on a day."""
        return self.retires is not None and self.retires <= on


@dataclass(frozen=True, kw_only=True)
class Moving:
    """The move of a connection from an egress that retires."""

    day: date  # from then on the old address is gone
    addresses: tuple[str, ...]  # the new ones, for the IP list


DIRECT = Egress()


@dataclass(frozen=True)
class Egresses:
    """All egresses of an installation; there is at least one."""

    all: Sequence[Egress] = (DIRECT,)

    @classmethod
    def alone(cls, *addresses: str) -> "Egresses":
        """Return the default egress alone, with these addresses."""
        return cls((Egress(addresses=addresses),))

    @property
    def ids(self) -> tuple[str, ...]:
        """Return their ids."""
        return tuple(egress.id for egress in self.all)

    @property
    def open(self) -> Sequence[Egress]:
        """Return those that take new connections: with a known address, and not to retire."""
        staying = [egress for egress in self.all if egress.retires is None]
        return [egress for egress in staying if egress.addresses] or staying or self.all[:1]

    @property
    def public(self) -> Egress:
        """Return the one for calls without a key."""
        return self.open[0]

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return the addresses of all."""
        return tuple(dict.fromkeys(a for egress in self.all for a in egress.addresses))

    def get(self, id_: str) -> Egress | None:
        """Return an egress; None if it is not in the settings any more."""
        return next((egress for egress in self.all if egress.id == id_), None)

    def addresses_of(self, id_: str) -> tuple[str, ...]:
        """Return the addresses of an egress; none if it is unknown."""
        egress = self.get(id_)
        return egress.addresses if egress else ()

    def is_open(self, id_: str) -> bool:
        """Return whether an egress takes new connections, or may keep them for good."""
        egress = self.get(id_)
        return egress is not None and egress.retires is None

    def orphans(self, bound: Mapping[Route, int]) -> Mapping[str, int]:
        """Return the egresses of stored connections that are unknown, with their numbers."""
        return {id_: n for id_, n in total_loads(bound).items() if self.get(id_) is None}

    def moving(self, egress: str, to: str | None) -> "Moving | None":
        """Return how a connection moves from an egress to another; None: it does not."""
        here = self.get(egress)
        if to is None or here is None or here.retires is None:
            return None
        return Moving(day=here.retires, addresses=self.addresses_of(to))

    def choose(self, exchange: str, loads: Mapping[Route, int]) -> Egress:
        """Return the egress of a new connection: with the fewest at its exchange, then in all.

        Each exchange allows every address the same, so the number is the load.
        """
        totals = total_loads(loads)
        return min(
            self.open, key=lambda e: (loads.get(Route(e.id, exchange), 0), totals.get(e.id, 0))
        )


def total_loads(loads: Mapping[Route, int]) -> Mapping[str, int]:
    """Return the connections of each egress, at all exchanges together."""
    totals: dict[str, int] = {}
    for route, count in loads.items():
        totals[route.egress] = totals.get(route.egress, 0) + count
    return totals


def routes(egresses: Iterable[str], exchanges: Iterable[str]) -> tuple[Route, ...]:
    """Return the routes from each egress to each exchange."""
    known = tuple(exchanges)
    return tuple(Route(egress, exchange) for egress in egresses for exchange in known)


class ByEgress(Protocol[T_co]):
    """What calls exchanges, once for each egress."""

    def via(self, egress: str) -> T_co:
        """Return what calls through an egress; of an unknown one, what reaches nothing."""
