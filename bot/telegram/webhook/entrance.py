"""Answers the requests to the webhook.

Who knows path and secret is Telegram. Everybody else gets the same answer to everything.
"""

import asyncio
import hmac
import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from aiohttp import web

from bot.telegram.webhook.address import NOTHING, WebhookAddress

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header
SLOWEST = 15.0  # seconds for a body


class Receiver(Protocol):
    """Takes updates."""

    async def take(self, raw: Mapping[str, Any]) -> bool:
        """Return whether an update was handled or stored; if not, Telegram must send it again."""


class WebhookEntrance:
    """The way to the updates' intake. `deliveries`: set while this process answers updates.

    `on_refused`: is called with each update that comes while it does not.
    """

    def __init__(self, address: WebhookAddress) -> None:
        self.address = address
        self.deliveries: Receiver | None = None
        self.on_refused: Callable[[Mapping[str, Any]], object] = lambda _: None

    async def answer(self, request: web.BaseRequest) -> web.Response:
        """Answer 200 once the update was handled or stored, 503 if it must be sent again."""
        if not self._is_telegram(request):
            return nothing()
        raw = read_update(await read_body(request))
        if raw is None:
            return web.Response(status=400)
        if self.deliveries is None:
            self.on_refused(raw)
            return web.Response(status=503)
        taken = await self.deliveries.take(raw)
        return web.Response(status=200 if taken else 503)

    def _is_telegram(self, request: web.BaseRequest) -> bool:
        """Return whether path and secret are right, in a time that depends on neither."""
        path = _same(request.rel_url.raw_path_qs, self.address.path)
        secret = _same(request.headers.get(SECRET, ""), self.address.secret)
        return path & secret & (request.method == "POST")


async def read_body(request: web.BaseRequest) -> bytes:
    """Return the body of a request.

    Raises TimeoutError, and HTTPRequestEntityTooLarge above its limit, by default 1 MiB.
    """
    async with asyncio.timeout(SLOWEST):
        return await request.read()


def nothing() -> web.Response:
    """Return the answer to everybody but Telegram; `doctor` recognises it."""
    return web.Response(status=404, text=NOTHING)


def read_update(body: bytes) -> Mapping[str, Any] | None:
    """Return the update in a request; None if there is none."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return None
    fits = isinstance(raw, dict) and isinstance(raw.get("update_id"), int)
    return raw if fits else None


def _same(given: str, ours: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), ours.encode())
