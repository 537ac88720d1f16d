"""The write routes of the chat page: each action is one POST of JSON."""

import base64
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.sandbox.telegram import transcript
from bot.sandbox.telegram.client import CannotError, PersonClient
from bot.sandbox.telegram.faults import Fault
from bot.sandbox.telegram.mini_app import init_data, launch
from bot.sandbox.telegram.page_views import chat_id
from bot.sandbox.telegram.records import Message, User
from bot.sandbox.telegram.samples import Panel
from bot.sandbox.telegram.world import World

Json = dict[str, Any]


@dataclass(frozen=True)
class PageActions:
    """Performs the actions of people."""

    world: World
    prefix: str  # the secret prefix of every path
    panel: Panel
    token: str = field(repr=False)

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        actions: dict[str, Callable[[Json], Json]] = {
            "message": self._message,
            "edit": self._edit,
            "delete": self._delete,
            "tap": self._tap,
            "form": self._form,
            "person": self._person,
            "restart": self._restart,
            "block": self._block,
            "fault": self._fault,
            "clock": self._clock,
            "action": self._action,
        }
        return [
            web.post(f"{self.prefix}/{name}", _posted(action)) for name, action in actions.items()
        ]

    def _client(self, body: Json) -> PersonClient:
        """Return the client of `user_id`, a new person if unknown, in `language_code`."""
        user_id = int(body["user_id"])
        known = self.world.users.get(user_id)
        if known is None:
            name = str(body.get("name") or f"Person {user_id}")
            language = str(body.get("language_code", "en"))
            self.world.change_user(User(id=user_id, first_name=name, language=language))
        elif "language_code" in body:
            PersonClient(self.world, user_id).set_language(str(body["language_code"]))
        return PersonClient(self.world, user_id)

    def _person(self, body: Json) -> Json:
        return transcript.person(self._client(body).user)

    def _message(self, body: Json) -> Json:
        client, chat = self._client(body), chat_id(body)
        kind, text, author = body.get("kind", "text"), str(body.get("text", "")), body.get("from")
        if kind == "text":
            sent = client.write(
                text, chat_id=chat, reply_to=body.get("reply_to"), forwarded_from=author
            )
        elif kind in {"photo", "document", "voice"}:
            data = base64.b64decode(body.get("data", ""))
            name = str(body.get("file_name", ""))
            sent = client.attach(
                kind,
                caption=text,
                data=data,
                name=name,
                chat_id=chat,
                forwarded_from=author,
                album=body.get("album"),
            )
        else:
            raise CannotError(f"there is no kind {kind!r} of message")
        return _reference(sent)

    def _edit(self, body: Json) -> Json:
        edited = self._client(body).edit(chat_id(body), int(body["message_id"]), str(body["text"]))
        return _reference(edited)

    def _delete(self, body: Json) -> Json:
        self._client(body).delete(chat_id(body), int(body["message_id"]))
        return {}

    def _tap(self, body: Json) -> Json:
        tap = self._client(body).tap(
            str(body["label"]), chat_id=chat_id(body), message_id=body.get("message_id")
        )
        return {"action": tap.button.action, "query_id": tap.query_id}

    def _form(self, body: Json) -> Json:
        """Return the address of a page of the bot, with data on the person who opens it."""
        client = self._client(body)
        tap = client.tap(str(body["label"]), chat_id=chat_id(body), message_id=body["message_id"])
        if tap.button.action != "web_app":
            raise CannotError("the button opens no page")
        data = init_data(self.token, client.user, self.world.clock.timestamp())
        return {"url": launch(tap.button.value, data)}

    def _restart(self, body: Json) -> Json:
        client = self._client(body)
        self.world.clear(chat_id(body))
        return _reference(client.write(str(body.get("text", "/start")), chat_id=chat_id(body)))

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

    def _action(self, body: Json) -> Json:
        self.panel.do(str(body["group"]), str(body.get("title", "")), str(body["label"]))
        self.world.hub.emit("samples")
        return {}


def _reference(message: Message) -> Json:
    return {"chat_id": message.chat_id, "message_id": message.id}


def _posted(action: Callable[[Json], Json]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handler(request: web.Request) -> web.Response:
        try:
            return web.json_response(action(await request.json()))
        except (CannotError, KeyError, TypeError, ValueError) as error:
            return web.json_response({"error": str(error)}, status=400)

    return handler
