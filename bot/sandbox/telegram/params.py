"""Reads the parameters of a call: from the query, a form, JSON or multipart."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, ClientResponse, MultipartReader, web
from aiohttp.multipart import MultipartResponseWrapper

from bot.sandbox.telegram.refusals import bad_request

Json = dict[str, Any]

_TRUE = frozenset({"true", "True", "1", "yes"})


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file of a multipart call."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True)
class Params:
    """The values of one call as text, and its files."""

    values: dict[str, str]
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """Return a value as text."""
        return self.values.get(name, default)

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number; the default if it is invalid, as Telegram does."""
        try:
            return int(self.values.get(name, ""))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """Return a flag."""
        return self.values.get(name, "") in _TRUE

    def has(self, name: str) -> bool:
        """Return whether a value was given."""
        return name in self.values

    def json(self, name: str, what: str) -> Any:
        """Return a JSON value; None if it is missing. Raises ApiError naming `what`."""
        raw = self.values.get(name, "")
        if not raw:
            return None
        try:
            return json.loads(raw)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None

    def logged(self) -> Json:
        """Return the decoded values, for the list of calls."""
        shown: Json = {name: _readable(value) for name, value in self.values.items()}
        shown.update(
            {name: f"{file.name}, {len(file.data)} bytes" for name, file in self.files.items()}
        )
        return shown


def _readable(value: str) -> Any:
    if value[:1] not in {"{", "["}:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def from_mapping(values: Json) -> Params:
    """Return the parameters of a JSON object."""
    return Params(
        {
            name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            for name, value in values.items()
            if value is not None
        }
    )


async def read(request: web.Request) -> Params:
    """Return the parameters of a request. Raises ApiError."""
    values = dict(request.query)
    if request.content_type == "application/json":
        values.update(from_mapping(await _json_body(request)).values)
    elif request.content_type.startswith("multipart/"):
        return await _multipart(await request.multipart(), values)
    elif request.can_read_body:
        values.update({name: str(value) for name, value in (await request.post()).items()})
    return Params(values)


async def _json_body(request: web.Request) -> Json:
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise bad_request("can't parse JSON object")
    return body


async def read_answer(response: ClientResponse) -> Params:
    """Return the call in the answer of a bot to a webhook, if any."""
    if response.content_type == "application/json":
        body = await response.json()
        return from_mapping(body) if isinstance(body, dict) else Params({})
    if response.content_type.startswith("multipart/"):
        return await _multipart(MultipartReader.from_response(response), {})
    return Params({})


_Parts = MultipartReader | MultipartResponseWrapper


async def _multipart(parts: _Parts, values: dict[str, str]) -> Params:
    files: dict[str, Upload] = {}
    async for part in parts:
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        data = bytes(await part.read(decode=True))
        if part.filename is None:
            values[part.name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            files[part.name] = Upload(name=part.filename, mime=mime, data=data)
    return Params(values, files)
