"""Loads single exchanges of ccxt and creates the template of their clients.

`import ccxt` loads the synchronous classes of all 110 exchanges, at twice the time and memory. A
substitute package with the same modules loads only the requested ones. If a release of ccxt does
not support that, the plain import is used.
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
    """A request could not be signed: the secret has the wrong format."""


class Template:
    """One configured ccxt client; `copy` creates the client of a single request.

    A client has about 300 attributes. They become class attributes, so that a copy holds its own
    values only: hundreds of concurrent requests stay in the processor's cache.
    """

    def __init__(self, client: Any) -> None:
        self._options = client.options
        self._kind = _kind_of(client)
        everywhere = import_module("ccxt.base.exchange").Exchange.commonCurrencies
        self.coins: Mapping[str, str] = {
            own: name
            for own, name in client.commonCurrencies.items()
            if own != name and own not in everywhere
        }
        """The exchange's own name of a coin → the name in pairs, where ccxt gives it another."""
        self.errors: type[Exception] = import_module("ccxt.base.errors").BaseError

    def connect(self, session: Any, ssl_context: Any, loop: Any) -> None:
        """Set the session of every copy."""
        self._kind.session = session
        self._kind.ssl_context = ssl_context
        self._kind.asyncio_loop = loop

    def options(self) -> dict[str, Any]:
        """Return the dict in which ccxt keeps state, such as the last nonce."""
        return dict(self._options)

    def copy(self, credentials: Mapping[str, str], options: dict[str, Any]) -> Any:
        """Return a client with its own credentials and its own last answer (`reply`)."""
        copy = object.__new__(self._kind)
        copy.__dict__.update(credentials, options=options)
        return copy


def _kind_of(client: Any) -> Any:
    """Return a class whose instances have the attributes of a client."""
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
    shape: Callable[[Any], None] | None = None,
) -> Template:
    """Return the template of an exchange. It takes up to a second: call it in a thread.

    `url` replaces scheme and host of every address; `timeout` is in seconds; `milliseconds` is
    the clock for signatures; `shape` sets up the client.
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
    if shape:
        shape(client)
    return Template(client)


def _capturing(exchange: Any, milliseconds: Callable[[], int]) -> Any:
    """Return a subclass that keeps the last answer and raises UnsignableError."""

    def on_rest_response(client: Any, *answer: Any) -> Any:
        status, reason, url, _, headers, body, request_headers, _ = answer
        client.reply = Reply(status, reason or "", headers, body)
        client.sent = (url, request_headers)
        return exchange.on_rest_response(client, *answer)

    def sign(client: Any, *request: Any, **more: Any) -> Any:
        try:
            return exchange.sign(client, *request, **more)
        except (ValueError, TypeError):  # of base64, PEM and similar; its text may quote the secret
            raise UnsignableError from None

    members: dict[str, Any] = {
        "reply": None,
        "leave": None,
        "sent": ("", {}),
        "on_rest_response": on_rest_response,
        "request": _request,
        "sign": sign,
        "milliseconds": lambda _: milliseconds(),
        "open": lambda *_: None,  # the session is set
        "check_proxy_settings": lambda *_: (None, None, None),  # only `aiohttp_proxy` is used
        "check_proxy_url_settings": lambda *_: None,
        "check_conflicting_proxies": lambda *_: None,
        "__del__": lambda _: None,  # ccxt's own warns of an open session, which is shared
    }
    return type(exchange.__name__, (exchange,), members)


async def _request(
    client: Any, path: str, api: Any, method: str, params: Any, **_config: Any
) -> Any:
    """Sign and send. ccxt's own method also throttles and repeats, at a third more time.

    `leave`, if a copy has it, gets the signed request; it may raise to hold it back.
    """
    signed = client.sign(path, api, method, params)
    if client.leave is not None:
        await client.leave(signed)
    return await client.fetch(signed["url"], signed["method"], signed["headers"], signed["body"])


def _moved(value: Any, url: str) -> Any:
    """Return ccxt's nested addresses with another scheme and host."""
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
        _substitute()
        found = getattr(import_module(name), ccxt_id)
    except Exception:  # noqa: BLE001  # a new release may break anything; the plain import works
        _log.warning("ccxt is imported completely: its layout has changed")
        for loaded in [m for m in sys.modules if m == _PACKAGE or m.startswith(f"{_PACKAGE}.")]:
            del sys.modules[loaded]
        found = getattr(import_module(name), ccxt_id)
    setattr(sys.modules[_ASYNC], ccxt_id, found)  # an import would set the module instead
    return found


def _substitute() -> None:
    """Register empty packages in place of ccxt, unless it is loaded already."""
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
    """Return the `__getattr__` of a package: it finds the names that modules expect in it."""

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
