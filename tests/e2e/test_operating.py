import asyncio
import re

import pytest
from aiohttp import ClientSession
from prometheus_client.parser import text_string_to_metric_families

from bot.domain.strategies.group import Phase
from bot.domain.strategies.sending import IntentStatus
from bot.sandbox.exchanges import Outage
from bot.sandbox.telegram import Message, Person
from bot.telegram.keyboards import Tap
from bot.views import Action
from tests.e2e.world import Connect, Until, World

QUICK = {
    "check_interval": 1.0,
    "confirm_delay": 1.0,  # with less, one failure is over before the next
    "confirm_failures": 3,
    "recover_successes": 2,
    "incident_grace": 600.0,
}
ADMIN = 42
OTHER = 77


@pytest.fixture(autouse=True)
def _quickly(world: World) -> None:
    world.set(watch=0.05, judgement=0.1, key_counts=0.1, figures=0.0, page=0.0, readiness=0.0)


@pytest.fixture
def watched(world: World) -> World:
    world.changes |= QUICK | {
        "admins": frozenset({ADMIN}),
        "status_listen": "127.0.0.1:0",
    }
    return world


async def get(world: World, path: str) -> tuple[int, str]:
    pages = world.app.pages
    assert pages is not None
    url = f"http://127.0.0.1:{pages.port}{path}"
    async with ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text()


async def figures(world: World) -> dict[tuple[str, ...], float]:
    """Return every sample of the page, by its name and the values of its labels."""
    status, text = await get(world, "/metrics")
    assert status == 200
    families = list(text_string_to_metric_families(text))
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in families
        for sample in family.samples
    }


async def eventually(
    world: World, *series: str, least: float = 1.0
) -> dict[tuple[str, ...], float]:
    """Return the figures once one of them is great enough."""
    async with asyncio.timeout(60):
        while (found := await figures(world)).get(series, 0.0) < least:  # noqa: ASYNC110  # a page
            await asyncio.sleep(0.05)
    return found


async def answer_to(person: Person, command: str) -> Message:
    said = await person.say(command)
    return await person.wait_for(lambda m: m.text and m.id > said.id)


async def status_for(person: Person) -> str:
    """Return the words of the answer as they are seen."""
    text: str = (await answer_to(person, "/status")).text
    return re.sub("[\u2068\u2069\u2060]", "", text).replace("\u00a0", " ")


async def test_an_admin_reads_how_the_bot_is_doing(watched: World, connect: Connect) -> None:
    admin = watched.telegram.person(ADMIN)
    async with watched.bot():
        await connect(admin, "kucoin", watched.sample("kucoin", "good-with-ip-list"))
        await admin.wait_for("Online")
        await eventually(watched, "connect_checks_total", "kucoin", "online", least=2)
        reply = await status_for(admin)
    assert "No outage of an exchange is known." in reply
    assert "Connections: 1" in reply
    assert "🟢 Online: 1" in reply
    assert "KuCoin: 🟢 1" in reply
    assert "Half took up to" in reply
    assert "Alerts waiting: 0" in reply
    assert "slow down (429): 0" in reply
    assert "secret not deleted: 0" in reply
    assert "no exchange has named it yet" in reply
    assert "This process speaks with Telegram." in reply


async def test_the_status_is_read_again_by_its_button(watched: World) -> None:
    """By an admin; for others the button does not exist, wherever they have it from."""
    admin, other = watched.telegram.person(ADMIN), watched.telegram.person(OTHER)
    async with watched.bot():
        empty = await answer_to(admin, "/status")
        await watched.store("kucoin", watched.sample("kucoin", "good-with-ip-list"), ADMIN)
        await admin.tap("Refresh", empty)
        await admin.wait_for(lambda m: "KuCoin" in m.text and m.id == empty.id)
        menu = await answer_to(other, "/start")
        forged = await watched.press(menu, Tap(action=Action.STATUS).pack())
        assert "older message" in forged.text
        assert not any("How the bot is doing" in m.text for m in other.messages)


async def test_an_admin_reads_what_has_gone_wrong(watched: World, connect: Connect) -> None:
    admin, telegram = watched.telegram.person(ADMIN), watched.telegram
    async with watched.bot():
        await connect(admin, "binance", watched.sample("binance", "good-with-ip-list"))
        await admin.wait_for("Online")
        watched.exchanges["binance"].outage = Outage.DOWN
        await eventually(watched, "connect_outage", "binance")
        found = await eventually(watched, "connect_circuit_open", "default", "binance")
        await admin.wait_for("there is nothing else to do")
        telegram.fault("sendMessage", 429, retry_after=1, times=2)
        assert found["connect_outage", "kucoin"] == 0
        await status_for(admin)  # of which Telegram takes only the third try
        reply = await status_for(admin)
    assert "No answer from Binance since" in reply
    assert "slow down (429): 2" in reply
    assert found["connect_connections", "binance", "online"] == 1


async def test_a_secret_that_cannot_be_deleted_is_counted(watched: World) -> None:
    person, admin = watched.telegram.person(OTHER), watched.telegram.person(ADMIN)
    async with watched.bot():
        await person.say("/connect kucoin")
        await person.wait_for(lambda m: m.buttons)
        watched.telegram.fault("deleteMessage", 403, times=1)
        await person.say("66a1f0c3b7a2d496851e0c3b")
        await person.wait_for(lambda m: "delete" in m.text.lower())
        found = await figures(watched)
        reply = await status_for(admin)
    assert found["connect_deletions_total", "failed"] == 1
    assert found["connect_telegram_answers_total", "403"] == 1
    assert "secret not deleted: 1" in reply


@pytest.mark.parametrize("command", ["/status", "/trading"])
@pytest.mark.parametrize("before", ["", "/connect", "/connect kucoin"])
async def test_for_everybody_else_the_command_does_not_exist(
    watched: World, before: str, command: str
) -> None:
    person = watched.telegram.person(OTHER)
    async with watched.bot():
        answers = []
        for unknown in (command, "/nothing"):
            await answer_to(person, "/cancel")
            if before:
                await answer_to(person, before)
            answers.append(await answer_to(person, unknown))
    hidden, absent = answers
    assert hidden.text.replace(command, "/nothing") == absent.text
    assert hidden.labels == absent.labels


async def test_an_admin_stops_trading_and_ends_the_stop(watched: World) -> None:
    """By typing and by buttons; the status and the figures say so."""
    admin, other = watched.telegram.person(ADMIN), watched.telegram.person(OTHER)
    async with watched.bot():
        shown = await answer_to(admin, "/trading")
        assert "Nothing is stopped." in shown.text
        await admin.tap("Stop everything", shown)
        await admin.wait_for(lambda m: m.id == shown.id and "Everything is stopped" in m.text)
        typed = await answer_to(admin, "/trading stop KuCoin")
        assert "KuCoin is stopped" in re.sub("[\u2068\u2069]", "", typed.text)
        assert "Everything is stopped" in await status_for(admin)
        await eventually(watched, "connect_trading_stopped", "kucoin")
        await admin.tap("End the stop of everything", typed)
        left = await admin.wait_for(lambda m: m.id == typed.id and "Everything" not in m.text)
        assert "KuCoin is stopped" in re.sub("[\u2068\u2069]", "", left.text)
        assert "Nothing is stopped." in (await answer_to(admin, "/trading go kucoin")).text
        assert "Nothing is stopped." in (await answer_to(admin, "/trading stop acme")).text
        menu = await answer_to(other, "/start")
        forged = await watched.press(menu, Tap(action=Action.TRADING_STOP, target="all").pack())
        assert "older message" in forged.text
        assert "Nothing is stopped." in (await answer_to(admin, "/trading")).text


async def test_an_old_button_does_not_end_a_stop_that_was_given_since(watched: World) -> None:
    admin = watched.telegram.person(ADMIN)
    async with watched.bot():
        old = await answer_to(admin, "/trading stop kucoin")
        go = next(b.value for b in old.buttons if "trading-go" in b.value)
        await answer_to(admin, "/trading go kucoin")
        await admin.wait_for(lambda m: m.id == old.id and not m.buttons)
        await answer_to(admin, "/trading stop kucoin")
        assert "older message" in (await watched.press(old, go)).text
        shown = await admin.wait_for(lambda m: m.id == old.id and m.buttons)
        assert "KuCoin is stopped" in re.sub("[\u2068\u2069]", "", shown.text)
        await admin.tap("End the stop: KuCoin", shown)
        await admin.wait_for(lambda m: m.id == old.id and "Nothing is stopped." in m.text)


async def test_only_admins_see_the_command(watched: World, until: Until) -> None:
    profile = watched.telegram.world.profile

    def names(person: int, language: str) -> list[str]:
        return [c["command"] for c in profile.visible_commands(person, person, language)]

    async with watched.bot():
        await until(lambda: "status" in names(ADMIN, "ru"))
        for language in ("en", "ar", "no", "ru", "de"):
            assert names(ADMIN, language) == [*names(OTHER, language), "status", "trading"]


async def test_the_pages_tell_of_a_bot_that_runs(watched: World) -> None:
    async with watched.bot():
        await eventually(watched, "connect_database_up")
        found = await eventually(watched, "connect_leader")
        assert await get(watched, "/healthz") == (200, "ok\n")
        assert await get(watched, "/readyz") == (200, "ok\n")
    assert found["connect_network_down",] == 0
    assert found["connect_database_up",] == 1
    assert found["connect_due_lag_seconds", "kraken"] == 0


async def test_a_round_that_hangs_makes_the_process_dead(
    watched: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.set(stalled=0.5)
    async with watched.bot() as app:
        monkeypatch.setattr(app.monitor.incident_monitor, "evaluate", lambda: asyncio.sleep(60))
        async with asyncio.timeout(60):
            while (answer := await get(watched, "/healthz"))[0] == 200:  # noqa: ASYNC110  # a page
                await asyncio.sleep(0.05)
        assert answer[0] == 503
        assert "the monitor has been idle for" in answer[1]


async def test_no_label_names_a_person_or_a_connection(watched: World, connect: Connect) -> None:
    person = watched.telegram.person(7_000_000_042)
    async with watched.bot() as app:
        await connect(person, "kucoin", watched.sample("kucoin", "good-with-ip-list"))
        await person.wait_for("Online")
        await eventually(watched, "connect_checks_total", "kucoin", "online")
        stored, *_ = await app.deps.connections.list(7_000_000_042)
        _, page = await get(watched, "/metrics")
    families = list(text_string_to_metric_families(page))
    labels = {(k, v) for f in families for s in f.samples for k, v in s.labels.items()}
    assert {name for name, _ in labels} == {
        "exchange",
        "egress",
        "outcome",
        "status",
        "code",
        "le",
        "phase",
    }
    for secret in ("7000000042", stored.id, stored.id[:8], stored.name, stored.masked_key):
        assert secret not in page
    values = {value for name, value in labels if name != "le"}
    words = values - set(app.deps.exchanges)
    assert words <= {
        *("online", "action-needed", "blocked", "unavailable", "disconnected"),
        *("default", "gone", "failed", "200", "400", "429", "none"),
        *Phase,
        *IntentStatus,
    }
