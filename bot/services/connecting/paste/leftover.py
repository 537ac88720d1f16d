"""Finds an unlabelled passphrase in the rest of a text."""

import re
from collections.abc import Iterator

from bot.domain.exchange import Shape
from bot.services.connecting.paste.labels import TAKEN, field_named, labels_in
from bot.services.connecting.paste.text import without_bullet
from bot.services.connecting.paste.value_end import EDGES, unquoted
from bot.services.connecting.paste.words import COURTESIES, OTHER_NAMES

_ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}(?:/\d+)?|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,}")
_NAMED = re.compile(
    r"^[\"']?[^\W\d_][\w .'\-/]{0,40}[\"']?[ \t]*(?::(?!\S)|=|\uff1a|: ).*$|^[^\s:]{2,20}:$"
)
_CODE = re.compile(
    r"^\W*$|^(?:import|from|const|let|var|new|return|exchange\b|def|class|#|//|/\*|\$|[({\[])"
)
_ASSIGNED = re.compile(r"^([^:=\uff1a]{1,30})[:=\uff1a]\s*(\S.*)$")
_SHORTEST = 4  # characters


def left_over(masked: str, shape: Shape) -> str | None:
    """Return the likeliest passphrase in the rest of a text; None if there is none."""
    pieces = [p for p in _pieces(masked) if _may_be(p)] or list(_named_alike(masked, shape))
    if not pieces:
        return None
    last = masked.rfind(TAKEN)
    return max(pieces, key=lambda p: _likely(p, shape, after=masked.find(p) > last))


def _pieces(masked: str) -> Iterator[str]:
    for line in masked.split("\n"):
        if TAKEN in line:
            yield from _beside(line)
            continue
        parts = re.split(r"\t|\s\|\s", line) if "\t" in line or " | " in line else [line]
        for part in parts:
            piece = without_bullet(part.strip())
            yield unquoted(piece.rstrip(",") if re.match(r"[\"'].*[\"'],$", piece) else piece)


def _named_alike(masked: str, shape: Shape) -> Iterator[str]:
    """Yield values with unknown names, next to found values with names."""
    lines = [line for line in masked.split("\n") if line.strip()]
    taken = [n for n, line in enumerate(lines) if TAKEN in line]
    if not all(_ASSIGNED.match(lines[n]) for n in taken):
        return
    for number, line in enumerate(lines):
        beside = number not in taken and {number - 1, number + 1} & set(taken)
        found = _ASSIGNED.match(line) if beside else None
        if found and not OTHER_NAMES & set(re.findall(r"[^\W\d_]+", found[1].casefold())):
            value = unquoted(found[2].strip().rstrip(",;"))
            if shape.fits(value) and re.search(r"\d", value) and " " not in value:
                yield value


def _beside(line: str) -> Iterator[str]:
    """Yield the parts of a line beside found values, without separators."""
    parts = re.split(f"{TAKEN}+", line)
    between = {part.strip(" \"'`") for part in parts[1:-1]}
    mark = next(iter(between)) if len(between) == 1 else ""
    for number, part in enumerate(parts):
        if number + 1 < len(parts) and part.rstrip(" \"'`").endswith((":", "=", "\uff1a")):
            continue  # the label of the next value, in any language
        yield without_bullet(_between(part, mark if len(mark) == 1 else ""))


def _between(part: str, mark: str) -> str:
    """Return a part of a line without the separators, quotes and brackets around it."""
    if quoted := re.fullmatch(r"[\"'`]?\s*[,;:|/]?\s*([\"'`])(.+)\1[\s)\]};,]*", part):
        return quoted[2]
    if mark:
        return part.strip().removeprefix(mark).removesuffix(mark).strip()
    return part.strip(f"{EDGES}:=").strip()


def _may_be(piece: str) -> bool:
    """Return whether a piece may be a passphrase, unlike labels, addresses, dates or code."""
    plain = piece.casefold().strip(" .!,:;-)(\U0001f64f\U0001f44d")
    return not (
        len(piece) < _SHORTEST
        or plain in COURTESIES
        or (field_named(piece) and "__" not in piece)
        or _ADDRESS.search(piece)
        or "://" in piece
        or _NAMED.match(piece)
        or _CODE.match(piece)
        or re.fullmatch(r"[\d\W]{0,20}\d{2,4}[./:-]\d\d[\d\W]{0,16}", piece)
        or (labels_in(piece) and not re.search(r"\d", piece) and " " in piece)
    )


def _likely(piece: str, shape: Shape, *, after: bool) -> tuple[bool, bool, bool, bool]:
    one_word = " " not in piece
    mixed = bool(re.search(r"\d", piece) or re.search(r"[^\w\s.,!?'-]", piece))
    return (shape.fits(piece) and (mixed or one_word), one_word or mixed, mixed, after)
