"""The form in a browser, opened from the chat page as Telegram opens it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from playwright.async_api import BrowserContext, FrameLocator, expect

from bot.domain.credentials import Field
from bot.i18n import Translator
from tests.caddy import free_port
from tests.e2e.phone import Phone, launched_browser
from tests.e2e.world import World

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 640}
FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
async def small() -> AsyncIterator[BrowserContext]:
    async with launched_browser(viewport=SMALL, color_scheme="dark") as context:
        yield context


@pytest.fixture
async def served(world: World) -> AsyncIterator[World]:
    place = f"127.0.0.1:{free_port()}"
    world.changes |= {"public_url": f"http://{place}", "public_listen": place}
    async with world.bot():
        yield world


@dataclass
class Opened:
    """A form that is open in the chat page."""

    phone: Phone
    t: Translator

    @property
    def form(self) -> FrameLocator:
        return self.phone.page.frame_locator("#frame iframe")

    async def said(self, key: str) -> None:
        await expect(self.form.locator("#said")).to_have_text(self.t.plain(key))

    async def reopen(self) -> None:
        await self.phone.page.locator("#close-frame").click()
        await self.open()

    async def open(self) -> None:
        await self.phone.press(self.t.plain("button-form"))
        await expect(self.form.locator("#form")).to_be_visible()

    async def closed(self) -> None:
        await expect(self.phone.page.locator("#frame")).to_be_hidden()
        await expect(self.phone.page.locator("#messages .message.bot").last).to_contain_text(
            self.t.plain("status-online")
        )

    async def paste(self, field: Field, text: str) -> None:
        await self.phone.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        await self.form.locator(f"#field-{field}").focus()
        await self.phone.page.keyboard.press("Control+V")


async def opened(
    world: World, browser: BrowserContext, exchange: str, language: str = "en"
) -> Opened:
    phone = Phone(await browser.new_page(), language)
    await phone.page.goto(f"{world.telegram.page_url}#user=1001&lang={language}")
    await phone.page.click("#start")
    await expect(phone.page.locator("#messages .message.bot")).to_have_count(1)
    await phone.send(f"/connect {exchange}")
    await expect(phone.page.locator("#messages .message.bot")).to_have_count(2)
    shown = Opened(phone, world.app.deps.languages[language])
    await shown.open()
    return shown


async def test_with_the_keyboard_alone(served: World, small: BrowserContext) -> None:
    it = await opened(served, small, "kucoin")
    keyboard, values = it.phone.page.keyboard, served.sample("kucoin", "good").fields
    await expect(it.form.locator("#field-api-key")).to_be_focused()
    for value in values.values():
        await keyboard.type(value)
        await keyboard.press("Tab")
    await expect(it.form.locator("#send")).to_be_focused()
    assert await it.form.locator("html").evaluate(f"() => {FITS}")
    assert await it.form.locator("html").get_attribute("class") == "dark"
    await it.phone.photograph()
    await keyboard.press("Enter")
    await it.closed()
    page = await it.phone.page.content()
    assert not [value for value in values.values() if value in page]
    assert it.phone.complaints == []


async def test_in_arabic_with_one_paste(served: World, small: BrowserContext) -> None:
    it = await opened(served, small, "mexc", "ar")
    html = it.form.locator("html")
    assert [await html.get_attribute(name) for name in ("lang", "dir")] == ["ar", "rtl"]
    assert await html.evaluate(f"() => {FITS}")
    await it.phone.photograph()
    values = served.sample("mexc", "good").fields
    await it.paste(Field.API_KEY, "\n".join(f"{name}: {v}" for name, v in values.items()))
    await it.closed()
    assert it.phone.complaints == []


async def test_an_error_beside_its_field_and_a_scanned_code(
    served: World, small: BrowserContext
) -> None:
    it = await opened(served, small, "kucoin")
    values = served.sample("kucoin", "good").fields
    await it.paste(Field.API_KEY, "what is this?")
    wrong = it.form.locator("#error-api-key")
    await expect(wrong).to_contain_text("not what I asked for")
    box = it.form.locator("#field-api-key")
    await expect(box).to_have_attribute("aria-invalid", "true")
    await expect(box).to_be_focused()
    await it.form.locator("#scan").click()
    scanner = it.phone.page.locator("#scanner")
    key, secret = values[Field.API_KEY], values[Field.SECRET]
    await scanner.locator("textarea").fill(f'{{"apiKey":"{key}","secretKey":"{secret}"}}')
    await scanner.locator("button").click()
    await expect(it.form.locator(".arrived")).to_have_count(2)
    await it.form.get_by_label("Passphrase").fill(values[Field.PASSPHRASE])
    await it.form.locator("#send").click()
    await it.closed()
    assert it.phone.complaints == []


async def test_a_lost_connection_in_the_middle(served: World, small: BrowserContext) -> None:
    it = await opened(served, small, "mexc")
    values = served.sample("mexc", "good").fields
    lose = it.phone.page.context.route
    await lose("**/form/send", lambda route: route.abort())
    await it.paste(Field.API_KEY, values[Field.API_KEY])
    await it.said("form-lost")
    await it.phone.page.context.unroute("**/form/send")
    await it.form.locator("#send").click()  # the typed text is still there
    await expect(it.form.locator(".arrived")).to_have_count(1)

    async def lose_answer(route: object) -> None:
        await route.fetch()  # type: ignore[attr-defined]  # of playwright
        await route.abort()  # type: ignore[attr-defined]  # same

    await lose("**/form/send", lose_answer)
    await it.paste(Field.SECRET, values[Field.SECRET])
    await it.said("form-lost")
    await it.phone.page.context.unroute("**/form/send")
    await it.form.locator("#send").click()
    await it.said("form-gone")  # it had arrived: the chat goes on
    await expect(it.phone.page.locator("#messages .message.bot").last).to_contain_text("Online")


async def test_a_form_is_opened_once(served: World, small: BrowserContext) -> None:
    it = await opened(served, small, "mexc")
    frame = it.phone.page.frames[1]
    await frame.evaluate("location.reload()")
    await it.said("form-gone")
    await it.reopen()
