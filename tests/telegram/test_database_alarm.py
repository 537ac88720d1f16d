from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.domain.timings import USUAL, Timings
from bot.i18n import Languages
from bot.sandbox.telegram import TelegramServer
from bot.telegram.database_alarm import DatabaseAlarm

ADMINS = (7, 8)
LANGUAGES = {7: "nb", 8: None}

PATIENCE = timedelta(seconds=USUAL.alarm)


class People:
    """Returns one language while the database answers."""

    async def languages(self, person: int) -> tuple[str | None, str | None]:
        return LANGUAGES[person], None


class Trouble:
    """The start of the failure that a test sets."""

    def __init__(self) -> None:
        self.since: datetime | None = None

    def __call__(self) -> datetime | None:
        return self.since

    def begin(self, ago: timedelta) -> None:
        self.since = datetime.now(UTC) - ago


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        for admin in ADMINS:
            await server.person(admin).say("hello")
        yield server


@pytest.fixture
def trouble() -> Trouble:
    return Trouble()


@pytest.fixture
async def watching(telegram: TelegramServer, trouble: Trouble) -> AsyncIterator[DatabaseAlarm]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
    watching = DatabaseAlarm(
        bot=Bot(telegram.token, session=session),
        languages=Languages(),
        people=People(),  # type: ignore[arg-type]  # the needed part
        admins=ADMINS,
        failing_since=trouble,
        ours=True,
    )
    await watching.learn_languages()
    yield watching
    await session.close()


def texts(telegram: TelegramServer, admin: int) -> Sequence[str]:
    return [m.text for m in telegram.person(admin).messages if m.by_bot]


async def test_each_admin_is_told_in_their_language_and_that_it_is_over(
    telegram: TelegramServer, trouble: Trouble, watching: DatabaseAlarm
) -> None:
    trouble.begin(PATIENCE)
    await watching.look()
    trouble.since = None
    await watching.look()
    await watching.look()
    norwegian, english = (texts(telegram, admin) for admin in ADMINS)
    assert ["Databasen har ikke svart" in t for t in norwegian] == [True, False]
    assert ["Databasen svarer igjen" in t for t in norwegian] == [False, True]
    assert ["has not answered since" in t for t in english] == [True, False]
    assert ["answers again" in t for t in english] == [False, True]


async def test_a_moment_without_an_answer_is_no_news(
    telegram: TelegramServer, trouble: Trouble, watching: DatabaseAlarm
) -> None:
    trouble.begin(PATIENCE - timedelta(seconds=5))
    await watching.look()
    trouble.since = None
    await watching.look()
    assert texts(telegram, 7) == []


async def test_once_in_ten_minutes_however_often_it_comes_and_goes(
    telegram: TelegramServer,
    trouble: Trouble,
    watching: DatabaseAlarm,
) -> None:
    for _ in range(3):
        trouble.begin(PATIENCE)
        await watching.look()
        await watching.look()
        trouble.since = None
        await watching.look()
    assert len(texts(telegram, 8)) == 2
    watching.timings = Timings(alarm_again=0.0)
    trouble.begin(PATIENCE)
    await watching.look()
    assert len(texts(telegram, 8)) == 3


async def test_of_several_processes_one_speaks(
    telegram: TelegramServer,
    trouble: Trouble,
    watching: DatabaseAlarm,
    caplog: pytest.LogCaptureFixture,
) -> None:
    watching.ours = False
    trouble.begin(PATIENCE)
    await watching.look()
    assert texts(telegram, 7) == []
    assert "the database has not answered since" in caplog.text


async def test_one_who_cannot_be_told_keeps_nobody_else_from_it(
    telegram: TelegramServer,
    trouble: Trouble,
    watching: DatabaseAlarm,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await telegram.person(7).block()
    trouble.begin(PATIENCE)
    await watching.look()
    assert len(texts(telegram, 8)) == 1
    assert "an admin could not be notified" in caplog.text
