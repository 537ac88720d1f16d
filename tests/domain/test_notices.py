"""The table of notices: stored rows stay readable; only the domain builds notices."""

import ast
import contextlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.diagnosis import Problem, Responsible
from bot.domain.notice import Notice, NoticeKind, Subject, payloads
from bot.domain.notice.matters import Matter
from bot.domain.notice.payloads import Payload, PayloadError
from bot.domain.status_change import Drift

ROOT = Path(__file__).parents[2]
AT = "2026-11-21T11:40:00.123456+00:00"
MOMENT = datetime(2026, 11, 21, 11, 40, 0, 123456, tzinfo=UTC)

STORED: Mapping[NoticeKind, tuple[Mapping[str, Any], Payload]] = {  # as version 1.0 wrote them
    NoticeKind.STATUS: (
        {"at": AT, "since": AT, "unwatched": True},
        payloads.StatusChanged(at=MOMENT, since=MOMENT, unwatched=True),
    ),
    NoticeKind.DRIFT: (
        {"drift": "ip-list-removed"},
        payloads.Drifted(drift=Drift.IP_LIST_REMOVED),
    ),
    NoticeKind.EXPIRY: ({"days": 3, "ends": AT}, payloads.KeyExpiring(days=3, ends=MOMENT)),
    NoticeKind.LEAK: ({}, Payload()),
    NoticeKind.INCIDENT: (
        {"incident": "i1", "since": AT, "unstable": AT},
        payloads.OutageBegan(incident="i1", since=MOMENT, unstable=MOMENT),
    ),
    NoticeKind.INCIDENT_OVER: (
        {"incident": "i1", "seconds": 3600.5},
        payloads.OutageEnded(incident="i1", seconds=3600.5),
    ),
    NoticeKind.NEW_ADDRESS: (
        {"address": "198.51.100.9"},
        payloads.AddressChanged(address="198.51.100.9"),
    ),
    NoticeKind.ADDRESS_RETIRES: (
        {"egress": "default", "day": AT},
        payloads.AddressRetires(egress="default", day=MOMENT),
    ),
    NoticeKind.ADDRESS_MOVED: (
        {"before": "203.0.113.7"},
        payloads.AddressMoved(before="203.0.113.7"),
    ),
    NoticeKind.DRAFT_EXPIRED: ({}, Payload()),
    NoticeKind.NOT_DELETED: ({"sent_at": AT}, payloads.MessageNotDeleted(sent_at=MOMENT)),
    NoticeKind.SECRETS_DESTROYED: ({}, Payload()),
    NoticeKind.DIGEST: ({}, Payload()),
    NoticeKind.ACCESS_REQUESTED: (
        {"person": 43, "title": "Kari @kari"},
        payloads.AccessRequested(person=43, title="Kari @kari"),
    ),
    NoticeKind.ACCESS_GRANTED: ({}, Payload()),
    NoticeKind.STRATEGY: (
        {"strategy": "s1", "event": "closed", "pair": "BTC/USDT", "mode": "paper", "what": "stop"},
        payloads.StrategyNews(strategy="s1", event="closed", pair="BTC/USDT", what="stop"),
    ),
    NoticeKind.OPERATOR: (
        {"matter": "new-address", "exchange": "okx", "address": "198.51.100.9"},
        payloads.OperatorMatter(matter="new-address", exchange="okx", address="198.51.100.9"),
    ),
}


@pytest.mark.parametrize("kind", NoticeKind)
def test_what_is_stored_today_is_read_and_written_as_it_was(kind: NoticeKind) -> None:
    stored, payload = STORED[kind]
    assert kind.payload.from_json(stored) == payload
    assert payload.to_json() == stored


@pytest.mark.parametrize("kind", NoticeKind)
def test_an_unknown_key_is_ignored(kind: NoticeKind) -> None:
    stored, payload = STORED[kind]
    assert kind.payload.from_json({**stored, "newer": {"than": ["this"]}}) == payload


@pytest.mark.parametrize("kind", NoticeKind)
@pytest.mark.parametrize("damaged", [None, [], {}, "", "x", 10**400, True, 1.5, float("nan")])
def test_a_damaged_value_is_replaced_by_its_default_or_refused(
    kind: NoticeKind, damaged: object
) -> None:
    stored, _ = STORED[kind]
    for broken in (damaged, *({**stored, name: damaged} for name in stored)):
        with contextlib.suppress(PayloadError):
            payload = kind.payload.from_json(broken)
            assert kind.payload.from_json(payload.to_json()) == payload


@given(
    st.one_of(
        st.text(max_size=40),
        st.datetimes().map(datetime.isoformat),
        st.datetimes(timezones=st.timezones()).map(datetime.isoformat),
    )
)
def test_a_moment_that_is_read_can_be_shown_in_every_zone(text: str) -> None:
    moment = payloads.StatusChanged.from_json({"since": text}).since
    for hours in (-14, 14):
        assert moment is None or moment.astimezone(timezone(timedelta(hours=hours))) == moment


def test_a_status_is_delivered_whatever_else_of_it_is_damaged() -> None:
    assert payloads.StatusChanged.from_json("damaged") == payloads.StatusChanged()


def test_a_matter_of_a_newer_version_is_kept() -> None:
    assert payloads.OperatorMatter.from_json({"matter": "something-new"}).matter == "something-new"


def a_notice(kind: NoticeKind, **more: Any) -> Notice:
    return Notice(id="n", person=7, kind=kind, at=MOMENT, due_at=MOMENT, dedupe_key="k", **more)


def test_a_notice_has_the_payload_of_its_kind() -> None:
    assert a_notice(NoticeKind.STATUS).payload == payloads.StatusChanged()
    with pytest.raises(TypeError):
        a_notice(NoticeKind.DRIFT)
    with pytest.raises(TypeError):
        a_notice(NoticeKind.STATUS, payload=payloads.AddressChanged(address="x"))
    with pytest.raises(TypeError):
        a_notice(NoticeKind.STATUS).payload_as(payloads.Drifted)


def test_each_kind_has_a_payload_and_keys_of_its_own() -> None:
    own = [kind.payload for kind in NoticeKind if kind.payload is not Payload]
    assert len(set(own)) == len(own)
    assert set(own) == set(Payload.__subclasses__())
    assert len({kind.prefix for kind in NoticeKind}) == len(NoticeKind)


def test_only_a_notice_of_a_connection_shows_its_status_or_asks_for_a_key() -> None:
    for kind in NoticeKind:
        if kind.shows_status or kind.needs_new_key:
            assert kind.subject is Subject.CONNECTION
        if kind.newest_wins:
            assert kind.subject in {Subject.CONNECTION, Subject.STRATEGY}


def test_every_problem_of_the_operator_is_a_matter() -> None:
    for problem in Problem:
        if problem.responsible is Responsible.OPERATOR:
            assert Matter.of(problem).value == problem.value
        else:
            with pytest.raises(ValueError, match=problem.value):
                Matter.of(problem)


def calls_of(name: str, path: Path) -> list[int]:
    """Return the lines of a file in which a class is called."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and name in {getattr(node.func, "id", ""), getattr(node.func, "attr", "")}
    ]


def test_a_notice_is_built_in_the_domain_alone() -> None:
    """`bot.domain.notice.rules` has a function for each; a row is read by `Notice.restored`."""
    domain = ROOT / "bot" / "domain"
    others = (p for p in (ROOT / "bot").rglob("*.py") if domain not in p.parents)
    assert {path: found for path in others if (found := calls_of("Notice", path))} == {}
    assert calls_of("Notice", domain / "notice" / "_build.py")  # the guard finds what it searches


ASKED_IN = {  # modules that no fact of a kind can replace
    "services/notifying/relevance.py",  # whether it is still true, in a table
    "services/notifying/planner.py",  # only a digest needs the days of strategies
    "services/operating/key_recall.py",  # its key
    "storage/monitoring/incidents.py",
    "storage/operating/pruning.py",
    "storage/people/archive.py",  # keys
    "views/notifying/alerts.py",  # a change of status decides order and buttons
    "views/notifying/notices.py",  # the table of texts
}


def test_few_modules_ask_for_a_kind() -> None:
    bot = ROOT / "bot"
    asking = {
        path.relative_to(bot).as_posix()
        for path in bot.rglob("*.py")
        if "domain" not in path.parts and "NoticeKind." in path.read_text()
    }
    assert asking <= ASKED_IN
