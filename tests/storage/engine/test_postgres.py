"""What PostgreSQL alone has: a server that refuses, restarts, and is shared by rows."""

import asyncio
import itertools
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg  # type: ignore[import-untyped]  # it brings no types
import pytest
from sqlalchemy import func, make_url, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.engine.database import Database
from bot.storage.engine.errors import (
    DatabaseAddressError,
    DatabaseEncodingError,
    DatabaseForbiddenError,
    DatabaseLoginError,
    DatabaseMissingError,
    DatabaseOptionError,
    DatabasePoolerError,
    DatabaseReadOnlyError,
    DatabaseTooOldError,
    DatabaseUnreachableError,
    StorageError,
)
from bot.storage.migrations import upgrade
from bot.storage.people.people import SqlPeople
from bot.storage.schema.tables import PEOPLE
from tests.storage.server import Server

PASSWORD = "canary-9f2b"
NOWHERE = f"postgresql+asyncpg://bot:{PASSWORD}@127.0.0.1"


@pytest.fixture
def kind() -> str:
    return "postgresql"


def changed(url: str, **parts: str) -> str:
    return make_url(url).set(**parts).render_as_string(hide_password=False)  # type: ignore[arg-type]  # names of its own


async def refused(url: str, kind: type[StorageError], match: str) -> str:
    """Open a database that cannot be; return the whole text of the refusal."""
    database = Database(url)
    with pytest.raises(kind, match=match) as caught:
        await database.open()
    await database.close()
    said = str(caught.value)
    assert str(make_url(url).password) not in said
    assert caught.value.__suppress_context__ or not caught.value.__context__
    return said


@asynccontextmanager
async def listener(answer: bytes | None) -> AsyncIterator[int]:
    """Listen on a port and answer every client, or none."""
    over = asyncio.Event()

    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if answer is None:
            await over.wait()
        else:
            writer.write(answer)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]
        over.set()


async def test_a_server_that_is_down() -> None:
    async with listener(b"") as port:
        pass
    said = await refused(f"{NOWHERE}:{port}/bot", DatabaseUnreachableError, "Connect call failed")
    assert f"127.0.0.1:{port}" in said


async def test_a_server_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.engine._postgres._CONNECT_TIMEOUT", 0.2)
    async with listener(None) as port:
        await refused(f"{NOWHERE}:{port}/bot", DatabaseUnreachableError, "not answer in time")


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
async def test_what_is_no_postgres(answer: bytes) -> None:
    async with listener(answer) as port:
        await refused(f"{NOWHERE}:{port}/bot", DatabaseUnreachableError, "cannot be reached: .")


async def test_a_pooler_that_the_address_does_not_tell_of() -> None:
    said = b"SFATAL\0C08P01\0Munsupported startup parameter: x\0\0"
    async with listener(b"E" + (len(said) + 4).to_bytes(4, "big") + said) as port:
        url = f"{NOWHERE}:{port}/bot?ssl=disable"
        text = await refused(url, DatabasePoolerError, "startup parameter: x")
    assert "prepared_statement_cache_size=0" in text


async def test_a_wrong_password(url: str, server: Server) -> None:
    wrong = changed(url, password=PASSWORD)
    try:
        await server.run("SELECT 1", wrong)
    except asyncpg.InvalidPasswordError:
        said = await refused(wrong, DatabaseLoginError, "rejects the user")
        assert str(make_url(url).password) not in said
    else:
        pytest.skip("this server asks for no password")


async def test_an_unknown_user(url: str) -> None:
    await refused(changed(url, username="nobody-here"), DatabaseLoginError, "'nobody-here'")


async def test_a_missing_database(url: str) -> None:
    said = await refused(changed(url, database="not-there"), DatabaseMissingError, "'not-there'")
    assert "createdb" in said


async def test_an_old_server(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.engine._postgres._OLDEST", 99)
    await refused(url, DatabaseTooOldError, "needs 99")


async def test_a_database_that_cannot_keep_every_script(server: Server) -> None:
    name = f"bot_test_{secrets.token_hex(6)}"
    await server.run(f"CREATE DATABASE {name} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    url = changed(str(server.address.render_as_string(hide_password=False)), database=name)
    await refused(url, DatabaseEncodingError, "SQL_ASCII")
    await server.drop(url)


async def test_a_server_that_only_lets_read(url: str, server: Server) -> None:
    name = make_url(url).database
    await server.run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    await refused(url, DatabaseReadOnlyError, "primary|lets nobody write")


async def test_a_user_who_may_not_make_tables(url: str, server: Server) -> None:
    user = f"bot_test_{secrets.token_hex(6)}"
    try:
        await server.run(f"CREATE ROLE {user} LOGIN PASSWORD '{PASSWORD}'")
    except asyncpg.InsufficientPrivilegeError:
        pytest.skip("the user of this server may not make others")
    await server.run("REVOKE CREATE ON SCHEMA public FROM public", url)
    database = Database(changed(url, username=user, password=PASSWORD))
    await database.open()
    with pytest.raises(DatabaseForbiddenError, match="ALTER DATABASE") as caught:
        await upgrade(database)
    assert PASSWORD not in str(caught.value)
    await database.close()
    await server.run(f"DROP ROLE {user}")


@pytest.mark.parametrize("rest", ["x@host/bot", "x/y@host/bot"])
def test_a_password_that_ends_too_soon_is_not_shown(rest: str) -> None:
    with pytest.raises(DatabaseAddressError, match="%40") as caught:
        Database(f"postgresql+asyncpg://bot:{PASSWORD}@{rest}")
    assert "y@host" not in str(caught.value)


@pytest.mark.parametrize(
    ("query", "shown"), [("sslmode=require", "sslmode"), ("a@host/bot%3Fb=1", "…")]
)
def test_an_unknown_option_is_named(query: str, shown: str) -> None:
    with pytest.raises(DatabaseOptionError, match=f"unknown option: {shown}"):
        Database(f"{NOWHERE}/bot?{query}")


async def test_connections_that_the_server_ended_are_replaced(
    database: Database, ready_url: str, server: Server
) -> None:
    people = SqlPeople(database)
    await asyncio.gather(*(people.set_client_language(n, "en") for n in range(5)))
    end = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = "
    name = make_url(ready_url).database
    assert await server.run(f"{end} '{name}' AND pid <> pg_backend_pid()") >= 1
    await asyncio.gather(*(people.set_client_language(n, "nb") for n in range(5)))
    assert await people.languages(4) == (None, "nb")


async def test_a_crash_of_the_server_loses_nothing_that_was_done(
    database: Database, server: Server
) -> None:
    if server.restart is None:
        pytest.skip("this server is not ours to restart")
    people, done, failed = SqlPeople(database), [], []

    async def work(first: int) -> None:
        for person in itertools.count(first, 4):
            try:
                await people.set_client_language(person, "en")
            except (SQLAlchemyError, OSError) as error:
                failed.append(error)
                await asyncio.sleep(0.02)
            else:
                done.append(person)

    workers = [asyncio.create_task(work(first)) for first in range(1, 5)]
    await asyncio.sleep(0.2)
    await asyncio.to_thread(server.restart)
    before = len(done)
    async with asyncio.timeout(60):
        while len(done) < before + 20:  # noqa: ASYNC110  # it has no event to wait for
            await asyncio.sleep(0.01)
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    assert failed
    async with database.read() as c:
        assert set(done) <= set((await c.execute(select(PEOPLE.c.id))).scalars())


async def test_writers_of_other_rows_do_not_wait(database: Database, second: Database) -> None:
    people, others = SqlPeople(database), SqlPeople(second)
    await people.set_client_language(1, "en")
    await people.set_client_language(2, "en")
    async with database.write() as c:
        await c.execute(update(PEOPLE).where(PEOPLE.c.id == 1).values(language="fr"))
        await asyncio.wait_for(others.choose_language(2, "fr"), 5)
        same = asyncio.create_task(others.choose_language(1, "ar"))
        await asyncio.sleep(0.1)
        assert not same.done()
    await same
    assert await people.languages(1) == ("ar", "en")


async def test_behind_a_pooler_no_statement_is_kept(ready_url: str) -> None:
    pooled = make_url(ready_url).update_query_dict({"prepared_statement_cache_size": "0"})
    database = Database(pooled.render_as_string(hide_password=False))
    await database.open()
    await asyncio.gather(*(SqlPeople(database).set_client_language(n, "en") for n in range(20)))
    async with database.write() as c:
        assert await c.scalar(select(func.count()).select_from(PEOPLE)) == 20
        kept = text("SELECT count(*) FROM pg_prepared_statements WHERE name <> ''")
        assert await c.scalar(kept) == 0
    await database.close()
