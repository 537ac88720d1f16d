"""Owns the hiding of credentials in what an exchange said, before it is logged."""

import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from json import dumps
from urllib.parse import parse_qsl, quote, quote_plus, urlsplit

HIDDEN = "***"
_LONGEST = 300  # characters of an answer that are kept
_SIGNATURE_LENGTH = 16  # what we send and is at least as long may be a signature
_QUERY = re.compile(r"\?\S+")


def hide(text: str, secrets: Iterable[str]) -> str:
    """Return a text in one printable line, without the secrets in any form they may take in it."""
    folded = text.lower()
    for form in sorted({f for s in secrets if s for f in _forms(s)}, key=len, reverse=True):
        if form.lower() in folded:  # seldom; to build the expressions beforehand costs more
            text = re.sub(re.escape(form), HIDDEN, text, flags=re.IGNORECASE)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_LONGEST]


def hide_in_error(error: BaseException, secrets: Iterable[str]) -> str:
    """Return an unforeseen error as text for the log; signed addresses lose their query."""
    return hide(f"{type(error).__name__}: {_QUERY.sub('?' + HIDDEN, str(error))}", secrets)


def signatures(url: str, headers: Mapping[str, str]) -> list[str]:
    """Return the long values of a request: its signature is one of them."""
    sent = [*headers.values(), *(value for _, value in parse_qsl(urlsplit(url).query))]
    return [value for value in map(str, sent) if len(value) >= _SIGNATURE_LENGTH]


def _forms(value: str) -> Iterator[str]:
    raw = value.encode(errors="surrogatepass")
    yield from (value, quote(raw, safe=""), quote_plus(raw), dumps(value)[1:-1])
    for encoded in (b64encode(raw).decode(), urlsafe_b64encode(raw).decode()):
        yield from (encoded, encoded.rstrip("="))
