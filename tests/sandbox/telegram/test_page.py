"""The chat page in a real browser: what a newcomer does, and what must never be in the page."""

import asyncio
from collections.abc import AsyncIterator
from typing import Literal

import aiohttp
import pytest
import pytest_asyncio
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReplyKeyboardMarkup,
)
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from playwright.async_api import Browser, Page, Request, async_playwright, expect

from bot.sandbox.telegram import (
    SANDBOX_TOKEN,
    ExchangeAction,
    Panel,
    Sample,
    SampleKind,
    ShownMoney,
    ShownOrder,
    TelegramServer,
)
from tests.programs import chromium
from tests.sandbox.telegram.pictures import png

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
in_module = pytest_asyncio.fixture

SECRET = "0f2d9c11-6a3e-canary"
QUOTE = "\n".join(f"check {number}" for number in range(9))
GREETING = (
    '<b>Hello</b> <a href="https://www.kucoin.com/">there</a> <code>203.0.113.7</code>'
    f" <tg-spoiler>hidden</tg-spoiler><blockquote expandable>{QUOTE}</blockquote>"
    '<pre><code class="language-json">{"a": "&lt;b&gt;"}</code></pre>'
)
ARABIC = "\u2068KuCoin\u2069 جاهز تمامًا للتداول من الهاتف\n2. \u2068Spot\u2069: نعم"
LAST_LINE = """(text) => {
  const line = document.createRange();
  line.setStart(text.firstChild, text.firstChild.data.lastIndexOf("\\n") + 1);
  line.setEnd(text.firstChild, text.firstChild.data.length);
  const right = (it) => it.getBoundingClientRect().right;
  return { start: right(line), edge: right(text) };
}"""


class Switch:
    """Something a person can turn on and off at an exchange."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._on = False

    def __call__(self) -> list[ExchangeAction]:
        verb = "End" if self._on else "Begin"
        return [ExchangeAction(label=f"{verb} {self._name}", do=self._turn, fixes=self._on)]

    def _turn(self) -> None:
        self._on = not self._on


def buttons() -> InlineKeyboardMarkup:
    rows = [
        InlineKeyboardButton(text="Connect", callback_data="go", style="success"),
        InlineKeyboardButton(text="Alert", callback_data="alert", style="danger"),
        InlineKeyboardButton(text="Copy", copy_text=CopyTextButton(text="203.0.113.7")),
        InlineKeyboardButton(text="Open", url="https://www.kucoin.com/account/api"),
    ]
    return InlineKeyboardMarkup(inline_keyboard=[[row] for row in rows])


def dispatcher() -> Dispatcher:
    made = Dispatcher()

    @made.message(Command("photo"))
    async def on_photo(message: Message) -> None:
        picture = BufferedInputFile(png(900, 1200), "guide.png")
        await message.answer_photo(picture, caption="<b>Make</b> the key", reply_markup=buttons())

    @made.message()
    async def on_message(message: Message) -> None:
        if message.text == "/start":
            arabic = message.from_user is not None and message.from_user.language_code == "ar"
            await message.answer(ARABIC if arabic else GREETING, reply_markup=buttons())
        elif message.text == "/keys":
            keyboard = ReplyKeyboardMarkup.model_validate({"keyboard": [[{"text": "KuCoin"}]]})
            await message.answer("which?", reply_markup=keyboard)
        else:
            await message.delete()
            await message.answer(f"deleted {len(message.text or message.caption or '')}")

    @made.callback_query()
    async def on_tap(query: CallbackQuery) -> None:
        await query.answer("well done", show_alert=query.data == "alert")
        if query.data == "go" and isinstance(query.message, Message):
            await query.message.edit_text("on we go")

    return made


BOUGHT = ShownOrder(side="bought", pair="BTC/USDT", filled="0.0008", qty="0.002", price="59543")
PURSE = [
    ShownMoney(
        coins=[("USDT", "671.6065221", "7.5"), ("BTC", "0.0031", "0")],
        orders=[BOUGHT],
    )
]


@in_module(loop_scope="module")
async def server() -> AsyncIterator[TelegramServer]:
    """A server with a bot behind it."""
    good = Sample(
        group="KuCoin",
        title="good",
        lines=(("api-key", "abc"), ("secret", SECRET)),
        actions=Switch("withdrawals"),
        money=lambda: PURSE[0],
    )
    down = Sample(
        group="MEXC", title="down", kind=SampleKind.ELSEWHERE, lines=(("api-key", "mx0"),)
    )
    panel = Panel(samples=[good, down], switches={"KuCoin": Switch("outage")}, check_interval=15.0)
    made = dispatcher()
    async with TelegramServer(token=SANDBOX_TOKEN, panel=panel) as running:
        session = AiohttpSession(api=TelegramAPIServer.from_base(running.url))
        bot = Bot(running.token, session=session, default=DefaultBotProperties(parse_mode="HTML"))
        await bot.set_my_commands([BotCommand(command="keys", description="Choose")])
        await bot.set_my_description("Connects keys")
        polling = asyncio.create_task(made.start_polling(bot, handle_signals=False))
        yield running
        await made.stop_polling()
        await polling


@in_module(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    program = chromium()
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield launched
        await launched.close()


@in_module(loop_scope="module")
async def page(server: TelegramServer, browser: Browser) -> AsyncIterator[Page]:
    """A phone; whatever the page asks of the world outside, or complains of, fails the test."""
    wrong: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith(server.page_url):
            wrong.append(f"asked for {request.url}")

    context = await browser.new_context(viewport={"width": 390, "height": 844}, locale="en-US")
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = await context.new_page()
    opened.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    opened.on("request", asked)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    await opened.goto(f"{server.page_url}#user=1001&lang=en")
    yield opened
    await context.close()
    assert wrong == []


async def start(page: Page) -> None:
    await page.click("#start")
    await expect(page.locator(".buttons button")).to_have_count(4)


async def unfold(page: Page) -> None:
    """Unfold the first sample key."""
    await page.click("#samples .card summary > :first-child >> nth=0")


async def send(page: Page, text: str) -> None:
    await page.fill("#input", text)
    await page.press("#input", "Enter")


async def test_an_empty_chat_introduces_the_bot(page: Page) -> None:
    await expect(page.locator("#name")).to_have_text("BackFuture AI Connect")
    await expect(page.locator("#description")).to_have_text("Connects keys")
    await expect(page.locator("#form")).to_be_hidden()


async def test_formatting(page: Page) -> None:
    await start(page)
    text = page.locator(".bot .text")
    await expect(text.locator("strong")).to_have_text("Hello")
    await expect(text.locator("pre code, pre")).to_contain_text('{"a": "<b>"}')
    link = text.locator("a").first
    assert await link.get_attribute("href") == "https://www.kucoin.com/"
    assert await link.get_attribute("rel") == "noopener noreferrer"
    assert await link.get_attribute("target") == "_blank"
    await text.locator(".spoiler").click()
    await expect(text.locator(".spoiler.shown")).to_have_count(1)


async def test_a_quote_shows_three_lines_until_it_is_unfolded(page: Page) -> None:
    await start(page)
    quote = page.locator(".bot blockquote")
    unfold = quote.get_by_role("button", name="Show all")

    async def height() -> int:
        measured: int = await quote.evaluate("it => it.offsetHeight")
        return measured

    folded = await height()
    assert 50 < folded < 80
    await unfold.press("Enter")
    await expect(unfold).to_have_attribute("aria-expanded", "true")
    assert await height() > 2 * folded
    await quote.click()
    await expect(unfold).to_have_attribute("aria-expanded", "false")
    assert await height() == folded


async def test_a_photo_has_its_caption_and_its_buttons_below(page: Page) -> None:
    await start(page)
    await send(page, "/photo")
    message = page.locator(".message.bot").last
    places = [
        await message.locator(part).first.bounding_box()
        for part in ("img", ".text strong", ".buttons button")
    ]
    tops = [place["y"] for place in places if place]
    assert len(tops) == 3
    assert tops == sorted(tops)
    assert await page.locator(".frame img").evaluate("it => it.naturalHeight") == 1200
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.get_by_role("button", name="Photo", exact=True).click()
    await expect(page.locator("#viewer")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#viewer")).to_be_hidden()


async def test_a_photo_that_is_gone_already_is_no_error(page: Page, server: TelegramServer) -> None:
    await start(page)
    person = server.person(1001)
    await person.wait_deleted(await person.send_photo("a caption"))
    await expect(page.locator(".own .deleted")).to_have_count(1)
    assert await page.evaluate("fetch('files/nothing').then(answer => answer.status)") == 204


async def test_taps_answers_and_edits(page: Page) -> None:
    await start(page)
    await page.click("text=Alert")
    await expect(page.locator("#alert p")).to_have_text("well done")
    await page.click("#alert button")
    await page.click(".buttons .success")
    await expect(page.locator("#toast")).to_have_text("well done")
    await expect(page.locator(".bot .text")).to_contain_text("on we go")
    await expect(page.locator(".bot .meta")).to_contain_text("edited")
    await expect(page.locator(".buttons")).to_have_count(0)


async def test_copying(page: Page) -> None:
    await start(page)
    await page.click(".buttons >> text=Copy")
    await expect(page.locator("#toast")).to_have_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == "203.0.113.7"


async def test_a_link_opens_elsewhere_and_learns_nothing(page: Page) -> None:
    await start(page)
    await page.context.route("https://www.kucoin.com/**", lambda route: route.fulfill(body="there"))
    async with page.context.expect_page() as opening:
        await page.click(".buttons >> text=Open")
    opened = await opening.value
    await opened.wait_for_load_state()
    assert opened.url == "https://www.kucoin.com/account/api"
    assert await opened.evaluate("[window.opener, document.referrer]") == [None, ""]


async def test_a_deleted_message_is_struck_out_and_gone(page: Page, server: TelegramServer) -> None:
    await start(page)
    await send(page, SECRET)
    grave = page.locator(".own .deleted")
    await expect(grave).to_contain_text("deleted")
    assert "line-through" in await grave.locator("s").evaluate(
        "mark => getComputedStyle(mark).textDecorationLine"
    )
    await expect(page.locator(".bot").last).to_contain_text(f"deleted {len(SECRET)}")
    assert SECRET not in await page.locator("#phone").inner_html()
    assert await page.input_value("#input") == ""
    await page.reload()
    await expect(page.locator(".own .deleted")).to_have_count(1)
    assert SECRET not in await page.locator("#phone").inner_html()
    assert not server.holds(SECRET)


async def test_a_quote_of_a_deleted_message_goes_too(page: Page, server: TelegramServer) -> None:
    await start(page)
    person = server.person(1001)
    await send(page, "/keys")
    await expect(page.locator("#keyboard button")).to_have_count(1)
    quoted = person.messages[-1]
    await person.say("/keys", reply_to=quoted)
    await expect(page.locator(".reply")).to_have_text("which?")
    await person.delete(quoted)
    await expect(page.locator(".reply")).to_have_text("…")
    await expect(page.locator("#messages .text", has_text="which?")).to_have_count(1)


async def test_samples_and_calls(page: Page) -> None:
    await start(page)
    await page.click("#open-panel")
    await unfold(page)
    await page.click("#samples [aria-label='Copy: Secret']")
    assert await page.evaluate("navigator.clipboard.readText()") == SECRET
    await page.click("#samples [aria-label='Send: Secret']")
    await expect(page.locator(".own .deleted")).to_have_count(1)
    await page.click("#open-panel")
    await page.click("#tab-calls")
    calls = page.locator("#calls li")
    await expect(calls.first).to_contain_text("sendMessage")
    await expect(calls.nth(1)).to_contain_text("deleteMessage")
    assert SECRET not in await page.locator("#calls").inner_html()


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_the_money_of_a_key_follows_its_orders(
    page: Page, server: TelegramServer, language: str
) -> None:
    await page.set_viewport_size({"width": 320, "height": 844})
    await page.select_option("#chooser", language)
    await page.click("#open-panel")
    await unfold(page)
    money = page.locator("#samples .card").first.locator(".money")
    await expect(money.locator("tbody tr")).to_have_text(["USDT671.60652217.5", "BTC0.00310"])
    await expect(money.locator("li")).to_have_count(1)
    await expect(money.locator("li")).to_contain_text("0.0008")
    sold = ShownOrder(side="sold", pair="BTC/USDT", filled="0.0031", qty="0.0031", price="59000")
    before = PURSE[0]
    PURSE[0] = ShownMoney(coins=[("USDT", "854", "7.5")], orders=[sold, *before.orders])
    server.samples_changed()
    await expect(money.locator("tbody tr")).to_have_text(["USDT8547.5"])
    await expect(money.locator("li")).to_have_count(2)
    await expect(page.locator(".money").nth(1)).to_be_empty()  # of a key without orders
    assert await page.evaluate("document.querySelector('#samples').scrollWidth <= 320")
    PURSE[0] = before


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_what_can_be_done_at_an_exchange(page: Page, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 844})
    if width < 900:
        await page.click("#open-panel")
    samples = page.locator("#samples")
    await expect(samples.locator(".hint").last).to_contain_text("checked every 15 seconds")
    await unfold(page)
    card, group = samples.locator(".card").first, samples.locator(".group").first
    await card.locator("text=Begin withdrawals").focus()
    await page.keyboard.press("Enter")
    await expect(card.locator(".key-actions button")).to_have_text("End withdrawals")
    await expect(card.locator(".key-actions button")).to_be_focused()
    await expect(card).to_have_class("card changed")
    await expect(group).to_have_class("group")
    await group.locator("[aria-label='Begin outage: KuCoin']").click()
    await expect(group).to_have_class("group changed")
    await expect(card.locator("code").first).to_be_visible()  # what was open stays open
    assert await samples.evaluate("it => it.scrollWidth <= it.clientWidth")
    await page.reload()
    await expect(samples.locator(".fixes")).to_have_count(2)
    if width < 900:
        await page.click("#open-panel")
    await group.locator("text=End outage").click()
    await unfold(page)
    await card.locator("text=End withdrawals").click()
    await expect(samples.locator(".changed")).to_have_count(0)


async def test_the_reply_keyboard_and_the_command_menu(page: Page) -> None:
    await start(page)
    await page.click("#menu")
    await page.click("#commands >> text=/keys")
    await page.click("#keyboard >> text=KuCoin")
    await expect(page.locator(".own .deleted")).to_have_count(1)
    await expect(page.locator(".bot").last).to_contain_text("deleted 6")


async def test_arabic_turns_the_page(page: Page) -> None:
    await page.select_option("#language select", "ar")
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")
    await expect(page.locator("#start")).to_have_text("ابدأ")
    await start(page)
    text = page.locator(".bot .text")
    await expect(text).to_contain_text("جاهز")
    await expect(text).to_have_attribute("dir", "rtl")
    line = await text.evaluate(LAST_LINE)
    assert line["start"] == pytest.approx(line["edge"], abs=2)
    bot, own = page.locator(".bot"), page.locator(".own")
    places = [await place.bounding_box() for place in (bot, own)]
    assert places[0] is not None
    assert places[1] is not None
    assert places[0]["x"] + places[0]["width"] > places[1]["x"] + places[1]["width"]
    await expect(own.locator(".text")).to_have_attribute("dir", "ltr")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_any_language(page: Page, server: TelegramServer) -> None:
    await page.select_option("#language select", "")
    await page.fill("#ask input", "pt-br")
    await page.press("#ask input", "Enter")
    await expect(page.locator("#language span")).to_have_text("pt-br")
    await start(page)
    assert server.world.users[1001].language == "pt-br"


async def test_people_edit_delete_attach_and_start_anew(page: Page, server: TelegramServer) -> None:
    await start(page)
    await page.set_input_files(
        "#attach input",
        {
            "name": "keys.csv",
            "mimeType": "text/csv",
            "buffer": b"a,b",
        },
    )
    await expect(page.locator(".own .deleted")).to_have_count(1)
    own = page.locator(".own .bubble").first
    await own.locator(".meta").click()
    await own.locator("[aria-label=Edit]").click()
    await send(page, "/keys")
    await expect(page.locator(".own .text").first).to_contain_text("/keys")
    await own.locator(".meta").click()
    await page.locator(".own .bubble").first.locator("[aria-label=Delete]").click()
    await expect(page.locator(".own .deleted")).to_have_count(2)
    await page.click("#open-more")
    await page.click("#more >> text=New person")
    await start(page)
    assert {user.id for user in server.world.users.values()} == {1001, 1002}
    await page.click("#open-more")
    await page.click("#more >> text=Restart chat")
    await expect(page.locator(".message")).to_have_count(2)


async def test_the_page_comes_back_after_the_server_was_away(
    page: Page, server: TelegramServer
) -> None:
    await start(page)
    server.world.hub.emit("end")
    await expect(page.locator("#status")).to_have_text("connecting…")
    await server.person(1001).say("/keys")
    await expect(page.locator(".own .text").last).to_contain_text("/keys")
    await expect(page.locator("#status")).to_have_text("bot")


async def test_it_says_that_it_is_a_rehearsal_in_every_language(page: Page) -> None:
    card = page.locator("#rehearsal")
    await expect(card).to_contain_text("the bot is real, Telegram and the exchanges are not")
    await page.select_option("#chooser", "nb")
    await expect(card).to_contain_text("En generalprøve")
    await card.get_by_role("button", name="Prøvenøkler").click()
    panel = page.locator("#panel")
    await expect(panel).to_be_visible()
    await expect(panel.get_by_role("heading", name="Virker")).to_be_visible()
    await expect(panel.locator(".hint").last).to_contain_text("hvert 15. sekund")
    await expect(panel.locator(".group").last).to_contain_text("Ikke din feil")


async def test_all_values_of_a_sample_go_in_one_message(page: Page, server: TelegramServer) -> None:
    await start(page)
    await page.click("#open-panel")
    await page.get_by_role("button", name="Send all: Good").click()
    await expect(page.locator("#panel")).to_be_hidden()
    pasted = f"API key: abc\nSecret key: {SECRET}"
    await expect(page.locator(".bot").last).to_contain_text(f"deleted {len(pasted)}")
    assert not server.holds(SECRET)


async def test_the_samples_open_at_the_exchange_that_is_spoken_of(
    page: Page, server: TelegramServer
) -> None:
    async def speak(text: str) -> None:
        body = {"chat_id": 1001, "text": text}
        address = f"{server.url}/bot{server.token}/sendMessage"
        async with aiohttp.ClientSession() as http, http.post(address, json=body) as response:
            assert response.status == 200

    await start(page)
    groups = page.locator(".group")
    await expect(groups.first).to_have_attribute("open", "")
    await speak("Make a key at MEXC, not at KuCoin")
    await expect(groups.last).to_have_attribute("open", "")
    await expect(groups.first).not_to_have_attribute("open", "")
    await page.reload()
    await expect(groups.last).to_have_attribute("open", "")
    await groups.first.evaluate("it => { it.open = true; }")
    await speak("MEXC waits")  # the same exchange: what a person opened stays open
    await expect(page.locator(".bot").last).to_contain_text("waits")
    await expect(groups.first).to_have_attribute("open", "")


async def test_the_page_obeys_the_keyboard(page: Page) -> None:
    await start(page)
    await page.locator("#open-more").press("Enter")
    items = page.get_by_role("menuitem")
    await expect(items.first).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(items.nth(1)).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await expect(items.last).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("#more")).to_be_hidden()
    await expect(page.locator("#open-more")).to_be_focused()
    await page.locator("#menu").press("Space")
    await page.keyboard.press("Escape")
    await expect(page.locator("#menu")).to_be_focused()
    await page.locator("#open-panel").press("Enter")
    await expect(page.locator("#close-panel")).to_be_focused()
    await page.locator("#tab-samples").press("ArrowRight")
    await expect(page.get_by_role("tab", name="Bot API calls")).to_be_focused()
    await expect(page.locator("#calls")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#panel")).to_be_hidden()
    await expect(page.locator("#open-panel")).to_be_focused()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
async def test_a_screen_reader_finds_its_way(
    page: Page, width: int, scheme: Literal["light", "dark"], language: str
) -> None:
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await page.set_viewport_size({"width": width, "height": 844})
    await page.select_option("#chooser", language)
    problems = await violations(page)
    await start(page)
    await send(page, "/photo")
    await expect(page.locator(".frame")).to_have_count(1)
    problems += await violations(page)
    await page.click("#open-more")
    problems += await violations(page)
    await page.keyboard.press("Escape")
    if width < 900:
        await page.click("#open-panel")
    await unfold(page)
    problems += await violations(page)
    await page.click("#tab-calls")
    problems += await violations(page)
    assert problems == []


async def violations(page: Page) -> list[str]:
    """Return what axe-core finds at this moment, with the places."""
    found = await Axe().run(page)
    return [
        f"{problem['id']}: {node['html'][:120]} ({node['failureSummary']})"
        for problem in found.response["violations"]
        for node in problem["nodes"]
    ]


async def test_several_files_go_as_an_album(page: Page, server: TelegramServer) -> None:
    await start(page)
    picture = {"mimeType": "image/png", "buffer": png(60, 40)}
    server.slow("deleteMessage", 2)  # long enough to look at them
    await page.fill("#input", "two pictures")
    files = [{"name": f"{number}.png", **picture} for number in (1, 2)]
    await page.set_input_files("#file", files)  # type: ignore[arg-type]  # its type has no name
    await expect(page.locator(".own .frame")).to_have_count(2)
    await expect(page.locator(".message.joined")).to_have_count(1)
    one, other = server.person(1001).messages[-2:]
    assert one.album == other.album != None  # noqa: E711  # a chain
    assert (one.text, other.text) == ("two pictures", "")
    await expect(page.locator(".own .deleted")).to_have_count(2)
