"""The log of a whole day: words for people, no reprs, no personal data."""

import io
import logging
import re
from collections.abc import Iterator

import pytest

from bot.logs import RedactingFormatter
from bot.sandbox.exchanges import KeyAction, Outage
from tests.e2e.world import Connect, World

LINE = re.compile(r"^\d{4}-\d\d-\d\d [\d:,]+ (DEBUG|INFO|WARNING|ERROR|CRITICAL) [\w.]+: \S")
REPR = re.compile(
    r"<[A-Z]\w*[ .(:]|<class |<function |<bound method | object at 0x|\w+\(\w+=|\(<|[\[({]'"
    r"|',\)|[{}]|datetime\.|\bNone\b|\bTrue\b|\bFalse\b|<(!doctype|html|body)"
)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the product's own modules log, as an operator reads it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(lambda record: record.name.startswith("bot."))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


CASES = (
    *("good", "may-withdraw", "wrong-secret", "unknown-key", "ip-refused", "read-only"),
    *("html-page", "html-403", "rate-limited"),
)
FIRST = 987_654_000


async def test_a_day_in_words(quick: World, connect: Connect, log: io.StringIO) -> None:
    kucoin = quick.exchanges["kucoin"]
    async with quick.bot():
        people = [quick.telegram.person(FIRST + n) for n in range(len(CASES))]
        for person, case in zip(people, CASES, strict=True):
            await connect(person, "kucoin", quick.sample("kucoin", case))
            await person.wait_for(lambda m: re.search("[🟢🟡🔴⚪]", m.text))
        kucoin.change("good", KeyAction.FORBID_TRADING)
        await people[0].wait_for("🟡")
        kucoin.outage = Outage.HTML_ERROR
        await people[0].say("/panic")
        asked = await people[0].wait_for(lambda m: m.buttons)
        await people[0].tap(asked.labels[0])
        await people[0].wait_for("erased")
    text = log.getvalue()
    lines = text.splitlines()
    for words in (
        "tested a new key at kucoin: no-ip-whitelist",
        "no-trade",
        "disconnected everything",
    ):
        assert words in text
    assert not [line for line in lines if not LINE.match(line)]
    assert not [line for line in lines if REPR.search(line)]
    assert str(FIRST)[:6] not in text
