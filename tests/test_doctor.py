"""The `doctor` command: real servers, real databases, and nothing made or changed."""

import asyncio
import base64
import json
import os
import secrets
import shutil
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot import doctor
from bot.demo import demo_settings
from bot.doctor import languages, network, storage
from bot.doctor.finding import Check, Finding, Level, Outcome, fail, ok, run_all, warn
from bot.doctor.report import as_json, as_text, exit_code
from bot.exchanges import EXCHANGES, Prober
from bot.sandbox.exchanges import ExchangeServer
from bot.sandbox.telegram import SANDBOX_TOKEN, TelegramServer
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.installation import open_vault
from bot.storage.master_keys import KeyFile
from bot.storage.migrations import upgrade
from tests.storage.server import MISSING, Server, find_server

ROOT = Path(__file__).parents[1]
Change: TypeAlias = Callable[..., Settings]


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(token=SANDBOX_TOKEN) as server:
        yield server


@pytest.fixture
async def exchanges() -> AsyncIterator[dict[str, ExchangeServer]]:
    async with AsyncExitStack() as stack:
        yield {name: await stack.enter_async_context(ExchangeServer(name)) for name in EXCHANGES}


@pytest.fixture
def change(tmp_path: Path) -> Change:
    """Return settings of an installation in a folder of its own, where nobody answers."""

    def changed(**settings: Any) -> Settings:
        nowhere = dict.fromkeys(EXCHANGES, "http://127.0.0.1:9")
        usual = demo_settings(tmp_path / "data", "http://127.0.0.1:9", nowhere)
        return usual.model_copy(update=settings)

    return changed


@pytest.fixture
async def installed(change: Change) -> Settings:
    """The settings of a bot that was started once."""
    await start(change())
    return change()


async def start(settings: Settings) -> None:
    database = Database(settings.database_url.get_secret_value())
    await database.open()
    await upgrade(database)
    await open_vault(database, KeyFile(settings.master_key_file))
    await database.close()


def database_of(settings: Settings) -> Path:
    return settings.master_key_file.with_name("bot.db")


def state_of(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return every file of a folder with its mode, time and content."""
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".db-shm"):
        facts = path.stat()
        found[path.name] = (facts.st_mode, facts.st_mtime_ns, path.read_bytes())
    return found


async def outcome(check: str, settings: Settings) -> Outcome:
    """Return what one check found, and prove that it changed nothing."""
    folder = settings.master_key_file.parents[1]
    before = state_of(folder)
    found = {f.check: f.outcome for f in await run_all(storage.checks(settings))}
    assert state_of(folder) == before
    return found[check]


# ---------------------------------------------------------------- all of it


async def test_a_sound_installation_fails_nowhere(
    telegram: TelegramServer, exchanges: dict[str, ExchangeServer], installed: Settings
) -> None:
    urls = {site: url for server in exchanges.values() for site, url in server.urls.items()}
    settings = installed.model_copy(
        update={"telegram_api_url": telegram.url, "exchange_urls": urls}
    )

    found = await doctor.examine(settings)

    named = {f.check: f.outcome for f in found}
    assert [f for f in found if f.outcome.level is Level.FAIL] == []
    assert exit_code(found) == 0
    assert {f"clock {name}" for name in EXCHANGES} <= named.keys()
    expected = ("settings", "database", "migrations", "disk", "master key", "telegram")
    for check in (*expected, *(f"clock {name}" for name in EXCHANGES), "language ar"):
        assert named[check].level is Level.OK, check
        assert not named[check].fix
    assert all(server.calls and len(server.calls) == 1 for server in exchanges.values())
    assert {call.method for call in telegram.calls} == {"getMe", "getWebhookInfo"}


async def test_a_clock_that_is_off_fails_at_every_exchange_that_judges_by_it() -> None:
    async with AsyncExitStack() as stack:
        urls = {}
        for name in EXCHANGES:
            ahead = ExchangeServer(name, clock_offset=3600)
            urls[name] = (await stack.enter_async_context(ahead)).url
        prober = Prober(urls)
        stack.push_async_callback(prober.close)

        found = {f.check: f.outcome for f in await run_all(network.clocks(prober))}

    unjudged = found.pop("clock kraken")  # it counts requests instead
    assert unjudged.level is Level.OK
    assert "s behind" in unjudged.found
    for told in found.values():
        assert told.level is Level.FAIL
        assert "3600." in told.found or "3599." in told.found
        assert "timedatectl set-ntp true" in told.fix


@pytest.mark.parametrize(
    ("ahead", "level", "side"),
    [(-4, Level.OK, "ahead"), (4, Level.OK, "behind"), (-8, Level.FAIL, "ahead")],
)
async def test_the_side_is_told_and_what_the_exchange_bears_is_no_fault(
    ahead: float, level: Level, side: str
) -> None:
    async with ExchangeServer("kucoin", clock_offset=ahead) as kucoin:
        prober = Prober({"kucoin": kucoin.url})
        told = await network.look_at_clock(prober, "kucoin")
        await prober.close()

    assert told.level is level
    assert f" {abs(ahead)}.0" in told.found or f" {abs(ahead) - 1}.9" in told.found
    assert side in told.found


async def test_an_exchange_that_cannot_be_reached_is_a_warning() -> None:
    prober = Prober({"kucoin": "http://127.0.0.1:9"})
    told = await network.look_at_clock(prober, "kucoin")
    await prober.close()

    assert told.level is Level.WARN
    assert told.found == "KuCoin cannot be reached"
    assert "network" in told.fix


async def test_an_exchange_that_hangs_is_a_warning() -> None:
    async with ExchangeServer("kucoin", latency=30) as kucoin:
        prober = Prober({"kucoin": kucoin.url}, timeout=0.2)
        told = await network.look_at_clock(prober, "kucoin")
        await prober.close()

    assert told.level is Level.WARN


# ---------------------------------------------------------------- checks among themselves


async def test_a_check_that_breaks_or_hangs_stops_no_other() -> None:
    async def hang() -> Outcome:
        await asyncio.sleep(60)
        raise AssertionError

    async def break_down() -> Outcome:
        raise RuntimeError("hush-hush")

    async def fine() -> Outcome:
        return ok("fine")

    found = await run_all(
        [Check("hangs", hang, seconds=0.05), Check("breaks", break_down), Check("fine", fine)]
    )

    assert [f.check for f in found] == ["hangs", "breaks", "fine"]
    assert [f.outcome.level for f in found] == [Level.FAIL, Level.FAIL, Level.OK]
    assert found[0].outcome.found == "no answer within 0.05 seconds"
    assert "RuntimeError" in found[1].outcome.found
    assert "hush-hush" not in as_text(found)


async def test_checks_run_at_once() -> None:
    barrier = asyncio.Barrier(3)

    async def wait() -> Outcome:
        await barrier.wait()
        return ok("all are here")

    found = await run_all(Check(str(n), wait, seconds=5) for n in range(3))

    assert all(f.outcome.level is Level.OK for f in found)


def test_a_report_is_a_line_each_with_its_fix_below() -> None:
    found = [
        Finding("settings", ok("fine")),
        Finding("a", warn("so so", "Mend it.")),
        Finding("b", warn("so so", "Mend it.")),
        Finding("c", fail("bad", "Mend that.")),
    ]

    assert as_text(found).splitlines() == [
        "ok    settings  fine",
        "warn  a         so so",
        "warn  b         so so",
        "      fix: Mend it.",
        "fail  c         bad",
        "      fix: Mend that.",
        "",
        "1 ok, 2 warn, 1 fail",
    ]
    assert exit_code(found) == 1
    assert exit_code(found[:-1]) == 0
    assert json.loads(as_json(found)) == {
        "ok": False,
        "checks": [
            {"check": "settings", "level": "ok", "found": "fine", "fix": None},
            {"check": "a", "level": "warn", "found": "so so", "fix": "Mend it."},
            {"check": "b", "level": "warn", "found": "so so", "fix": "Mend it."},
            {"check": "c", "level": "fail", "found": "bad", "fix": "Mend that."},
        ],
    }


# ---------------------------------------------------------------- database and key


async def test_on_a_new_machine_it_says_what_would_be_made_and_makes_nothing(
    change: Change, tmp_path: Path
) -> None:
    for check in ("database", "migrations", "master key"):
        told = await outcome(check, change())
        assert told.level is Level.OK
        assert "the first start makes" in told.found
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
    assert "not known" in key.found


async def test_a_place_where_no_file_can_be_made_is_told(change: Change, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    told = await outcome("database", change())
    assert told.level is Level.FAIL
    assert f"no file can be made in {tmp_path}/data" in told.found


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_what_may_not_be_written_is_told(installed: Settings) -> None:
    database_of(installed).chmod(0o400)
    told = await outcome("database", installed)
    assert told.level is Level.FAIL
    assert "may not be written" in told.found


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
    """A later release is played by a copy of the migrations with one more among them."""
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
    assert (await storage.look_at_disk(database_of(installed))).level is Level.OK
    monkeypatch.setattr(storage, "SCARCE", free * 2)
    assert (await storage.look_at_disk(database_of(installed))).level is Level.WARN
    monkeypatch.setattr(storage, "TOO_SCARCE", free * 2)
    assert (await storage.look_at_disk(database_of(installed))).level is Level.FAIL


async def test_a_library_with_the_bug_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 2))
    assert (await storage.look_at_sqlite()).level is Level.WARN
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    assert (await storage.look_at_sqlite()).level is Level.OK


async def test_a_key_that_opens_the_database_is_proven(installed: Settings) -> None:
    told = await outcome("master key", installed)
    assert told.level is Level.OK
    file = installed.master_key_file
    assert told.found == (f"{file}: key 1 seals, mode 0600, 0 days old; it opens the database")


async def test_an_old_key_is_a_warning(installed: Settings) -> None:
    made = (datetime.now(UTC) - timedelta(days=400)).timestamp()
    os.utime(installed.master_key_file, (made, made))
    told = await outcome("master key", installed)
    assert told.level is Level.WARN
    assert "400 days old" in told.found
    assert "Rotate" in told.fix


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
    assert "no new key could open it" in told.found
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
        "BOT_MASTER_KEYS: key 2 seals, 1 more opens, age not known; it opens the database"
    )
    alone = installed.model_copy(update={"master_keys": SecretStr(new)})
    assert (await outcome("master key", alone)).level is Level.FAIL


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with find_server() as found:
        if found is None and os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        if found is None:
            pytest.skip(MISSING)
        yield found


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
    assert list(new) == ["database", "migrations", "master key"]
    assert {told.level for told in new.values()} == {Level.OK}
    assert new["database"].found.startswith("PostgreSQL ")
    assert "the first start makes" in new["migrations"].found
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
    assert [f.outcome.level for f in found] == [Level.FAIL, Level.FAIL, Level.WARN]
    assert "127.0.0.1:9 cannot be reached" in found[0].outcome.found
    assert "hush-hush" not in as_text(found) + as_json(found)


async def test_an_address_that_cannot_be_used_fails(change: Change) -> None:
    settings = change(database_url=SecretStr("mysql://bot:hush-hush@db/bot"))
    found = await run_all(storage.checks(settings))
    assert found[0].outcome.level is Level.FAIL
    assert "mysql" in found[0].outcome.found
    assert "hush-hush" not in as_text(found)


# ---------------------------------------------------------------- Telegram


async def ask_telegram(settings: Settings) -> Outcome:
    (told,) = await run_all(doctor.telegram.checks(settings))
    assert "SANDBOX-token" not in repr(told)
    return told.outcome


async def test_the_account_and_its_rights_are_told(
    telegram: TelegramServer, change: Change
) -> None:
    told = await ask_telegram(change(telegram_api_url=telegram.url))
    assert told == ok(
        "token accepted: @backfuture_sandbox_bot (may be added to groups, privacy mode); no webhook"
    )


async def test_a_webhook_stops_the_bot_and_its_address_is_not_shown_whole(
    telegram: TelegramServer, change: Change
) -> None:
    telegram.world.webhook.url = "https://hooks.example/hush-hush"
    told = await ask_telegram(change(telegram_api_url=telegram.url))
    assert told.level is Level.FAIL
    assert "hooks.example" in told.found
    assert "hush-hush" not in repr(told)
    assert "deleteWebhook" in told.fix


@pytest.mark.parametrize("token", ["424242:another-token-than-the-sandbox-takes", "1:short"])
async def test_a_wrong_token_is_told_and_never_shown(
    telegram: TelegramServer, change: Change, token: str
) -> None:
    told = await ask_telegram(change(telegram_api_url=telegram.url, token=SecretStr(token)))
    assert told == fail("127.0.0.1 refuses BOT_TOKEN", "Ask @BotFather for a new token and set it.")


async def test_no_token_is_told(change: Change) -> None:
    told = await ask_telegram(change(token=None))
    assert (told.level, told.found) == (Level.FAIL, "BOT_TOKEN is not set")


async def test_a_telegram_that_is_busy_is_a_warning(
    telegram: TelegramServer, change: Change
) -> None:
    telegram.fault("getMe", 429, retry_after=3)
    told = await ask_telegram(change(telegram_api_url=telegram.url))
    assert (told.level, told.found) == (Level.WARN, "127.0.0.1 answers 429")


async def test_a_telegram_that_has_stopped_fails(telegram: TelegramServer, change: Change) -> None:
    await telegram.stop()
    told = await ask_telegram(change(telegram_api_url=telegram.url))
    assert told.level is Level.FAIL
    assert "cannot be reached" in told.found
    assert "BOT_TELEGRAM_API_URL" in told.fix


@pytest.mark.parametrize(
    "body", ["<html>", "[]", "{}", '{"ok": true}', '{"ok": true, "result": 1}']
)
async def test_what_is_no_bot_api_server_fails(change: Change, body: str) -> None:
    async def answer(_: web.BaseRequest) -> web.Response:
        return web.Response(text=body)

    runner = web.ServerRunner(web.Server(answer, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    told = await ask_telegram(change(telegram_api_url=f"http://127.0.0.1:{runner.addresses[0][1]}"))
    await runner.cleanup()
    assert told.level is Level.FAIL
    assert "does not answer as a Bot API server does" in told.found


# ---------------------------------------------------------------- addresses


def test_the_source_address_is_the_one_the_system_would_take() -> None:
    assert network.source_address("127.0.0.1") == "127.0.0.1"
    assert network.source_address("::ffff:0:0:0:1%nowhere") is None


@pytest.mark.parametrize(
    ("source", "told", "level", "said"),
    [
        ("8.8.4.4", ("8.8.4.4",), Level.OK, "is among"),
        ("8.8.4.4", ("9.9.9.9",), Level.WARN, "is not among"),
        ("8.8.4.4", (), Level.WARN, "BOT_SERVER_IPS is empty"),
        ("10.0.0.5", ("8.8.4.4",), Level.OK, "not a public address: exchanges see another"),
        ("100.64.0.5", ("8.8.4.4",), Level.OK, "not a public address: exchanges see another"),
        ("10.0.0.5", (), Level.WARN, "BOT_SERVER_IPS is empty"),
        ("2606:4700::1", ("2606:4700::1",), Level.OK, "is among"),
        (None, (), Level.WARN, "no way out"),
    ],
)
def test_the_address_is_held_against_what_people_are_told(
    source: str | None, told: tuple[str, ...], level: Level, said: str
) -> None:
    judged = network.judge_address("IPv4", source, told)
    assert judged.level is level
    assert said in judged.found
    assert bool(judged.fix) is (level is not Level.OK)


def test_a_machine_may_do_without_ipv6() -> None:
    assert network.judge_address("IPv6", None, ("8.8.4.4",)).level is Level.OK


async def test_a_proxy_is_tried_and_its_password_never_shown(change: Change) -> None:
    listening = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    proxied = change(proxy_url=SecretStr(f"http://user:hush-hush@localhost:{port}"))

    (answers,) = await run_all(network.ways_out(proxied))
    (empty,) = await run_all(network.ways_out(proxied.model_copy(update={"server_ips": ()})))
    listening.close()
    await listening.wait_closed()
    (silent,) = await run_all(network.ways_out(proxied))

    levels = [f.outcome.level for f in (answers, empty, silent)]
    assert levels == [Level.OK, Level.WARN, Level.FAIL]
    assert f"localhost:{port} answers" in answers.outcome.found
    assert "does not answer: ConnectionRefusedError" in silent.outcome.found
    assert "hush-hush" not in as_text([answers, empty, silent])


def test_a_proxy_without_a_port_has_the_usual_one(change: Change) -> None:
    for url, port in (("http://p.example", 80), ("https://p.example", 443)):
        (check,) = network.ways_out(change(proxy_url=SecretStr(url)))
        assert check.look.args[1] == port  # type: ignore[attr-defined]  # a partial


# ---------------------------------------------------------------- languages


async def words(folder: Path, **files: bytes | str) -> dict[str, Outcome]:
    for code, text in files.items():
        content = text if isinstance(text, bytes) else text.encode()
        (folder / f"{code}.ftl").write_bytes(content)
    return {f.check: f.outcome for f in await run_all(languages.checks(folder))}


async def test_gaps_are_counted_and_named(tmp_path: Path) -> None:
    found = await words(
        tmp_path,
        en="a = A\nb = B\nc = C\nd = D\ne = E\n",
        nb="a = A\nf = F\n",
        ar="a = A\nb = B\nc = C\nd = D\nnonsense\ne = E\n",
    )
    assert list(found) == ["language en", "language ar", "language nb"]
    assert found["language en"] == ok("all messages are there")
    assert found["language ar"].level is Level.WARN
    assert found["language ar"].found == "1 broken (line 5)"
    assert found["language nb"].found == "4 missing (b, c, d, …), 1 left over (f)"


async def test_a_folder_that_is_broken_fails(tmp_path: Path) -> None:
    assert (await words(tmp_path))["language en"].level is Level.FAIL
    assert (await words(tmp_path, nb="a = A\n"))["language en"].level is Level.FAIL
    found = await words(tmp_path, en="a = A\nnonsense\n", nb=b"a = \xff\xfe\n")
    assert found["language en"].level is Level.FAIL
    assert found["language nb"].level is Level.FAIL
    assert "UnicodeDecodeError" in found["language nb"].found


# ---------------------------------------------------------------- as a program


async def run(
    *arguments: str, folder: Path, settings: Mapping[str, str]
) -> tuple[int | None, str, str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "error", "-m", "bot", "doctor", *arguments),
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


def closed(name: str) -> str:
    """Return an address that refuses at once."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}/{name}"


async def test_the_command_tells_both_ways_and_makes_nothing(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    settings = {
        "BOT_TOKEN": SANDBOX_TOKEN,
        "BOT_TELEGRAM_API_URL": telegram.url,
        "BOT_MASTER_KEYS": f"1:{base64.b64encode(secrets.token_bytes(32)).decode()}",
        "BOT_EXCHANGE_URLS": json.dumps({name: closed(name) for name in EXCHANGES}),
        "BOT_SERVER_IPS": "203.0.113.7",
        "BOT_PROXY_URL": "http://user:hush-hush@127.0.0.1:9",
    }

    code, out, err = await run(folder=tmp_path, settings=settings)
    json_code, document, _ = await run("--json", folder=tmp_path, settings=settings)

    assert (code, json_code, err) == (1, 1, "")  # the proxy
    told = json.loads(document)
    assert told["ok"] is False
    failed = [check["check"] for check in told["checks"] if check["level"] == "fail"]
    assert failed == ["proxy"]
    for check in told["checks"]:
        assert any(check["check"] in row and check["found"] in row for row in out.splitlines())
        assert check["fix"] is None or f"      fix: {check['fix']}" in out.splitlines()
    hidden = (SANDBOX_TOKEN, settings["BOT_MASTER_KEYS"].partition(":")[2], "hush-hush")
    assert not any(secret in out + document for secret in hidden)
    assert not state_of(tmp_path)


async def test_warnings_alone_are_no_failure(telegram: TelegramServer, tmp_path: Path) -> None:
    settings = {
        "BOT_TOKEN": SANDBOX_TOKEN,
        "BOT_TELEGRAM_API_URL": telegram.url,
        "BOT_EXCHANGE_URLS": json.dumps({name: closed(name) for name in EXCHANGES}),
    }
    code, out, _ = await run(folder=tmp_path, settings=settings)
    assert code == 0
    assert "KuCoin cannot be reached" in out
    assert out.endswith(" 0 fail\n")


async def test_wrong_settings_are_each_named_and_the_languages_still_looked_at(
    tmp_path: Path,
) -> None:
    wrong = {"BOT_LOG_LEVEL": "hush-hush", "BOT_SERVER_IPS": "hush-hush"}
    code, out, _ = await run("--json", folder=tmp_path, settings=wrong)
    assert code == 1
    checks = json.loads(out)["checks"]
    named = [check for check in checks if check["check"] == "settings"]
    assert {check["found"].partition(":")[0] for check in named} == set(wrong)
    assert all(check["level"] == "fail" and ".env.example" in check["fix"] for check in named)
    assert "language nb" in {check["check"] for check in checks}
    assert "hush-hush" not in out
