"""The checks of the public address: its name, its certificate, the bot behind it, our clock."""

import asyncio
import socket
import ssl
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import certifi

from bot.cli.doctor.finding import TIMEOUT, Check, ExaminationResult, fail, ok, warn
from bot.settings import Settings
from bot.telegram.webhook.address import NOTHING

_LEFT = 0.2  # share of a certificate's time; it is renewed long before
_LARGEST_OFFSET = 60  # seconds between our clock and Telegram's
_SILENT = {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}


def checks(settings: Settings) -> Iterator[Check]:
    """Yield the checks, if there is a public address."""
    if settings.public_url is not None:
        trust = ssl.create_default_context(cafile=certifi.where())
        yield Check("public address", partial(check_public, settings.public_url, trust))
        yield Check("clock telegram", partial(check_clock, settings.telegram_api_url))


async def check_public(url: str, trust: ssl.SSLContext) -> ExaminationResult:
    """Return whether the address leads to the bot. `trust`: the accepted certificates."""
    parts = urlsplit(url)
    host, tls = str(parts.hostname), parts.scheme == "https"
    try:
        async with asyncio.timeout(TIMEOUT):
            left = await _time_left(host, parts.port or 443, trust) if tls else 1.0
            status, body = await _ask(url, trust)
    except ssl.SSLCertVerificationError as error:
        return fail(f"the certificate of {host} is refused: {error.verify_message}", _CERTIFICATE)
    except socket.gaierror:
        return fail(f"the name {host} is not known", "Give it a DNS record with our address.")
    except (aiohttp.ClientError, OSError) as error:
        return fail(f"{host} cannot be reached: {type(error).__name__}", _UNREACHED)
    return _judged(host, status, body, left)


def _judged(host: str, status: int, body: str, left: float) -> ExaminationResult:
    if status in _SILENT:
        return fail(
            f"the proxy of {host} answers, the bot behind it does not ({status})",
            "Start the bot, and let the proxy pass requests to BOT_PUBLIC_LISTEN.",
        )
    if (status, body) != (HTTPStatus.NOT_FOUND, NOTHING):
        return fail(
            f"another program answers at {host} ({status})",
            "Let its proxy pass all requests to BOT_PUBLIC_LISTEN.",
        )
    if left < _LEFT:
        return warn(f"{host} leads to the bot; its certificate ends soon", _CERTIFICATE)
    return ok(f"{host} leads to the bot; its certificate is valid")


_CERTIFICATE = "See the log of the proxy: Caddy renews certificates by itself if it is reached."
_UNREACHED = (
    "Start the proxy, and open ports 80 and 443; some networks do not reach their own"
    " public address: then look at what Telegram complains of."
)


async def _time_left(host: str, port: int, trust: ssl.SSLContext) -> float:
    """Return the share of its time that a certificate still has. Raises OSError."""
    _, writer = await asyncio.open_connection(host, port, ssl=trust)
    found: dict[str, Any] = writer.get_extra_info("peercert")
    writer.close()
    begin, end = (ssl.cert_time_to_seconds(found[name]) for name in ("notBefore", "notAfter"))
    return (end - time.time()) / max(1.0, end - begin)


async def _ask(url: str, trust: ssl.SSLContext) -> tuple[int, str]:
    """Return status and text of the page of an address. Raises ClientError."""
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trust)) as session,
        session.get(url, allow_redirects=False) as answer,
    ):
        body = await answer.content.read(len(NOTHING) + 1)
        return answer.status, body.decode(errors="replace")


async def check_clock(api_url: str) -> ExaminationResult:
    """Return the offset of our clock from Telegram's; a form is valid for minutes only."""
    trust = ssl.create_default_context(cafile=certifi.where())
    try:
        async with (
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(ssl=trust),
                timeout=aiohttp.ClientTimeout(total=TIMEOUT),
            ) as session,
            session.get(api_url, allow_redirects=False) as answer,
        ):
            theirs = parsedate_to_datetime(answer.headers["Date"]).timestamp()
    except (aiohttp.ClientError, OSError, KeyError, ValueError) as error:
        return warn(f"Telegram's clock is not known: {type(error).__name__}", "Try again later.")
    offset = abs(time.time() - theirs)
    found = f"ours differs by {offset:.0f} s"
    if offset <= _LARGEST_OFFSET:
        return ok(found)
    return fail(f"{found}: too much", "Set the clock of this machine: timedatectl set-ntp true")
