"""`python -m bot demo`: the real bot, with a sandbox of Telegram and exchanges on loopback."""

import contextlib
import logging
import secrets
import socket
import tempfile
import textwrap
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from pydantic import SecretStr

from bot.app import serve
from bot.domain.diagnosis import Status
from bot.exchanges import EXCHANGES
from bot.sandbox.exchanges import SEEN_IP, ExchangeServer, KeyAction, Outage, SampleKey
from bot.sandbox.telegram import ExchangeAction, Panel, Sample, TelegramServer
from bot.settings import Settings

_SHORT = {"api", "html", "ip", "pem"}
_FIXES = {KeyAction.RESTORE, KeyAction.PUT_BACK}
PORT = 8765  # of the chat page, if it is free
CHECK_INTERVAL = 15.0  # seconds; short, so that alerts come soon

HINT = (
    f"Stored keys are checked every {CHECK_INTERVAL:.0f} seconds. Connect a good key, then press a"
    " button below its values: allow withdrawals, forbid trading, delete the key. Or take its"
    " whole exchange down. The bot notifies you of what it detects, and again when it is fixed."
)


async def run_demo(*, keys: bool = False) -> None:
    """Serve the chat page and its bot until stopped. Nothing leaves this machine.

    `keys`: print every sample key as well.
    """
    logging.getLogger("bot.telegram.startup_report").setLevel(
        logging.ERROR
    )  # its master key is temporary
    async with contextlib.AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="connect-demo-")))
        servers = {
            name: await stack.enter_async_context(ExchangeServer(name)) for name in EXCHANGES
        }
        panel = panel_of(servers)
        telegram = await stack.enter_async_context(_telegram(panel))
        print(announcement(telegram.page_url, panel, keys=keys), flush=True)
        await serve(
            demo_settings(
                folder,
                telegram,
                {site: url for server in servers.values() for site, url in server.urls.items()},
            )
        )


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
        log_level="WARNING",
    )


def panel_of(servers: Mapping[str, ExchangeServer]) -> Panel:
    """Return the panel of the chat page: sample keys and the actions on them."""
    return Panel(
        samples=[_sample(name, s, key) for name, s in servers.items() for key in s.samples],
        switches={EXCHANGES[name].title: partial(_switch, s) for name, s in servers.items()},
        hint=HINT,
    )


def _telegram(panel: Panel) -> TelegramServer:
    """Return the Telegram server of the demo, on its usual port if that is free.

    Its token is new at every start, so that the page of another site cannot know it.
    """
    with socket.socket() as probe:
        free = probe.connect_ex(("127.0.0.1", PORT)) != 0
    token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(32)}"
    return TelegramServer(token=token, port=PORT if free else 0, panel=panel)


def _sample(exchange: str, server: ExchangeServer, key: SampleKey) -> Sample:
    """Return a sample key for the chat page, with the correct value of a wrong field."""
    lines = [(_words(field), value) for field, value in key.fields.items()]
    lines += [(_words(f"right-{field}"), value) for field, value in key.right.items()]
    good = key.expected_status is Status.ONLINE
    return Sample(
        group=EXCHANGES[exchange].title,
        title=_words(key.case),
        lines=tuple(lines),
        actions=partial(_actions, server, key.case) if good else tuple,
    )


def _actions(server: ExchangeServer, case: str) -> list[ExchangeAction]:
    """Return the actions of a key's owner at the exchange."""
    return [
        ExchangeAction(label=_words(act), do=partial(server.change, case, act), fixes=act in _FIXES)
        for act in server.actions(case)
    ]


def _switch(server: ExchangeServer) -> list[ExchangeAction]:
    """Return the switch between outage and recovery of an exchange."""
    set_outage = partial(setattr, server, "outage")
    if server.outage:
        return [ExchangeAction(label="Exchange up", do=partial(set_outage, None), fixes=True)]
    return [ExchangeAction(label="Exchange down", do=partial(set_outage, Outage.DOWN))]


def _words(slug: str) -> str:
    """Return a slug as words."""
    first, *more = (w.upper() if w in _SHORT else w for w in slug.split("-"))
    return " ".join((first[0].upper() + first[1:], *more))


def announcement(page: str, panel: Panel, *, keys: bool) -> str:
    """Return the text for the terminal: a few lines, and every sample key if requested."""
    hint = textwrap.fill(HINT, 100)
    more = "" if keys else "Sample keys are on the page; python -m bot demo --keys prints them.\n"
    listed = "\n".join(_listed(panel)) + "\n\n" if keys else ""
    return f"{listed}{hint}\n{more}Open the chat (Ctrl+C stops it):  {page}\n"


def _listed(panel: Panel) -> Iterator[str]:
    group = ""
    for sample in panel.samples:
        if sample.group != group:
            group = sample.group
            yield f"\n{group}"
        yield f"  {sample.title}"
        yield from (f"    {label:<16} {value}" for label, value in sample.lines)
