"""Whatever people and the bot do in whatever order, some things always hold."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.telegram import SANDBOX_TOKEN, CannotError, TelegramServer
from bot.sandbox.telegram.params import from_mapping
from bot.sandbox.telegram.refusals import ApiError

KeyAction = tuple[str, int]
ACTS = ("say", "edit", "tap", "send", "change", "delete", "delete own", "answer", "get", "confirm")
BUTTON = {"inline_keyboard": [[{"text": "tap", "callback_data": "tap"}]]}


@dataclass
class Play:
    """One random play: carries out acts and remembers what must be true."""

    server: TelegramServer
    typed: dict[int, list[str]] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    confirmed: set[int] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    number: int = 0

    async def bot(self, method: str, **params: Any) -> Any:
        return await self.server._bot_side.perform(method, from_mapping({"chat_id": 42, **params}))

    def text(self) -> str:
        self.number += 1
        return f"text-{self.number}-end"

    async def act(self, what: str, which: int) -> None:
        person = self.server.person(42)
        there = person.messages
        chosen = there[which % len(there)].id if there else 1
        try:
            await self._act(what, which, chosen)
        except (CannotError, ApiError):
            return

    async def _act(self, what: str, which: int, chosen: int) -> None:
        person, world = self.server.person(42), self.server.world
        if what == "say":
            sent = await person.say(self.text())
            self.typed[sent.id] = [sent.text]
        elif what == "edit" and chosen in self.typed:
            edited = await person.edit(world.messages[42][chosen], self.text())
            self.typed[chosen].append(edited.text)
        elif what == "tap":
            await person.tap("tap", world.message(42, chosen))
        elif what == "send":
            await self.bot("sendMessage", text="bot", reply_markup=BUTTON)
        elif what == "change":
            await self.bot("editMessageText", message_id=chosen, text=f"bot {which}")
        elif what in {"delete", "delete own"}:
            await self._delete(what, chosen)
        elif what == "answer" and world.queries:
            await self._answer(list(world.queries)[which % len(world.queries)])
        elif what in {"get", "confirm"}:
            await self._get(confirm=what == "confirm")

    async def _delete(self, what: str, chosen: int) -> None:
        if what == "delete":
            await self.bot("deleteMessage", message_id=chosen)
        else:
            self.server.person(42)._client.delete(42, chosen)
        self.deleted.add(chosen)

    async def _answer(self, query: str) -> None:
        await self.bot("answerCallbackQuery", callback_query_id=query)
        assert query not in self.answered
        self.answered.add(query)

    async def _get(self, *, confirm: bool) -> None:
        pending = list(self.server.world.updates.pending)
        offset = pending[len(pending) // 2] if confirm and pending else 0
        self.confirmed |= {number for number in pending if number < offset}
        updates = self.server.world.updates
        updates._last = (-1, float("-inf"))  # do not be slowed down
        got = [] if not pending else await updates.poll(offset, 100, 0)
        numbers = [update["update_id"] for update in got]
        assert numbers == [number for number in pending if number >= offset]
        assert not self.confirmed & set(numbers)

    def check(self) -> None:
        world = self.server.world
        messages = world.messages.get(42, {})
        assert list(messages) == sorted(messages)
        for number in self.deleted:
            assert messages[number].deleted
            assert (messages[number].text, messages[number].inline) == ("", None)
        assert {q.id for q in world.queries.values() if q.answer} == self.answered
        world.updates.confirm(world.updates.next_id)
        for number, texts in self.typed.items():
            gone = number in self.deleted
            assert [self.server.holds(text) for text in texts[:-1]] == [False] * (len(texts) - 1)
            assert self.server.holds(texts[-1]) is not gone


@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 20)), max_size=40))
def test_invariants(acts: list[KeyAction]) -> None:
    async def run() -> None:
        play = Play(TelegramServer(token=SANDBOX_TOKEN))
        for what, which in acts:
            await play.act(what, which)
        play.check()

    asyncio.run(run())


@given(st.text(max_size=60))
def test_any_text_is_sent_as_it_is_or_refused(text: str) -> None:
    async def run() -> None:
        play = Play(TelegramServer(token=SANDBOX_TOKEN))
        person = play.server.person(42)
        await person.say("/start")
        with contextlib.suppress(ApiError):
            sent = await play.bot("sendMessage", text=text, parse_mode="HTML")
            length = len(sent["text"].encode("utf-16-le")) // 2
            for entity in sent.get("entities", ()):
                assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= length

    asyncio.run(run())
