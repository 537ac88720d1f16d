import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem
from bot.domain.exchange import Exchange
from bot.domain.incident import Incident
from bot.domain.notice import NoticeKind
from bot.domain.notice.matters import Matter
from bot.domain.status_change import Drift
from bot.i18n import Translator
from bot.services.notifying.planner import PlannedNotice
from bot.views import Action, Press, View
from bot.views.notifying.alerts import NoticeMessage
from bot.views.notifying.digest import digest
from bot.views.operating import matters
from tests.views.conftest import (
    ID,
    LANGUAGES,
    NOW,
    a_connection,
    a_piece,
    an_exchange,
    check_view,
    some_entries,
)

OSLO = ZoneInfo("Europe/Oslo")
STATUS = NoticeKind.STATUS
EN = LANGUAGES["en"]


@pytest.fixture
def both() -> Mapping[str, Exchange]:
    return {"acme": an_exchange(title="Acme"), "other": an_exchange(id="other", title="Other")}


def view_of(
    exchanges: Mapping[str, Exchange],
    *news: PlannedNotice,
    connections: Sequence[Connection] = (),
    zone: tzinfo = UTC,
) -> View:
    stored = connections or [n.connection for n in news if n.connection]
    return NoticeMessage(some_entries(EN, exchanges, stored, zone)).view(news)


def read(view: View) -> str:
    """Return a text without invisible marks."""
    text = re.sub("[\u200e\u2060\u2068\u2069]", "", check_view(view, EN))
    return text.replace("\u00a0", " ")


def labels(view: View) -> list[str]:
    return [button.label for row in view.buttons for button in row]


def pressed(view: View) -> dict[Action, str]:
    return {b.press.action: b.press.target for row in view.buttons for b in row if b.press}


def test_one_alert_tells_what_since_when_why_the_fix_and_who(both: Mapping[str, Exchange]) -> None:
    view = view_of(both, a_piece(STATUS, a_connection(Problem.NO_TRADE)), zone=OSLO)
    assert read(view) == (
        "🟡 Spot Main · Acme\n"
        "Action needed since 08:00\n\n"
        "The key cannot trade.\n"
        "Tick Spot Trading, Margin Trading on Acme and save. Then press Test again.\n"
        "You can fix this."
    )
    assert labels(view) == ["Test again", "Replace the key", "Mute", "Open the key page"]
    assert set(pressed(view).values()) == {ID}


def test_a_time_zone_that_is_not_known_is_utc_and_says_so(both: Mapping[str, Exchange]) -> None:
    text = read(view_of(both, a_piece(STATUS, a_connection(Problem.NO_TRADE))))
    assert "since 07:00 UTC" in text


def test_what_nobody_watched_began_at_least_then(both: Mapping[str, Exchange]) -> None:
    fell = a_piece(STATUS, a_connection(Problem.NO_TRADE), unwatched=True)
    assert "since 08:00 or earlier (not monitored" in read(view_of(both, fell, zone=OSLO))
    rose = a_piece(STATUS, a_connection(), unwatched=True)
    assert "Online again. Interruption: 12 minutes at most" in read(view_of(both, rose))


def test_a_key_that_may_withdraw_is_told_in_the_first_line(both: Mapping[str, Exchange]) -> None:
    stored = a_connection(Problem.WITHDRAW_ENABLED, Problem.NO_TRADE)
    text = read(view_of(both, a_piece(STATUS, stored), zone=OSLO))
    first, *rest = text.splitlines()
    assert first == "🔴 Spot Main (Acme) can withdraw. It is blocked and not used."
    assert "Fix this, or the stored secrets are erased in 30 minutes (13:30)." in text
    assert "Untick Withdrawal on Acme" in text
    assert "The key cannot trade." in text
    assert text.count("can withdraw") == 1
    assert rest


def test_a_key_that_may_withdraw_comes_before_all_others(both: Mapping[str, Exchange]) -> None:
    news = [
        a_piece(STATUS, a_connection(Problem.NO_TRADE, id="a", name="A")),
        a_piece(STATUS, a_connection(Problem.NO_READ, id="b", name="B")),
        a_piece(STATUS, a_connection(Problem.WITHDRAW_ENABLED, id="z", name="Z")),
        a_piece(STATUS, a_connection(id="c", name="C", status_since=NOW)),
    ]
    text = read(view_of(both, *news))
    assert text.startswith("🔴 Z (Acme) can withdraw")
    assert text.index("🔴 Z") < text.index("🟡 A") < text.index("🟡 B") < text.index("🟢 C")


def test_one_blamed_field_has_its_button(both: Mapping[str, Exchange]) -> None:
    view = view_of(both, a_piece(STATUS, a_connection(Problem.INVALID_SECRET)))
    assert labels(view)[0] == "Send the secret again"
    assert Action.FIX in pressed(view)


def test_an_address_that_is_missing_can_be_copied(both: Mapping[str, Exchange]) -> None:
    view = view_of(both, a_piece(STATUS, a_connection(Problem.IP_NOT_ALLOWED)))
    assert [b.copy for row in view.buttons for b in row if b.copy] == ["203.0.113.7"]


def test_a_doubt_can_be_settled_from_the_alert(both: Mapping[str, Exchange]) -> None:
    view = view_of(both, a_piece(STATUS, a_connection(Problem.WITHDRAW_UNKNOWN)))
    assert pressed(view)[Action.WORD] == ID


def test_the_same_cause_is_told_once_for_all_it_befell(both: Mapping[str, Exchange]) -> None:
    news = [
        a_piece(STATUS, a_connection(Problem.NO_TRADE, id=name, name=name))
        for name in ("Grid", "Main")
    ]
    other = a_piece(STATUS, a_connection(Problem.NO_TRADE, id="o", name="Far", exchange="other"))
    view = view_of(both, *news, other, zone=OSLO)
    text = read(view)
    assert text.startswith("3 connections need your attention.\n\n")
    assert "🟡 Action needed · Acme\n• Grid since 08:00\n• Main since 08:00\n" in text
    assert text.count("The key cannot trade.") == 2
    assert labels(view) == ["🟡 Far", "🟡 Grid", "🟡 Main", "My connections"]


def test_different_addresses_are_different_cures(both: Mapping[str, Exchange]) -> None:
    refused = a_connection(Problem.IP_NOT_ALLOWED)
    news = [
        a_piece(STATUS, replace(refused, id=address, name=address, seen_ip=address))
        for address in ("198.51.100.1", "198.51.100.2")
    ]
    text = read(view_of(both, *news))
    assert "Add 198.51.100.1" in text
    assert "Add 198.51.100.2" in text


def test_fifty_that_fell_for_different_reasons_fit_and_the_rest_is_counted(
    both: Mapping[str, Exchange],
) -> None:
    broken = [p for p in Problem if p.severity > 1 and p is not Problem.WITHDRAW_ENABLED]
    news = [
        a_piece(
            STATUS,
            a_connection(
                broken[n % len(broken)],
                id=f"{n}",
                name=f"{n:02} " + "W" * 37,
                seen_ip=f"203.0.113.{n}",
                exchange="acme" if n % 2 else "other",
            ),
        )
        for n in range(50)
    ]
    view = view_of(both, *news)
    text = read(view)
    told = [n for n in range(50) if f"{n:02} WWW" in text]
    cards = [b for row in view.buttons for b in row if b.press and b.press.action is Action.CARD]
    assert len(cards) == len(told) > 4
    assert f"And {50 - len(told)} more: open /connections." in text


def test_an_all_clear_tells_for_how_long(both: Mapping[str, Exchange]) -> None:
    view = view_of(both, a_piece(STATUS, a_connection()))
    assert read(view) == "🟢 Spot Main · Acme\nOnline again. Interruption: 12 minutes."
    assert labels(view) == ["Show the connection"]


def test_drifts_of_one_key_are_one_entry(both: Mapping[str, Exchange]) -> None:
    stored = a_connection(Problem.NO_IP_WHITELIST, Problem.TRANSFER_ENABLED)
    news = [
        a_piece(NoticeKind.DRIFT, stored, drift=drift.value)
        for drift in (Drift.TRANSFER_GAINED, Drift.IP_LIST_REMOVED)
    ]
    view = view_of(both, *news, zone=OSLO)
    text = read(view)
    assert text.count("Spot Main") == 1
    assert "Advice" not in text  # each has its fix
    assert "can now move funds" in text
    assert "it now works from any address" in text
    assert "Noticed 13:00" in text
    assert labels(view)[0] == "Copy 203.0.113.7"


def test_an_expiry_leads_to_the_key_page_and_to_another_key(both: Mapping[str, Exchange]) -> None:
    stored = a_connection(expires_at=NOW + timedelta(days=3))
    view = view_of(both, a_piece(NoticeKind.EXPIRY, stored), zone=OSLO)
    assert "The key expires in 3 days: Nov 24 13:00." in read(view)
    assert {b.url for row in view.buttons for b in row} == {None, both["acme"].keys_url}
    assert Action.REPLACE in pressed(view)


def test_a_leak_asks_for_another_key(both: Mapping[str, Exchange]) -> None:
    stored = a_connection(Problem.MUST_REPLACE, recalled=True)
    view = view_of(both, a_piece(NoticeKind.LEAK, stored))
    assert "The operator of this bot asks you to replace this key" in read(view)
    assert view.buttons[0][0].press
    assert view.buttons[0][0].press.action is Action.REPLACE


def test_an_outage_names_the_connections_there_and_no_others(both: Mapping[str, Exchange]) -> None:
    stored = [
        *(a_connection(id=f"{n}", name=f"Key {n}") for n in range(9)),
        a_connection(id="o", name="Far", exchange="other"),
    ]
    for kind, words in (
        (NoticeKind.INCIDENT, "No answer from Acme since 12:40"),
        (NoticeKind.INCIDENT_OVER, "Acme answers again. No answer for: 20 minutes."),
    ):
        text = read(view_of(both, a_piece(kind), connections=stored, zone=OSLO))
        assert words in text
        assert "Key 5 and 3 more" in text
        assert "Far" not in text


def test_a_new_address_names_the_keys_that_lack_it(both: Mapping[str, Exchange]) -> None:
    stored = [
        a_connection(id="a", name="Bound"),
        a_connection(id="b", name="Free", ip_whitelist=()),
        a_connection(id="c", name="Ready", ip_whitelist=("198.51.100.23",)),
    ]
    view = view_of(both, a_piece(NoticeKind.NEW_ADDRESS), connections=stored)
    text = read(view)
    assert "Affected: Bound" in text
    assert "Free" not in text
    assert "Ready" not in text
    assert view.buttons[0][0].copy == "198.51.100.23"
    known = read(view_of(both, a_piece(NoticeKind.NEW_ADDRESS), connections=stored[1:]))
    assert "nothing needs to be done" in known


def test_an_address_that_retires_is_one_message_for_all_keys(both: Mapping[str, Exchange]) -> None:
    stored = [
        a_connection(id="a", name="Bound", moving_to="b"),
        a_connection(id="b", name="Free", moving_to="b", ip_whitelist=()),
        a_connection(id="c", name="Moved", egress="b"),
        a_connection(id="d", name="Unsure", moving_to="b", ip_whitelist=None, exchange="other"),
    ]
    view = view_of(both, a_piece(NoticeKind.ADDRESS_RETIRES), connections=stored)
    text = read(view)
    assert [name in text for name in ("Bound", "Free", "Moved", "Unsure")] == [1, 0, 0, 1]
    first, _, press, pages, *_ = view.buttons
    assert first[0].copy == "203.0.113.8"
    assert press[0].press == Press(Action.MOVE)
    assert [page.url for page in pages] == [both[e].keys_url for e in ("acme", "other")]


def test_a_digest_is_short_when_all_is_well(both: Mapping[str, Exchange]) -> None:
    stored = [a_connection(expires_at=NOW + timedelta(days=80))] * 3
    view = digest(EN, both, stored, now=NOW, zone=OSLO)
    assert read(view) == "☀️ All is well. Your 3 connections are Online."


def test_a_digest_names_what_needs_action_and_what_ends(both: Mapping[str, Exchange]) -> None:
    stored = [
        a_connection(name="Fine"),
        a_connection(name="Soon", expires_at=NOW + timedelta(days=14)),
        a_connection(Problem.NO_TRADE, name="Lame"),
        a_connection(Problem.WITHDRAW_ENABLED, name="Danger"),
    ]
    text = read(digest(EN, both, stored, now=NOW, zone=OSLO))
    assert text.startswith("☀️ Online: 2 of 4")
    assert text.index("🔴 Danger") < text.index("🟡 Lame") < text.index("⏳ Soon")
    assert "🟡 Lame · Acme: The key cannot trade.\n" in text
    assert "⏳ Soon · Acme: Expires in 14 days (Dec 5 13:00)" in text
    assert "Fine" not in text


def test_every_matter_of_the_operator_has_its_words(t: Translator) -> None:
    entries = some_entries(t, {"acme": an_exchange()})
    for matter in Matter:
        news = a_piece(NoticeKind.OPERATOR, matter=matter, address="198.51.100.23")
        text = check_view(matters.report(entries, [news]), t)
        assert str(matter) not in text  # it is described in words


def test_a_matter_is_told_once_for_all_exchanges(both: Mapping[str, Exchange]) -> None:
    news = [
        a_piece(NoticeKind.OPERATOR, matter="exchange-down", exchange=exchange)
        for exchange in ("acme", "other", "acme")
    ]
    assert "No answer from Acme, Other." in read(matters.report(some_entries(EN, both), news))


# ---- what cannot be tested, and what has no key

DOWN = Availability(
    down={"acme": Incident(id="i", exchange="acme", opened_at=NOW - timedelta(minutes=9))}
)
CUT_OFF = Availability(cut_off_since=NOW - timedelta(minutes=9))


@pytest.mark.parametrize("availability", [DOWN, CUT_OFF], ids=["theirs", "ours"])
def test_a_digest_claims_nothing_while_there_is_no_answer(
    both: Mapping[str, Exchange], availability: Availability, t: Translator
) -> None:
    stored = [
        a_connection(name="Main", good_at=NOW - timedelta(minutes=10)),
        a_connection(Problem.NO_TRADE, name="Lame"),
    ]
    view = digest(t, both, stored, now=NOW, zone=OSLO, availability=availability)
    text = re.sub("[\u200e\u200f\u2068\u2069]", "", check_view(view, t))
    assert "\u26aa Main" in text
    assert "12:51" in text  # since then there is no answer
    assert "12:50" in text  # the last good test
    assert t.plain("status-online") not in text.splitlines()[3:]
    well = digest(t, both, stored[:1], now=NOW, zone=OSLO)
    assert "Main" not in well.text


def test_a_digest_names_what_has_no_key(both: Mapping[str, Exchange]) -> None:
    stored = [a_connection(name="Fine"), a_connection(name="Gone").without_secrets(NOW)]
    text = read(digest(EN, both, stored, now=NOW, zone=OSLO))
    assert text.startswith("☀️ Online: 1 of 2")
    assert "⏸ Gone · Acme: Disconnected · no key is stored" in text


def test_an_alert_on_what_has_no_key_offers_another_and_no_test(
    both: Mapping[str, Exchange],
) -> None:
    view = view_of(both, a_piece(STATUS, a_connection().without_secrets(NOW)))
    assert read(view).startswith("⏸ Spot Main · Acme\nDisconnected since")
    assert "No key is stored here" in read(view)
    assert labels(view)[0] == "Connect again"
    assert Action.TEST not in pressed(view)


def test_an_outage_names_no_connection_without_a_key(both: Mapping[str, Exchange]) -> None:
    stored = [a_connection(name="Main"), a_connection(name="Gone").without_secrets(NOW)]
    for kind in (NoticeKind.INCIDENT, NoticeKind.INCIDENT_OVER):
        text = read(view_of(both, a_piece(kind), connections=stored))
        assert "Main" in text
        assert "Gone" not in text


def test_unrest_is_told_as_such(both: Mapping[str, Exchange], t: Translator) -> None:
    since = (NOW - timedelta(minutes=20)).isoformat()
    for kind, key in (
        (NoticeKind.INCIDENT, "alert-unstable"),
        (NoticeKind.INCIDENT_OVER, "alert-unstable-over"),
    ):
        bulletin = NoticeMessage(some_entries(t, both, [a_connection()], OSLO))
        text = check_view(bulletin.view([a_piece(kind, unstable=since)]), t)
        said = t(key, exchange="Acme", since="12:40", length="\0")
        start = check_view(View(said), t).split("\u2068\0")[0]
        assert start.strip() in text


@pytest.mark.parametrize(
    ("drift", "problem", "once"),
    [
        (Drift.FUTURES_LOST, Problem.NO_FUTURES, "trade futures."),
        (Drift.TRANSFER_GAINED, Problem.TRANSFER_ENABLED, "between your own accounts"),
        (Drift.IP_LIST_REMOVED, Problem.NO_IP_WHITELIST, "works from any address"),
    ],
)
@pytest.mark.parametrize("fallen", [False, True])
def test_what_drifted_is_told_once_with_its_cure(
    both: Mapping[str, Exchange],
    drift: Drift,
    problem: Problem,
    once: str,
    fallen: bool,  # noqa: FBT001  # with a change of status in the same message
) -> None:
    others = (Problem.NO_TRADE,) if fallen else ()
    stored = a_connection(*others, problem, Problem.KEY_EXPIRING)
    news = [a_piece(NoticeKind.DRIFT, stored, drift=drift.value)]
    news += [a_piece(STATUS, stored)] if fallen else []
    text = read(view_of(both, *news))
    assert text.count(once) == 1
    assert text.count("The key expires") == 1  # the other advice
    fix = check_view(
        View(EN(f"fix-{problem}", address="A", list="L", futures="F", transfer="T")), EN
    )
    assert fix.split("\u2068")[0] in check_view(view_of(both, *news), EN)
