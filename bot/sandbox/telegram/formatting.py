"""Parses markup into plain text and entities, counted in UTF-16 units."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.telegram.refusals import ApiError, bad_request

Entity = dict[str, Any]

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[^\s>/]*)(?P<rest>[^>]*)>|<|[^<]+")
_ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_LINK = re.compile(r"^(?:https?://|tg://|ton://|mailto:|tel:)?[^\s/]+\.?[^\s]*$", re.IGNORECASE)
_DETECTED = (
    ("url", re.compile(r"https?://[^\s<>\"\u2068\u2069]+[^\s<>\"\u2068\u2069.,;:!?)]")),
    ("bot_command", re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{4,32}(?!\w)")),
)
_OPAQUE = frozenset({"code", "pre", "text_link"})


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


@dataclass
class _Parser:
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    opened: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)

    def open(self, tag: str, rest: str, at: int) -> None:
        if tag not in _TAGS:
            raise _unparsable(f'Unsupported start tag "{tag}" at byte offset {at}')
        attributes = _attributes(rest)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
        self.opened.append((tag, len(self.text), attributes))

    def close(self, tag: str, at: int) -> None:
        if not self.opened:
            raise _unparsable(f"Unexpected end tag at byte offset {at}")
        expected, start, attributes = self.opened.pop()
        if tag and tag != expected:
            raise _unparsable(
                f'Unmatched end tag at byte offset {at}, expected "</{expected}>", found "</{tag}>"'
            )
        self._add(expected, start, attributes)

    def _add(self, tag: str, start: int, attributes: dict[str, str]) -> None:
        inside = self.text[start:]
        if not inside:
            return
        entity: Entity = {
            "type": _TAGS[tag],
            "offset": utf16_length(self.text[:start]),
            "length": utf16_length(inside),
        }
        if tag == "a":
            link = attributes.get("href") or inside
            if not _LINK.match(link):
                return
            entity["url"] = link
        if tag == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        if tag == "code" and self._is_language_of_pre(start, attributes):
            self.opened[-1][2]["language"] = attributes["class"].removeprefix("language-")
            return
        if tag == "pre" and "language" in attributes:
            entity["language"] = attributes["language"]
        self.entities.append(entity)

    def _is_language_of_pre(self, start: int, attributes: dict[str, str]) -> bool:
        return (
            bool(self.opened)
            and self.opened[-1][:2] == ("pre", start)
            and attributes.get("class", "").startswith("language-")
        )


def _attributes(rest: str) -> dict[str, str]:
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(rest)
    }


def _unparsable(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


def _unescape(text: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return plain text and entities of HTML as Telegram understands it. Raises ApiError."""
    parser = _Parser()
    for token in _TOKEN.finditer(source):
        at = len(source[: token.start()].encode())
        if token["tag"] is None:
            if token.group() == "<":
                raise _unparsable(f"Unclosed start tag at byte offset {at}")
            parser.text += _unescape(token.group())
        elif token["end"]:
            parser.close(token["tag"].lower(), at)
        else:
            parser.open(token["tag"].lower(), token["rest"], at)
    if parser.opened:
        raise _unparsable(
            f'Can\'t find end tag corresponding to start tag "{parser.opened[-1][0]}"'
        )
    return parser.text, parser.entities


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Return the text without white space at its ends, with shifted entities."""
    body = text.rstrip()
    cut = utf16_length(body) - utf16_length(body.lstrip())
    end = utf16_length(body)
    moved = []
    for entity in entities:
        start = max(entity["offset"], cut)
        stop = min(entity["offset"] + entity["length"], end)
        if stop > start:
            moved.append({**entity, "offset": start - cut, "length": stop - start})
    return body.lstrip(), moved


def _detected(text: str) -> Iterator[Entity]:
    for kind, pattern in _DETECTED:
        for match in pattern.finditer(text):
            yield {
                "type": kind,
                "offset": utf16_length(text[: match.start()]),
                "length": utf16_length(match.group()),
            }


def _overlaps(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )


def complete(text: str, entities: list[Entity]) -> tuple[str, tuple[Entity, ...]]:
    """Return trimmed text with the commands, links and mentions that Telegram detects."""
    text, entities = trim(text, entities)
    taken = [entity for entity in entities if entity["type"] in _OPAQUE]
    for entity in _detected(text):
        if not any(_overlaps(entity, other) for other in taken):
            taken.append(entity)
            entities.append(entity)
    return text, tuple(sorted(entities, key=lambda e: (e["offset"], -e["length"])))
