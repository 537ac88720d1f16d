"""`python -m bot demo`: the real bot, with a sandbox of Telegram and exchanges on loopback."""

import contextlib
import logging
import secrets
import socket
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from pydantic import SecretStr

from bot.app import serve
from bot.assembly.trading import LIVE
from bot.cli.demo_panel import CHECK_INTERVAL, panel_of
from bot.exchanges import EXCHANGES
from bot.i18n import Languages
from bot.i18n.tags import ENGLISH
from bot.sandbox.exchanges import SEEN_IP, ExchangeServer, PriceWorld
from bot.sandbox.telegram import Panel, TelegramServer, words
from bot.settings import Settings

PORT = 8765  # of the chat page, if it is free
_ANNOUNCEMENT = """\
A rehearsal: the bot is real, Telegram and the exchanges are not. Nothing leaves this computer.
Sample keys are on the page, behind the key (python -m bot demo --keys prints them).
Stored keys are checked every {seconds:.0f} seconds: change a good one there, and an alert follows.
Ctrl+C stops it and forgets everything.
Open the chat:  {page}
"""


async def run_demo(*, keys: bool = False) -> None:
    """Serve the chat page and its bot until stopped. Nothing leaves this machine.

    `keys`: print every sample key as well.
    """
    logging.getLogger("bot.telegram.startup_report").setLevel(
        logging.ERROR
    )  # its master key is temporary
    async with contextlib.AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="connect-demo-")))
        world = PriceWorld()
        servers = {
            name: await stack.enter_async_context(ExchangeServer(name, world=world))
            for name in EXCHANGES
        }
        panel = panel_of(servers, world)
        telegram = await stack.enter_async_context(_telegram(panel))
        for server in servers.values():
            server.on_order(telegram.samples_changed)
        print(announcement(telegram.page_url, panel, keys=keys), flush=True)
        settings = demo_settings(
            folder,
            telegram,
            {site: url for server in servers.values() for site, url in server.urls.items()},
        )
        await serve(settings.model_copy(update=_public_address()))


def demo_settings(
    folder: Path, telegram: TelegramServer, exchange_urls: dict[str, str]
) -> Settings:
    """Return settings that ignore the environment and `.env`."""
    return Settings.model_construct(
        token=SecretStr(telegram.token),
        telegram_api_url=telegram.url,
        database_url=SecretStr(f"sqlite+aiosqlite:///{folder}/bot.db"),
        master_key_file=folder / "master.key",
        exchange_urls=exchange_urls,
        server_ips=(SEEN_IP,),
        check_interval=CHECK_INTERVAL,
        confirm_delay=2.0,
        confirm_failures=3,
        recover_successes=2,
        incident_grace=10.0,
        trading=LIVE,  # the orders go to the sandbox
        log_level="WARNING",
    )


def _public_address() -> dict[str, str]:
    """Return the settings of a public address at a free port of this machine: for the form."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    return {"public_url": f"http://{place}", "public_listen": place}


def _telegram(panel: Panel) -> TelegramServer:
    """Return the Telegram server of the demo, on its usual port if that is free.

    Its token is new at every start, so that the page of another site cannot know it.
    """
    with socket.socket() as probe:
        free = probe.connect_ex(("127.0.0.1", PORT)) != 0
    token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(32)}"
    return TelegramServer(
        token=token, port=PORT if free else 0, panel=panel, languages=Languages().names
    )


def announcement(page: str, panel: Panel, *, keys: bool) -> str:
    """Return the text for the terminal: five lines, and every sample key if requested."""
    listed = "\n".join(_listed(panel)) + "\n\n" if keys else ""
    return listed + _ANNOUNCEMENT.format(page=page, seconds=CHECK_INTERVAL)


def _listed(panel: Panel) -> Iterator[str]:
    said = words.words(ENGLISH)
    for group, samples in groupby(panel.samples, key=lambda sample: sample.group):
        yield f"\n{group}"
        for sample in samples:
            yield f"  {said[f'case-{sample.title}']}"
            for field, value in (*sample.lines, *sample.right):
                yield f"    {said[f'field-{field}']:<20} {value}"
