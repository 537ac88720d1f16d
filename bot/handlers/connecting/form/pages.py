"""Serves the form: its page, and the two requests that the page makes.

Answers depend on nothing that an outsider could learn from: whatever is wrong with a request, its
answer is the same. No body is logged, nothing is cached, there are no cookies.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.domain.credentials import Field
from bot.handlers.connecting.form.form import FormGoneError, PrivateForm
from bot.handlers.connecting.form.limits import RequestLimit
from bot.i18n import Languages
from bot.telegram.inbox.our_people import LeaseUnavailableError
from bot.telegram.webhook.entrance import nothing, read_body
from bot.views.connecting import form as views

PREFIX = "/form/"
LARGEST = 16_384  # bytes of a body
_FOLDER = Path(__file__).parent / "page"
_ID = 32  # hexadecimal digits of the id of a draft
_KINDS = {"form.js": "text/javascript", "form.css": "text/css"}
_FRAMES = ("https://web.telegram.org", "https://*.telegram.org")  # the clients in a browser


@dataclass(kw_only=True)
class FormPages:
    """Answers the requests below /form/. `answers`: whether this process answers updates.

    `api_url`: the address of the Bot API; the client of a sandbox is a page there.
    """

    form: PrivateForm
    languages: Languages
    answers: Callable[[], bool]
    api_url: str
    _limit: RequestLimit = field(default_factory=RequestLimit)

    def __post_init__(self) -> None:
        self._files = {name: (_FOLDER / name).read_text("utf-8") for name in _KINDS}
        self._page = Template((_FOLDER / "form.html").read_text("utf-8"))

    async def answer(self, request: web.BaseRequest) -> web.Response:
        """Answer a request."""
        name = request.path.removeprefix(PREFIX)
        answer = nothing()
        if request.method == "GET":
            answer = self._shown(name, request)
        elif request.method == "POST" and name in {"open", "send"}:
            answer = await self._done(name, request)
        answer.headers.update(self._headers())
        return answer

    def _shown(self, name: str, request: web.BaseRequest) -> web.Response:
        if name in self._files:
            return web.Response(text=self._files[name], content_type=_KINDS[name])
        if len(name) != _ID or not name.isalnum():
            return nothing()
        accepted = request.headers.get("Accept-Language", "").partition(",")[0].partition(";")[0]
        place = views.place(self.languages.pick(None, accepted[:_ID]))
        texts = {key: escape(text) for key, text in place.pop("texts").items()}
        return web.Response(text=self._page.substitute(place | texts), content_type="text/html")

    async def _done(self, name: str, request: web.BaseRequest) -> web.Response:
        if not self._limit.admits(_address(request), self.form.peers.count):
            return web.Response(status=429)
        body = _read(await read_body(request.clone(client_max_size=LARGEST)))
        if not self.answers():
            return web.Response(status=503)
        try:
            return web.json_response(await self._act(name, body))
        except FormGoneError:
            return web.Response(status=403)
        except LeaseUnavailableError:
            return web.Response(status=503)

    async def _act(self, name: str, body: Mapping[str, str]) -> dict[str, Any]:
        if name == "open":
            return await self.form.open(body.get("init", ""), body.get("draft", ""))
        entered = {f: text for f in Field if (text := body.get(f"field-{f}", "")).strip()}
        return await self.form.send(body.get("ticket", ""), entered)

    def _headers(self) -> dict[str, str]:
        parts = urlsplit(self.api_url)
        local = parts.hostname in {"127.0.0.1", "localhost"}
        frames = [*_FRAMES, f"{parts.scheme}://{parts.netloc}"] if local else _FRAMES
        return {
            "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self';"
            " connect-src 'self'; base-uri 'none'; form-action 'none';"
            f" frame-ancestors {' '.join(frames)}",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        }


def _read(body: bytes) -> Mapping[str, str]:
    """Return the texts of a body of JSON; none if it is another one."""
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {name: text for name, text in values.items() if isinstance(text, str)}


def _address(request: web.BaseRequest) -> str:
    """Return the address of a client: the last one that the proxy before us added."""
    passed = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return passed[:64] or str(request.remote)
