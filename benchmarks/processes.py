"""Measures several processes that answer together, behind Caddy on one PostgreSQL."""

import asyncio
import signal
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from benchmarks.conversation import CallListener, Turn, converse, run_bot
from benchmarks.figures import Figure, quantile, scaled
from benchmarks.programs import running
from bot.sandbox.telegram import TelegramServer
from tests.caddy import Proxy, caddy_on_loopback
from tests.programs import missing
from tests.storage.server import MISSING, Server, find_server

COUNTS = (1, 2, 4)  # processes
PEOPLE = 40  # talking at the same time
ROUNDS = 2  # conversations of each of them
_DYING = 3  # processes, of which one is killed
_READY = 90.0  # seconds until all answer
_LIVING = "SELECT count(*) FROM processes WHERE until > clock_timestamp()"


class _Any:
    """Stands for several processes: that one of them ends is no end."""

    async def wait(self) -> None:
        """Wait forever."""
        await asyncio.Event().wait()


async def measure(scale: float) -> list[Figure]:
    """Measure an echo bot alone, then the bot in one, two and four processes."""
    people = scaled(PEOPLE, scale)
    with find_server() as found, TemporaryDirectory() as name:
        server = found or missing(MISSING)
        folder = Path(name)
        async with run_bot("benchmarks.echo_bot", folder) as echo:
            _, echo_rate = await _talk(echo, people)
        rates, calm = {}, [Turn(secret=False, seconds=0, deleted_first=False)]
        for count in COUNTS:
            async with _together(server, folder, count) as (listener, _):
                calm, rates[count] = await _talk(listener, people)
        async with _together(server, folder, _DYING) as (listener, bots):
            killing = asyncio.create_task(_kill_soon(bots[0]))
            dying, _ = await _talk(listener, people)
            await killing
    return [
        *(
            Figure(
                name=f"updates a second, {count} processes, {people} people, limits lifted",
                value=rate,
                unit="/s",
                yardstick=echo_rate,
                beside="a bare aiogram echo bot, polling, without database or proxy",
            )
            for count, rate in rates.items()
        ),
        Figure(
            name=f"first answer p99 while one of {_DYING} processes is killed",
            value=_late(dying),
            unit="ms",
            yardstick=_late(calm),
            beside=f"the same of {COUNTS[-1]} processes that live",
        ),
    ]


def _late(turns: Sequence[Turn]) -> float:
    return quantile([turn.seconds * 1000 for turn in turns], 99)


async def _talk(listener: CallListener, people: int) -> tuple[list[Turn], float]:
    """Run conversations at the same time; return their turns, and updates a second."""
    await converse(listener, 1, 1)
    began = asyncio.get_running_loop().time()
    talks = await asyncio.gather(*(converse(listener, 2 + n, ROUNDS) for n in range(people)))
    turns = [turn for talk in talks for turn in talk]
    return turns, len(turns) / (asyncio.get_running_loop().time() - began)


async def _kill_soon(bot: Process) -> None:
    await asyncio.sleep(2)
    bot.send_signal(signal.SIGKILL)


@asynccontextmanager
async def _together(
    server: Server, folder: Path, count: int
) -> AsyncIterator[tuple[CallListener, list[Process]]]:
    """Run some bots on a new database, with a Telegram server of their own."""
    url = await server.create()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(server.drop, url)
        telegram = await stack.enter_async_context(TelegramServer())
        home = folder / f"{count}-{url[-12:]}"
        home.mkdir()
        proxy = await stack.enter_async_context(caddy_on_loopback(home, count))
        telegram.world.webhook.trust = proxy.trust
        bots = []
        for place in proxy.places:
            settings = _settings(telegram, home, url, proxy, place)
            program = running("-m", "benchmarks.unpaced_bot", folder=home, settings=settings)
            bots.append(await stack.enter_async_context(program))
            await _until_living(server, url, len(bots))
        listener = CallListener(telegram, cast("Process", _Any()))
        listening = asyncio.create_task(listener.listen())
        stack.callback(listening.cancel)
        yield listener, bots


def _settings(
    telegram: TelegramServer, folder: Path, url: str, proxy: Proxy, place: str
) -> dict[str, str]:
    return {
        "BOT_TOKEN": telegram.token,
        "BOT_TELEGRAM_API_URL": telegram.url,
        "BOT_DATABASE_URL": url,
        "BOT_MASTER_KEY_FILE": f"{folder}/master.key",
        "BOT_PUBLIC_URL": proxy.url,
        "BOT_PUBLIC_LISTEN": place,
        "BOT_LOG_LEVEL": "ERROR",
    }


async def _until_living(server: Server, url: str, count: int) -> None:
    async with asyncio.timeout(_READY):
        while not await _lives(server, url, count):  # noqa: ASYNC110  # it sends no signal
            await asyncio.sleep(0.1)


async def _lives(server: Server, url: str, count: int) -> bool:
    if await server.run("SELECT to_regclass('processes')", url) is None:
        return False
    return int(await server.run(_LIVING, url)) == count
