"""When an add-on edits the message of its group, waits, or is dropped."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.group_message import EDITABLE, GroupKey, GroupMessage
from bot.domain.person import Preferences
from bot.domain.ports.notices import NoticeBatch
from bot.domain.timings import USUAL
from tests.fakes.values import HOUR, MINUTE, NOW, connected
from tests.services.notifying.test_planner import QUIET, QUIET_ENDS, Planning, notice

KEY = ("s1", 1)
SHOWN = GroupMessage(message=5, sent_at=NOW - HOUR, shows=NOW - MINUTE)
GONE = GroupMessage(shows=NOW - MINUTE)
AGAIN = NOW + timedelta(seconds=USUAL.look_again)
CALM = Preferences()


def buy(event: str = "topped-up", at: datetime = NOW, group: int = 1) -> Notice:
    values = {"strategy": "s1", "event": event, "pair": "BTC/USDT", "group": group}
    return notice(NoticeKind.STRATEGY, values=values, at=at)


def planning(
    message: GroupMessage | None, preferences: Preferences = CALM, *, muted: bool = False
) -> Planning:
    connection = connected("a")
    made = Planning(replace(connection, muted_until=NOW + HOUR) if muted else connection)
    made.people.preference = preferences

    async def groups(_: NoticeBatch) -> Mapping[GroupKey, GroupMessage]:
        return {KEY: message} if message else {}

    made.alerts.groups = groups
    return made


@pytest.mark.parametrize(
    ("message", "loud", "quiet", "muted"),
    [
        (SHOWN, "now", "now", "now"),
        (GONE, "now", QUIET_ENDS, NOW + HOUR),
        (replace(SHOWN, sent_at=NOW - EDITABLE), "now", QUIET_ENDS, NOW + HOUR),
        (replace(SHOWN, waits=True), AGAIN, AGAIN, AGAIN),
        (replace(SHOWN, closed=True), "dropped", "dropped", "dropped"),
        (replace(SHOWN, shows=NOW + MINUTE), "dropped", "dropped", "dropped"),
        (replace(SHOWN, shows=NOW), "now", "now", "now"),
        (None, "dropped", "dropped", "dropped"),
    ],
    ids=["shown", "none", "old", "first-waits", "closed", "newer-shown", "same-shown", "no-group"],
)
async def test_an_edit_makes_no_noise_and_a_new_message_waits(
    message: GroupMessage | None, loud: object, quiet: object, muted: object
) -> None:
    assert await planning(message).fate(buy()) == loud
    assert await planning(message, QUIET).fate(buy()) == quiet
    assert await planning(message, muted=True).fate(buy()) == muted


async def test_add_ons_share_one_message_with_the_first_buy() -> None:
    first, *others = (
        buy("opened", NOW - 3 * MINUTE),
        buy(at=NOW - 2 * MINUTE),
        buy(at=NOW - MINUTE),
    )
    plan = await planning(GroupMessage()).plan(first, *others)
    assert [[one.notice.id for one in m] for m in plan.messages] == [[first.id, others[-1].id]]
    assert plan.dropped == (others[0].id,)
    assert plan.edited(plan.messages[0], NOW) is None
    plan = await planning(SHOWN).plan(*others)
    assert plan.edited(plan.messages[0], NOW) == SHOWN
