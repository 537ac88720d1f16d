"""`python -m bot leak-drill` as a separate process, without a running bot."""

import asyncio
import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from bot.cli.session import main as upkeep
from bot.domain.diagnosis import Problem, Status
from bot.settings import load_settings
from bot.storage.engine.database import Database
from bot.storage.schema.tables import AUDIT, CONNECTIONS, NOTICES
from tests.cli.conftest import OLD, Installation

LATER = OLD + timedelta(days=1)
BEFORE = ("leak-drill", "--before", "2026-11-21T14:00:00+01:00")  # an hour after OLD


async def _counts(url: str) -> list[int]:
    count = func.count()
    queries = (
        select(count).where(CONNECTIONS.c.recalled),
        select(count).select_from(NOTICES),
        select(func.count(func.distinct(NOTICES.c.dedupe_key))),
        select(count).select_from(AUDIT),
    )
    database = Database(url, guest=True)
    async with database.read() as c:
        found = [int(await c.scalar(query) or 0) for query in queries]
    await database.close()
    return found


def counts(installation: Installation) -> list[int]:
    """Return the numbers of marked keys, notices, keys with notices, and audit entries."""
    return asyncio.run(_counts(installation.url))


def store_again(installation: Installation, number: int) -> None:
    """Change the time at which a key was stored to a later one."""

    async def run() -> None:
        database = Database(installation.url)
        async with database.write() as c:
            one = update(CONNECTIONS).where(CONNECTIONS.c.owner == number)
            await c.execute(one.values(keyed_at=LATER))
        await database.close()

    asyncio.run(run())


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.recall_keys.QUIET", 0.5)


def drill(installation: Installation, *arguments: str) -> int:
    """Run the command in this process, with a short wait for a bot."""
    given = {"database_url": installation.url, "master_key_file": installation.source.path}
    return upkeep("leak-drill", [*BEFORE[1:], *arguments], load_settings(**given))


def test_a_dry_run_counts_and_changes_nothing(installation: Installation) -> None:
    installation.fill(6)
    store_again(installation, 6)
    told = installation.run(*BEFORE, "--dry-run")
    assert "kucoin: 5 keys of 5 people" in told
    assert "Nothing was changed" in told
    assert counts(installation) == [0, 0, 0, 0]


def test_without_consent_nothing_is_done(installation: Installation) -> None:
    installation.fill(2)
    told = installation.run(*BEFORE, code=1)
    assert "2 keys will not be used" in told
    assert "--yes" in told
    assert counts(installation) == [0, 0, 0, 0]


def test_who_is_asked_may_say_no(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installation.fill(2)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: "no")
    assert drill(installation) == 1
    assert "Nothing was done" in capsys.readouterr().err
    assert counts(installation) == [0, 0, 0, 0]
    monkeypatch.setattr("builtins.input", lambda _: "yes")
    assert drill(installation) == 0
    assert counts(installation) == [2, 2, 2, 2]


def test_keys_are_marked_once_and_later_ones_left(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    installation.fill(6)
    store_again(installation, 6)
    assert drill(installation, "--yes") == 0
    told = capsys.readouterr().out
    assert "marked 5, notified 0, waiting 5" in told
    assert "sent when the bot runs" in told
    assert counts(installation) == [5, 5, 5, 5]
    marked, later = installation.read(3), installation.read(6)
    assert (marked.status, marked.cause) == (Status.ACTION_NEEDED, Problem.MUST_REPLACE)
    assert not marked.usable
    assert later.usable
    assert drill(installation) == 0  # nothing is left, so no consent is needed
    assert counts(installation) == [5, 5, 5, 5]


def test_killed_half_way_it_goes_on_where_it_was(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    installation.fill(1000)
    process = installation.begin(*BEFORE, "--yes", "--batch", "3")
    while not re.match(r"marked [1-9]", line := process.stdout.readline()):
        assert line
    process.kill()
    half = counts(installation)
    assert 0 < half[0] < 1000
    assert len(set(half)) == 1  # a key, its notice and its entry are one transaction

    assert drill(installation, "--yes") == 0

    assert f"marked {1000}, notified 0, waiting {1000}" in capsys.readouterr().out
    assert counts(installation) == [1000, 1000, 1000, 1000]


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_time_must_be_certain_and_past(installation: Installation) -> None:
    for text in ("2026-11-21T12:00:00", "2026-11-21", "yesterday"):
        process = installation.begin("leak-drill", "--before", text, "--yes")
        _, err = process.communicate()
        assert process.returncode == 2
        assert "--before" in err
    future = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    told = installation.run("leak-drill", "--before", future, "--yes", code=1)
    assert "is in the future" in told
