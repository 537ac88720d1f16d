"""The read routes of the chat page: files, chats, the bot's profile, calls, events (SSE)."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.i18n.tags import ENGLISH
from bot.sandbox.telegram import transcript, words
from bot.sandbox.telegram.events import Event
from bot.sandbox.telegram.samples import Panel
from bot.sandbox.telegram.world import World

Json = dict[str, Any]

_PAGE = Path(__file__).parent / "page"
_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True)
class PageViews:
    """Serves the content of the page."""

    world: World
    prefix: str  # the secret prefix of every path
    panel: Panel
    languages: Mapping[str, str]  # code → its own name

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        views = {
            "/": self._page,
            "/{asset:[a-z]+\\.(?:css|js|svg)}": self._page,
            "/chat": self._chat,
            "/calls": self._calls,
            "/profile": self._profile,
            "/words": self._words,
            "/samples": self._samples,
            "/people": self._people,
            "/events": self._events,
            "/files/{file_id}": self._file,
        }
        return [web.get(self.prefix + path, view) for path, view in views.items()]

    async def _page(self, request: web.Request) -> web.FileResponse:
        return web.FileResponse(_PAGE / request.match_info.get("asset", "index.html"))

    async def _chat(self, request: web.Request) -> web.Response:
        return web.json_response(transcript.chat(self.world, chat_id(dict(request.query))))

    async def _calls(self, request: web.Request) -> web.Response:  # noqa: ARG002  # a handler
        return web.json_response([transcript.call(made) for made in self.world.calls])

    async def _profile(self, request: web.Request) -> web.Response:
        user_id = int(request.query["user_id"])
        language = request.query.get("language_code", "en")
        profile = self.world.profile
        code = language.split("-")[0]
        return web.json_response(
            {
                "name": profile.names.get(code)
                or profile.names.get("")
                or self.world.bot.first_name,
                "username": self.world.bot.username,
                "description": profile.descriptions.get(code) or profile.descriptions.get("", ""),
                "commands": profile.visible_commands(
                    chat_id(dict(request.query)), user_id, language
                ),
            }
        )

    async def _words(self, request: web.Request) -> web.Response:
        picked = words.pick(request.query.get("language_code", ENGLISH))
        return web.json_response({"words": picked, "languages": dict(self.languages)})

    async def _samples(self, request: web.Request) -> web.Response:  # noqa: ARG002  # a handler
        return web.json_response(self.panel.shown())

    async def _people(self, request: web.Request) -> web.Response:  # noqa: ARG002  # a handler
        groups = [chat for chat in self.world.chats.values() if chat.kind == "supergroup"]
        return web.json_response(
            {
                "people": [transcript.person(user) for user in self.world.users.values()],
                "groups": [{"chat_id": chat.id, "title": chat.title} for chat in groups],
            }
        )

    async def _file(self, request: web.Request) -> web.Response:
        media = self.world.media(request.match_info["file_id"])
        if media is None:  # deleted before the page asked for it: no error of anybody
            return web.Response(status=204)
        kind = next((k for magic, k in _PICTURES.items() if media.data.startswith(magic)), None)
        if kind is None:
            return web.Response(status=204)
        return web.Response(body=media.data, content_type=kind)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        with self.world.hub.listening() as events, suppress(ConnectionError):  # the page was closed
            await response.prepare(request)
            await response.write(b"retry: 500\n\nevent: hello\ndata: {}\n\n")
            while (event := await events.get()).kind != "end":
                body = json.dumps(self._event(event), ensure_ascii=False)
                await response.write(f"event: {event.kind}\ndata: {body}\n\n".encode())
        return response

    def _event(self, event: Event) -> Json:
        """Return an event with its present content, without deleted texts."""
        body: Json = {"chat_id": event.chat_id}
        if event.kind == "message":
            message = self.world.messages[event.chat_id].get(int(event.ref))
            return transcript.entry(self.world, message) if message else body
        if event.kind == "answer":
            return body | transcript.answer(self.world.queries[event.ref])
        if event.kind == "call":
            made = next((c for c in self.world.calls if str(c.number) == event.ref), None)
            return transcript.call(made) if made else body
        if event.kind == "keyboard":
            return body | {"keyboard": self.world.keyboards.get(event.chat_id)}
        return body | {"ref": event.ref}


def chat_id(body: Json) -> int:
    """Return the chat of a request: a group, or the private chat of the person."""
    return int(body.get("chat_id") or body["user_id"])
