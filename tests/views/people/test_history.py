import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.audit import AuditAction, AuditActor, AuditEntry
from bot.domain.diagnosis import Problem, Status
from bot.domain.exchange import Exchange
from bot.domain.status_change import Drift, StatusChange
from bot.services.people.history import HistoryPage
from bot.views import Action, Press, View
from bot.views.people import history
from tests.views.conftest import ID, LANGUAGES, NOW, a_connection, check_view

EN = LANGUAGES["en"]
OSLO = ZoneInfo("Europe/Oslo")
STORED = a_connection(name="Main")
FELL = StatusChange(
    connection=ID,
    owner=42,
    exchange="other",
    name="Main",
    before=Status.ONLINE,
    after=Status.ACTION_NEEDED,
    cause=Problem.INVALID_KEY,
    since=NOW - timedelta(days=9),
    at=NOW - timedelta(hours=2),
    noticed_at=NOW - timedelta(hours=1),
)


def read(view: View) -> str:
    return re.sub("[\u200e\u2060\u2068\u2069]", "", check_view(view, EN)).replace("\u00a0", " ")


def presses(view: View) -> list[Press]:
    return [b.press for row in view.buttons for b in row if b.press]


def test_a_change_is_told_from_what_to_what_and_why(exchanges: Mapping[str, Exchange]) -> None:
    past = HistoryPage(records=[FELL])
    text = read(history.history(EN, past, exchanges, now=NOW, zone=OSLO, connection=STORED))
    assert text == (
        "History · Main\n\nToday\n12:00 🟡 Online → Action needed\n"
        "This API key is unknown on Other."
    )


def test_another_cause_of_the_same_status_is_no_change_of_it(
    exchanges: Mapping[str, Exchange],
) -> None:
    past = HistoryPage(records=[replace(FELL, before=FELL.after)])
    text = read(history.history(EN, past, exchanges, now=NOW, zone=OSLO))
    assert "🟡 Action needed\nThis API key" in text
    assert "→" not in text


def test_nothing_to_show_leads_to_the_first_key(exchanges: Mapping[str, Exchange]) -> None:
    """Without connections there is no choice to return to."""
    view = history.history(EN, HistoryPage(records=[]), exchanges, now=NOW, zone=OSLO)
    assert presses(view) == [Press(Action.CONNECT), Press(Action.MENU)]


def test_what_nobody_watched_may_have_begun_earlier(exchanges: Mapping[str, Exchange]) -> None:
    past = HistoryPage(records=[replace(FELL, unwatched=True)])
    text = read(history.history(EN, past, exchanges, now=NOW, zone=OSLO))
    assert "Maybe earlier" in text


def test_a_drift_is_told_as_one(exchanges: Mapping[str, Exchange]) -> None:
    drifted = replace(FELL, after=Status.ONLINE, cause=None, drifts=(Drift.FUTURES_LOST,))
    text = read(history.history(EN, HistoryPage(records=[drifted]), exchanges, now=NOW, zone=OSLO))
    assert "🔸 The key can no longer trade futures." in text
    assert "→" not in text


def test_who_did_what_is_told(exchanges: Mapping[str, Exchange]) -> None:
    entries = [
        AuditEntry.of(STORED, AuditAction.DELETED, NOW),
        AuditEntry.of(STORED, AuditAction.PAUSED, NOW - timedelta(days=1), AuditActor.BOT),
        AuditEntry.of(STORED, AuditAction.RECALLED, NOW - timedelta(days=2), AuditActor.OPERATOR),
        AuditEntry.of(STORED, AuditAction.DISCONNECTED, NOW - timedelta(days=3)),
    ]
    text = read(history.history(EN, HistoryPage(records=entries), exchanges, now=NOW, zone=OSLO))
    assert "\n\nToday\n13:00 Main 🗑 Deleted · you\n\nYesterday\n13:00 Main ⏸" in text
    assert "⏸ Disconnected, secrets erased · the bot" in text  # an old row
    assert "\n\nNov 18\n13:00 Main ⏸ Disconnected, secrets erased · you" in text
    assert "Key replacement requested · the operator" in text


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_a_diary_has_one_heading_a_day(exchanges: Mapping[str, Exchange], code: str) -> None:
    """By the clock of the person: 23:30 UTC is the next day in Oslo."""
    t = LANGUAGES[code]
    late = NOW.replace(hour=23, minute=30) - timedelta(days=1)
    entries = [
        AuditEntry.of(STORED, AuditAction.TESTED, at)
        for at in (NOW, late, late - timedelta(hours=2), NOW - timedelta(days=400))
    ]
    view = history.history(t, HistoryPage(records=entries), exchanges, now=NOW, zone=OSLO)
    title, *days = re.sub("[\u200e\u200f\u2068\u2069]", "", check_view(view, t)).split("\n\n")
    assert t.plain("history-every") in title
    assert [day.count("🔎") for day in days] == [2, 1, 1]
    assert [day.splitlines()[0] for day in days[:2]] == [
        t.plain("history-today"),
        t.plain("history-yesterday"),
    ]
    assert "2025" in days[2].splitlines()[0]
    assert "00:30" in days[0]


def test_pages_turn_within_the_same_history(exchanges: Mapping[str, Exchange]) -> None:
    past = HistoryPage(records=[FELL], page=1, more=True)
    one = history.history(EN, past, exchanges, now=NOW, zone=OSLO, connection=STORED)
    assert presses(one)[:2] == [Press(Action.HISTORY, ID, 0), Press(Action.HISTORY, ID, 2)]
    assert presses(one)[2] == Press(Action.CARD, ID)
    every = history.history(EN, past, exchanges, now=NOW, zone=OSLO)
    assert presses(every)[0] == Press(Action.HISTORY, history.EVERY, 0)


def test_somebody_with_many_connections_turns_pages_to_choose() -> None:
    stored = [a_connection(id=f"{n:032x}", name=f"Key {n}") for n in range(20)]
    seen = [
        press.target
        for page in range(3)
        for press in presses(history.choose(EN, stored, page=page))
        if press.action is Action.HISTORY and press.target not in {"", history.EVERY}
    ]
    assert seen == [c.id for c in stored]


def test_a_name_that_nobody_has_is_said() -> None:
    assert "no connection named Grid" in read(history.choose(EN, [STORED], asked="Grid"))
