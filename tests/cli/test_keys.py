"""`python -m bot keys`, each command as a separate process."""

import asyncio
import re
import stat
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.cli.session import main as upkeep
from bot.settings import load_settings
from bot.storage.engine.database import Database
from bot.storage.keys.keyrings import join
from bot.storage.schema.tables import SEALED
from tests.cli.conftest import Installation
from tests.hatchery import Hatchery


def test_from_the_old_key_to_the_new_one(installation: Installation) -> None:
    installation.fill(30)
    assert "30" in installation.run("keys", "status")
    added = installation.run("keys", "add")
    assert "Master key 2 was added" in added
    assert stat.S_IMODE(installation.source.path.stat().st_mode) == 0o600
    assert re.search(r"2 .*new, seals nothing yet", installation.run("keys", "status"))
    assert set(installation.numbers()) == {1}

    done = installation.run("keys", "rotate")

    assert "everything is under master key 2" in done
    assert "keys retire 1" in done
    assert set(installation.numbers()) == {2}
    old = installation.keys()[0]
    retired = installation.run("keys", "retire", "1", "--yes")
    assert "no longer in" in retired
    assert old not in installation.source.path.read_text()
    assert installation.open_all() == 30
    status = installation.run("keys", "status")
    assert re.search(r"2 +30 .*primary", status)
    assert "no bot is running" in status


def test_killed_half_way_it_goes_on_where_it_was(installation: Installation) -> None:
    installation.fill(1000)
    installation.run("keys", "add")
    process = installation.begin("keys", "rotate", "--batch", "2")
    while not (line := process.stdout.readline()).startswith(("2 ", "4 ", "6 ")):
        assert line
    process.kill()
    half = installation.numbers()
    assert set(half) == {1, 2}
    assert installation.open_all() == 1000
    refused = installation.run("keys", "retire", "1", "--yes", code=1)
    assert f"{half.count(1)} stored keys" in refused
    assert re.search(
        rf"\b1 +{half.count(1)} .*not re-wrapped yet", installation.run("keys", "status")
    )

    installation.run("keys", "rotate")

    assert set(installation.numbers()) == {2}
    installation.run("keys", "retire", "1", "--yes")
    assert installation.open_all() == 1000


def test_two_rotations_at_once(installation: Installation) -> None:
    installation.fill(500)
    installation.run("keys", "add")
    both = [installation.begin("keys", "rotate", "--batch", "10") for _ in range(2)]
    for process in both:
        _, err = process.communicate()
        assert (process.returncode, err) == (0, "")
    assert set(installation.numbers()) == {2}
    assert installation.open_all() == 500


def test_refusals_say_what_to_do_and_change_nothing(installation: Installation) -> None:
    before = installation.source.path.read_bytes()
    assert "keys add" in installation.run("keys", "rotate", code=1)
    assert "sealing key" in installation.run("keys", "retire", "1", "--yes", code=1)
    assert "no master key 8" in installation.run("keys", "retire", "8", "--yes", code=1)
    assert installation.source.path.read_bytes() == before
    installation.run("keys", "add")
    two = installation.source.path.read_bytes()
    unasked = installation.run("keys", "retire", "2", code=1)
    assert "--yes" in unasked
    assert installation.source.path.read_bytes() == two
    installation.run("keys", "retire", "2", "--yes")  # it has never sealed anything
    assert "Master key 3 was added" in installation.run("keys", "add")


def test_a_value_that_no_key_opens_is_told_and_the_rest_done(installation: Installation) -> None:
    installation.fill(5)
    installation.run("keys", "add")

    async def spoil() -> None:
        database = Database(installation.url)
        async with database.write() as c:
            one = update(SEALED).where(SEALED.c.connection_id == "c00003")
            await c.execute(one.values(blob=bytes(400)))
        await database.close()

    asyncio.run(spoil())
    told = installation.run("keys", "rotate", code=1)
    assert "1 values cannot be opened" in told
    assert installation.numbers() == [2, 2, 1, 2, 2]


def test_a_bot_that_does_not_have_the_key_is_named(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """For example with BOT_MASTER_KEYS, or on a machine with another file."""
    installation.fill(3)

    async def elsewhere() -> None:
        database = Database(installation.url)
        with monkeypatch.context() as there:
            there.setattr("bot.storage.engine.process_ids.socket.gethostname", lambda: "elsewhere")
            await join(database, installation.source)
        await database.close()

    asyncio.run(elsewhere())
    installation.run("keys", "add")
    monkeypatch.setattr("bot.cli.keys.LOADED_WITHIN", 0.2)
    given = {"database_url": installation.url, "master_key_file": installation.source.path}
    assert upkeep("keys", ["rotate"], load_settings(**given)) == 1
    told = capsys.readouterr()
    assert "waiting for running bots" in told.out
    assert "on elsewhere" in told.err
    assert "copy the key file there" in told.err
    assert set(installation.numbers()) == {1}
    assert "seals with 1, has 1" in installation.run("keys", "status")


def test_with_keys_from_a_setting_the_steps_by_hand_are_told(installation: Installation) -> None:
    installation.fill(4)
    one = next(x for x in installation.source.path.read_text().splitlines() if x[:2] == "1:")
    installation.settings["BOT_MASTER_KEYS"] = one.partition("#")[0].strip()
    told = installation.run("keys", "add", code=1)
    assert "openssl rand -base64 32" in told
    assert "BOT_MASTER_KEYS" in told
    del installation.settings["BOT_MASTER_KEYS"]
    installation.run("keys", "add")
    entries = [
        x.partition("#")[0].strip() for x in installation.source.path.read_text().split("\n")
    ]
    installation.settings["BOT_MASTER_KEYS"] = ",".join(entry for entry in entries if entry)
    installation.run("keys", "rotate")
    assert set(installation.numbers()) == {2}
    told = installation.run("keys", "retire", "1", "--yes")
    assert "BOT_MASTER_KEYS on every machine" in told
    assert len(installation.keys()) == 2


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_help_tells_the_order_and_of_old_backups(installation: Installation) -> None:
    text = installation.run("keys", "--help")
    at = [text.index(f"keys {act}") for act in ("status", "add", "rotate", "retire")]
    assert at == sorted(at)
    assert "Backups made before" in text
    assert "BOT_MASTER_KEYS" in text


def test_where_no_bot_was_started_nothing_is_made(tmp_path: Path, hatchery: Hatchery) -> None:
    nowhere = Installation(f"sqlite+aiosqlite:///{tmp_path}/none/bot.db", tmp_path, hatchery)
    for command in (
        *(("keys", act) for act in ("status", "add", "rotate")),
        ("keys", "retire", "1", "--yes"),
        ("backup", "file"),
        ("leak-drill", "--before", "2026-11-21T00:00:00Z", "--yes"),
    ):
        assert "no bot has been started" in nowhere.run(*command, code=1)
    assert list(tmp_path.iterdir()) == []
