"""The whole conversation clicked in the chat page, at the width of a phone, in every language."""

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, async_playwright, expect

from tests.e2e.world import World
from tests.programs import chromium

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
PICTURES = os.environ.get("BOT_TEST_PICTURES")  # a folder
AT_REST = """async () => {
  const moving = () => document.getAnimations().length || !document.getElementById("toast").hidden;
  while (moving()) await new Promise((resolve) => setTimeout(resolve, 50));
}"""


@pytest.fixture
async def browser() -> AsyncIterator[BrowserContext]:
    program = chromium()
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        context = await launched.new_context(viewport=PHONE, device_scale_factor=2)  # type: ignore[arg-type]  # its type has no name
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(30_000)
        expect.set_options(timeout=30_000)
        yield context
        await launched.close()


class Phone:
    """A chat page in the hands of one person."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self._language = language
        self._pictures = 0
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        page.on("request", lambda request: self._allow(request.url))

    def _allow(self, url: str) -> None:
        if not url.startswith("http://127.0.0.1:"):
            self.complaints.append(f"asked for {url}")

    async def press(self, label: str) -> None:
        """Click the newest button of this label."""
        whole = re.compile(f"^{re.escape(label)}$")
        await self.page.locator(".buttons button", has_text=whole).last.click()

    async def send(self, text: str) -> None:
        await self.page.fill("#input", text)
        await self.page.click("#send")

    async def read(self, text: str, messages: int = 1) -> None:
        """Wait until the bot has sent so many messages and the newest holds a text."""
        sent = self.page.locator("#messages .message.bot")
        await expect(sent).to_have_count(messages)
        await expect(sent.last).to_contain_text(text)
        await self.photograph()

    async def photograph(self) -> None:
        if PICTURES:
            await self.page.evaluate(AT_REST)
            self._pictures += 1
            name = f"{self._language}-{self._pictures:02}.png"
            await self.page.screenshot(path=Path(PICTURES) / name)


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
