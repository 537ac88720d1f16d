"""Security of the chat page: its headers, and which requests are admitted."""

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.sandbox.request_guard import refusal

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
    " frame-src http://127.0.0.1:* http://localhost:* https://localhost:*;"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",  # a browser must not keep deleted pictures
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def guard(person_prefix: str) -> Middleware:
    """Return the middleware: refuses foreign hosts and sites, and posts that are not JSON."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        if refused := refusal(request):
            return refused
        posted = request.method == "POST" and request.path.startswith(person_prefix)
        if posted and request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="application/json only")
        return await handler(request)

    return middleware


async def harden(request: web.Request, response: web.StreamResponse) -> None:  # noqa: ARG001  # a signal
    """Add the headers that keep a page from loading or sending anything elsewhere."""
    response.headers.update(_HEADERS)
