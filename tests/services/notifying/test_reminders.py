from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from bot.domain.connection import Connection
from bot.domain.health import observe
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import Notice, NoticeKind
from bot.domain.person import Preferences
from bot.services.notifying.reminders import ReminderService, reminded
from tests.fakes.notices import FakeNotices
from tests.fakes.values import HOUR, NOW, Clock, connected, report

DAY = timedelta(days=1)


@dataclass
class Drawer:
    """Stores reminders and digests like the database: a notice and its row in one step."""

    connections: dict[str, Connection] = field(default_factory=dict)
    people: dict[int, Preferences] = field(default_factory=dict)
    notices: FakeNotices = field(default_factory=FakeNotices)

    async def remind(
        self, now: datetime, write: Callable[[Connection], tuple[Connection, Notice | None]]
    ) -> int:
        due = [c for c in self.connections.values() if c.remind_at and c.remind_at <= now]
        for connection in due:
            self.connections[connection.id], notice = write(connection)
            if notice:
                await self.notices.write(notice)
        return len(due)

    async def digest_due(
        self, now: datetime, limit: int = 100
    ) -> Sequence[tuple[int, Preferences]]:
        due = [(p, w) for p, w in self.people.items() if w.digest_at and w.digest_at <= now]
        return due[:limit]

    async def digest_done(self, person: int, due_at: datetime, again: datetime) -> None:
        if self.people[person].digest_at == due_at:
            self.people[person] = replace(self.people[person], digest_at=again)


def expiring(span: timedelta, at: datetime = NOW) -> Connection:
    return observe(connected("a"), replace(report(), expires_at=at + span), at, MonitoringPolicy())[
        0
    ]


class Calendar:
    """A bot that is restarted before each sweep: only the database persists."""

    def __init__(self, *connections: Connection) -> None:
        self.clock = Clock()
        self.drawer = Drawer({c.id: c for c in connections})

    async def sweep(self, span: timedelta = timedelta(0)) -> None:
        self.clock.turn(span)
        drawer = self.drawer
        reminding = ReminderService(
            reminders=drawer, digests=drawer, notices=drawer.notices, clock=self.clock
        )
        await reminding.sweep()

    @property
    def told(self) -> list[Notice]:
        return list(self.drawer.notices.written.values())


async def test_a_key_that_ends_is_told_of_14_7_3_and_1_days_ahead_each_once() -> None:
    calendar = Calendar(expiring(20 * DAY))
    for _ in range(22 * 24):
        await calendar.sweep(HOUR)
    assert [n.values["days"] for n in calendar.told] == [14, 7, 3, 1]
    assert [n.at - NOW for n in calendar.told] == [6 * DAY, 13 * DAY, 17 * DAY, 19 * DAY]
    assert {(n.person, n.connection, n.kind) for n in calendar.told} == {(7, "a", "expiry")}
    assert calendar.drawer.connections["a"].remind_at is None


async def test_an_end_that_wanders_is_told_of_no_more_often() -> None:
    calendar = Calendar(expiring(20 * DAY))
    for hour in range(22 * 24):
        await calendar.sweep(HOUR)
        wandered = NOW + 20 * DAY + (hour % 24 - 12) * HOUR
        seen = replace(report(), expires_at=wandered)
        known = calendar.drawer.connections["a"]
        after, _ = observe(known, seen, calendar.clock.now, MonitoringPolicy())
        calendar.drawer.connections["a"] = after
    assert [n.values["days"] for n in calendar.told] == [14, 7, 3, 1]


@pytest.mark.parametrize(
    ("away", "days"),
    [
        (7 * DAY, [13, 7, 3, 1]),
        (14 * DAY, [6, 3, 1]),  # of 14 and 7 only the nearest
        (18 * DAY, [2, 1]),
        (timedelta(days=19.5), [1]),
        (21 * DAY, []),
    ],
)
async def test_of_what_was_missed_only_the_nearest_is_told(
    away: timedelta, days: list[int]
) -> None:
    calendar = Calendar(expiring(20 * DAY))
    await calendar.sweep(away)
    for _ in range(22 * 24):
        await calendar.sweep(HOUR)
    assert [n.values["days"] for n in calendar.told] == days


async def test_a_key_that_is_renewed_begins_anew() -> None:
    calendar = Calendar(expiring(10 * DAY))
    await calendar.sweep()
    renewed, _ = observe(
        calendar.drawer.connections["a"],
        replace(report(), expires_at=NOW + 100 * DAY),
        NOW + HOUR,
        MonitoringPolicy(),
    )
    calendar.drawer.connections["a"] = renewed
    for _ in range(101):
        await calendar.sweep(DAY)
    assert [n.values["days"] for n in calendar.told] == [10, 14, 7, 3, 1]


@pytest.mark.parametrize("jump", [-HOUR, -3 * DAY])
async def test_a_clock_that_is_set_back_repeats_no_reminder(jump: timedelta) -> None:
    calendar = Calendar(expiring(20 * DAY))
    await calendar.sweep(6 * DAY)
    await calendar.sweep(jump)
    for _ in range(25 * 24):
        await calendar.sweep(HOUR)
    assert [n.values["days"] for n in calendar.told] == [14, 7, 3, 1]


@pytest.mark.parametrize("ends", [None, NOW, NOW - DAY])
def test_what_does_not_end_or_has_ended_is_not_told_of(ends: datetime | None) -> None:
    connection = replace(connected("a"), expires_at=ends, remind_at=NOW)
    assert reminded(connection, NOW) == (replace(connection, remind_at=None), None)


def test_what_is_due_too_early_waits_for_its_day() -> None:
    """So do keys from before there were reminders."""
    connection = replace(connected("a"), expires_at=NOW + 90 * DAY, remind_at=NOW - DAY)
    after, notice = reminded(connection, NOW)
    assert (after.remind_at, notice) == (NOW + 76 * DAY, None)


# ---- digests


async def test_a_digest_comes_once_each_morning() -> None:
    calendar = Calendar()
    calendar.drawer.people = {
        7: Preferences(timezone="Europe/Oslo", digest_at=NOW + HOUR),
        8: Preferences(),
    }
    for _ in range(3 * 24 * 6):
        await calendar.sweep(HOUR / 6)
    assert {(n.person, n.kind) for n in calendar.told} == {(7, NoticeKind.DIGEST)}
    assert [n.at for n in calendar.told] == [
        NOW + HOUR,
        *(datetime(2026, 11, day, 8, tzinfo=NOW.tzinfo) for day in (22, 23, 24)),
    ]


async def test_digests_that_were_missed_are_one() -> None:
    calendar = Calendar()
    calendar.drawer.people = {7: Preferences(digest_at=NOW - 5 * DAY)}
    await calendar.sweep()
    await calendar.sweep()
    assert len(calendar.told) == 1
    digest_at = calendar.drawer.people[7].digest_at
    assert digest_at is not None
    assert NOW < digest_at <= NOW + DAY


async def test_a_digest_written_before_a_crash_is_not_written_again() -> None:
    calendar = Calendar()
    calendar.drawer.people = {7: Preferences(digest_at=NOW)}
    await calendar.sweep()
    calendar.drawer.people = {7: Preferences(digest_at=NOW)}  # the next step was not stored
    await calendar.sweep(HOUR)
    assert len(calendar.told) == 1
