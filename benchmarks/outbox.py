"""Measures the outbox: many due alerts, their sending rate, and that none is sent twice."""

import asyncio
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.exchange_servers import Key
from benchmarks.figures import Figure, at_least, at_most, scaled
from benchmarks.installation import FIRST_OWNER, Installation
from benchmarks.programs import running
from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.payloads import StatusChanged
from bot.domain.timings import USUAL
from bot.sandbox.telegram import TelegramServer
from bot.sandbox.telegram.events import Event
from bot.sandbox.telegram.records import Chat

ALERTS = 10_000
PACED_ALERTS = 450  # sent within a quarter of a minute
_CALM = 3.0  # seconds without a message after which all are sent
_AFTER = 1.0  # seconds in which duplicates are counted
_START = 60.0  # seconds that a program may take until its first message
_KEY = Key(
    exchange="kucoin", like="", fields={"api-key": "a" * 24}, status=Status.ACTION_NEEDED.value
)


@dataclass(frozen=True)
class Sent:
    """The messages of a program: when, and how many to each person."""

    moments: Sequence[float]
    times: Counter[int]

    @property
    def rate(self) -> float:
        """Messages a second."""
        spans = [later - earlier for earlier, later in pairwise(self.moments)]
        return len(spans) / sum(spans) if spans else 0.0


async def measure(scale: float) -> list[Figure]:
    """Send alerts at full speed, then at the rate limit of Telegram."""
    many, some = scaled(ALERTS, scale), scaled(PACED_ALERTS, scale)
    bare = await _sent(many, "-m", "benchmarks.bare_sender", str(FIRST_OWNER), str(many))
    free = await _sent(many, "-m", "benchmarks.unpaced_bot")
    paced = await _sent(some, "-m", "bot", "run")
    lost = [len(range(n)) - len(sent.times) for n, sent in ((many, free), (some, paced))]
    doubled = [sent.times.total() - len(sent.times) for sent in (free, paced)]
    return [
        Figure(
            name=f"alerts a second of {many:,} due at once, Telegram's limits lifted",
            value=free.rate,
            unit="/s",
            yardstick=bare.rate,
            beside="bare aiogram, which neither looks up what is true nor notes what was sent",
            target=at_least(USUAL.messages_per_second, "/s"),
        ),
        Figure(
            name=f"alerts a second of {some:,} due at once",
            value=paced.rate,
            unit="/s",
            yardstick=USUAL.messages_per_second,
            beside="what Telegram allows",
            target=at_least(0.9 * USUAL.messages_per_second, "/s"),
        ),
        Figure(name="alerts lost", value=sum(lost), unit="", target=at_most(0, "")),
        Figure(name="alerts sent twice", value=sum(doubled), unit="", target=at_most(0, "")),
    ]


async def _sent(alerts: int, *program: str) -> Sent:
    """Run a program on an installation with one due notice for each of these people."""
    with TemporaryDirectory() as folder:
        installation = Installation(Path(folder))
        await installation.store([_KEY], alerts, lambda _: None, write=_alert)
        async with TelegramServer() as telegram:
            for person in range(FIRST_OWNER, FIRST_OWNER + alerts):
                telegram.person(person)
                telegram.world.add_chat(Chat(id=person, kind="private"))
            settings = installation.settings(telegram, {})
            with telegram.world.hub.listening() as events:
                async with running(*program, folder=Path(folder), settings=settings):
                    return await _hear(telegram, events, alerts)


async def _hear(telegram: TelegramServer, events: asyncio.Queue[Event], alerts: int) -> Sent:
    """Return the messages once all are sent."""
    moments: list[float] = []
    times: Counter[int] = Counter()
    while True:
        patience = _AFTER if len(moments) >= alerts else _CALM if moments else _START
        try:
            event = await asyncio.wait_for(events.get(), patience)
        except TimeoutError:
            return Sent(moments, times)
        if event.kind == "call":
            calls = telegram.world.calls
            call = calls[int(event.ref) - calls[0].number]
            if call.method == "sendMessage" and call.ok and call.chat_id:
                moments.append(call.date)
                times[call.chat_id] += 1


def _alert(connection: Connection) -> Sequence[Notice]:
    now = datetime.now(UTC)
    return [
        Notice(
            id=str(uuid.uuid4()),
            person=connection.owner,
            kind=NoticeKind.STATUS,
            at=now,
            due_at=now,
            dedupe_key=connection.id,
            exchange=connection.exchange,
            name=connection.name,
            connection=connection.id,
            payload=StatusChanged(at=now, since=now),
        )
    ]
