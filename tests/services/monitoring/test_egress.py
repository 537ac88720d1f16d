from datetime import timedelta
from typing import cast

import pytest

from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Problem
from bot.domain.egress import Egresses
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import Notice, NoticeKind
from bot.services.monitoring.egress import EgressMonitor
from bot.services.operating.operators import Operators
from tests.fakes.notices import FakeNotices
from tests.fakes.people import FakeAddresses
from tests.fakes.values import HOUR, MINUTE, NOW, connected, direct, report

PATIENCE = MonitoringPolicy()
OURS, NEW = "203.0.113.7", "198.51.100.9"
REFUSED = report(Problem.IP_NOT_ALLOWED, seen_ip=NEW)
SILENT = report(Problem.IP_NOT_ALLOWED)


def bound(number: int, *, listed: tuple[str, ...] | None = (OURS,)) -> Connection:
    return connected(f"c{number}", owner=number, ip_whitelist=listed)


def watching(*connections: Connection) -> EgressMonitor:
    return knowing(FakeAddresses(connections))


def knowing(addresses: FakeAddresses) -> EgressMonitor:
    outbox = FakeNotices()
    return EgressMonitor(
        addresses=addresses,
        policy=PATIENCE,
        operators=Operators(people=(1,), outbox=outbox),
        outbox=outbox,
        egresses=Egresses.alone(OURS),
    )


async def after(egress: EgressMonitor, *heard: tuple[Connection, CheckReport]) -> list[Notice]:
    for connection, said in heard:
        egress.observe(connection, said, NOW)
    outbox = cast("FakeNotices", egress.outbox)
    before = set(outbox.written)
    await egress.notify(NOW)
    return [notice for key, notice in outbox.written.items() if key not in before]


def told(notices: list[Notice]) -> list[tuple[str, int, timedelta]]:
    """Return who is notified of what, and after how long."""
    return [(n.values.get("matter", n.kind), n.person, n.due_at - NOW) for n in notices]


AT_ONCE = timedelta(0)


async def test_a_new_address_is_told_to_operators_at_once_and_to_owners_once_it_is_sure() -> None:
    first, second, unbound = bound(11), bound(12), bound(13, listed=None)
    added = bound(14, listed=(OURS, NEW))
    egress = watching(first, second, unbound, added)
    assert told(await after(egress, (first, REFUSED))) == [("new-address", 1, AT_ONCE)]
    again = await after(egress, (second, REFUSED))
    owners = [n for n in again if n.kind is NoticeKind.NEW_ADDRESS]
    assert sorted(told(owners)) == [
        (NoticeKind.NEW_ADDRESS, 11, PATIENCE.grace_period),
        (NoticeKind.NEW_ADDRESS, 12, PATIENCE.grace_period),
    ]
    assert {n.values["address"] for n in owners} == {NEW}
    third = await after(egress, (first, REFUSED))
    assert [n for n in third if n.kind is NoticeKind.NEW_ADDRESS] == []


async def test_owners_are_told_also_where_the_worker_that_was_sure_died() -> None:
    connection = bound(11)
    addresses = FakeAddresses([connection])
    addresses.times[NEW] = 5  # counted before
    heir = knowing(addresses)
    notices = await after(heir, (connection, REFUSED))
    assert [n.person for n in notices if n.kind is NoticeKind.NEW_ADDRESS] == [11]


async def test_an_address_that_people_were_told_to_list_is_no_news() -> None:
    connection = bound(11)
    refused = report(Problem.IP_NOT_ALLOWED, seen_ip=OURS)
    assert await after(watching(connection), (connection, refused)) == []


@pytest.mark.parametrize(
    ("refused", "accepted", "owners", "many"),
    [
        (5, 0, 5, True),
        (4, 0, 4, False),
        (5, 0, 2, False),  # of few people
        (5, 6, 5, False),  # most accept our address
        (6, 6, 6, True),
    ],
)
async def test_a_refusal_of_many_keys_is_the_operators(
    refused: int,
    accepted: int,
    owners: int,
    many: bool,  # noqa: FBT001  # a row of a table
) -> None:
    keys = [connected(f"c{n}", owner=n % owners, ip_whitelist=(OURS,)) for n in range(refused)]
    good = [connected(f"g{n}", owner=n, ip_whitelist=(OURS,)) for n in range(accepted)]
    egress = watching()
    heard = [*((key, SILENT) for key in keys), *((key, report()) for key in good)]
    notices = await after(egress, *heard)
    assert [n.values["matter"] for n in notices] == (["address-refused"] if many else [])
    assert egress.refused_by_many(direct("kucoin"), NOW) is many
    assert not egress.refused_by_many(direct("okx"), NOW)


async def test_keys_that_have_no_list_say_nothing_of_our_address() -> None:
    egress = watching()
    refused = [(bound(n), SILENT) for n in range(5)]
    open_to_all = [(bound(n, listed=()), report(Problem.NO_IP_WHITELIST)) for n in range(20, 40)]
    broken = [(bound(n), report(Problem.INVALID_KEY)) for n in range(40, 60)]
    await after(egress, *refused, *open_to_all, *broken)
    assert egress.refused_by_many(direct("kucoin"), NOW)


async def test_refusals_of_another_day_do_not_add_up() -> None:
    egress = watching()
    for n in range(4):
        egress.observe(bound(n), SILENT, NOW)
    egress.observe(bound(5), SILENT, NOW + HOUR)
    assert not egress.refused_by_many(direct("kucoin"), NOW + HOUR)
    assert not egress.refused_by_many(direct("kucoin"), NOW + MINUTE)
