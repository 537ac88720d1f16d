"""`python -m bot demo`: the real bot, with a sandbox of Telegram and exchanges on loopback."""

import contextlib
import logging
import secrets
import socket
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby
from pathlib import Path

from pydantic import SecretStr

from bot.app import serve
from bot.domain.diagnosis import Responsible, Status
from bot.exchanges import EXCHANGES
from bot.i18n import Languages
from bot.i18n.tags import ENGLISH
from bot.sandbox.exchanges import (
    SEEN_IP,
    ExchangeServer,
    KeyAction,
    Outage,
    Price,
    PriceAction,
    PriceWorld,
    SampleKey,
)
from bot.sandbox.telegram import ExchangeAction, Panel, Sample, SampleKind, TelegramServer, words
from bot.settings import Settings

_FIXES = {KeyAction.RESTORE, KeyAction.PUT_BACK}
_PRICE_FIXES = {PriceAction.THAW, PriceAction.RELIST}
PORT = 8765  # of the chat page, if it is free
CHECK_INTERVAL = 15.0  # seconds; short, so that alerts come soon
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
        log_level="WARNING",
    )


def _public_address() -> dict[str, str]:
    """Return the settings of a public address at a free port of this machine: for the form."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    return {"public_url": f"http://{place}", "public_listen": place}


def panel_of(servers: Mapping[str, ExchangeServer], world: PriceWorld | None = None) -> Panel:
    """Return the panel of the chat page: sample keys and prices, and the actions on them."""
    prices = world.prices if world else {}
    return Panel(
        samples=[_sample(name, s, key) for name, s in servers.items() for key in s.samples],
        switches={
            **{EXCHANGES[name].title: partial(_switch, s) for name, s in servers.items()},
            **{pair: partial(_scripts, price) for pair, price in prices.items()},
        },
        check_interval=CHECK_INTERVAL,
    )


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


def _sample(exchange: str, server: ExchangeServer, key: SampleKey) -> Sample:
    """Return a sample key for the chat page, with the correct value of a wrong field."""
    good = key.expected_status is Status.ONLINE
    return Sample(
        group=EXCHANGES[exchange].title,
        title=key.case,
        kind=_kind(key),
        lines=tuple(key.fields.items()),
        right=tuple((f"right-{field}", value) for field, value in key.right.items()),
        actions=partial(_actions, server, key.case) if good else tuple,
    )


def _kind(key: SampleKey) -> SampleKind:
    """Return what a person has to do with a sample key."""
    if key.expected_status is Status.ONLINE:
        return SampleKind.WORKS
    fixable = key.expected_problems[0].responsible is Responsible.USER
    return SampleKind.FIXABLE if fixable else SampleKind.ELSEWHERE


def _actions(server: ExchangeServer, case: str) -> list[ExchangeAction]:
    """Return the actions of a key's owner at the exchange."""
    return [
        ExchangeAction(label=act, do=partial(server.change, case, act), fixes=act in _FIXES)
        for act in server.actions(case)
    ]


def _switch(server: ExchangeServer) -> list[ExchangeAction]:
    """Return the switch between outage and recovery of an exchange."""
    set_outage = partial(setattr, server, "outage")
    if server.outage:
        return [ExchangeAction(label="exchange-up", do=partial(set_outage, None), fixes=True)]
    return [ExchangeAction(label="exchange-down", do=partial(set_outage, Outage.DOWN))]


def _scripts(price: Price) -> list[ExchangeAction]:
    """Return what can be done to the price of a pair, at all exchanges."""
    return [
        ExchangeAction(label=act, do=partial(price.do, act), fixes=act in _PRICE_FIXES)
        for act in price.actions()
    ]


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
