"""The checks of clocks, addresses and the proxy."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from pydantic import SecretStr

from bot.cli.doctor import network
from bot.cli.doctor.finding import Level, run_all
from bot.cli.doctor.report import as_text
from bot.exchanges import EXCHANGES, CcxtProber, KeyLine
from bot.sandbox.exchanges import ExchangeServer
from tests.cli.doctor.conftest import Change


async def test_a_clock_that_is_off_fails_at_every_exchange_that_judges_by_it() -> None:
    async with AsyncExitStack() as stack:
        urls = {}
        for name in EXCHANGES:
            ahead = ExchangeServer(name, clock_offset=3600)
            urls[name] = (await stack.enter_async_context(ahead)).url
        prober = CcxtProber(KeyLine(urls))
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
        prober = CcxtProber(KeyLine({"kucoin": kucoin.url}))
        told = await network.check_clock(prober, "kucoin")
        await prober.close()

    assert told.level is level
    assert f" {abs(ahead)}.0" in told.found or f" {abs(ahead) - 1}.9" in told.found
    assert side in told.found


async def test_an_exchange_that_cannot_be_reached_is_a_warning() -> None:
    prober = CcxtProber(KeyLine({"kucoin": "http://127.0.0.1:9"}))
    told = await network.check_clock(prober, "kucoin")
    await prober.close()

    assert told.level is Level.WARN
    assert told.found == "KuCoin cannot be reached"
    assert "network" in told.fix


async def test_an_exchange_that_hangs_is_a_warning() -> None:
    async with ExchangeServer("kucoin", latency=30) as kucoin:
        prober = CcxtProber(KeyLine({"kucoin": kucoin.url}, timeout=0.2))
        told = await network.check_clock(prober, "kucoin")
        await prober.close()

    assert told.level is Level.WARN


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
        (None, (), Level.WARN, "no route"),
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
    for source in (None, "fd00::2"):
        for told in ((), ("8.8.4.4",)):
            assert network.judge_address("IPv6", source, told).level is Level.OK
    assert network.judge_address("IPv6", "2606:4700::1", ("8.8.4.4",)).level is Level.WARN


async def test_a_proxy_is_tried_and_its_password_never_shown(change: Change) -> None:
    listening = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    proxied = change(proxy_url=SecretStr(f"http://user:hush-hush@localhost:{port}"))

    (answers,) = await run_all(network.routes(proxied))
    (empty,) = await run_all(network.routes(proxied.model_copy(update={"server_ips": ()})))
    listening.close()
    await listening.wait_closed()
    (silent,) = await run_all(network.routes(proxied))

    levels = [f.outcome.level for f in (answers, empty, silent)]
    assert levels == [Level.OK, Level.WARN, Level.FAIL]
    assert f"localhost:{port} answers" in answers.outcome.found
    assert "does not answer: ConnectionRefusedError" in silent.outcome.found
    assert "hush-hush" not in as_text([answers, empty, silent])


def test_a_proxy_without_a_port_has_the_usual_one(change: Change) -> None:
    for url, port in (("http://p.example", 80), ("https://p.example", 443)):
        (check,) = network.routes(change(proxy_url=SecretStr(url)))
        assert check.look.args[1] == port  # type: ignore[attr-defined]  # a partial
