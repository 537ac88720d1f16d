"""Owns the routes of the chat page: what people do there, what they see, and events as SSE."""

import base64
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox.telegram import transcript
from bot.sandbox.telegram.client import CannotError, Client, Tap
from bot.sandbox.telegram.events import Event
from bot.sandbox.telegram.faults import Fault
from bot.sandbox.telegram.records import Message, User
from bot.sandbox.telegram.samples import Sample
from bot.sandbox.telegram.world import World

Json = dict[str, Any]

_PAGE = Path(__file__).parent / "page"
_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True)
class PersonSide:
    """Serves the page and carries out what people do on it."""

    world: World
    prefix: str  # the unguessable beginning of every path
    samples: Sequence[Sample]

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        gets = {
            "/": self._page,
            "/chat": self._chat,
            "/calls": self._calls,
            "/profile": self._profile,
            "/samples": self._samples,
            "/people": self._people,
            "/events": self._events,
            "/files/{file_id}": self._file,
            "/{asset:[a-z]+\\.(?:css|js|svg)}": self._page,
        }
        posts: dict[str, Callable[[Json], Json]] = {
            "message": self._message,
            "edit": self._edit,
            "delete": self._delete,
            "tap": self._tap,
            "person": self._person,
            "restart": self._restart,
            "block": self._block,
            "fault": self._fault,
            "clock": self._clock,
        }
        return [
            *(web.get(self.prefix + path, handler) for path, handler in gets.items()),
            *(web.post(f"{self.prefix}/{name}", _posted(act)) for name, act in posts.items()),
        ]

    # what the page reads

    async def _page(self, request: web.Request) -> web.FileResponse:
        return web.FileResponse(_PAGE / request.match_info.get("asset", "index.html"))

    async def _chat(self, request: web.Request) -> web.Response:
        return web.json_response(transcript.chat(self.world, _chat_id(dict(request.query))))

    async def _calls(self, request: web.Request) -> web.Response:  # noqa: ARG002  # a handler
        return web.json_response([transcript.call(made) for made in self.world.calls])

    async def _profile(self, request: web.Request) -> web.Response:
        chat_id, user_id = _chat_id(dict(request.query)), int(request.query["user_id"])
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
                "commands": profile.visible_commands(chat_id, user_id, language),
            }
        )

    async def _samples(self, request: web.Request) -> web.Response:  # noqa: ARG002  # a handler
        return web.json_response([asdict(sample) for sample in self.samples])

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
        if media is None:
            raise web.HTTPNotFound
        kind = next((k for magic, k in _PICTURES.items() if media.data.startswith(magic)), None)
        if kind is None:
            raise web.HTTPUnsupportedMediaType
        return web.Response(body=media.data, content_type=kind)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        with self.world.hub.listening() as events, suppress(ConnectionError):  # the page went away
            await response.prepare(request)
            await response.write(b"retry: 500\n\nevent: hello\ndata: {}\n\n")
            while (event := await events.get()).kind != "end":
                body = json.dumps(self._event(event), ensure_ascii=False)
                await response.write(f"event: {event.kind}\ndata: {body}\n\n".encode())
        return response

    def _event(self, event: Event) -> Json:
        """Return what happened with its content as it is now: a deleted text is gone by then."""
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

    # what people do

    def _client(self, body: Json) -> Client:
        """Return the client of `user_id`, who is new if unknown, in `language_code`."""
        user_id = int(body["user_id"])
        known = self.world.users.get(user_id)
        if known is None:
            name = str(body.get("name") or f"Person {user_id}")
            language = str(body.get("language_code", "en"))
            self.world.change_user(User(id=user_id, first_name=name, language=language))
        elif "language_code" in body:
            Client(self.world, user_id).speak(str(body["language_code"]))
        return Client(self.world, user_id)

    def _person(self, body: Json) -> Json:
        return transcript.person(self._client(body).user)

    def _message(self, body: Json) -> Json:
        client, chat_id = self._client(body), _chat_id(body)
        kind, text, author = body.get("kind", "text"), str(body.get("text", "")), body.get("from")
        if kind == "text":
            sent = client.write(
                text, chat_id=chat_id, reply_to=body.get("reply_to"), forwarded_from=author
            )
        elif kind in {"photo", "document", "voice"}:
            data = base64.b64decode(body.get("data", ""))
            name = str(body.get("name", ""))
            sent = client.attach(
                kind, caption=text, data=data, name=name, chat_id=chat_id, forwarded_from=author
            )
        else:
            raise CannotError(f"there is no kind {kind!r} of message")
        return _told(sent)

    def _edit(self, body: Json) -> Json:
        edited = self._client(body).edit(_chat_id(body), int(body["message_id"]), str(body["text"]))
        return _told(edited)

    def _delete(self, body: Json) -> Json:
        self._client(body).delete(_chat_id(body), int(body["message_id"]))
        return {}

    def _tap(self, body: Json) -> Json:
        tap: Tap = self._client(body).tap(
            str(body["label"]), chat_id=_chat_id(body), message_id=body.get("message_id")
        )
        return {"action": tap.button.action, "query_id": tap.query_id}

    def _restart(self, body: Json) -> Json:
        client = self._client(body)
        self.world.clear(_chat_id(body))
        return _told(client.write(str(body.get("text", "/start")), chat_id=_chat_id(body)))

    def _block(self, body: Json) -> Json:
        client = self._client(body)
        (client.block if body.get("blocked", True) else client.unblock)()
        return {}

    def _fault(self, body: Json) -> Json:
        self.world.faults.append(Fault(**body))
        return {}

    def _clock(self, body: Json) -> Json:
        self.world.clock.advance(timedelta(seconds=float(body["seconds"])))
        return {"now": self.world.clock.timestamp()}


def _chat_id(body: Json) -> int:
    return int(body.get("chat_id") or body["user_id"])


def _told(message: Message) -> Json:
    return {"chat_id": message.chat_id, "message_id": message.id}


def _posted(act: Callable[[Json], Json]) -> Callable[[web.Request], Any]:
    async def handler(request: web.Request) -> web.Response:
        try:
            return web.json_response(act(await request.json()))
        except (CannotError, KeyError, TypeError, ValueError) as error:
            return web.json_response({"error": str(error)}, status=400)

    return handler
