"""Owns the rehearsal: the real bot, with a Telegram and exchanges of its own on loopback."""

import contextlib
import socket
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import SecretStr

from bot.app import serve
from bot.exchanges import EXCHANGES
from bot.sandbox.exchanges import SEEN_IP, ExchangeServer, SampleKey
from bot.sandbox.telegram import SANDBOX_TOKEN, Sample, TelegramServer
from bot.settings import Settings

_SHORT = {"api", "html", "ip", "pem"}
PORT = 8765  # of the chat page, where it is free


async def run_demo() -> None:
    """Serve the chat page and the bot behind it until stopped. Nothing leaves this machine."""
    async with contextlib.AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="connect-demo-")))
        servers = {
            name: await stack.enter_async_context(ExchangeServer(name)) for name in EXCHANGES
        }
        samples = [_sample(name, key) for name, server in servers.items() for key in server.samples]
        telegram = await stack.enter_async_context(_telegram(samples))
        _announce(telegram.page_url, samples)
        await serve(
            demo_settings(
                folder,
                telegram.url,
                {site: url for server in servers.values() for site, url in server.urls.items()},
            )
        )


def demo_settings(folder: Path, telegram_url: str, exchange_urls: dict[str, str]) -> Settings:
    """Return settings that take nothing from the environment or `.env`."""
    return Settings.model_construct(
        token=SecretStr(SANDBOX_TOKEN),
        telegram_api_url=telegram_url,
        database_url=SecretStr(f"sqlite+aiosqlite:///{folder}/bot.db"),
        master_key_file=folder / "master.key",
        exchange_urls=exchange_urls,
        server_ips=(SEEN_IP,),
        log_level="WARNING",
    )


def _telegram(samples: Iterable[Sample]) -> TelegramServer:
    """Return the Telegram of the demo, on its usual port where that is free."""
    with socket.socket() as probe:
        free = probe.connect_ex(("127.0.0.1", PORT)) != 0
    return TelegramServer(port=PORT if free else 0, samples=tuple(samples))


def _sample(exchange: str, key: SampleKey) -> Sample:
    """Return a sample key as the chat page shows it, with the right value of a wrong field."""
    lines = [(_words(field), value) for field, value in key.fields.items()]
    lines += [(_words(f"right-{field}"), value) for field, value in key.right.items()]
    return Sample(group=EXCHANGES[exchange].title, title=_words(key.case), lines=tuple(lines))


def _words(slug: str) -> str:
    """Return a slug as words."""
    first, *more = (w.upper() if w in _SHORT else w for w in slug.split("-"))
    return " ".join((first[0].upper() + first[1:], *more))


def _announce(page: str, samples: Iterable[Sample]) -> None:
    print("\n".join(_announcement(page, samples)), flush=True)


def _announcement(page: str, samples: Iterable[Sample]) -> Iterator[str]:
    yield "Sample keys, one for every outcome (the page has them too):"
    group = ""
    for sample in samples:
        if sample.group != group:
            group = sample.group
            yield f"\n{group}"
        yield f"  {sample.title}"
        yield from (f"    {label:<16} {value}" for label, value in sample.lines)
    yield f"\nOpen the chat:  {page}\nStop with Ctrl+C.\n"
