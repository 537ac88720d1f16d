from datetime import timedelta

import pytest

from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.matters import Matter
from bot.services.operating.operators import Operators
from tests.fakes.notices import FakeNotices
from tests.fakes.values import HOUR, NOW

PEOPLE = (1, 2)


class Failing(FakeNotices):
    """An outbox with a database that fails at first."""

    async def write(self, *notices: Notice) -> None:
        if not self.writes:
            self.writes += 1
            raise OSError
        await super().write(*notices)


async def test_each_operator_is_notified_once_a_day_of_the_same_thing() -> None:
    outbox = FakeNotices()
    operators = Operators(people=PEOPLE, outbox=outbox)
    for hours in (0, 1, 2):
        at = NOW + hours * HOUR
        await operators.notify(Matter.EXCHANGE_DOWN, "i1", at, exchange="okx")
    assert [n.person for n in outbox.of_matter("exchange-down")] == list(PEOPLE)
    assert outbox.writes == 1  # an evaluation every second costs no statement
    await operators.notify(Matter.EXCHANGE_DOWN, "i2", NOW, exchange="okx")
    await operators.notify(Matter.EXCHANGE_DOWN, "i1", NOW + timedelta(days=1), exchange="okx")
    assert len(outbox.of_matter("exchange-down")) == 3 * len(PEOPLE)


async def test_a_matter_holds_what_its_text_needs_and_nothing_more() -> None:
    outbox = FakeNotices()
    await Operators(people=(1,), outbox=outbox).notify(Matter.CUT_OFF, "network", NOW)
    [notice] = outbox.written.values()
    assert (notice.kind, notice.urgent) == (NoticeKind.OPERATOR, True)
    assert notice.values == {"matter": "cut-off"}
    assert notice.dedupe_key == "operator:cut-off:network:2026-11-21:1"


async def test_what_could_not_be_written_is_written_with_the_next_call() -> None:
    outbox = Failing()
    operators = Operators(people=PEOPLE, outbox=outbox)
    with pytest.raises(OSError):  # noqa: PT011  # it has no text
        await operators.notify(Matter.CUT_OFF, "network", NOW)
    await operators.notify(Matter.CUT_OFF, "network", NOW)
    assert len(outbox.of_matter("cut-off")) == len(PEOPLE)


async def test_a_person_who_was_erased_may_ask_for_access_again_on_the_same_day() -> None:
    outbox = FakeNotices()
    operators = Operators(people=PEOPLE, outbox=outbox)
    await operators.ask_for_access(7, "Kari", NOW)
    outbox.written.clear()  # like LeavingService
    await operators.ask_for_access(7, "Kari", NOW)
    assert {n.kind for n in outbox.written.values()} == {NoticeKind.ACCESS_REQUESTED}
    assert len(outbox.written) == len(PEOPLE)
