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
    """A running Caddy. `place`: where the bot must listen."""

    url: str
    place: str
    trust: ssl.SSLContext


@contextlib.asynccontextmanager
async def caddy_on_loopback(folder: Path) -> AsyncIterator[Proxy]:
    """Run Caddy until the block ends; it keeps its certificates in a folder."""
    port, place, http = free_port(), f"127.0.0.1:{free_port()}", free_port()
    url, data = f"https://localhost:{port}", folder / "caddy"
    environment = {
        **os.environ,
        "BOT_PUBLIC_URL": url,
        "CADDY_UPSTREAM": place,
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
        yield Proxy(url, place, await _trust(data, port))
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
