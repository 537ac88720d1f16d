"""Retirement: which notices are written when, and how the rest is moved."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer
from bot.domain.egress import DEFAULT, Egress, Egresses, Route
from bot.domain.notice.payloads import AddressRetires
from bot.services.monitoring.retirement import Retirement
from tests.fakes.notices import FakeNotices
from tests.fakes.values import NOW, connected

DAY, WAIT = timedelta(days=1), timedelta(minutes=15)


@dataclass
class BookInMemory:
    """Connections and their egresses."""

    connections: dict[str, Connection] = field(default_factory=dict)

    async def loads(self) -> Mapping[Route, int]:
        return Counter(
            Route(c.moving_to or c.egress, c.exchange) for c in self.connections.values()
        )

    async def bound(self) -> Mapping[Route, int]:
        return Counter(c.route for c in self.connections.values())

    async def staying(self, egress: str) -> Sequence[Connection]:
        theirs = [c for c in self.connections.values() if c.egress == egress]
        return [c for c in theirs if c.moving_to is None]

    async def moving(self, egress: str) -> Sequence[Connection]:
        theirs = [c for c in self.connections.values() if c.egress == egress]
        return [c for c in theirs if c.moving_to is not None]

    async def assign(self, egress: str, targets: Mapping[str, str]) -> None:
        for id_, target in targets.items():
            assert self.connections[id_].egress == egress
            self.connections[id_] = replace(self.connections[id_], moving_to=target)

    async def stay(self, known: Collection[str]) -> int:
        gone = [
            c
            for c in self.connections.values()
            if c.moving_to and (c.moving_to not in known or c.egress in known)
        ]
        for connection in gone:
            self.connections[connection.id] = replace(connection, moving_to=None)
        return len(gone)

    async def move_all(self, egress: str, now: datetime) -> int:  # noqa: ARG002  # the port has it
        moving = await self.moving(egress)
        for connection in moving:
            self.connections[connection.id] = connection.moved()
        return len(moving)


def retiring(in_days: int) -> Egresses:
    """Return three egresses of which the default one retires in some days."""
    day: date = (NOW + in_days * DAY).date()
    others = (Egress(id=id_, addresses=(f"203.0.113.{n}",)) for n, id_ in enumerate("bc", 6))
    return Egresses((Egress(addresses=("203.0.113.5",), retires=day), *others))


class Stand:
    def __init__(self, *connections: Connection, in_days: int = 30) -> None:
        self.book = BookInMemory({c.id: c for c in connections})
        self.notices = FakeNotices()
        self.begin(retiring(in_days))

    def begin(self, egresses: Egresses) -> None:
        """Start the process, with settings."""
        self.retirement = Retirement(
            egresses=egresses, book=self.book, outbox=self.notices, wait=WAIT
        )

    async def after(self, span: timedelta) -> list[tuple[int, timedelta]]:
        """Sweep after some time; return the people with a new notice, and its delay."""
        before, now = set(self.notices.written), NOW + span
        await self.retirement.sweep(now)
        await self.retirement.sweep(now)
        new = [n for key, n in self.notices.written.items() if key not in before]
        assert all(isinstance(n.payload, AddressRetires) for n in new)
        return sorted((n.person, n.due_at - now) for n in new)


def keys(count: int, owner: int, **others: object) -> list[Connection]:
    listed = ("203.0.113.5",)
    return [
        replace(connected(f"{owner}-{n}", owner=owner, ip_whitelist=listed), **others)  # type: ignore[arg-type]
        for n in range(count)
    ]


async def test_each_owner_is_told_once_at_each_step() -> None:
    stand = Stand(*keys(3, 7), *keys(1, 8))
    assert await stand.after(timedelta()) == [(7, WAIT), (8, WAIT)]
    assert await stand.after(10 * DAY) == []
    assert await stand.after(24 * DAY) == [(7, timedelta()), (8, timedelta())]
    for connection in keys(3, 7):
        moved = stand.book.connections[connection.id].moved()
        stand.book.connections[connection.id] = moved
    assert await stand.after(29.2 * DAY) == [(8, timedelta())]
    stand.begin(retiring(30))  # a restart: what was written is written once
    assert await stand.after(29.3 * DAY) == []


async def test_the_next_addresses_are_spread_and_kept() -> None:
    stand = Stand(*keys(10, 7))
    await stand.after(timedelta())
    given = {c.id: c.moving_to for c in stand.book.connections.values()}
    assert Counter(given.values()) == {"b": 5, "c": 5}
    await stand.after(DAY)
    assert given == {c.id: c.moving_to for c in stand.book.connections.values()}


async def test_a_key_without_an_ip_list_is_no_matter_of_its_owner() -> None:
    open_keys = [
        *keys(1, 7, ip_whitelist=(), ip_restricted=Answer.NO),
        *keys(1, 8, ip_whitelist=None, ip_restricted=Answer.NO),
    ]
    stand = Stand(*open_keys, *keys(1, 9, ip_whitelist=None))  # of the last one it is unknown
    assert [person for person, _ in await stand.after(timedelta())] == [9]
    assert all(c.moving_to for c in stand.book.connections.values())


async def test_on_the_day_the_rest_is_moved() -> None:
    stand = Stand(*keys(2, 7), in_days=1)
    await stand.after(timedelta())
    assert {c.egress for c in stand.book.connections.values()} == {DEFAULT}
    await stand.after(2 * DAY)
    assert {c.egress for c in stand.book.connections.values()} == {"b", "c"}
    assert not any(c.moving_to for c in stand.book.connections.values())


async def test_a_retirement_that_is_called_off_moves_nothing() -> None:
    stand = Stand(*keys(2, 7))
    await stand.after(timedelta())
    stays = replace(retiring(30).all[0], retires=None)
    stand.begin(Egresses((stays, *retiring(30).all[1:])))
    assert await stand.after(DAY) == []
    assert {(c.egress, c.moving_to) for c in stand.book.connections.values()} == {(DEFAULT, None)}


async def test_who_was_told_of_a_move_is_moved_when_the_old_entry_is_taken_out() -> None:
    known, told, unknown = *keys(1, 7, egress="b"), *keys(1, 8), *keys(1, 9)
    stand = Stand(known, replace(told, egress="old", moving_to="b"), replace(unknown, egress="old"))
    stand.begin(Egresses(retiring(30).all[1:]))
    assert await stand.after(timedelta()) == []
    assert {c.owner: c.egress for c in stand.book.connections.values()} == {
        7: "b",
        8: "b",
        9: "old",  # its owner got no notice of another address
    }
