"""The checks of the database and the master key; they create and change nothing."""

import asyncio
import base64
import os
import re
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.cli.doctor import storage
from bot.cli.doctor.finding import Level, ok, run_all
from bot.cli.doctor.report import as_json, as_text
from bot.settings import Settings
from bot.storage.engine.database import Database
from tests.cli.doctor.conftest import ROOT, Change, database_of, outcome, start
from tests.storage.engine.test_damaged_file import overwrite_pages_of
from tests.storage.server import Server


async def test_on_a_new_machine_it_says_what_would_be_made_and_makes_nothing(
    change: Change, tmp_path: Path
) -> None:
    for check in ("database", "migrations", "master key"):
        told = await outcome(check, change())
        assert told.level is Level.OK
        assert "the first start creates" in told.found
    assert not (tmp_path / "data").exists()


async def test_after_a_clean_end_the_files_are_left_as_they_were(installed: Settings) -> None:
    folder = installed.master_key_file.parent
    told = await outcome("database", installed)
    assert told == ok(f"SQLite {folder}/bot.db, {told.found.split(', ')[1]}, mode 0600")
    assert (await outcome("migrations", installed)).found.startswith("up to date (")
    assert sorted(path.name for path in folder.iterdir()) == ["bot.db", "master.key"]


async def test_after_a_crash_the_log_stays_as_it_was(installed: Settings) -> None:
    file = database_of(installed)
    crashed = file.parent.with_name("crashed")
    crashed.mkdir()
    with closing(sqlite3.connect(file)) as bot:
        bot.execute("INSERT INTO people (id, created_at) VALUES (7, '2026-11-21')")
        bot.commit()
        for path in file.parent.iterdir():
            shutil.copy(path, crashed)
    settings = installed.model_copy(
        update={
            "database_url": SecretStr(f"sqlite+aiosqlite:///{crashed}/bot.db"),
            "master_key_file": crashed / "master.key",
        }
    )
    log = (crashed / "bot.db-wal").read_bytes()

    assert (await outcome("master key", settings)).level is Level.OK
    assert log
    assert (crashed / "bot.db-wal").read_bytes() == log


async def test_while_the_bot_runs_it_is_not_in_its_way(installed: Settings) -> None:
    database = Database(installed.database_url.get_secret_value())
    await database.open()
    async with database.write():
        told = [
            f.outcome.level
            for f in await run_all(storage.checks(installed))
            if f.check in {"database", "migrations", "master key"}
        ]
    await database.close()
    assert told == [Level.OK] * 3


async def test_a_database_that_others_may_read_is_a_warning(installed: Settings) -> None:
    database_of(installed).chmod(0o644)
    told = await outcome("database", installed)
    assert told.level is Level.WARN
    assert "mode 0644" in told.found
    assert told.fix == f"Run: chmod 600 {database_of(installed)}*"


async def test_what_is_no_database_is_told(change: Change, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "bot.db").write_bytes(secrets.token_bytes(8192))
    told = await outcome("database", change())
    assert told.level is Level.FAIL
    assert "not a database" in told.found
    key = await outcome("master key", change())
    assert key.level is Level.WARN
    assert "unknown" in key.found


async def test_a_place_where_no_file_can_be_made_is_told(change: Change, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    told = await outcome("database", change())
    assert told.level is Level.FAIL
    assert f"no file can be created in {tmp_path}/data" in told.found


async def test_what_may_not_be_written_is_told(installed: Settings) -> None:
    database_of(installed).chmod(0o400)
    if os.access(database_of(installed), os.W_OK):
        pytest.skip("this user may write everywhere")
    told = await outcome("database", installed)
    assert told.level is Level.FAIL
    assert "is not writable" in told.found


async def test_a_newer_database_fails(installed: Settings) -> None:
    with closing(sqlite3.connect(database_of(installed))) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    told = await outcome("migrations", installed)
    assert told.level is Level.FAIL
    assert "9999" in told.found
    assert "newer version" in told.found


async def test_an_older_database_is_upgraded_at_the_next_start(
    installed: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A later release is simulated by a copy of the migrations with an additional one."""
    later = tmp_path / "later"
    shutil.copytree(ROOT / "bot" / "storage" / "migrations", later)
    head = max(path.stem[1:5] for path in (later / "versions").glob("r*.py"))
    (later / "versions" / "r9999_more.py").write_text(
        f'revision = "9999"\ndown_revision = "{head}"\n\n\ndef upgrade() -> None:\n    pass\n'
    )
    monkeypatch.setattr("bot.storage.migrations.__file__", str(later / "__init__.py"))
    told = await outcome("migrations", installed)
    assert told.level is Level.OK
    assert f"1 pending ({head} → 9999): applied at the next start" in told.found


async def test_a_disk_that_is_full_fails_and_one_that_fills_up_warns(
    installed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = shutil.disk_usage(installed.master_key_file.parent).free
    assert (await storage.check_disk(database_of(installed))).level is Level.OK
    monkeypatch.setattr(storage, "SCARCE", free * 2)
    assert (await storage.check_disk(database_of(installed))).level is Level.WARN
    monkeypatch.setattr(storage, "TOO_SCARCE", free * 2)
    assert (await storage.check_disk(database_of(installed))).level is Level.FAIL


async def test_a_library_with_the_bug_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 2))
    assert (await storage.check_sqlite()).level is Level.WARN
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    assert (await storage.check_sqlite()).level is Level.OK


async def test_a_key_that_opens_the_database_is_proven(installed: Settings) -> None:
    told = await outcome("master key", installed)
    assert told.level is Level.OK
    file = installed.master_key_file
    assert told.found == (f"{file}: key 1 seals, mode 0600, 0 days old; it opens the database")


async def test_an_old_key_is_a_warning(installed: Settings) -> None:
    made, file = datetime.now(UTC) - timedelta(days=400), installed.master_key_file
    older = re.sub(r"made \S+", f"made {made:%Y-%m-%dT%H:%M:%SZ}", file.read_text())
    file.write_text(older)
    told = await outcome("master key", installed)
    assert told.level is Level.WARN
    assert "400 days old" in told.found
    assert "python -m bot keys rotate" in told.fix


async def test_a_key_file_that_others_may_read_fails(installed: Settings) -> None:
    installed.master_key_file.chmod(0o644)
    told = await outcome("master key", installed)
    assert told.level is Level.FAIL
    assert "mode 0644" in told.found
    assert told.fix == f"Run: chmod 600 {installed.master_key_file}"


async def test_a_key_that_is_missing_or_another_one_fails_and_is_not_made(
    installed: Settings,
) -> None:
    file = installed.master_key_file
    file.unlink()
    told = await outcome("master key", installed)
    assert told.level is Level.FAIL
    assert "a new key cannot open it" in told.found
    assert not file.exists()

    other = base64.b64encode(secrets.token_bytes(32)).decode()
    file.touch(mode=0o600)
    file.write_text(f"1:{other}\n")
    told = await outcome("master key", installed)
    assert told.level is Level.FAIL
    assert "do not open it" in told.found
    assert other not in repr(told)


async def test_keys_of_a_setting_are_tried_too(installed: Settings) -> None:
    old = installed.master_key_file.read_text().splitlines()[-1]
    new = f"2:{base64.b64encode(secrets.token_bytes(32)).decode()}"
    both = installed.model_copy(update={"master_keys": SecretStr(f"{new},{old}")})
    told = await outcome("master key", both)
    assert told.level is Level.OK
    assert told.found == (
        "BOT_MASTER_KEYS: key 1 seals, 1 more opens, age unknown; it opens the database"
    )
    alone = installed.model_copy(update={"master_keys": SecretStr(new)})
    assert (await outcome("master key", alone)).level is Level.FAIL


@pytest.fixture
def on_a_server(server: Server, change: Change) -> Iterator[Settings]:
    """Settings with an empty database on a PostgreSQL server."""
    url = asyncio.run(server.create())
    yield change(database_url=SecretStr(url))
    asyncio.run(server.drop(url))


async def test_a_server_is_looked_at_and_left_as_it_is(
    on_a_server: Settings, server: Server
) -> None:
    url = on_a_server.database_url.get_secret_value()
    tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"

    new = {f.check: f.outcome for f in await run_all(storage.checks(on_a_server))}
    assert list(new) == ["database", "migrations", "rows", "master key"]
    assert {told.level for told in new.values()} == {Level.OK}
    assert new["database"].found.startswith("PostgreSQL ")
    assert "the first start creates" in new["migrations"].found
    assert await server.run(tables, url) == 0
    assert not on_a_server.master_key_file.exists()

    await start(on_a_server)
    used = {f.check: f.outcome for f in await run_all(storage.checks(on_a_server))}
    assert used["migrations"].found.startswith("up to date")
    assert used["master key"].found.endswith("it opens the database")

    await server.run("UPDATE alembic_version SET version_num = '9999'", url)
    told = await outcome("migrations", on_a_server)
    assert (told.level, "9999" in told.found) == (Level.FAIL, True)


async def test_a_server_that_does_not_answer_fails_without_its_password(change: Change) -> None:
    url = "postgresql+asyncpg://bot:hush-hush@127.0.0.1:9/bot"
    settings = change(database_url=SecretStr(url))
    found = await run_all(storage.checks(settings))
    assert [f.outcome.level for f in found] == [*(Level.FAIL,) * 3, Level.WARN]
    assert "127.0.0.1:9 cannot be reached" in found[0].outcome.found
    assert "hush-hush" not in as_text(found) + as_json(found)


async def test_an_address_that_cannot_be_used_fails(change: Change) -> None:
    settings = change(database_url=SecretStr("mysql://bot:hush-hush@db/bot"))
    found = await run_all(storage.checks(settings))
    assert found[0].outcome.level is Level.FAIL
    assert "mysql" in found[0].outcome.found
    assert "hush-hush" not in as_text(found)


async def test_a_key_file_without_its_database_is_said_loudly(installed: Settings) -> None:
    database_of(installed).unlink()
    told = await outcome("database", installed)
    assert told.level is Level.WARN
    assert "does not exist, but its master key file does" in told.found
    assert "BOT_DATABASE_URL" in told.fix


async def test_every_page_is_looked_at(installed: Settings) -> None:
    assert (await outcome("pages", installed)).level is Level.OK
    overwrite_pages_of(database_of(installed), "leaders")
    told = await outcome("pages", installed)
    assert told.level is Level.FAIL
    assert "is damaged" in told.found
    assert "python -m bot restore" in told.fix


async def test_rows_that_this_version_cannot_read_are_counted(installed: Settings) -> None:
    assert (await outcome("rows", installed)).level is Level.OK
    with closing(sqlite3.connect(database_of(installed))) as bot:
        columns = [row[1:4] for row in bot.execute("PRAGMA table_info(connections)")]
        values = {name: "2026-11-21 12:00:00" for name, kind, _ in columns if kind == "DATETIME"}
        values |= {name: 0 for name, kind, _ in columns if kind != "DATETIME"}
        values |= {"id": "odd", "status": "pwned", "problems": "[]", "permissions": "{}"}
        marks = ", ".join("?" * len(values))
        names = ", ".join(values)
        insert = f"INSERT INTO connections ({names}) VALUES ({marks})"  # noqa: S608  # our own names
        bot.execute(insert, list(values.values()))
        bot.commit()
    told = await outcome("rows", installed)
    assert told.level is Level.FAIL
    assert told.found.startswith("1 connections cannot be read")


async def test_a_folder_of_the_key_that_anybody_may_write_to(installed: Settings) -> None:
    installed.master_key_file.parent.chmod(0o777)
    told = await outcome("master key", installed)
    assert told.level is Level.FAIL
    assert "may replace files" in told.found
