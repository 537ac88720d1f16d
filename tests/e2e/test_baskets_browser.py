"""Several pairs clicked in the chat page, at the width of a phone."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import BrowserContext, expect

from bot.i18n import Translator
from tests.e2e.phone import Phone, launched_browser
from tests.e2e.world import World

pytestmark = pytest.mark.browser


@pytest.fixture
async def browser() -> AsyncIterator[BrowserContext]:
    async with launched_browser() as context:
        yield context


class Reader:
    """Presses what is called by a message of the locale, and waits for what another one says."""

    def __init__(self, phone: Phone, t: Translator) -> None:
        self.phone = phone
        self._t = t

    async def press(self, key: str, until: str = "", **values: str | int) -> None:
        await self.phone.press(self._t.plain(key, **values))
        if until:
            await self.shows(until)

    async def shows(self, key: str) -> None:
        """Wait for the newest message: the words of a message before its first value."""
        words = re.sub("<[^>]+>", "", self._t(key, **_ANY))
        begin = re.split("[\u2066\u2068]", words)[0]
        await expect(self.phone.page.locator(".message.bot").last).to_contain_text(begin)
        await self.phone.photograph()

    async def has_shown(self, key: str) -> None:
        """Wait for a message of the bot, whatever follows it, with the words of a message."""
        words = re.sub("<[^>]+>", "", self._t(key))
        bot = self.phone.page.locator(".message.bot").filter(has_text=words)
        await expect(bot.last).to_be_visible()
        await self.phone.photograph()


_ANY: dict[str, str | int] = dict.fromkeys(("coin", "least", "most", "first", "full"), "1")


@pytest.mark.timeout(400)
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_three_pairs_from_the_choice_to_the_card(
    quick: World, browser: BrowserContext, language: str
) -> None:
    quick.set(quotes=0.1, trading=0.1, strategies=0.1)
    async with quick.bot():
        await quick.store("kucoin", quick.sample("kucoin", "good"))
        phone = Phone(await browser.new_page(), language)
        reader = Reader(phone, quick.app.deps.languages[language])
        await phone.page.goto(f"{quick.telegram.page_url}#user=42&lang={language}")
        await phone.page.click("#start")
        await phone.send("/strategies")
        await choose(reader)
        await phone.send("600")
        await reader.shows("basket-again")
        await set_two_groups(reader)
        await reader.press("button-plan-each", "sheet-fees")
        await reader.press("button-plan-sheet", "basket-again")
        await reader.press("button-plan-replay", "replay-warning")
        await reader.press("button-plan-sheet", "basket-again")
        await reader.press("button-plan-start")
        await reader.has_shown("basket-means")  # notices of first buys follow it
        assert await phone.page.evaluate("document.body.scrollWidth <= innerWidth")
        await phone.send("/strategies")
        await reader.has_shown("strategies-rehearsal")
        assert phone.complaints == []


async def choose(reader: Reader) -> None:
    """Choose three pairs and a risk level."""
    await reader.press("button-strategy-new", "plan-ask-pair")
    await reader.press("button-plan-several", "plan-ask-pairs")
    buttons = reader.phone.page.locator(".buttons button")
    for pair in ("BTC/USDT", "ETH/USDT", "SOL/USDT"):
        await reader.phone.press(pair)
        await expect(buttons.filter(has_text=f"✓ {pair}")).to_be_visible()
    await reader.press("button-plan-pairs-done", "plan-ask-level", count=3)
    await reader.press("level-low", "plan-ask-limit")


async def set_two_groups(reader: Reader) -> None:
    """Allow two groups at a time."""
    await reader.press("button-plan-more", "plan-choose-setting")
    most = reader.phone.page.locator(".buttons button").filter(
        has_text=re.compile(": \u2068?1\u2069?$")
    )
    await most.last.click()
    await reader.shows("plan-setting-range")
    await reader.phone.press("2")
    newest = reader.phone.page.locator(".message.bot").last
    await expect(newest).to_contain_text("300.00")
