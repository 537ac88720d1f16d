import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, inspect, select, text

from bot.storage.engine.database import Database
from bot.storage.engine.errors import DatabaseNewerError
from bot.storage.migrations import revision_of, upgrade
from bot.storage.schema.tables import INSTALLATION, METADATA

START = """
import asyncio, pathlib, sys
from bot.storage.engine.database import Database
from bot.storage.keys.installation import open_vault
from bot.storage.keys.key_file import KeyFile
from bot.storage.migrations import revision_of, upgrade
from bot.domain.credentials import Secret

async def main(url, key):
    print("ready", flush=True)
    sys.stdin.readline()
    database = Database(url)
    await database.open()
    await upgrade(database)
    vault = await open_vault(database, KeyFile(pathlib.Path(key)))
    print(vault.fingerprint("kucoin", Secret("abc")).hex(), flush=True)
    await database.close()

asyncio.run(main(*sys.argv[1:]))
"""


async def test_migrations_lead_to_the_tables(database: Database) -> None:
    async with database.write() as c:
        missing = await c.run_sync(missing_code)
    assert missing == "pass", f"put this into a new migration:\n{missing}"


def missing_code(connection: Connection) -> str:
    context = MigrationContext.configure(connection, opts={"target_metadata": METADATA})
    found = produce_migrations(context, METADATA).upgrade_ops
    assert found is not None
    lines = render_python_code(found, migration_context=context).splitlines()
    return "\n".join(line for line in lines if "###" not in line).strip()


async def test_upgrading_again_changes_nothing(database: Database) -> None:
    await upgrade(database)
    async with database.read() as c:
        assert (await c.execute(text("SELECT version_num FROM alembic_version"))).all() == [
            ("0015",)
        ]


async def test_a_newer_database_is_refused_and_left_alone(database: Database) -> None:
    async with database.write() as c:
        await c.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewerError, match=r"9999.*newer version"):
        await upgrade(database)
    async with database.read() as c:
        assert await c.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


async def test_a_migration_that_fails_leaves_nothing(url: str) -> None:
    database = Database(url)
    await database.open()
    async with database.write() as c:
        await c.execute(text("CREATE TABLE notices (id INTEGER)"))  # in the way of the last step
    with pytest.raises(Exception, match="already exists"):
        await upgrade(database)
    async with database.read() as c:
        tables = await c.run_sync(lambda connection: inspect(connection).get_table_names())
    assert tables == ["notices"]
    await database.close()


async def test_four_processes_that_start_at_once_share_one_installation(
    url: str, tmp_path: Path, run: Callable[..., subprocess.Popen[str]]
) -> None:
    folder = tmp_path / "keys"
    started = [run(START, url, str(folder / "master.key")) for _ in range(4)]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [process.communicate(timeout=60)[0] for process in started]
    assert [process.returncode for process in started] == [0] * 4
    assert len(set(answers)) == 1
    assert len(answers[0].strip()) == 64
    assert [path.name for path in folder.iterdir()] == ["master.key"]
    database = Database(url)
    async with database.read() as c:
        assert await c.scalar(select(func.count()).select_from(INSTALLATION)) == 1
    await database.close()


async def test_the_form_is_told_and_left_as_it_is(url: str) -> None:
    database = Database(url)
    await database.open()
    async with database.inspect() as c:
        assert c is not None
        new = await revision_of(c)
    await upgrade(database)
    async with database.inspect() as c:
        assert c is not None
        present = await revision_of(c)
    await database.close()
    assert (new.current, new.head) == (None, present.head)
    assert new.pending > 0
    assert (present.current, present.pending) == (present.head, 0)


async def test_the_form_of_a_newer_database_is_refused(database: Database) -> None:
    async with database.write() as c:
        await c.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    async with database.inspect() as c:
        assert c is not None
        with pytest.raises(DatabaseNewerError, match="9999"):
            await revision_of(c)
