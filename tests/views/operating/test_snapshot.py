from collections.abc import Mapping
from datetime import UTC, timedelta

import pytest

from bot.domain.diagnosis import Status
from bot.domain.exchange import Exchange
from bot.domain.incident import Incident
from bot.domain.snapshot import ProcessStats, Snapshot
from bot.i18n import Translator
from bot.views.operating import snapshot as views
from tests.views.conftest import LANGUAGES, NOW, check_view, text_of

NAMES = [f"exchange-{n}" for n in range(11)]
QUIET = ProcessStats(
    uptime=30.0,
    checks=0,
    per_minute=0.0,
    half=None,
    most=None,
    slowed=0,
    not_erased=0,
    leading=True,
    cut_off=False,
)
BUSY = ProcessStats(
    uptime=86400 * 40,
    checks=1_234_567,
    per_minute=246_913.4,
    half=0.2304,
    most=12.5,
    slowed=17,
    not_erased=3,
    leading=False,
    cut_off=True,
    answering=(timedelta(days=3), timedelta(minutes=2), timedelta(seconds=5)),
)
EMPTY = Snapshot(at=NOW, connections={}, due={}, waiting=0, outages={}, addresses=())
FULL = Snapshot(
    at=NOW,
    connections={(e, s): 1000 * n + 7 for n, e in enumerate(NAMES) for s in Status},
    due={"acme": NOW - timedelta(seconds=90), "other": NOW - timedelta(seconds=5)},
    waiting=2048,
    outages={e: Incident(id=e, exchange=e, opened_at=NOW - timedelta(hours=30)) for e in NAMES},
    addresses=tuple(f"2001:db8:85a3:8d3:1319:8a2e:370:{n}" for n in range(7000, 7012)),
)


@pytest.mark.parametrize("snapshot", [None, EMPTY, FULL], ids=["unknown", "empty", "full"])
@pytest.mark.parametrize("stats", [QUIET, BUSY], ids=["quiet", "busy"])
def test_telegram_draws_it(
    t: Translator, exchanges: Mapping[str, Exchange], snapshot: Snapshot | None, stats: ProcessStats
) -> None:
    check_view(views.status(t, snapshot, stats, exchanges, NOW, UTC), t)


def seen(snapshot: Snapshot | None, stats: ProcessStats, exchanges: Mapping[str, Exchange]) -> str:
    view = views.status(LANGUAGES["en"], snapshot, stats, exchanges, NOW, UTC)
    text = text_of(view.text)
    for isolate in "\u2068\u2069":
        text = text.replace(isolate, "")
    return text.replace("\u00a0", " ")


def test_the_oldest_due_check_is_told_with_its_exchange(exchanges: Mapping[str, Exchange]) -> None:
    assert "Oldest due check: Acme & Söhne, due for 90 s" in seen(FULL, QUIET, exchanges)
    assert "No check is waiting." in seen(EMPTY, QUIET, exchanges)


def test_what_only_the_database_tells_is_left_out_where_it_does_not(
    exchanges: Mapping[str, Exchange],
) -> None:
    told = seen(None, QUIET, exchanges)
    assert "The database does not answer." in told
    for claim in ("No outage", "Connections", "Alerts", "check is waiting", "address"):
        assert claim not in told


def test_latencies_are_told_where_there_are_any(exchanges: Mapping[str, Exchange]) -> None:
    assert "Half took up to 230 ms, 95% up to 12,500 ms" in seen(EMPTY, BUSY, exchanges)
    assert "Half took" not in seen(EMPTY, QUIET, exchanges)


@pytest.mark.parametrize(
    ("per_minute", "words"), [(0.0, "0"), (0.0667, "0.067"), (9.6, "9.6"), (246.9, "247")]
)
def test_a_slow_rate_does_not_become_nothing(
    exchanges: Mapping[str, Exchange], per_minute: float, words: str
) -> None:
    stats = ProcessStats(**{**vars(QUIET), "per_minute": per_minute})
    assert f"({words} a minute)" in seen(EMPTY, stats, exchanges)


def test_the_commands_of_those_who_run_the_bot_fit(t: Translator) -> None:
    told = dict(views.commands(t))
    assert "status" in told
    assert all(3 <= len(description) <= 256 for description in told.values())
