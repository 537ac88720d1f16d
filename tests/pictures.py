"""`make pictures`: takes the pictures of the documents in the chat page of the real bot.

`python -m tests.pictures <folder>` writes `chat.png` (verdicts) and `alerts.png`.
"""

import asyncio
import base64
import html
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, async_playwright

from bot.app import serve
from bot.cli.demo import demo_settings
from bot.cli.demo_panel import panel_of
from bot.domain.timings import USUAL
from bot.exchanges import EXCHANGES
from bot.logs import set_up_logging
from bot.sandbox.exchanges import ExchangeServer, KeyAction
from bot.sandbox.telegram import Message, Person, TelegramServer
from tests.programs import chromium

_PHONE = (390, 760)  # pixels
_ONLINE, _BLOCKED, _NEEDS_ACTION = "🟢", "🔴", "🟡"
_EXCHANGE = "kucoin"
_STYLE = """
body { margin: 0; padding: 22px 22px 16px; background: #eef2f6; font: 17px system-ui, "Noto Sans"; }
#row { display: flex; gap: 22px; width: max-content; }
figure { margin: 0; width: 390px; }
img { display: block; width: 390px; border-radius: 22px; box-shadow: 0 6px 24px #1b2a3d33; }
figcaption { padding: 12px 8px 0; text-align: center; color: #2b3947; }
"""

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, kw_only=True)
class Shot:
    """One phone of a picture: whose chat, how it looks, and what is said below it."""

    person: Person
    language: str
    caption: str
    scheme: Scheme = "light"


@asynccontextmanager
async def rehearsal() -> AsyncIterator[tuple[TelegramServer, ExchangeServer]]:
    """Run the bot, its Telegram and its exchanges, with quick checks."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = {
            name: await stack.enter_async_context(ExchangeServer(name)) for name in EXCHANGES
        }
        telegram = await stack.enter_async_context(TelegramServer(panel=panel_of(servers)))
        urls = {site: url for server in servers.values() for site, url in server.urls.items()}
        quick = {"check_interval": 2.0, "confirm_delay": 0.3}
        settings = demo_settings(folder, telegram, urls).model_copy(update=quick)
        stop = asyncio.Event()
        bot = asyncio.create_task(serve(settings, stop, USUAL))
        yield telegram, servers[_EXCHANGE]
        stop.set()
        await bot


async def connect(person: Person, server: ExchangeServer, case: str) -> Message:
    """Connect a sample key and return the verdict; keep the suggested name where one is asked."""
    key = next(sample for sample in server.samples if sample.case == case)
    await person.say(f"/start {_EXCHANGE}")
    await person.wait_for(lambda message: message.buttons)
    await person.say("\n".join(f"{field}: {value}" for field, value in key.fields.items()))

    def verdict(message: Message) -> bool:
        return any(mark in message.text for mark in (_ONLINE, _BLOCKED, _NEEDS_ACTION))

    def suggests(message: Message) -> bool:
        return any(_suggestion(label) for label in message.labels)

    answer = await person.wait_for(lambda message: verdict(message) or suggests(message))
    if not verdict(answer):
        await person.tap(next(label for label in answer.labels if _suggestion(label)))
        answer = await person.wait_for(verdict)
    return answer


def _suggestion(label: str) -> bool:
    return label.startswith(EXCHANGES[_EXCHANGE].title + " ")


async def verdicts(telegram: TelegramServer, server: ExchangeServer) -> list[Shot]:
    """Connect a good key and one that can withdraw."""
    kari, alex = telegram.person(1001, name="Kari"), telegram.person(1003, name="Alex")
    omar = telegram.person(1002, language="ar", name="Omar")
    await connect(kari, server, "good-with-ip-list")
    await connect(alex, server, "may-withdraw")
    await connect(omar, server, "unified-account")
    return [
        Shot(person=kari, language="en", caption="Sent, deleted at once, tested: Online"),
        Shot(person=alex, language="en", caption="A key that can withdraw is never used"),
        Shot(person=omar, language="ar", caption="In the language of the trader", scheme="dark"),
    ]


async def alerts(telegram: TelegramServer, server: ExchangeServer) -> list[Shot]:
    """Change good keys at their exchange, so that the bot notifies their owners."""
    kari = telegram.person(1011, name="Kari")
    omar = telegram.person(1012, language="ar", name="Omar")
    await connect(kari, server, "slow")
    server.change("slow", KeyAction.FORBID_TRADING)
    await kari.wait_for(_NEEDS_ACTION)
    server.change("slow", KeyAction.PUT_BACK)
    await kari.wait_for(lambda message: _ONLINE in message.text and message is kari.last)
    await connect(omar, server, "internal-transfer")
    server.change("internal-transfer", KeyAction.ALLOW_WITHDRAWALS)
    await omar.wait_for(_BLOCKED)
    return [
        Shot(person=kari, language="en", caption="An alert with its cure, and all clear"),
        Shot(person=omar, language="ar", caption="Withdrawals were switched on", scheme="dark"),
    ]


async def photograph(browser: Browser, telegram: TelegramServer, shot: Shot) -> bytes:
    """Return a picture of a chat as it is now."""
    width, height = _PHONE
    page = await browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,
        device_scale_factor=2,
        reduced_motion="reduce",
    )
    await page.goto(f"{telegram.page_url}#user={shot.person.id}&lang={shot.language}")
    await page.wait_for_selector(".message.bot")
    await page.wait_for_function("[...document.images].every((image) => image.complete)")
    picture = await page.screenshot()
    await page.close()
    return picture


async def compose(
    browser: Browser, telegram: TelegramServer, shots: Sequence[Shot], path: Path
) -> None:
    """Write one picture of several phones, in true colours."""
    figures = []
    for shot in shots:
        data = base64.b64encode(await photograph(browser, telegram, shot)).decode()
        picture = f'<img src="data:image/png;base64,{data}">'
        caption = f"<figcaption>{html.escape(shot.caption)}</figcaption>"
        figures.append(f"<figure>{picture}{caption}</figure>")
    page = await browser.new_page(
        viewport={"width": 22 + 412 * len(shots), "height": 100}, device_scale_factor=1.5
    )
    await page.set_content(f"<style>{_STYLE}</style><div id=row>{''.join(figures)}</div>")
    await page.screenshot(path=path, full_page=True)
    await page.close()


async def main(folder: Path) -> None:
    """Take every picture."""
    set_up_logging("ERROR")
    async with rehearsal() as (telegram, server), async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, take in (("chat", verdicts), ("alerts", alerts)):
            shots = await take(telegram, server)
            await compose(browser, telegram, shots, folder / f"{name}.png")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
