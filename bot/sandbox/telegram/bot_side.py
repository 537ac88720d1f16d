"""The routes of the Bot API: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.sandbox.telegram import params as reading
from bot.sandbox.telegram.faults import raise_fault
from bot.sandbox.telegram.methods import METHODS
from bot.sandbox.telegram.methods.shape import DescribedResult
from bot.sandbox.telegram.params import Params
from bot.sandbox.telegram.refusals import ApiError
from bot.sandbox.telegram.world import World

Json = dict[str, Any]

_TOKEN = re.compile(r"\d+:[\w-]{20,}")
_NOT_FOUND = "Not Found"


def _check_verb(verb: str, method: str) -> None:
    """Require POST for all methods that change something. Raises ApiError.

    Stricter than Telegram, which accepts GET: any web page can make its visitor send one.
    `getUpdates` confirms, and therefore counts as a change.
    """
    reads = method.lower().startswith("get") and method.lower() != "getupdates"
    if verb != "POST" and not (verb == "GET" and reads):
        raise ApiError(405, "Method Not Allowed: use POST")


@dataclass(frozen=True)
class BotSide:
    """Answers the bot. Without a configured token it accepts any of the correct form."""

    world: World
    token: str | None

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            web.route("*", "/bot{token}/{method}", self._call),
            web.get("/file/bot{token}/{path:.+}", self._file),
        ]

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        try:
            self._authorize(request.match_info["token"])
            _check_verb(request.method, method)
            params = await reading.read(request)
            await self._take_time(method, request)
            result = await self.perform(method, params)
        except ApiError as refusal:
            return web.json_response(refusal.answer(), status=refusal.code)
        if isinstance(result, DescribedResult):
            return web.json_response({"ok": True, **result._asdict()})
        return web.json_response({"ok": True, "result": result})

    async def _take_time(self, method: str, request: web.Request) -> None:
        """Wait for the delay of a method; the call of a disconnected bot has no effect."""
        if not (seconds := self.world.delays.get(method.lower(), 0.0)):
            return
        await asyncio.sleep(seconds)
        if request.transport is None or request.transport.is_closing():
            raise ApiError(499)

    def _authorize(self, token: str) -> None:
        if not _TOKEN.fullmatch(token):
            raise ApiError(404, _NOT_FOUND)
        if self.token is not None and token != self.token:
            raise ApiError(401)

    async def perform(self, method: str, params: Params) -> Any:
        """Perform one call and add it to the list of calls. Raises ApiError."""
        if method.lower() == "getupdates":
            return await self._perform(method, params)
        try:
            result = await self._perform(method, params)
        except ApiError as refusal:
            self.world.note_call(method, params.logged(), refusal.description)
            raise
        self.world.note_call(method, params.logged(), "")
        return result

    async def _perform(self, method: str, params: Params) -> Any:
        action = METHODS.get(method.lower())
        if action is None:
            raise ApiError(404, "Not Found: method not found")
        if self.world.logged_out:
            raise ApiError(400, "Logged out")
        raise_fault(self.world.faults, method, params.text("chat_id"))
        return await action(self.world, params)

    async def perform_answer(self, params: Params) -> None:
        """Perform a call in the answer to a webhook; its errors are ignored."""
        with suppress(ApiError):
            await self.perform(params.text("method"), params)

    async def _file(self, request: web.Request) -> web.Response:
        try:
            self._authorize(request.match_info["token"])
        except ApiError as refusal:
            return web.json_response(refusal.answer(), status=refusal.code)
        media = self.world.media_at(request.match_info["path"])
        if media is None:
            return web.json_response(ApiError(404, _NOT_FOUND).answer(), status=404)
        return web.Response(body=media.data, content_type="application/octet-stream")
