"""Redacts credentials in answers of exchanges before they are logged."""

import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from json import dumps
from urllib.parse import parse_qsl, quote, quote_plus, urlsplit

HIDDEN = "***"
_LONGEST = 300  # characters kept of an answer
_SIGNATURE_LENGTH = 16  # sent values of at least this length may be signatures
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")
_QUOTED = re.compile(r"[%+\\]")  # a text without one of these has no quoted form
_QUERY = re.compile(r"\?\S+")


class Redactor:
    """Redacts the credentials of one test in all forms in which they may come back."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = tuple(secrets)

    def hide(self, text: str, signatures: Iterable[str] = ()) -> str:
        """Return a text on one line without credentials and signatures."""
        folded, quoted = text.lower(), bool(_QUOTED.search(text))
        forms = [*self._plain, *signatures]
        if quoted:
            forms += [*self._quoted, *(quote(signature, safe="") for signature in signatures)]
        for form in sorted((f for f in forms if f.lower() in folded), key=len, reverse=True):
            text = re.sub(re.escape(form), HIDDEN, text, flags=re.IGNORECASE)
        return _UNPRINTABLE.sub(" ", text).strip()[:_LONGEST]

    def hide_in_error(self, error: BaseException) -> str:
        """Return an unexpected error as text for the log; signed addresses lose their query."""
        return self.hide(f"{type(error).__name__}: {_QUERY.sub('?' + HIDDEN, str(error))}")

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(form for secret in self._secrets if secret for form in _plain(secret))

    @cached_property
    def _quoted(self) -> frozenset[str]:
        return frozenset(form for secret in self._secrets if secret for form in _quoted(secret))


def signatures(url: str, headers: Mapping[str, str]) -> list[str]:
    """Return the long values of a request; its signature is one of them."""
    sent = [*headers.values(), *(value for _, value in parse_qsl(urlsplit(url).query))]
    return [value for value in map(str, sent) if len(value) >= _SIGNATURE_LENGTH]


def _plain(value: str) -> Iterator[str]:
    raw = value.encode(errors="surrogatepass")
    yield value
    for encoded in (b64encode(raw).decode(), urlsafe_b64encode(raw).decode()):
        yield from (encoded, encoded.rstrip("="))


def _quoted(value: str) -> Iterator[str]:
    raw = value.encode(errors="surrogatepass")
    yield from (quote(raw, safe=""), quote_plus(raw), dumps(value)[1:-1])
