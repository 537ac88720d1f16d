"""A second program with our token, and a webhook: the admins get one message of each."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramConflictError, TelegramNetworkError
from aiogram.methods import GetUpdates

from bot.domain.timings import Timings
from bot.i18n import Languages
from bot.sandbox.telegram import TelegramServer
from bot.telegram import poller, polling_conflict
from bot.telegram.database_alarm import DatabaseAlarm
from bot.telegram.poller import Poller
from bot.telegram.polling_conflict import PollingConflict

ADMIN = 7

OFTEN = Timings(conflict=0.3, conflict_quiet=1.5, conflict_look=0.05)


class People:
    async def languages(self, _: int) -> tuple[str | None, str | None]:
        return "nb", None


class Unread:
    """Accepts updates and ignores them."""

    draining = False

    async def accept(self, _: Sequence[Any]) -> None:
        pass

    def confirmable(self, end: int) -> int:
        return end


def unread() -> Any:
    return Unread()


class Quick:
    """Retries soon."""

    def __init__(self, _: object) -> None:
        pass

    def reset(self) -> None:
        pass

    async def asleep(self) -> None:
        await asyncio.sleep(0.1)


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        await server.person(ADMIN).say("hello")
        yield server


def bot_of(server: TelegramServer) -> Bot:
    return Bot(server.token, session=AiohttpSession(api=TelegramAPIServer.from_base(server.url)))


@pytest.fixture
async def ours(
    telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[PollingConflict]:
    """Our bot, with short intervals."""
    monkeypatch.setattr(poller, "Backoff", Quick)
    bot = bot_of(telegram)
    alarm = DatabaseAlarm(
        bot=bot,
        languages=Languages(),
        people=People(),  # type: ignore[arg-type]  # the needed part
        admins=[ADMIN],
        failing_since=lambda: None,
        ours=True,
    )
    await alarm.learn_languages()
    found = PollingConflict(bot=bot, notify=alarm.notify, timings=OFTEN)
    tasks = [
        asyncio.create_task(Poller(bot, unread(), found.observe).run()),
        asyncio.create_task(found.run()),
    ]
    yield found
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await bot.session.close()


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [r.getMessage() for r in caplog.records if r.name.startswith("bot.telegram")]


async def test_another_program_is_told_once_and_so_is_its_end(
    telegram: TelegramServer, ours: PollingConflict, caplog: pytest.LogCaptureFixture
) -> None:
    rival = bot_of(telegram)
    competing = asyncio.create_task(Poller(rival, unread(), lambda _: None).run())
    admin = telegram.person(ADMIN)
    await admin.wait_for("Et annet program bruker tokenet", patience=20)
    assert ours.trouble == polling_conflict.PROGRAM
    competing.cancel()
    await asyncio.gather(competing, return_exceptions=True)
    await rival.session.close()
    await admin.wait_for("Boten får meldingene sine igjen", patience=20)
    assert ours.trouble == ""
    assert logged(caplog) == [
        polling_conflict.PROGRAM,
        "the conflict is over: only this bot gets its updates",
    ]


async def test_a_webhook_is_told_by_its_host_alone(
    telegram: TelegramServer, ours: PollingConflict, caplog: pytest.LogCaptureFixture
) -> None:
    other = bot_of(telegram)
    await other.set_webhook("http://127.0.0.1:9/hush-hush")
    admin = telegram.person(ADMIN)
    await admin.wait_for("En webhook er satt for boten, på", patience=20)
    assert "127.0.0.1" in ours.trouble
    await other.delete_webhook()
    await admin.wait_for("Boten får meldingene sine igjen", patience=20)
    await other.session.close()
    assert "hush" not in caplog.text
    assert len(logged(caplog)) == 2


def refused() -> TelegramConflictError:
    return TelegramConflictError(method=GetUpdates(), message="PollingConflict")


async def test_a_single_refusal_is_none() -> None:
    """The open poll of a killed process ends with one refusal."""
    sent: list[object] = []

    async def notify(draw: object) -> None:
        sent.append(draw)

    async with TelegramServer() as server:
        found = PollingConflict(bot=bot_of(server), notify=notify)
        found.observe(refused())
        await found.look()
        found.timings = Timings(conflict_quiet=-1.0)
        await found.look()
        await found.bot.session.close()
    assert not sent
    assert found.trouble == ""


async def test_other_failures_are_logged_on_change(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    async def notify(_: object) -> None:
        raise AssertionError

    async with TelegramServer() as server:
        found = PollingConflict(bot=bot_of(server), notify=notify)
        for _ in range(50):
            found.observe(TelegramNetworkError(method=GetUpdates(), message="hush-hush"))
        for _ in range(50):
            found.observe(OSError("hush-hush"))
        await found.look()
        await found.bot.session.close()
    assert [line.split("(")[1].split(")")[0] for line in logged(caplog)] == [
        "TelegramNetworkError",
        "OSError",
    ]
