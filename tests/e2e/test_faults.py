"""What the bot stands on fails under it: a clear line in the log, and nothing is lost."""

import asyncio
import os
import resource
import signal
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from pydantic import SecretStr
from sqlalchemy import select

from bot.app import build
from bot.domain.timings import Timings
from bot.metrics.health import ProcessHealth
from bot.sandbox.exchanges import KeyAction, Outage
from bot.storage.engine._sqlite_engine import PRAGMAS
from bot.storage.engine.errors import DatabaseDamagedError
from bot.storage.schema.tables import NOTICES, SCHEDULE
from tests.e2e.world import Until, World
from tests.hatchery import Hatchery
from tests.storage.engine.test_damaged_file import overwrite_pages_of
from tests.storage.server import Server

GOOD, FALLEN = "good-with-ip-list", "Action needed"
ADMIN = 7
SILENT, SPEAKS = "has not answered since", "The database answers again"


@pytest.fixture
def alarmed(quick: World) -> World:
    """A world that loses patience with its database within a second."""
    quick.changes["admins"] = frozenset({ADMIN})
    quick.set(turn=0.2, alarm_look=0.05, alarm=1.0, database_calm=1.0, longest_pause=0.3)
    return quick


async def notified(world: World, person: int, words: str) -> None:
    async with asyncio.timeout(60):
        while not world.notified(person, words):  # noqa: ASYNC110  # it sends no signal
            await asyncio.sleep(0.05)


async def open_the_chat(world: World, person: int = ADMIN) -> None:
    await world.telegram.person(person).say("/start")
    await world.telegram.person(person).wait_for("BackFuture")


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, isolation_level=None, check_same_thread=False)


async def test_the_database_is_locked_by_somebody(
    alarmed: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """For longer than the bot waits, while a key changes: the operator is notified past it."""
    monkeypatch.setattr("bot.storage.engine._sqlite.LOCK_TIMEOUT", 0.3)
    quick = ("busy_timeout=300", *PRAGMAS[1:])
    monkeypatch.setattr("bot.storage.engine._sqlite.PRAGMAS", quick)
    async with alarmed.bot():
        await open_the_chat(alarmed)
        await alarmed.store("kucoin", alarmed.sample("kucoin", GOOD))
        with closing(_connect(alarmed.folder / "bot.db")) as other:
            await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")  # the bot may hold it
            alarmed.exchanges["kucoin"].change(GOOD, KeyAction.DELETE)
            await notified(alarmed, ADMIN, SILENT)
            await asyncio.sleep(0.5)
            other.execute("ROLLBACK")
        await notified(alarmed, ADMIN, SPEAKS)
        await notified(alarmed, 42, FALLEN)
        await asyncio.sleep(0.5)
    assert len(alarmed.notified(ADMIN, SILENT)) == len(alarmed.notified(ADMIN, SPEAKS)) == 1
    assert len(alarmed.notified(42)) == 1
    assert "the database has not answered since" in caplog.text


async def test_a_disk_that_is_full(world: World, hatchery: Hatchery, until: Until) -> None:
    """Of a process of its own: the system refuses to let its files grow."""
    async with world.bot():
        await open_the_chat(world)
        await world.store("mexc", world.sample("mexc", GOOD))
    hatchery.warm("mexc")
    settings = {
        "BOT_CHECK_INTERVAL": "1",
        "BOT_CONFIRM_DELAY": "0.1",
        "BOT_ADMINS": str(ADMIN),
        "BOT_LOG_LEVEL": "INFO",
    }
    timings = Timings(checks_per_second=200.0, turn=0.2, alarm=1.0, watch=0.05, database_calm=1.0)
    process = hatchery.hatch({**world.environment, **settings}, world.folder, timings)
    log = world.folder / "bot.log"
    try:
        await until(lambda: log.exists() and "the bot is up" in log.read_text())
        await asyncio.sleep(1)
        full = max(f.stat().st_size for f in world.folder.glob("bot.db*"))
        _, most = resource.prlimit(process, resource.RLIMIT_FSIZE)
        resource.prlimit(process, resource.RLIMIT_FSIZE, (full, most))
        await notified(world, ADMIN, SILENT)
        world.exchanges["mexc"].change(GOOD, KeyAction.DELETE)
        await asyncio.sleep(1)
        assert world.notified(42, FALLEN) == []
        resource.prlimit(process, resource.RLIMIT_FSIZE, (most, most))
        await notified(world, ADMIN, SPEAKS)
        await notified(world, 42, FALLEN)
        await asyncio.sleep(0.5)
    finally:
        os.kill(process, signal.SIGKILL)
    assert len(world.notified(42, FALLEN)) == 1
    assert "the database has not answered since" in log.read_text()


async def test_postgres_is_restarted(
    alarmed: World,
    server: Server,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """As after a crash, again and again while a key changes: no one is notified of the restarts."""
    if server.restart is None:
        pytest.skip("the server is not ours to restart")
    url = await server.create()
    alarmed.changes["database_url"] = SecretStr(url)
    async with alarmed.bot():
        await open_the_chat(alarmed)
        await alarmed.store("kucoin", alarmed.sample("kucoin", GOOD))
        for act, words in ((KeyAction.DELETE, FALLEN), (KeyAction.RESTORE, "Online again")):
            alarmed.exchanges["kucoin"].change(GOOD, act)
            await asyncio.to_thread(server.restart)
            await notified(alarmed, 42, words)
            await asyncio.sleep(0.5)
        await open_the_chat(alarmed, 42)
    await server.drop(url)
    assert len(alarmed.notified(42, FALLEN)) == len(alarmed.notified(42, "Online again")) == 1
    assert "failed; it will be repeated" in caplog.text


async def test_telegram_asks_to_wait_for_minutes(quick: World, until: Until) -> None:
    """Of one person only: another is notified at once."""
    async with quick.bot() as app:
        for person in (42, 43):
            key = quick.exchanges["kucoin"].add_key(GOOD, str(person))
            await quick.store("kucoin", key, person)
        fault = quick.telegram.fault(
            "sendMessage", 429, retry_after=180, times=1_000_000, only_chat=42
        )
        for person in (42, 43):
            quick.exchanges["kucoin"].change(f"{GOOD} {person}", KeyAction.DELETE)
        await notified(quick, 43, FALLEN)
        await until(lambda: fault.times < 1_000_000)
        await asyncio.sleep(1)
        assert 1_000_000 - fault.times == 1  # it waits as it was asked to
        quick.telegram.world.faults.clear()
        quick.time.ahead += timedelta(minutes=3)
        await notified(quick, 42, FALLEN)
        await asyncio.sleep(0.5)
        assert await app.stores.notices.pending() == 0
    assert len(quick.notified(42)) == 1


async def test_telegram_cannot_be_reached(quick: World, caplog: pytest.LogCaptureFixture) -> None:
    quick.set(notice_retry=0.3)
    async with quick.bot():
        await quick.store("kucoin", quick.sample("kucoin", GOOD))
        await quick.telegram.stop()
        quick.exchanges["kucoin"].change(GOOD, KeyAction.DELETE)
        async with asyncio.timeout(60):
            while "a notice is postponed" not in caplog.text:  # noqa: ASYNC110  # a log has no event
                await asyncio.sleep(0.05)
        await quick.telegram.start()
        await notified(quick, 42, FALLEN)
        await open_the_chat(quick, 42)
        await asyncio.sleep(0.5)
    assert len(quick.notified(42, FALLEN)) == 1


async def test_it_stops_within_seconds_and_gives_everything_back(
    rarely: World, until: Until
) -> None:
    """Checks hang and a message is being sent: what is due is due at once for the next life."""
    rarely.set(check_grace=0.5, exchange_answer=30.0)  # all are begun at once
    kucoin, count = rarely.exchanges["kucoin"], 12
    async with rarely.bot():
        for n in range(count):
            await rarely.store("kucoin", kucoin.add_key(GOOD, str(n)), 42 + n)
        before = len(kucoin.calls)
        kucoin.outage = Outage.HANGING
        rarely.time.ahead += timedelta(hours=2)
        await until(lambda: len(kucoin.calls) > before + 20)
        started = time.monotonic()
    assert time.monotonic() - started < 5
    kucoin.outage = None
    async with rarely.bot():
        rows = await rarely.rows(select(SCHEDULE.c.due_at, SCHEDULE.c.lease))
        assert len(rows) == count
        assert all(row.due_at <= rarely.time() + timedelta(hours=1) for row in rows)
        async with asyncio.timeout(60):
            while await _behind(rarely):  # noqa: ASYNC110  # it sends no signal
                await asyncio.sleep(0.05)


async def test_a_message_under_way_when_it_stops_is_told_once(quick: World, until: Until) -> None:
    async with quick.bot():
        await quick.store("kucoin", quick.sample("kucoin", GOOD))
        fault = quick.telegram.fault("sendMessage", 429, retry_after=1)
        quick.exchanges["kucoin"].change(GOOD, KeyAction.DELETE)
        await until(lambda: fault.times == 0)
    assert len(quick.notified(42, FALLEN)) == 1
    async with quick.bot():
        await asyncio.sleep(0.5)
        rows = await quick.rows(select(NOTICES.c.notified_at, NOTICES.c.lease))
        assert [(row.notified_at is not None, row.lease) for row in rows] == [(True, None)]
    assert len(quick.notified(42)) == 1


async def _behind(world: World) -> int:
    """Return how many keys have not been checked since the clock was moved."""
    connections = [c for n in range(12) for c in await world.app.deps.connections.list(42 + n)]
    return sum(world.time() - c.tested_at > timedelta(hours=1) for c in connections)


@pytest.fixture
async def html_at_first(alarmed: World) -> AsyncIterator[World]:
    """A world in which a proxy answers the first look at the commands with a page."""
    pages = 0

    async def pass_on(request: web.Request) -> web.StreamResponse:
        nonlocal pages
        if request.path.endswith("getMyCommands") and not pages:
            pages += 1
            page = "<html><h1>502 Bad Gateway</h1></html>"
            return web.Response(status=502, text=page, content_type="text/html")
        url = f"{alarmed.telegram.url}{request.path_qs}"
        kind = {"Content-Type": request.headers.get("Content-Type", "")}
        body = await request.read()
        async with session.request(request.method, url, data=body, headers=kind) as answer:
            return web.Response(
                status=answer.status, body=await answer.read(), content_type=answer.content_type
            )

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", pass_on)
    runner = web.AppRunner(app)
    async with ClientSession() as session:
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        alarmed.changes["telegram_api_url"] = f"http://127.0.0.1:{port}"
        yield alarmed
        assert pages == 1
        await runner.cleanup()


async def test_a_page_at_the_start_and_a_database_that_is_moved_away_end_nothing(
    html_at_first: World,
    until: Until,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The turn is lost and comes back with the file; meanwhile nothing is taken in."""
    world = html_at_first
    world.set(turn_ends=0.5)
    person, file = world.telegram.person(42), world.folder / "bot.db"
    async with world.bot() as app:
        await open_the_chat(world)
        await until(
            lambda: "commands and profile could not be set: ClientDecodeError" in caplog.text
        )
        file.rename(world.folder / "elsewhere.db")
        await notified(world, ADMIN, SILENT)
        assert "was moved, deleted or replaced while the bot was running" in caplog.text
        health = ProcessHealth(app.stores.database, app.stores.leadership, app.contact.idle)
        assert "moved, deleted or replaced" in "".join(await health.missing())
        await until(lambda: app.contact.receiver is None)
        await person.say("/connect kucoin")
        (world.folder / "elsewhere.db").rename(file)
        await person.wait_for("Send the API key")
        await notified(world, ADMIN, SPEAKS)


async def test_a_turn_ends_in_time_although_the_database_is_silent(
    world: World, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    """Else two processes would speak with Telegram, each with the same updates."""
    world.set(turn=0.1, turn_ends=0.5)
    answers = asyncio.Event()

    async def silent() -> bool:
        await answers.wait()
        return True

    async with world.bot() as app:
        await until(lambda: app.contact.receiver)
        with monkeypatch.context() as patch:
            patch.setattr(app.stores.leadership, "acquire", silent)
            await until(lambda: app.contact.receiver is None, 10.0)
            answers.set()
        await until(lambda: app.contact.receiver)


async def test_a_damaged_table_of_turns_ends_the_process_with_its_cause(world: World) -> None:
    """The operator who restarts it reads the cause and the fix; it must not stay silent."""
    async with world.bot():
        pass
    async with build(world.settings) as app:
        overwrite_pages_of(world.folder / "bot.db", "leaders")
        with pytest.raises(DatabaseDamagedError, match="is damaged"):
            await app.run(asyncio.Event())
