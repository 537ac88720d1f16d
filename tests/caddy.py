"""A real Caddy with the Caddyfile of the project, on loopback with its own certificates."""

import asyncio
import contextlib
import os
import socket
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from tests.programs import caddy

CADDYFILE = Path(__file__).parents[1] / "Caddyfile"


def free_port() -> int:
    """Return a port of loopback that no program uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Proxy:
    """A running Caddy. `places`: where bots must listen."""

    url: str
    places: tuple[str, ...]
    trust: ssl.SSLContext

    @property
    def place(self) -> str:
        """Where the bot must listen, if there is one."""
        [place] = self.places
        return place


@contextlib.asynccontextmanager
async def caddy_on_loopback(folder: Path, bots: int = 1) -> AsyncIterator[Proxy]:
    """Run Caddy before some bots until the block ends; it keeps its certificates in a folder."""
    port, http = free_port(), free_port()
    places = tuple(f"127.0.0.1:{free_port()}" for _ in range(bots))
    url, data = f"https://localhost:{port}", folder / "caddy"
    environment = {
        **os.environ,
        "BOT_PUBLIC_URL": url,
        "CADDY_UPSTREAM": " ".join(places),
        "CADDY_HTTP_PORT": str(http),
        "XDG_DATA_HOME": str(data),
        "XDG_CONFIG_HOME": str(data),
    }
    with (folder / "caddy.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            caddy(),
            *("run", "--config", str(CADDYFILE), "--adapter", "caddyfile"),
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        yield Proxy(url, places, await _trust(data, port))
    finally:
        process.kill()
        await process.wait()


async def _trust(data: Path, port: int) -> ssl.SSLContext:
    """Return a context that trusts the proxy, once it answers with its certificate."""
    root = data / "caddy/pki/authorities/local/root.crt"
    async with asyncio.timeout(30):
        while True:
            with contextlib.suppress(OSError):
                context = ssl.create_default_context(cafile=root)
                _, writer = await asyncio.open_connection("localhost", port, ssl=context)
                writer.close()
                return context
            await asyncio.sleep(0.05)
