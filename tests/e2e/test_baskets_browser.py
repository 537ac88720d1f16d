"""Several pairs clicked in the chat page, at the width of a phone."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import BrowserContext, expect

from tests.e2e.phone import Phone, launched_browser
from tests.e2e.world import World

pytestmark = pytest.mark.browser


@pytest.fixture
async def browser() -> AsyncIterator[BrowserContext]:
    async with launched_browser() as context:
        yield context


@pytest.mark.timeout(400)
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_three_pairs_from_the_choice_to_the_card(
    quick: World, browser: BrowserContext, language: str
) -> None:
    quick.set(quotes=0.1, trading=0.1, strategies=0.1)
    async with quick.bot():
        t, telegram = quick.app.deps.languages[language], quick.telegram
        await quick.store("kucoin", quick.sample("kucoin", "good"))
        phone = Phone(await browser.new_page(), language)
        await phone.page.goto(f"{telegram.page_url}#user=42&lang={language}")
        await phone.page.click("#start")

        async def shows(key: str, **values: object) -> None:
            words = re.sub("<[^>]+>", "", t.plain(key, **values))  # type: ignore[arg-type]
            begin = re.split("[\u2066\u2068]", words)[0][:20] or words[:20]
            await expect(phone.page.locator(".message.bot").last).to_contain_text(begin)

        await phone.send("/strategies")
        await phone.press(t.plain("button-strategy-new"))
        await shows("plan-ask-pair")
        await phone.press(t.plain("button-plan-several"))
        await shows("plan-ask-pairs", most=10)
        for pair in ("BTC/USDT", "ETH/USDT", "SOL/USDT"):
            await phone.press(pair)
            await expect(
                phone.page.locator(".buttons button", has_text=f"✓ {pair}")
            ).to_be_visible()
        await phone.photograph()
        await phone.press(t.plain("button-plan-pairs-done", count=3))
        await shows("plan-ask-level")
        await phone.photograph()
        await phone.press(t.plain("level-low"))
        await shows("plan-ask-limit", coin="USDT")
        await phone.send("600")
        await shows("basket-again")
        await phone.press(t.plain("button-plan-more"))
        await shows("plan-choose-setting")
        await phone.photograph()
        await phone.press(f"{t.plain('setting-at-once')}: 1")
        await shows("plan-setting-range", least="1", most="3")
        await phone.photograph()
        await phone.press("2")
        await expect(phone.page.locator(".message.bot").last).to_contain_text("300.00")
        await phone.press(t.plain("button-plan-each"))
        await shows("sheet-fees", first="", full="")
        await phone.photograph()
        await phone.press(t.plain("button-plan-sheet"))
        await shows("basket-again")
        await phone.photograph()
        await phone.press(t.plain("button-plan-replay"))
        await shows("replay-warning")
        await phone.photograph()
        await phone.press(t.plain("button-plan-sheet"))
        await shows("basket-again")
        await phone.press(t.plain("button-plan-start"))
        await shows("strategy-started")
        await phone.page.wait_for_timeout(3_000)
        await phone.press(t.plain("button-status"))
        await phone.photograph()
        assert await phone.page.evaluate("document.body.scrollWidth <= innerWidth")
        await phone.send("/strategies")
        await phone.page.wait_for_timeout(1_000)
        await phone.photograph()
        assert phone.complaints == []
