"""Finds private keys in PEM format, also with lines damaged by chats or editors."""

import base64
import binascii
import re
from dataclasses import dataclass

_DASH = "[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]"
_QUOTE = "[\"'`\u201c\u201d]"
_BREAK = rf"(?:\\{{1,2}}[rn]|\s|{_QUOTE}\s*\+\s*{_QUOTE}|{_QUOTE}|[,;\\|>()*])"
_BLOCK = re.compile(
    rf"{_DASH}{{1,12}}\s{{0,3}}BEGIN\s+(?P<kind>(?:[A-Z0-9]+\s+)*?)(?P<which>PRIVATE|PUBLIC)\s+KEY\s*{_DASH}+"
    rf"(?P<body>.*?)"
    rf"(?:{_DASH}{{1,12}}\s{{0,3}}END\s+(?:[A-Z0-9]+\s+)*?(?:PRIVATE|PUBLIC)\s+KEY\s*{_DASH}*|(?P<cut>\Z))",
    re.DOTALL,
)
_HEADER = re.compile(r"(?:Proc-Type|DEK-Info):[^\n\\]*")
_LINE = 64  # characters
_FIRST = 0xE000  # of the placeholders
_SEQUENCE, _LONG_FORM, _HEAD = 0x30, 0x80, 2  # of DER: X.690, section 8.1


@dataclass(frozen=True)
class Pem:
    """One private key in a text."""

    value: str
    locked: bool  # with a password
    whole: bool


def take_pems(text: str) -> tuple[str, dict[str, Pem]]:
    """Return a text with a placeholder for each private key, and the keys by placeholder."""
    found: dict[str, Pem] = {}

    def replaced(match: re.Match[str]) -> str:
        if match["which"] == "PUBLIC":
            return "\n"
        mark = chr(_FIRST + len(found))
        found[mark] = _read(match)
        return mark if match["cut"] is None else f"{mark}\n"

    return _BLOCK.sub(replaced, text), found


def _read(match: re.Match[str]) -> Pem:
    kind = f"{' '.join([*match['kind'].split(), 'PRIVATE'])} KEY"
    body = match["body"]
    locked = "ENCRYPTED" in kind or "ENCRYPTED" in body
    lines = re.split(rf"{_BREAK}+", _HEADER.sub("", body))
    written = [line for line in lines if line]
    joined = "".join(written)
    whole = match["cut"] is None or _is_whole(joined)
    value = "\n".join((f"-----BEGIN {kind}-----", *_lines(written), f"-----END {kind}-----"))
    return Pem(value, locked=locked, whole=whole and bool(joined))


def _lines(written: list[str]) -> list[str]:
    """Return the lines as they were, or of the usual length if a chat broke them."""
    *full, last = written or [""]
    width = len(full[0]) if full else _LINE
    if width >= _LINE and {len(line) for line in full} <= {width} and len(last) <= width:
        return written
    joined = "".join(written)
    return [joined[start : start + _LINE] for start in range(0, len(joined), _LINE)]


def _is_whole(body: str) -> bool:
    """Return whether a body has the length that its first bytes declare."""
    try:
        data = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        return False
    if len(data) <= _HEAD or data[0] != _SEQUENCE:
        return False
    size = data[1] & ~_LONG_FORM if data[1] & _LONG_FORM else 0
    length = int.from_bytes(data[2 : 2 + size], "big") if size else data[1]
    return len(data) == _HEAD + size + length
