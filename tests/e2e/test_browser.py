"""The whole conversation clicked in the chat page, at the width of a phone, in every language."""

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


@pytest.mark.parametrize("language", ["en", "ar", "nb"])
async def test_from_start_to_online(running: World, browser: BrowserContext, language: str) -> None:
    t, telegram = running.app.deps.languages[language], running.telegram
    sample = running.sample("kucoin", "good-with-ip-list")
    phone = Phone(await browser.new_page(), language)
    await phone.page.goto(f"{telegram.page_url}#user=1001&lang={language}")
    await expect(phone.page.locator("#description")).not_to_be_empty()
    await phone.photograph()
    await phone.page.click("#start")
    await phone.read("BackFuture AI Connect")
    await phone.press(t.plain("button-connect"))
    await phone.read(re.sub("<[^>]+>", "", t.plain("choose-exchange")))
    await phone.press("KuCoin")
    await phone.read(re.sub("<[^>]+>", "", t.plain("guide-finish")))
    assert await phone.page.locator(".message.bot img").last.evaluate("i => i.naturalWidth") == 1080
    await phone.press(t.plain("button-copy", value="203.0.113.7"))
    assert await phone.page.evaluate("navigator.clipboard.readText()") == "203.0.113.7"
    *first, last = sample.fields.values()
    for number, value in enumerate(first, start=1):
        await phone.send(value)
        await expect(phone.page.locator(".bubble.deleted")).to_have_count(number)
        await phone.read(t.plain("message-deleted"), 2)
    await phone.send(last)
    await phone.read(t.plain("status-online"), 2)
    await phone.press("KuCoin Spot Main")
    await phone.read("KuCoin Spot Main", 2)
    await phone.press(t.plain("button-list"))
    await phone.read(re.sub("<[^>]+>", "", t.plain("list-title", count=1))[:10], 2)
    await phone.press("🟢 KuCoin Spot Main")
    await phone.read(t.plain("permission-withdraw"), 2)
    page = await phone.page.content()
    assert [field for field, value in sample.fields.items() if value in page] == []
    assert await phone.page.evaluate("document.body.scrollWidth <= innerWidth")
    assert phone.complaints == []
