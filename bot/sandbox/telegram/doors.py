"""What the chat page may load and send, and who may call it."""

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.sandbox.doors import refusal

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
    """Add the headers that keep a page from loading or telling anything elsewhere."""
    response.headers.update(_HEADERS)
