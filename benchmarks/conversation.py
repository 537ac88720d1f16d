"""Measures conversations: the latency and rate of answers, over real HTTP."""

import asyncio
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.figures import Figure, at_least, at_most, quantile, ratio_of, scaled
from benchmarks.programs import running
from bot.sandbox.exchanges import ExchangeServer
from bot.sandbox.telegram import ApiCall, TelegramServer

PEOPLE = 60  # talking at the same time
ROUNDS = 1  # conversations of each of them
CALM_ROUNDS = 20  # conversations of one person alone
_WARM_ROUNDS = 3
_PATIENCE = 60.0  # seconds; the first answer includes the start of the bot
_PAUSE = 0.02  # seconds until the bot waits for the next message
_SECRETS = tuple(ExchangeServer("kucoin").sample("good").fields.values())
_SCRIPT = ("/start", "/connect kucoin", *_SECRETS, "/connections", "/cancel")
_OWN_TARGETS = {
    50: at_most(4, "ms"),
    95: at_most(10, "ms"),
}  # percentile → target of the bot's own time
_ANSWERS = frozenset({"sendMessage", "sendPhoto", "editMessageText", "editMessageCaption"})


@dataclass(frozen=True)
class Turn:
    """One message of a person and how it was answered."""

    secret: bool
    seconds: float  # to the first answer
    deleted_first: bool  # the first call about it was its deletion


@dataclass(frozen=True)
class Talk:
    """The measurements of one bot."""

    turns: Sequence[Turn]  # of one person alone
    crowd_turns: Sequence[Turn]
    rate: float  # messages answered a second, many people talking

    def answered_in(self, percent: int) -> float:
        """Return a percentile of the time to the first answer, in milliseconds."""
        return quantile([turn.seconds * 1000 for turn in self.turns], percent)

    @property
    def deleted_first(self) -> float:
        """The percentage of secrets whose deletion was the first call about them."""
        secrets = [turn for turn in (*self.turns, *self.crowd_turns) if turn.secret]
        return 100 * sum(turn.deleted_first for turn in secrets) / len(secrets)


class CallListener:
    """Collects the calls of a bot for each person, until its first answer."""

    def __init__(self, telegram: TelegramServer, bot: Process) -> None:
        self._telegram = telegram
        self._bot = bot
        self._world = telegram.world
        self._calls: dict[
            int, list[ApiCall]
        ] = {}  # chat → calls since the last message of its person
        self._answered: dict[int, asyncio.Future[None]] = {}

    async def listen(self) -> None:
        """Collect calls until cancelled; one task serves all people."""
        with self._world.hub.listening() as events:
            while True:
                event = await events.get()
                if event.kind == "call":
                    self._observe(self._world.calls[int(event.ref) - self._world.calls[0].number])

    def _observe(self, call: ApiCall) -> None:
        answered = self._answered.get(call.chat_id or 0)
        if call.chat_id is None or answered is None or answered.done():
            return
        self._calls[call.chat_id].append(call)
        if call.method in _ANSWERS:
            answered.set_result(None)

    async def turn(self, person: int, text: str) -> Turn:
        """Send a message in a private chat; return how it was answered."""
        calls = self._calls[person] = []
        answered = self._answered[person] = asyncio.get_running_loop().create_future()
        began = time.time()  # the clock that dates the calls
        sent = await self._telegram.person(person).say(text)
        await self._wait_for(answered)
        first, last = calls[0], calls[-1]
        return Turn(
            secret=text in _SECRETS,
            seconds=last.date - began,
            deleted_first=first.method == "deleteMessage"
            and first.params["message_id"] == str(sent.id),
        )

    async def _wait_for(self, answered: asyncio.Future[None]) -> None:
        """Wait for an answer. Raises ChildProcessError if none comes."""
        ended = asyncio.create_task(self._bot.wait())
        either: set[asyncio.Future[Any]] = {answered, ended}
        await asyncio.wait(either, timeout=_PATIENCE, return_when="FIRST_COMPLETED")
        ended.cancel()
        if not answered.done():
            raise ChildProcessError("the bot does not answer")


async def measure(scale: float) -> list[Figure]:
    """Measure an echo bot and the bot, each in its own process."""
    with TemporaryDirectory() as folder:
        async with (
            run_bot("benchmarks.echo_bot", Path(folder)) as echo,
            run_bot("benchmarks.unpaced_bot", Path(folder)) as bot,
        ):
            await asyncio.gather(*(converse(listener, 1, _WARM_ROUNDS) for listener in (echo, bot)))
            yardstick = await _talk(echo, scale)
            return _figures(await _talk(bot, scale), yardstick)


@asynccontextmanager
async def run_bot(module: str, folder: Path) -> AsyncIterator[CallListener]:
    """Start a bot with its own Telegram server; its start may take seconds."""
    async with TelegramServer() as telegram:
        settings = _settings(telegram, folder)
        async with running("-m", module, folder=folder, settings=settings) as process:
            listener = CallListener(telegram, process)
            listening = asyncio.create_task(listener.listen())
            try:
                yield listener
            finally:
                listening.cancel()


def _settings(telegram: TelegramServer, folder: Path) -> Mapping[str, str]:
    return {
        "BOT_TOKEN": telegram.token,
        "BOT_TELEGRAM_API_URL": telegram.url,
        "BOT_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/bot.db",
        "BOT_MASTER_KEY_FILE": f"{folder}/master.key",
        "BOT_LOG_LEVEL": "ERROR",
    }


async def _talk(listener: CallListener, scale: float) -> Talk:
    """Measure a bot: first with one person, then with many."""
    turns = await converse(listener, 1, scaled(CALM_ROUNDS, scale), _PAUSE)
    crowd = range(2, 2 + scaled(PEOPLE, scale))
    began = time.perf_counter()
    talks = await asyncio.gather(*(converse(listener, person, ROUNDS) for person in crowd))
    seconds = time.perf_counter() - began
    crowd_turns = [turn for talk in talks for turn in talk]
    return Talk(turns=turns, crowd_turns=crowd_turns, rate=len(crowd_turns) / seconds)


async def converse(
    listener: CallListener, person: int, rounds: int, pause: float = 0.0
) -> list[Turn]:
    """Send the script of one person `rounds` times, with a pause in seconds between messages."""
    turns = []
    for text in _SCRIPT * rounds:
        turns.append(await listener.turn(person, text))
        await asyncio.sleep(pause)
    return turns


def _figures(bot: Talk, echo: Talk) -> list[Figure]:
    bare = "a bare aiogram echo bot"
    sandbox = echo.answered_in(50)
    return [
        *(
            Figure(
                name=f"first answer p{percent}, all included",
                value=bot.answered_in(percent),
                unit="ms",
                yardstick=echo.answered_in(percent),
                beside=bare,
            )
            for percent in (50, 95)
        ),
        *(
            Figure(
                name=f"bot's own time p{percent}",
                value=max(0.0, bot.answered_in(percent) - sandbox),
                unit="ms",
                yardstick=sandbox,
                beside="subtracted: the p50 of the echo bot, that is sandbox, HTTP and aiogram",
                target=_OWN_TARGETS.get(percent),
            )
            for percent in (50, 95)
        ),
        Figure(
            name=f"updates a second, {PEOPLE} people, Telegram's limits lifted",
            value=bot.rate,
            unit="/s",
            yardstick=echo.rate,
            beside=bare,
            target=ratio_of(0.4),
        ),
        Figure(
            name="secrets whose deletion was the first call",
            value=bot.deleted_first,
            unit="%",
            target=at_least(100, "%"),
        ),
    ]
