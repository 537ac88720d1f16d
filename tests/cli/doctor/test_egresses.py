"""The checks of further egresses, with real proxies and local addresses."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.doctor import egresses
from bot.cli.doctor.finding import ExaminationResult, Level, run_all
from bot.cli.doctor.report import as_text
from bot.egress_values import read_egresses
from bot.exchanges import EXCHANGES
from bot.sandbox.exchanges import ExchangeServer
from bot.settings import Settings
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.migrations import upgrade
from tests.cli.doctor.conftest import Change
from tests.fakes.values import connected
from tests.proxies import LoopbackProxy

ADDRESS = "203.0.113.6"


@pytest.fixture
async def kucoin() -> AsyncIterator[ExchangeServer]:
    """The first exchange that is asked."""
    async with ExchangeServer("kucoin") as server:
        yield server


def with_b(change: Change, server: ExchangeServer | None, **entry: str) -> Settings:
    entries = read_egresses(json.dumps({"b": {"address": ADDRESS, **entry}}))
    nowhere = dict.fromkeys(EXCHANGES, "http://127.0.0.1:9")
    return change(egress=entries, exchange_urls={**nowhere, **(server.urls if server else {})})


async def looked(settings: Settings) -> ExaminationResult:
    found = {f.check: f.outcome for f in await run_all(egresses.checks(settings))}
    assert "hush-hush" not in repr(found)
    return found["egress b"]


async def test_one_that_works(change: Change, kucoin: ExchangeServer) -> None:
    async with LoopbackProxy("127.0.0.3", password="hush-hush") as proxy:
        for entry in ({"via": proxy.url}, {"bind": "127.0.0.3", "retires": "2027-01-31"}):
            told = await looked(with_b(change, kucoin, **entry))
            assert told.level is Level.OK
            assert f"KuCoin answers; exchanges must see it as {ADDRESS}" in told.found
    assert "it retires on 2027-01-31" in told.found


async def test_one_that_does_not(change: Change, kucoin: ExchangeServer) -> None:
    async with LoopbackProxy("127.0.0.3", password="hush-hush") as proxy:
        wrong = proxy.url.replace("hush-hush", "hush-hush-hush")
        told = await looked(with_b(change, kucoin, via=wrong))
        assert "no exchange answers through it" in told.found
        gone = proxy.url
    for entry, said in (
        ({"via": gone}, "does not answer: ConnectionRefusedError"),
        ({"bind": "198.51.100.77"}, "is no address of this machine"),
    ):
        told = await looked(with_b(change, kucoin, **entry))
        assert told.level is Level.FAIL
        assert said in told.found
        assert "BOT_EGRESS" in told.fix


async def test_the_connections_of_each_are_counted_and_orphans_named(
    change: Change, tmp_path: Path
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/bot.db"
    database = Database(url)
    await database.open()
    await upgrade(database)
    store = SqlConnectionStore(database)
    for n, egress in enumerate(("default", "b", "b", "old", "old")):
        made = replace(connected(f"c{n}"), egress=egress)
        await store.add(made, b"0000 sealed", b"%d" % n)
    await database.close()

    known = with_b(change, None).egresses
    told = await egresses.check_connections(url, known)
    assert told.level is Level.FAIL
    assert "old (2 connections)" in told.found
    everything = type(known)((*known.all, replace(known.all[1], id="old")))
    told = await egresses.check_connections(url, everything)
    assert told.found == "default: 1 connections, b: 2 connections, old: 2 connections"


async def test_without_further_ones_nothing_is_asked(change: Change) -> None:
    [finding] = await run_all(egresses.checks(change()))
    assert finding.check == "egresses"
    assert finding.outcome.level is Level.OK
    assert "egresses" in as_text([finding])
