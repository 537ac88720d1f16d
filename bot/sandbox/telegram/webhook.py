"""The webhook: its address, and the delivery of updates to it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import aiohttp

from bot.sandbox.telegram.params import read_answer

if TYPE_CHECKING:
    import ssl
    from collections.abc import Awaitable, Callable

    from bot.sandbox.telegram.params import Params
    from bot.sandbox.telegram.updates import Update, UpdateQueue

Json = dict[str, Any]

_FIRST_PAUSE = 0.2  # seconds; doubled after every failure
_LONGEST_PAUSE = 10.0


@dataclass
class Webhook:
    """The settings of the webhook; without a URL there is none."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: tuple[int, str] | None = None  # date, message
    trust: ssl.SSLContext | bool = True  # the certificates that are accepted

    def info(self, updates: UpdateQueue) -> Json:
        """Return a WebhookInfo."""
        body: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(updates.pending),
        }
        if self.url:
            body["max_connections"] = self.max_connections
            body["ip_address"] = "127.0.0.1"
        if self.last_error is not None:
            body["last_error_date"], body["last_error_message"] = self.last_error
        if updates.allowed:
            body["allowed_updates"] = sorted(updates.allowed)
        return body


@dataclass
class Deliverer:
    """Sends updates to the webhook: in order within a chat, concurrently across chats."""

    webhook: Webhook
    updates: UpdateQueue
    timestamp: Callable[[], int]
    perform: Callable[[Params], Awaitable[None]]  # a method call in the answer of the bot
    _busy: set[int] = field(default_factory=set)

    async def run(self) -> None:
        """Deliver until cancelled."""
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as tasks:
            while True:
                for update in self._ready():
                    self._busy.add(update.chat_id)
                    tasks.create_task(self._deliver(session, update))
                await self.updates.arrival()

    def _ready(self) -> list[Update]:
        heads: dict[int, Update] = {}
        for update in self.updates.pending.values() if self.webhook.url else ():
            heads.setdefault(update.chat_id, update)
        free = self.webhook.max_connections - len(self._busy)
        return [head for chat, head in heads.items() if chat not in self._busy][:free]

    async def _deliver(self, session: aiohttp.ClientSession, update: Update) -> None:
        pause = _FIRST_PAUSE
        while self.webhook.url and update.id in self.updates.pending:
            if await self._taken(session, update):
                break
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        self._busy.discard(update.chat_id)
        self.updates.wake()

    async def _taken(self, session: aiohttp.ClientSession, update: Update) -> bool:
        secret = self.webhook.secret
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        try:
            async with session.post(
                self.webhook.url,
                json=update.body(),
                headers=headers,
                allow_redirects=False,  # as Telegram
                ssl=self.webhook.trust,
            ) as response:
                if response.status // 100 != 2:  # noqa: PLR2004  # a redirect included
                    return self._failed(f"Wrong response from the webhook: {_status(response)}")
                answer = await read_answer(response)
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return self._failed("Connection refused")
        self.updates.done(update.id)
        if answer.has("method"):
            await self.perform(answer)
        return True

    def _failed(self, words: str) -> bool:
        self.webhook.last_error = (self.timestamp(), words)
        return False


def _status(response: aiohttp.ClientResponse) -> str:
    return f"{response.status} {response.reason}"
