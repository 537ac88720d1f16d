"""The checks of the way to the exchanges: clocks, outgoing addresses, the proxy."""

import asyncio
import socket
from collections.abc import Iterator, Sequence
from functools import partial
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.cli.doctor.finding import PATIENCE, Check, ExaminationResult, fail, ok, warn
from bot.domain.diagnosis import Problem
from bot.exchanges import EXCHANGES, CcxtProber
from bot.settings import Settings

_LOADING = 3 * PATIENCE  # seconds: eleven exchanges are loaded first, and one may be asked twice
# Far hosts: the way to them is the way to the exchanges. Nothing is sent to either.
FAR = {"IPv4": "1.1.1.1", "IPv6": "2606:4700:4700::1111"}
_SET_CLOCK = "Set the clock of this machine: timedatectl set-ntp true"
_TELL = "Set BOT_SERVER_IPS to it, so that people can put it on their key's IP list."
_UNREACHABLE = {
    Problem.EXCHANGE_UNAVAILABLE: "cannot be reached",
    Problem.RATE_LIMITED: "asks us to come back later",
    Problem.OUR_ADDRESS_BLOCKED: "blocks our address",
    Problem.REGION_BLOCKED: "does not serve the country of our address",
}


def clocks(prober: CcxtProber) -> Iterator[Check]:
    """Yield a check of our clock for each exchange."""
    for name in EXCHANGES:
        yield Check(f"clock {name}", partial(check_clock, prober, name), _LOADING)


async def check_clock(prober: CcxtProber, exchange: str) -> ExaminationResult:
    """Tell how far our clock is from an exchange's, and whether that is too far."""
    reading = await prober.clock(exchange)
    if isinstance(reading, Problem):
        found = _UNREACHABLE.get(reading, f"did not tell its time ({reading})")
        return warn(f"{EXCHANGES[exchange].title} {found}", _way_to(reading))
    side = "ahead" if reading.offset > 0 else "behind"
    found = f"ours is {abs(reading.offset):.2f} s {side} (± {reading.margin:.2f} s)"
    return ok(found) if reading.bearable else fail(f"{found}: too far", _SET_CLOCK)


def _way_to(problem: Problem) -> str:
    if problem is Problem.OUR_ADDRESS_BLOCKED:
        return "Ask its support to unblock it, or set BOT_PROXY_URL to a proxy elsewhere."
    if problem is Problem.REGION_BLOCKED:
        return "Run the bot elsewhere, or set BOT_PROXY_URL to a proxy elsewhere."
    return "Try again in a few minutes; should it last, check network, proxy and firewall."


def ways_out(settings: Settings) -> Iterator[Check]:
    """Yield the checks of the addresses that exchanges see."""
    if settings.proxy_url is not None:
        parts = urlsplit(settings.proxy_url.get_secret_value())
        port = parts.port or (443 if parts.scheme == "https" else 80)
        told = settings.server_ips
        yield Check("proxy", partial(check_proxy, str(parts.hostname), port, told))
        return
    for family in FAR:
        yield Check(f"outgoing {family}", partial(check_address, family, settings.server_ips))


async def check_proxy(host: str, port: int, told: Sequence[str]) -> ExaminationResult:
    """Return whether the proxy answers, and that exchanges see its address."""
    try:
        async with asyncio.timeout(PATIENCE):
            _, writer = await asyncio.open_connection(host, port)
    except OSError as error:
        found = f"the proxy {host}:{port} does not answer: {type(error).__name__}"
        return fail(found, "Check BOT_PROXY_URL, and that the proxy runs.")
    address = writer.get_extra_info("peername")[0]
    writer.close()
    found = f"{host}:{port} answers, at {address}; exchanges see the address it sends from"
    if told:
        return ok(f"{found}, which must be among BOT_SERVER_IPS ({', '.join(told)})")
    return warn(f"{found}; BOT_SERVER_IPS is empty", _TELL)


async def check_address(family: str, told: Sequence[str]) -> ExaminationResult:
    """Tell from which address calls go out."""
    return judge_address(family, source_address(FAR[family]), told)


def source_address(far: str) -> str | None:
    """Return the address of ours that calls to a far one go out from; None: there is no way.

    A datagram socket that is connected has chosen its address and has sent nothing.
    """
    family = socket.AF_INET6 if ":" in far else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as way:
            way.connect((far, 443))
            return str(way.getsockname()[0])
    except OSError:
        return None


def judge_address(family: str, source: str | None, told: Sequence[str]) -> ExaminationResult:
    """Return whether people are notified the address that calls go out from."""
    if source is None:
        return _no_way(family)
    if not ip_address(source).is_global:
        return _private(family, source, told)
    if source in told:
        return ok(f"{source}, which is among BOT_SERVER_IPS")
    if told:
        found = f"{source} is not among BOT_SERVER_IPS: keys with an IP list may refuse us"
        return warn(found, "Add it to BOT_SERVER_IPS; people must add it to their lists, too.")
    return warn(f"{source}; BOT_SERVER_IPS is empty", _TELL)


def _no_way(family: str) -> ExaminationResult:
    if family == "IPv6":
        return ok("there is none: calls go out over IPv4")
    return warn("there is no way out", "Connect this machine to the network, or set BOT_PROXY_URL.")


def _private(family: str, source: str, told: Sequence[str]) -> ExaminationResult:
    found = f"{source} is not a public address: exchanges see another one"
    if family == "IPv6":  # rarely translated: calls go out over IPv4
        return ok(f"{found}, if it is a way out at all")
    if told:
        return ok(f"{found}, which must be among BOT_SERVER_IPS ({', '.join(told)})")
    return warn(f"{found}; BOT_SERVER_IPS is empty", _TELL.replace("to it", "to that one"))
