"""Admits requests of this machine to a sandbox server, and no page of another site."""

from urllib.parse import urlsplit

from aiohttp import web

_NAMES = frozenset({"127.0.0.1", "localhost"})
_OTHER_SITES = frozenset({"cross-site", "same-site"})  # another port is the same site


def refusal(request: web.BaseRequest) -> web.Response | None:
    """Return the refusal of a request; None if it is admitted.

    A browser sends the origin of a request in headers that no page can change. Other programs
    send only Host: this server, or a foreign name that resolves to it.
    """
    if not _is_here(f"//{request.host}", request):
        return web.Response(status=421, text="wrong host")
    origin = request.headers.get("Origin")
    if origin is not None and not _is_here(origin, request):
        return web.Response(status=403, text="wrong origin")
    if request.headers.get("Sec-Fetch-Site", "none") in _OTHER_SITES:
        return web.Response(
            status=403, text="Another site led here. Type or paste the address instead."
        )
    return None


def _is_here(address: str, request: web.BaseRequest) -> bool:
    """Return whether an address names this server; a name rebound to 127.0.0.1 does not."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    here = request.transport.get_extra_info("sockname") if request.transport else None
    return parts.hostname in _NAMES and here is not None and port == here[1]
