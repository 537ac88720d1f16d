"""Detects whether the texts of a message hold a secret.

A harmless message is deleted rather than a secret kept; ordinary sentences, file names, dates,
slugs and links do not match.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote

from bot.domain.exchange import Exchange
from bot.services.connecting.paste.words import SECRET_WORDS

LONGEST = 16_384  # characters examined of one text, half of them from its end
MOST = 4 * LONGEST  # characters of all texts of a message; Telegram sends fewer
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)

# dense runs
_RUN = re.compile(r"[A-Za-z0-9+/=_-]{13,}")
_SOLID = re.compile(r"[A-Za-z0-9]+")
_CHUNK = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_WORD = re.compile(r"(?i)(?=.*[aeiouy])[^aeiouy]{0,4}(?:[aeiouy]{1,3}[^aeiouy]{1,4})*[aeiouy]{0,3}")
_SOLID_ODD = ((18, 2), (16, 3))  # characters of one piece, and its chunks that are no words
_JOINED_ENOUGH, _JOINED_ODD = 18, 6  # the same in total over mixed pieces joined by + / = _ -
_KNOWN = re.compile(  # shapes of no word, date or file name
    r"(?<![A-Za-z0-9])(?:"
    r"mx0[A-Za-z0-9]{10,}"
    r"|(?=[a-f]+[0-9]|[0-9]+[a-f])[0-9a-f]{18,}"
    r"|(?=[A-F]+[0-9]|[0-9]+[A-F])[0-9A-F]{18,}"
    r"|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
    r"|(?=(?:[a-z-]{0,20}[0-9]){2})[0-9a-z]{8}(?:-[0-9a-z]{8}){2}-[0-9a-z]{5,10}"
    r")(?![A-Za-z0-9])"
)
_WRITTEN = re.compile(r"apiKeys/[\w-]{8}|BEGIN\s{1,3}[A-Z0-9 ]{0,40}PRIVATE\s{1,3}KEY")
_BROKEN = re.compile(r"[0-9a-f]{24,}|[0-9A-F]{32,}|[A-Za-z0-9+/]{43,}={0,2}")
_LONGEST_BROKEN = 400  # characters

# links
_LINK = re.compile(r"(?i)\b(?:https?|tg|ftp|wss?)://\S+|\b(?:www\.|t(?:elegram)?\.me/)\S+")
_OWN_LINK = re.compile(r"(?i)(?:https?://)?(?:[\w-]+\.)?(?:t|telegram)\.(?:me|dog)/|tg://")
_TRACKING = re.compile(  # parameters of ordinary links
    r"(?i)(?<=[?&#;])(?:utm_\w+|si|igsh(?:id)?|fbclid|gclid|dclid|msclkid|twclid|yclid|gbraid|wbraid"
    r"|ref(?:_\w+)?|mc_[ce]id|_ga|_gl|cid|share_?id|feature|ab_channel)=[^&#;\s]*"
)
_INVITES = re.compile(r"(?i)(?:start\w*|invite|hash|slug|domain)=")
_OWN_ENOUGH = 30  # characters, with its name, from which such a parameter may be a secret

# labelled values
_NAMED = re.compile("|".join(sorted(map(re.escape, SECRET_WORDS), key=len, reverse=True)))
_ASSIGNED = re.compile(
    r"[\w .\-]{0,24}[\"'`*_)\]]{0,3}\s{0,3}(?:[:=：＝→]{1,2}>?)[\s*_]{0,4}"  # noqa: RUF001
    r"(?:(?P<mark>[\"'`“«])(?P<quoted>[^\"'`”»\n]{6,})|(?P<token>[^\s\"'`,;|]{6,})[^\n]*)"
)
_MIXED = re.compile(r"(?=\S*[^\W\d_])(?=\S*\d)\S{6,}")
_PROSE = 4  # words after a label that may be its value
_WINDOW = 200  # characters examined after a label
_MOST_LABELS = 50


def holds_secret(texts: Iterable[str], exchanges: Iterable[Exchange] = ()) -> bool:
    """Return whether any of the texts of a message holds a key, a secret or a labelled value.

    `exchanges`: their certain shapes count, in addition to any dense run.
    """
    certain = _certain(tuple(s.pattern for e in exchanges for s in e.fields.values() if s.certain))
    left = MOST
    for text in map(_bounded, texts):
        if _holds(text, certain):
            return True
        left -= len(text)
        if left < 0:
            break
    return False


def is_mixed(word: str) -> bool:
    """Return whether a word has letters and digits and the length of a passphrase."""
    return _MIXED.fullmatch(word) is not None


def _holds(text: str, certain: re.Pattern[str] | None) -> bool:
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return (
        any(_is_dense(run) for piece in _pieces(text) for run in _RUN.findall(piece))
        or _WRITTEN.search(text) is not None
        or _is_labelled(text)
        or _is_broken(text)
        or (certain is not None and certain.search(text) is not None)
    )


def _bounded(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}\n{text[-LONGEST // 2 :]}"


def _is_dense(run: str) -> bool:
    """Return whether a run is mixed like random characters, unlike a word, date or slug."""
    if _KNOWN.search(run):
        return True
    mixed = odd = 0
    for solid in _SOLID.findall(run):
        found = _odd_chunks(solid)
        if any(len(solid) >= length and found >= least for length, least in _SOLID_ODD):
            return True
        mixed, odd = mixed + (len(solid) if found else 0), odd + found
    return mixed >= _JOINED_ENOUGH and odd >= _JOINED_ODD


def _odd_chunks(solid: str) -> int:
    """Return the number of chunks that look like no word and no number."""
    chunks = _CHUNK.findall(solid)
    return sum(not _is_plain(chunk) for chunk in chunks) if len(chunks) > 1 else 0


def _is_plain(chunk: str) -> bool:
    if chunk.isdigit():
        return len(chunk) > 1
    return len(chunk) > 2 and _WORD.fullmatch(chunk) is not None  # noqa: PLR2004


def _pieces(text: str) -> Iterator[str]:
    """Yield a text without its links, then the parts of each link that may be a secret."""
    links = _LINK.findall(text) if "/" in text or "www." in text else ()
    yield _LINK.sub(" ", text) if links else text
    for link in links:
        yield from _of_link(link)


def _of_link(link: str) -> Iterator[str]:
    """Yield the decoded parts of a link that may be a secret; no tracking, no invitations."""
    path, *parameters = re.split(r"[?&#]", _TRACKING.sub("", link))
    if _OWN_LINK.match(link):
        parameters = [p for p in parameters if len(p) >= _OWN_ENOUGH or not _INVITES.match(p)]
        yield from (unquote(p.partition("=")[2]) for p in parameters)
        return
    yield from (unquote(part) for part in (*path.split("/"), *parameters))


def _is_labelled(text: str) -> bool:
    """Return whether a text names a secret or a passphrase and gives its value."""
    low = text.lower()
    if not any(word in low for word in SECRET_WORDS):
        return False
    return any(
        _is_value(low[match.end() : match.end() + _WINDOW])
        for match in islice(_NAMED.finditer(low), _MOST_LABELS)
    )


def _is_value(rest: str) -> bool:
    """Return whether a value follows a label: assigned, or a mixed word close by."""
    if match := _ASSIGNED.match(rest):
        asked = "?" in match[0] or "://" in match[0]
        return match["quoted"] is not None or not asked or _MIXED.match(match["token"]) is not None
    return any(_MIXED.fullmatch(word) for word in rest.split()[:_PROSE])


def _is_broken(text: str) -> bool:
    """Return whether the whole text is one value with spaces or line breaks inside."""
    parts = text[: _LONGEST_BROKEN + 1].split()
    if len(parts) < 2 or len(text) > _LONGEST_BROKEN:  # noqa: PLR2004
        return False
    joined = "".join(parts)
    return _BROKEN.fullmatch(joined) is not None and _is_dense(joined)


@lru_cache(maxsize=16)
def _certain(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return the pattern of values with certain shapes as separate words."""
    shapes = [f"(?:{pattern})" for pattern in patterns if not pattern.startswith(".")]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(shapes)})(?![\w-])") if shapes else None
