import pytest

from bot.domain.ports import NoMeters, Outcome
from bot.services.settling import HELD, Settling
from tests.services.fakes import MINUTE, NOW, Clock, FakeSchedule, connected


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def schedule(clock: Clock) -> FakeSchedule:
    return FakeSchedule(clock, *(connected(f"c{n}") for n in range(4)))


async def ended(schedule: FakeSchedule, clock: Clock) -> Settling:
    """Return the settling of a shift whose checks have all ended."""
    settling = Settling(schedule, clock, NoMeters())
    shift = await schedule.claim("kucoin", NOW, 10)
    for due in shift.work:
        settling.add(shift.token, Outcome(id=due.connection.id, due_at=NOW + MINUTE))
    return settling


def stored(schedule: FakeSchedule) -> list[str]:
    return [outcome.id for outcome in schedule.settled]


async def test_all_of_a_shift_is_stored_once(schedule: FakeSchedule, clock: Clock) -> None:
    settling = await ended(schedule, clock)
    await settling.store()
    await settling.store()
    assert stored(schedule) == ["c0", "c1", "c2", "c3"]


async def test_what_cannot_be_stored_now_is_stored_later(
    schedule: FakeSchedule, clock: Clock
) -> None:
    settling = await ended(schedule, clock)
    schedule.unstorable = set(schedule.connections)
    for _ in range(10):
        with pytest.raises(OSError, match="stored"):
            await settling.store()
    schedule.unstorable = set()
    await settling.store()
    assert sorted(stored(schedule)) == ["c0", "c1", "c2", "c3"]


async def test_one_that_cannot_be_stored_at_all_holds_up_no_other(
    schedule: FakeSchedule, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    settling = await ended(schedule, clock)
    schedule.unstorable = {"c1"}
    for _ in range(3):
        with pytest.raises(OSError, match="stored"):
            await settling.store()
    assert sorted(stored(schedule)) == ["c0", "c2", "c3"]
    monkeypatch.setattr("bot.services.settling.HELD", HELD - HELD)  # its lease has ended
    with pytest.raises(OSError, match="stored"):
        await settling.store()
    await settling.store()  # nothing is left of it


async def test_what_was_being_stored_when_the_bot_was_stopped_is_not_lost(
    schedule: FakeSchedule, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    settling = await ended(schedule, clock)

    async def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(schedule, "settle", cut_off)
        with pytest.raises(KeyboardInterrupt):
            await settling.store()
    await settling.store()
    assert stored(schedule) == ["c0", "c1", "c2", "c3"]
