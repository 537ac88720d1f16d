"""A chat page in a browser, at the width of a phone."""

import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import BrowserContext, Page, async_playwright, expect

from tests.programs import chromium

PHONE = {"width": 390, "height": 844}
PICTURES = os.environ.get("BOT_TEST_PICTURES")  # a folder
AT_REST = """async () => {
  const moving = () => document.getAnimations().length || !document.getElementById("toast").hidden;
  while (moving()) await new Promise((resolve) => setTimeout(resolve, 50));
}"""


@asynccontextmanager
async def launched_browser(**options: Any) -> AsyncIterator[BrowserContext]:
    """Launch a browser; `options`: of its context, instead of those of a phone."""
    program = chromium()
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        context = await launched.new_context(
            **{"viewport": PHONE, "device_scale_factor": 2, **options}
        )
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
