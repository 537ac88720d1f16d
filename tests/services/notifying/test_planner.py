import itertools
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission, Problem, Status
from bot.domain.incident import STEADY, Incident
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.payloads import OutageBegan
from bot.domain.person import Preferences
from bot.domain.ports.notices import NoticeBatch
from bot.domain.status_change import Drift
from bot.domain.strategies.day import StrategyDay
from bot.domain.strategies.strategy import StrategyMode
from bot.services.notifying.planner import DeliveryPlan, NoticePlanner
from tests.fakes.incidents import FakeIncidents
from tests.fakes.people import FakeConnections, FakePeople
from tests.fakes.values import GOOD, HOUR, MINUTE, NOW, Clock, connected

calm = settings(deadline=None)  # no deadline: the machine may be busy

POLICY = MonitoringPolicy()
HOLD = 3 * MINUTE
SECOND = timedelta(seconds=1)
QUIET = Preferences(quiet_from=11 * 60, quiet_to=14 * 60)  # it is 12 o'clock
QUIET_ENDS = NOW + 2 * HOUR
NUMBERS = itertools.count()
NEEDED = {  # required for such a notice
    NoticeKind.NOT_DELETED: {"sent_at": NOW.isoformat()},
    NoticeKind.OPERATOR: {"matter": "cut-off"},
    NoticeKind.ACCESS_REQUESTED: {"person": 8, "title": "Kari"},
    NoticeKind.STRATEGY: {"strategy": "s1", "event": "opened", "pair": "BTC/USDT"},
}


def notice(
    kind: NoticeKind = NoticeKind.STATUS, connection: str | None = "a", **others: Any
) -> Notice:
    number = next(NUMBERS)
    facts: dict[str, Any] = {"at": NOW, "due_at": NOW, "exchange": "kucoin", **others}
    payload = kind.payload.from_json(facts.pop("values", NEEDED.get(kind, {})))
    return Notice(
        id=f"n{number}",
        person=7,
        kind=kind,
        dedupe_key=f"n{number}",
        connection=connection,
        payload=payload,
        **facts,
    )


def down(
    name: str, cause: Problem = Problem.INVALID_KEY, *, told: Problem | None = None, **others: Any
) -> Connection:
    status = Status.ACTION_NEEDED
    if cause is Problem.WITHDRAW_ENABLED:
        status = Status.BLOCKED
    elif cause.severity.value == 3:
        status = Status.UNAVAILABLE
    connection = replace(connected(name), status=status, problems=(cause,), **others)
    return replace(connection, notified_status=status, notified_cause=told) if told else connection


def up(name: str, **others: Any) -> Connection:
    """Return a connection that is Online again; its owner was notified that it is down."""
    facts = {
        "notified_status": Status.ACTION_NEEDED,
        "notified_cause": Problem.INVALID_KEY,
        **others,
    }
    return replace(connected(name), **facts)


class Planning:
    """A planner with its dependencies."""

    def __init__(self, *connections: Connection) -> None:
        self.store = FakeConnections(connections)
        self.people = FakePeople()
        self.incidents = FakeIncidents()
        self.cut_off = False
        self.clock = Clock()
        self.alerts = NoticePlanner(
            store=self.store,  # type: ignore[arg-type]  # it only lists
            people=self.people,  # type: ignore[arg-type]  # it only reads
            incidents=self.incidents,
            policy=POLICY,
            clock=self.clock,
            cut_off_since=lambda: NOW if self.cut_off else None,
        )

    async def plan(self, *notices: Notice) -> DeliveryPlan:
        return await self.alerts.plan(NoticeBatch(person=7, token="t", notices=notices))

    async def fate(self, one: Notice) -> str | datetime:
        """Return the result of a single notice."""
        plan = await self.plan(one)
        if one.id in plan.dropped:
            return "dropped"
        return plan.later.get(one.id, "now")

    def outage(self, exchange: str, **moments: datetime | None) -> Incident:
        incident = Incident(id=f"i-{exchange}", exchange=exchange, opened_at=NOW, **moments)
        self.incidents.all.append(incident)
        return incident


def ids(plan: DeliveryPlan) -> list[list[str]]:
    return [[news.notice.id for news in message] for message in plan.messages]


async def test_only_a_digest_asks_what_strategies_did() -> None:
    world, asked = Planning(), list[tuple[int, datetime]]()
    day = StrategyDay(mode=StrategyMode.PAPER, coin="USDT", closed=1, result=Decimal(1), open=0)

    async def days(person: int, since: datetime) -> list[StrategyDay]:
        asked.append((person, since))
        return [day]

    world.alerts.days = days
    assert (await world.plan(notice(NoticeKind.STRATEGY))).days == ()
    assert asked == []
    assert (await world.plan(notice(NoticeKind.DIGEST, connection=None))).days == [day]
    assert asked == [(7, NOW - timedelta(days=1))]


# ---- the current status counts


@pytest.mark.parametrize(
    ("connection", "fate"),
    [
        (down("a"), "now"),
        (up("a"), "now"),
        (connected("a"), "dropped"),  # it reverted before it was notified
        (down("a", told=Problem.INVALID_KEY), "dropped"),  # shown by their own test
        (down("a", told=Problem.NO_TRADE), "now"),  # another cause than the notified one
        (down("a", Problem.UNKNOWN), "dropped"),  # the operator's
        (down("a", Problem.REGION_BLOCKED), "dropped"),
        (down("a", Problem.EXCHANGE_UNAVAILABLE), "now"),
        (down("b"), "dropped"),  # it is gone
    ],
)
async def test_a_change_is_told_where_it_is_news(connection: Connection, fate: str) -> None:
    assert await Planning(connection).fate(notice()) == fate


NO_FUTURES = replace(connected("a"), permissions={**GOOD, Permission.FUTURES: Answer.NO})
NO_LIST = replace(connected("a"), problems=(Problem.NO_IP_WHITELIST,))


@pytest.mark.parametrize(
    ("drift", "connection", "fate"),
    [
        (Drift.FUTURES_LOST, NO_FUTURES, "now"),
        (Drift.FUTURES_LOST, connected("a"), "dropped"),
        (Drift.FUTURES_GAINED, connected("a"), "now"),
        (Drift.FUTURES_GAINED, NO_FUTURES, "dropped"),
        (Drift.TRANSFER_GAINED, connected("a"), "now"),
        (Drift.TRANSFER_GAINED, replace(connected("a"), permissions={}), "dropped"),
        (Drift.IP_LIST_REMOVED, NO_LIST, "now"),
        (Drift.IP_LIST_REMOVED, connected("a"), "dropped"),
    ],
)
async def test_a_drift_is_told_while_it_lasts(
    drift: Drift, connection: Connection, fate: str
) -> None:
    told = notice(NoticeKind.DRIFT, values={"drift": drift.value})
    assert await Planning(connection).fate(told) == fate


@pytest.mark.parametrize("drift", Drift)
async def test_every_drift_can_be_held_against_how_it_is(drift: Drift) -> None:
    told = notice(NoticeKind.DRIFT, values={"drift": drift.value})
    fates = {await Planning(c).fate(told) for c in (connected("a"), NO_FUTURES, NO_LIST)}
    assert "now" in fates


ON, OFF = Drift.FUTURES_GAINED, Drift.FUTURES_LOST


@pytest.mark.parametrize(
    ("drifts", "told"),
    [
        ([ON], [ON]),
        ([OFF, ON], []),
        ([ON, OFF, ON], [ON]),
        ([Drift.TRANSFER_GAINED, ON], [Drift.TRANSFER_GAINED, ON]),
    ],
)
async def test_what_drifted_back_before_it_was_told_is_nothing(
    drifts: list[Drift], told: list[Drift]
) -> None:
    notices = [notice(NoticeKind.DRIFT, values={"drift": d.value}) for d in drifts]
    plan = await Planning(connected("a")).plan(*notices)
    assert [n.notice.values["drift"] for m in plan.messages for n in m] == told


@pytest.mark.parametrize(
    ("ends", "fate"),
    [
        (NOW + 7 * 24 * HOUR, "now"),
        (NOW + 90 * 24 * HOUR, "dropped"),  # it was renewed
        (None, "dropped"),
    ],
)
async def test_a_reminder_is_told_of_the_end_that_holds(ends: datetime | None, fate: str) -> None:
    reminder = notice(
        NoticeKind.EXPIRY, values={"days": 7, "ends": (NOW + 7 * 24 * HOUR).isoformat()}
    )
    assert await Planning(replace(connected("a"), expires_at=ends)).fate(reminder) == fate


async def test_of_several_reminders_and_changes_the_last_one_is_told() -> None:
    ends = NOW + 3 * 24 * HOUR
    values = [{"days": days, "ends": ends.isoformat()} for days in (7, 3)]
    reminders = [notice(NoticeKind.EXPIRY, values=v) for v in values]
    changes = [notice(), notice(), notice()]
    plan = await Planning(down("a", expires_at=ends)).plan(*reminders, *changes)
    assert sorted(ids(plan)[0]) == sorted([reminders[1].id, changes[2].id])


@pytest.mark.parametrize(
    ("listed", "fate"),
    [
        (("203.0.113.7",), "now"),
        (("203.0.113.7", "198.51.100.9"), "dropped"),  # they acted first
        ((), "dropped"),
        (None, "dropped"),
    ],
)
async def test_a_new_address_is_told_to_those_whose_lists_lack_it(
    listed: tuple[str, ...] | None, fate: str
) -> None:
    planning = Planning(replace(connected("a"), ip_whitelist=listed))
    told = notice(NoticeKind.NEW_ADDRESS, None, values={"address": "198.51.100.9"})
    assert await planning.fate(told) == fate


@pytest.mark.parametrize(("ordered", "fate"), [(True, "now"), (False, "dropped")])
async def test_an_order_to_replace_is_told_until_there_is_another_key(
    ordered: bool,  # noqa: FBT001  # a row of a table
    fate: str,
) -> None:
    connection = replace(connected("a"), recalled=ordered)
    assert await Planning(connection).fate(notice(NoticeKind.LEAK)) == fate


# ---- outages


async def test_an_outage_is_told_while_it_lasts() -> None:
    planning = Planning(connected("a"))
    planning.outage("kucoin")
    began = {"incident": "i-kucoin", "since": NOW.isoformat()}
    told = notice(NoticeKind.INCIDENT, None, values=began)
    assert await planning.fate(told) == "now"
    earlier = OutageBegan(incident="an earlier one", since=NOW)
    assert await planning.fate(replace(told, payload=earlier)) == "dropped"
    planning.incidents.all.clear()
    assert await planning.fate(told) == "dropped"


async def test_that_it_is_over_is_told_to_those_who_were_told_of_it() -> None:
    planning = Planning(connected("a"))
    incident = planning.outage("kucoin", closed_at=NOW)
    over = notice(NoticeKind.INCIDENT_OVER, None, values={"incident": incident.id, "seconds": 9})
    assert await planning.fate(over) == "dropped"
    planning.incidents.all[0] = replace(incident, notified_at=NOW)
    assert await planning.fate(over) == "now"


async def test_no_connection_is_blamed_for_an_outage_nor_forgotten_after_it() -> None:
    planning = Planning(down("a", Problem.EXCHANGE_UNAVAILABLE))
    planning.outage("kucoin")
    assert await planning.fate(notice()) == NOW + HOLD
    planning.incidents.all.clear()
    assert await planning.fate(notice()) == "now"  # still unavailable: so it is the connection's


async def test_an_outage_holds_back_nothing_else() -> None:
    planning = Planning(down("a"))
    planning.outage("kucoin")
    assert await planning.fate(notice()) == "now"


async def test_nobody_is_told_what_our_own_network_does() -> None:
    planning = Planning(down("a", Problem.EXCHANGE_UNAVAILABLE))
    planning.cut_off = True
    assert await planning.fate(notice()) == NOW + HOLD
    planning.store.connections = [connected("a")]
    assert await planning.fate(notice()) == "dropped"


# ---- when


@pytest.mark.parametrize(
    ("kind", "urgent", "fate"),
    [
        (NoticeKind.STATUS, False, QUIET_ENDS),
        (NoticeKind.STATUS, True, "now"),
        (NoticeKind.OPERATOR, True, "now"),
        (NoticeKind.DIGEST, False, QUIET_ENDS),
        (NoticeKind.DRAFT_EXPIRED, False, QUIET_ENDS),
        (NoticeKind.SECRETS_DESTROYED, True, "now"),
    ],
)
async def test_quiet_hours_hold_back_what_is_not_urgent(
    kind: NoticeKind,
    urgent: bool,  # noqa: FBT001  # a row of a table
    fate: str | datetime,
) -> None:
    planning = Planning(down("a"))
    planning.people.preference = QUIET
    assert await planning.fate(notice(kind, urgent=urgent)) == fate


@pytest.mark.parametrize(
    ("connection", "urgent", "fate"),
    [
        (down("a", muted_until=NOW + 8 * HOUR), False, NOW + 8 * HOUR),
        (down("a", muted_until=NOW + 5 * MINUTE), False, NOW + 5 * MINUTE),
        (down("a", muted_until=NOW), False, "now"),
        (down("a", muted_until_clear=True), False, NOW + HOUR),
        (down("a", muted_until_clear=True, muted_until=NOW - HOUR), False, NOW + HOUR),
        (down("a", Problem.WITHDRAW_ENABLED, muted_until_clear=True), True, "now"),
        (up("a", muted_until=NOW + 8 * HOUR), False, "now"),  # the recovery they wait for
    ],
)
async def test_a_mute_holds_back_all_but_the_urgent_and_the_all_clear(
    connection: Connection,
    urgent: bool,  # noqa: FBT001  # a row of a table
    fate: str | datetime,
) -> None:
    assert await Planning(connection).fate(notice(urgent=urgent)) == fate


async def test_a_mute_is_of_one_connection_and_of_all_that_is_told_of_it() -> None:
    planning = Planning(replace(connected("a"), muted_until=NOW + HOUR), down("b"))
    drift = notice(NoticeKind.DRIFT, values={"drift": Drift.FUTURES_GAINED.value})
    assert await planning.fate(drift) == NOW + HOUR
    assert await planning.fate(notice(connection="b")) == "now"


async def test_an_alert_waits_a_little_for_others_that_are_about_to_fall() -> None:
    falling = replace(connected("b"), streak=1, streak_cause=Problem.INVALID_KEY)
    planning, first = Planning(down("a"), falling), notice()
    assert await planning.fate(first) == NOW + 2 * SECOND
    planning.clock.turn(HOLD)
    assert await planning.fate(first) == "now"  # but not for long
    planning.clock.now = NOW
    assert await planning.fate(replace(first, urgent=True)) == "now"
    rising = replace(down("b", told=Problem.INVALID_KEY), streak=1, streak_cause=None)
    planning.store.connections = [down("a"), rising]
    assert await planning.fate(first) == "now"


async def test_what_falls_together_is_one_message() -> None:
    planning = Planning(down("a"), down("b"), up("c"))
    changes = [notice(connection=name) for name in "abc"]
    operators = [notice(NoticeKind.OPERATOR, None, urgent=True) for _ in range(2)]
    alone = [notice(NoticeKind.DIGEST, None), notice(NoticeKind.DRAFT_EXPIRED, None)]
    plan = await planning.plan(*changes, *operators, *alone)
    assert [len(message) for message in plan.messages] == [3, 2, 1, 1]
    assert [c.id for c in plan.connections] == ["a", "b", "c"]


async def test_a_person_who_cannot_be_reached_is_told_nothing_for_good() -> None:
    planning, told = Planning(down("a")), [notice(urgent=True), notice(NoticeKind.DIGEST, None)]
    planning.people.unreachable = {7}
    plan = await planning.plan(*told)
    assert (plan.messages, plan.later) == ((), {})
    assert set(plan.dropped) == {n.id for n in told}


# ---- the notified status afterwards


async def test_only_what_tells_how_a_connection_stands_makes_it_known() -> None:
    ends = NOW + 3 * 24 * HOUR
    connection = down("a", expires_at=ends, muted_until=None)
    planning = Planning(connection)
    reminder = notice(NoticeKind.EXPIRY, values={"days": 3, "ends": ends.isoformat()})
    plan = await planning.plan(reminder)
    result = NoticePlanner.result_of(plan, plan.messages[0], {})
    assert (result.sent, result.notified) == ((reminder.id,), ())
    plan = await planning.plan(notice())
    assert NoticePlanner.result_of(plan, plan.messages[0], {}).notified == (connection,)


async def test_what_could_not_be_sent_comes_up_again() -> None:
    plan = await Planning(down("a"), down("b", muted_until=NOW + HOUR)).plan(
        first := notice(), muted := notice(connection="b"), gone := notice(connection="c")
    )
    retry = NOW + MINUTE
    result = NoticePlanner.result_of(plan, (), {first.id: retry})
    assert result.later == {first.id: retry, muted.id: NOW + HOUR}
    assert (result.sent, result.dropped) == ((), (gone.id,))
    assert (result.failed, result.notified) == ((first.id,), ())


# ---- nothing is lost

CONNECTIONS = st.sampled_from(
    [
        connected("a"),
        up("a"),
        down("a"),
        down("a", told=Problem.INVALID_KEY),
        down("a", Problem.UNKNOWN),
        down("a", Problem.EXCHANGE_UNAVAILABLE),
        down("a", Problem.WITHDRAW_ENABLED),
        down("a", muted_until=NOW + HOUR),
        down("a", muted_until_clear=True),
        replace(connected("a"), streak=1, streak_cause=Problem.NO_TRADE),
        replace(connected("a"), moving_to="b"),
        replace(connected("a"), expires_at=NOW + HOUR, ip_whitelist=("203.0.113.7",)),
    ]
)
VALUES = {
    NoticeKind.DRIFT: st.sampled_from(Drift).map(lambda drift: {"drift": drift.value}),
    NoticeKind.EXPIRY: st.just({"days": 1, "ends": (NOW + HOUR).isoformat()}),
    NoticeKind.NEW_ADDRESS: st.just({"address": "198.51.100.9"}),
    NoticeKind.ADDRESS_RETIRES: st.just({"egress": "default", "day": NOW.isoformat()}),
    NoticeKind.ADDRESS_MOVED: st.just({"before": "203.0.113.7"}),
    NoticeKind.INCIDENT: st.just({"incident": "i-kucoin", "since": NOW.isoformat()}),
    NoticeKind.INCIDENT_OVER: st.just({"incident": "i-kucoin", "seconds": 60.0}),
}


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    kind = draw(st.sampled_from(NoticeKind))
    return notice(
        kind,
        draw(st.sampled_from(["a", "b", "gone", None])),
        urgent=draw(st.booleans()),
        at=NOW - draw(st.integers(0, 400)) * SECOND,
        values=draw(VALUES.get(kind, st.just(NEEDED.get(kind, {})))),
    )


@calm
@given(
    bundle=st.lists(notices(), max_size=12),
    first=CONNECTIONS,
    second=CONNECTIONS,
    quiet=st.booleans(),
    outage=st.booleans(),
    cut_off=st.booleans(),
)
async def test_each_notice_of_a_bundle_is_told_put_off_or_dropped(
    bundle: list[Notice],
    first: Connection,
    second: Connection,
    *,
    quiet: bool,
    outage: bool,
    cut_off: bool,
) -> None:
    planning = Planning(first, replace(second, id="b", name="b"))
    planning.people.preference = QUIET if quiet else Preferences()
    planning.cut_off = cut_off
    if outage:
        planning.outage("kucoin", notified_at=NOW)
    plan = await planning.plan(*bundle)
    told = [id_ for message in ids(plan) for id_ in message]
    assert sorted([*told, *plan.dropped, *plan.later]) == sorted(n.id for n in bundle)
    assert all(moment > NOW for moment in plan.later.values())
    assert all(plan.messages)
    waiting = [n for n in bundle if n.id in plan.later]
    assert not any(n.urgent for n in waiting)
    for news in itertools.chain.from_iterable(plan.messages):
        if news.notice.kind is NoticeKind.STATUS:
            assert news.connection is not None
            assert not news.connection.is_notified


# ---- an outage and the connections it made unavailable


def risen(name: str = "a") -> Connection:
    """Return a connection that is Online again; its owner was notified of the outage."""
    silent = Problem.EXCHANGE_UNAVAILABLE
    return replace(connected(name), notified_status=Status.UNAVAILABLE, notified_cause=silent)


FELL = {"at": NOW.isoformat(), "since": (NOW - 5 * MINUTE).isoformat(), "unwatched": False}


@pytest.mark.parametrize("ended", [False, True])
async def test_one_recovery_is_told_once(ended: bool) -> None:  # noqa: FBT001
    """Their own test showed it; they were notified of the outage as well."""
    planning = Planning(risen())
    planning.outage("kucoin", notified_at=NOW - 4 * MINUTE, closed_at=NOW if ended else None)
    one = notice(values=FELL)
    plan = await planning.plan(one)
    assert plan.dropped == (one.id,)
    result = NoticePlanner.result_of(plan, [], {})
    assert [c.id for c in result.notified] == ["a"]  # else the next change would be unnoticed


async def test_a_recovery_of_which_nothing_else_tells_is_told() -> None:
    for planning in (Planning(risen()), Planning(up("a"))):
        assert await planning.fate(notice(values=FELL)) == "now"
    untold = Planning(risen())
    untold.outage("kucoin")
    assert await untold.fate(notice(values=FELL)) == "now"
    earlier = Planning(risen())
    earlier.outage("kucoin", notified_at=NOW - HOUR, closed_at=NOW - HOUR / 2)
    assert await earlier.fate(notice(values=FELL)) == "now"


async def test_what_fell_in_an_outage_is_given_the_time_to_rise() -> None:
    fell = down("a", Problem.EXCHANGE_UNAVAILABLE, status_since=NOW - MINUTE)
    planning = Planning(fell)
    planning.outage("kucoin", notified_at=NOW - MINUTE, closed_at=NOW)
    one = notice(values=FELL)
    assert await planning.fate(one) == NOW + HOLD
    planning.clock.turn(STEADY)
    assert await planning.fate(one) == "now"  # still unavailable: so it is the connection's
    planning.store.connections = [replace(fell, status_since=NOW + MINUTE)]
    assert await planning.fate(notice(values=FELL, at=planning.clock.now)) == "now"  # after that


async def test_an_outage_is_no_news_to_whoever_has_no_key_there() -> None:
    gone = connected("a").without_secrets(NOW)
    for connections, fate in (((gone,), "dropped"), ((gone, connected("b")), "now")):
        planning = Planning(*connections)
        incident = planning.outage("kucoin")
        began = {"incident": incident.id, "since": NOW.isoformat()}
        told = notice(NoticeKind.INCIDENT, None, values=began)
        assert await planning.fate(told) == fate


async def test_an_end_is_not_told_while_the_exchange_is_down_again() -> None:
    planning = Planning(connected("a"))
    first = planning.outage("kucoin", notified_at=NOW, closed_at=NOW)
    over = notice(NoticeKind.INCIDENT_OVER, None, values={"incident": first.id, "seconds": 1})
    assert await planning.fate(over) == "now"
    planning.incidents.all.append(replace(first, id="again", closed_at=None))
    assert await planning.fate(over) == NOW + MINUTE


async def test_the_plan_knows_what_cannot_be_reached() -> None:
    planning = Planning(connected("a"))
    planning.outage("kucoin")
    planning.cut_off = True
    reach = (await planning.plan(notice(NoticeKind.DIGEST, None))).availability
    assert set(reach.down) == {"kucoin"}
    assert reach.cut_off_since == NOW
