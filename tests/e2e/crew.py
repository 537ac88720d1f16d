"""Several bots in processes of their own, behind a real Caddy, on one PostgreSQL."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.domain.timings import Timings
from tests.caddy import Proxy, caddy_on_loopback
from tests.e2e.world import World, is_alive, until
from tests.hatchery import Hatchery
from tests.storage.server import Server

TIMINGS = Timings(
    turn=0.3,
    turn_ends=8.0,
    process_life=10.0,
    notices=0.05,
    grace=2.0,
    erasures=0.2,
    inbox=0.2,
    burst=1000,
    messages_per_second=1000,
    erasure_retry=0.5,
    erasure_waits=1.0,
    webhook_look=0.5,
    webhook_answer=5.0,
)


@dataclass
class Crew:
    """The bots. Each has a place behind the proxy; several lives of one follow each other."""

    world: World
    hatchery: Hatchery
    server: Server
    url: str  # of the database
    proxy: Proxy
    timings: Timings = TIMINGS
    settings: dict[str, str] = field(default_factory=dict)
    processes: dict[int, int] = field(default_factory=dict)  # place → process

    def begin(self, place: int) -> int:
        """Start a bot at a place."""
        folder = self.folder(place)
        folder.mkdir(exist_ok=True)
        environment = {
            **self.world.environment,
            "BOT_DATABASE_URL": self.url,
            "BOT_PUBLIC_URL": self.proxy.url,
            "BOT_PUBLIC_LISTEN": self.proxy.places[place],
            **self.settings,
        }
        self.processes[place] = self.hatchery.hatch(environment, folder, self.timings)
        return self.processes[place]

    async def end(self, place: int, how: signal.Signals) -> None:
        """End a bot."""
        process = self.processes.pop(place)
        os.kill(process, how)
        await until(lambda: not is_alive(process))

    async def suspend(self, place: int) -> None:
        """Stop a bot without ending it, until it is taken for dead."""
        os.kill(self.processes[place], signal.SIGSTOP)
        await self.until_answering(len(self.processes) - 1)

    def resume(self, place: int) -> None:
        """Continue a bot."""
        os.kill(self.processes[place], signal.SIGCONT)

    @asynccontextmanager
    async def silent_database(self) -> AsyncIterator[None]:
        """Make the database hang for all bots during a block: their tables are locked."""
        held = await self.server.connect(self.url)
        try:
            async with held.transaction():
                await held.execute("LOCK processes, inbox, people, conversations")
                yield
        finally:
            await held.close()

    def folder(self, place: int) -> Path:
        """Return the folder of a bot."""
        folder: Path = self.world.folder / f"bot-{place}"
        return folder

    @property
    def logs(self) -> str:
        """What all bots have logged."""
        return "".join(
            (self.folder(n) / "bot.log").read_text()
            for n in range(len(self.proxy.places))
            if self.folder(n).exists()
        )

    @property
    def errors(self) -> list[str]:
        """The errors that bots have logged; a picture may be late on a busy machine."""
        lines = [line for line in self.logs.splitlines() if " ERROR " in line]
        return [line for line in lines if "a picture was not sent" not in line]

    async def ask(self, statement: str) -> Any:
        """Return the first value of a statement."""
        return await self.server.run(statement, self.url)

    async def until_asked(self, statement: str, value: Any, patience: float = 60.0) -> None:
        """Wait until a statement returns a value."""
        async with asyncio.timeout(patience):
            while await self.ask(statement) != value:  # noqa: ASYNC110  # it sends no signal
                await asyncio.sleep(0.05)

    async def until_answering(self, count: int) -> None:
        """Wait until some processes answer."""
        living = "SELECT count(*) FROM processes WHERE until > clock_timestamp()"
        await self.until_asked(living, count)
        await until(lambda: self.world.telegram.world.webhook.url)


@asynccontextmanager
async def crew(
    world: World, hatchery: Hatchery, server: Server, bots: int, exchange: str
) -> AsyncIterator[Crew]:
    """Yield a crew of which no bot runs yet, on a database that is made ready."""
    hatchery.warm(exchange)
    url = await server.create()
    world.changes["database_url"] = SecretStr(url)
    async with world.bot():
        pass
    async with caddy_on_loopback(world.folder, bots) as proxy:
        world.telegram.world.webhook.trust = proxy.trust
        crew = Crew(world, hatchery, server, url, proxy)
        try:
            yield crew
        finally:
            for place in list(crew.processes):
                await crew.end(place, signal.SIGKILL)
    await server.drop(url)
