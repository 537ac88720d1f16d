"""Reads the files of a call: a new upload, or the id of a file that is there."""

import secrets
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.sandbox.telegram import photos
from bot.sandbox.telegram.formatting import Entity
from bot.sandbox.telegram.methods.shape import read_text
from bot.sandbox.telegram.params import Params, from_mapping
from bot.sandbox.telegram.records import Media
from bot.sandbox.telegram.refusals import ApiError, bad_request
from bot.sandbox.telegram.world import World

Kind: TypeAlias = Literal["photo", "document"]
_KINDS: dict[str, Kind] = {"photo": "photo", "document": "document"}
_ATTACHED = "attach://"


@dataclass(frozen=True, kw_only=True)
class InputMedia(Params):
    """The new file of a message, with the caption that comes with it."""

    kind: Kind
    caption: str
    entities: tuple[Entity, ...]


def read_media(world: World, params: Params, kind: Kind, given: str | None = None) -> Media:
    """Return the file of a call. Raises ApiError.

    `given`: the id of the file, or `attach://` with the name of its part; else the value or the
    part that has the name of the kind.
    """
    given = params.text(kind) if given is None else given
    known = world.media(given)
    if known is not None:
        return _of_kind(known, kind)
    upload = params.files.get(given.removeprefix(_ATTACHED) if given else kind)
    if upload is None:
        if given:
            raise bad_request("wrong file identifier/HTTP URL specified")
        raise bad_request(f"there is no {kind} in the request")
    if kind == "photo":
        photos.check(upload.data)
    media = Media(
        kind=kind,
        file_id=secrets.token_urlsafe(24),
        name=upload.name,
        mime=upload.mime,
        data=upload.data,
    )
    if kind == "photo":
        world.keep_photo(media)
    return media


def _of_kind(known: Media, kind: Kind) -> Media:
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def read_input_media(params: Params) -> InputMedia:
    """Return the `media` of editMessageMedia. Raises ApiError."""
    if not params.has("media"):
        raise bad_request('parameter "media" is required')
    given = params.json("media", "input media")
    if not isinstance(given, dict):
        raise _unparsable("expected an Object")
    values = from_mapping(given).values
    try:
        caption, entities = read_text(Params(values), "caption")
    except ApiError as refusal:
        raise _unparsable(refusal.description.removeprefix("Bad Request: ")) from None
    kind = values.get("type", "")
    if not kind:
        raise _unparsable('Can\'t find field "type"')
    if kind not in _KINDS:
        raise _unparsable(f'type "{kind}" is unsupported')
    if not values.get("media"):
        raise _unparsable("media not found")
    return InputMedia(values, params.files, kind=_KINDS[kind], caption=caption, entities=entities)


def _unparsable(reason: str) -> ApiError:
    return bad_request(f"can't parse InputMedia: {reason}")
