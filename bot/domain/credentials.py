"""Credentials: their fields, and the Secret that hides a value."""

import hmac
from collections.abc import Mapping
from enum import StrEnum
from typing import NoReturn, TypeAlias


class Field(StrEnum):
    """One value of the credentials, in the order in which people are asked."""

    API_KEY = "api-key"
    SECRET = "secret"  # noqa: S105  # a field's name
    PASSPHRASE = "passphrase"  # noqa: S105  # a field's name


class Secret:
    """A value that is never printed; only `reveal` returns it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the plain value; it must not outlive the call that needs it."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(***)"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(_bytes(self), _bytes(other))

    __hash__ = None  # type: ignore[assignment]  # a hash table would keep the value in memory

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret is never pickled or copied")


def _bytes(secret: Secret) -> bytes:
    return secret.reveal().encode(errors="surrogatepass")


Credentials: TypeAlias = Mapping[Field, Secret]

_MASKABLE = 16
_ENDS = 4


def mask(key: Secret) -> str:
    """Return the first and last four characters of an API key, enough to recognise it.

    Of a key shorter than 16 characters that would reveal too much: nothing is shown.
    """
    value = key.reveal()
    return f"{value[:_ENDS]}…{value[-_ENDS:]}" if len(value) >= _MASKABLE else "…"
