"""Ccxt: loads the exchanges that are needed and makes the client that others are copied from.

`import ccxt` loads the synchronous classes of all its 110 exchanges, at twice the time and memory.
A package that stands in for it, with the same modules below, loads only what is asked for. Where
a release of ccxt does not take that, the plain import is used.
"""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from inspect import isroutine
from logging import getLogger
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from bot.exchanges._reply import Reply

_log = getLogger(__name__)
_silent = getLogger(f"{__name__}.silent")  # ccxt logs signed addresses and keys
_silent.disabled = True

_PACKAGE = "ccxt"
_ASYNC = "ccxt.async_support"


class UnsignableError(Exception):
    """A request could not be signed: the secret has not the format that signing needs."""


class Template:
    """One configured ccxt client; `copy` makes the one that a single request is sent with.

    A client has some 300 attributes. They are made those of a class, so that a copy holds nothing
    but what is its own: hundreds of requests at a time stay in the processor's cache.
    """

    def __init__(self, client: Any) -> None:
        self._options = client.options
        self._kind = _kind_of(client)
        self.errors: type[Exception] = import_module("ccxt.base.errors").BaseError

    def connect(self, session: Any, ssl_context: Any, loop: Any) -> None:
        """Let every copy send over this session."""
        self._kind.session = session
        self._kind.ssl_context = ssl_context
        self._kind.asyncio_loop = loop

    def options(self) -> dict[str, Any]:
        """Return what ccxt keeps notes in: whether a key has worked, the last number used."""
        return dict(self._options)

    def copy(self, credentials: Mapping[str, str], options: dict[str, Any]) -> Any:
        """Return a client with its own credentials and last answer (`reply`)."""
        copy = object.__new__(self._kind)
        copy.__dict__.update(credentials, options=options)
        return copy


def _kind_of(client: Any) -> Any:
    """Return a class whose instances are as this client is."""
    kept = {n: staticmethod(v) if isroutine(v) else v for n, v in vars(client).items()}
    return type(type(client).__name__, (type(client),), kept)


def load(
    ccxt_id: str,
    *,
    url: str | None,
    headers: Mapping[str, str],
    proxy: str | None,
    timeout: float,
    milliseconds: Callable[[], int],
) -> Template:
    """Return the template of an exchange. Takes up to a second: call it in a thread.

    `url` replaces scheme and host of every address; `timeout` is in seconds; `milliseconds` is
    the clock that requests are signed with.
    """
    client = _capturing(_exchange_class(ccxt_id), milliseconds)()
    client.own_session = False
    client.enableRateLimit = False  # each client sends one request
    client.enableLastHttpResponse = client.enableLastResponseHeaders = False
    client.logger = _silent
    client.timeout = round(timeout * 1000)
    client.headers = dict(headers)
    client.aiohttp_proxy = proxy
    if url:
        client.urls = _moved(client.urls, url)
    return Template(client)


def _capturing(exchange: Any, milliseconds: Callable[[], int]) -> Any:
    """Return a subclass that keeps the last answer and tells signing errors from all others."""

    def on_rest_response(client: Any, *answer: Any) -> Any:
        status, reason, url, _, headers, body, request_headers, _ = answer
        client.reply = Reply(status, reason or "", headers, body)
        client.sent = (url, request_headers)
        return exchange.on_rest_response(client, *answer)

    def sign(client: Any, *request: Any, **more: Any) -> Any:
        try:
            return exchange.sign(client, *request, **more)
        except (ValueError, TypeError):  # of base64, PEM and the like; the text may quote them
            raise UnsignableError from None

    async def request(
        client: Any, path: str, api: Any, method: str, params: Any, **_config: Any
    ) -> Any:
        """Sign and send. ccxt's own also throttles, repeats and keeps notes, at a third more."""
        signed = client.sign(path, api, method, params)
        return await client.fetch(
            signed["url"], signed["method"], signed["headers"], signed["body"]
        )

    members: dict[str, Any] = {
        "reply": None,
        "sent": ("", {}),
        "on_rest_response": on_rest_response,
        "request": request,
        "sign": sign,
        "milliseconds": lambda _: milliseconds(),
        "__del__": lambda _: None,  # ccxt's own warns of the session, which is not the copy's
    }
    return type(exchange.__name__, (exchange,), members)


def _moved(value: Any, url: str) -> Any:
    """Return ccxt's addresses, however deep they lie, at another scheme and host."""
    if isinstance(value, dict):
        return {name: _moved(inner, url) for name, inner in value.items()}
    if isinstance(value, list):
        return [_moved(inner, url) for inner in value]
    if not isinstance(value, str) or "://" not in value:
        return value
    host = urlsplit(url)
    return urlsplit(value)._replace(scheme=host.scheme, netloc=host.netloc).geturl()


def _exchange_class(ccxt_id: str) -> Any:
    name = f"{_ASYNC}.{ccxt_id}"
    try:
        _stand_in()
        found = getattr(import_module(name), ccxt_id)
    except Exception:  # noqa: BLE001  # whatever a new release breaks, the plain import is right
        _log.warning("ccxt is imported as a whole: its layout has changed")
        for loaded in [m for m in sys.modules if m == _PACKAGE or m.startswith(f"{_PACKAGE}.")]:
            del sys.modules[loaded]
        found = getattr(import_module(name), ccxt_id)
    setattr(sys.modules[_ASYNC], ccxt_id, found)  # where an import leaves the module instead
    return found


def _stand_in() -> None:
    """Put packages without content in ccxt's place, unless it is loaded already."""
    if _PACKAGE in sys.modules:
        return
    for name in (_PACKAGE, _ASYNC):
        spec = find_spec(name)
        if spec is None:
            raise ModuleNotFoundError(name)
        package = module_from_spec(spec)
        package.__dict__["__getattr__"] = _finder(package)
        sys.modules[name] = package


def _finder(package: ModuleType) -> Callable[[str], Any]:
    """Return what finds the names that ccxt's modules, or anybody else, expect in a package."""

    def find(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        shared = (f"{_PACKAGE}.base.errors", f"{package.__name__}.base.exchange")
        for module in map(import_module, shared):
            if hasattr(module, name):
                return getattr(module, name)
        try:
            module = import_module(f"{package.__name__}.{name}")
        except ImportError as error:
            raise AttributeError(name) from error
        found = getattr(module, name, module)
        setattr(package, name, found)
        return found

    return find
