"""Owns who may come in: this machine only, pages of our own only, and nothing a page may load."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",  # or a deleted picture stays with the browser
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_NAMES = frozenset({"127.0.0.1", "localhost"})


def guard(person_prefix: str) -> Middleware:
    """Return the middleware: refuses foreign hosts and origins, and posts that are not JSON."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not _is_here(f"//{request.host}", request):
            raise web.HTTPMisdirectedRequest(text="wrong host")
        origin = request.headers.get("Origin")
        if origin is not None and not _is_here(origin, request):
            raise web.HTTPForbidden(text="wrong origin")
        posted = request.method == "POST" and request.path.startswith(person_prefix)
        if posted and request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="application/json only")
        return await handler(request)

    return middleware


def _is_here(address: str, request: web.Request) -> bool:
    """Say whether an address names this server: a name that rebinds to 127.0.0.1 does not."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    here = request.transport.get_extra_info("sockname") if request.transport else None
    return parts.hostname in _NAMES and here is not None and port == here[1]


async def harden(request: web.Request, response: web.StreamResponse) -> None:  # noqa: ARG001  # a signal
    """Add the headers that keep a page from loading or telling anything elsewhere."""
    response.headers.update(_HEADERS)
