"""Recognises failures of our own way out: of the proxy, or of the local address."""

import errno

import aiohttp

from bot.exchanges._reply import Reply

_ASKS_FOR_PASSWORD = 407  # only proxies answer so
_CLIENT_ERRORS = range(400, 500)  # of a proxy: a failure beyond it is 5xx
_NO_SUCH_ADDRESS = {errno.EADDRNOTAVAIL}


def failed(reply: Reply | None, error: BaseException | None) -> bool:
    """Return whether a call did not get as far as our egress.

    What fails beyond a proxy, such as an exchange that it cannot reach, is none of its failures.
    """
    if reply is not None:
        return reply.status == _ASKS_FOR_PASSWORD
    cause = error.__cause__ if error is not None else None
    if isinstance(cause, aiohttp.ClientHttpProxyError):
        return cause.status in _CLIENT_ERRORS
    if isinstance(cause, aiohttp.ClientProxyConnectionError):
        return True
    return isinstance(cause, aiohttp.ClientConnectorError) and cause.errno in _NO_SUCH_ADDRESS
