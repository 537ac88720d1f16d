"""The checks of the network: clocks of exchanges, outgoing addresses, the proxy."""

import asyncio
import socket
from collections.abc import Iterator, Sequence
from functools import partial
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.cli.doctor.finding import TIMEOUT, Check, ExaminationResult, fail, ok, warn
from bot.domain.credentials import Secret
from bot.domain.diagnosis import Problem
from bot.exchanges import EXCHANGES, CcxtProber
from bot.settings import Settings

_LOADING = 3 * TIMEOUT  # seconds: eleven exchanges are loaded first, and a request may be repeated
# Public hosts: the route to them is the route to the exchanges. Nothing is sent to them.
PUBLIC_HOSTS = {"IPv4": "1.1.1.1", "IPv6": "2606:4700:4700::1111"}
_SET_CLOCK = "Set the clock of this machine: timedatectl set-ntp true"
_SET_ADDRESS = "Set BOT_SERVER_IPS to it, so that users can add it to their key's IP list."
_UNREACHABLE = {
    Problem.EXCHANGE_UNAVAILABLE: "cannot be reached",
    Problem.RATE_LIMITED: "limits the rate of our requests",
    Problem.OUR_ADDRESS_BLOCKED: "blocks our address",
    Problem.REGION_BLOCKED: "does not serve the country of our address",
}


def clocks(prober: CcxtProber) -> Iterator[Check]:
    """Yield a check of our clock against each exchange."""
    for name in EXCHANGES:
        yield Check(f"clock {name}", partial(check_clock, prober, name), _LOADING)


async def check_clock(prober: CcxtProber, exchange: str) -> ExaminationResult:
    """Return the offset of our clock from that of an exchange, and whether it is too large."""
    reading = await prober.clock(exchange)
    if isinstance(reading, Problem):
        found = _UNREACHABLE.get(reading, f"did not return its time ({reading})")
        return warn(f"{EXCHANGES[exchange].title} {found}", _fix_of(reading))
    side = "ahead" if reading.offset > 0 else "behind"
    found = f"ours is {abs(reading.offset):.2f} s {side} (± {reading.margin:.2f} s)"
    return ok(found) if reading.bearable else fail(f"{found}: too large", _SET_CLOCK)


def _fix_of(problem: Problem) -> str:
    if problem is Problem.OUR_ADDRESS_BLOCKED:
        return (
            "Ask its support to unblock it, or set BOT_PROXY_URL to a proxy with another address."
        )
    if problem is Problem.REGION_BLOCKED:
        return "Run the bot in another country, or set BOT_PROXY_URL to a proxy there."
    return "Try again in a few minutes; if it persists, check network, proxy and firewall."


def routes(settings: Settings) -> Iterator[Check]:
    """Yield the checks of the addresses from which exchanges see the bot."""
    egress = settings.egresses.all[0]
    if egress.proxy is not None:
        look = partial(check_proxy, *proxy_place(egress.proxy), egress.addresses)
        yield Check("proxy", look)
        return
    for family in PUBLIC_HOSTS:
        yield Check(f"outgoing {family}", partial(check_address, family, egress.addresses))


def proxy_place(proxy: Secret) -> tuple[str, int]:
    """Return host and port of a proxy, without its password."""
    parts = urlsplit(proxy.reveal())
    return str(parts.hostname), parts.port or (443 if parts.scheme == "https" else 80)


async def reached_address(host: str, port: int) -> str:
    """Return the address at which a proxy accepts connections. Raises OSError."""
    async with asyncio.timeout(TIMEOUT):
        _, writer = await asyncio.open_connection(host, port)
    address = str(writer.get_extra_info("peername")[0])
    writer.close()
    return address


async def check_proxy(host: str, port: int, known: Sequence[str]) -> ExaminationResult:
    """Return whether the proxy accepts connections, and that exchanges see its address."""
    try:
        address = await reached_address(host, port)
    except OSError as error:
        found = f"the proxy {host}:{port} does not answer: {type(error).__name__}"
        return fail(found, "Check BOT_PROXY_URL, and that the proxy runs.")
    found = f"{host}:{port} answers, at {address}; exchanges see its outgoing address"
    if known:
        return ok(f"{found}, which must be among BOT_SERVER_IPS ({', '.join(known)})")
    return warn(f"{found}; BOT_SERVER_IPS is empty", _SET_ADDRESS)


async def check_address(family: str, known: Sequence[str]) -> ExaminationResult:
    """Return the source address of outgoing calls."""
    return judge_address(family, source_address(PUBLIC_HOSTS[family]), known)


def source_address(host: str) -> str | None:
    """Return our source address for calls to a public one; None if there is no route.

    Connecting a datagram socket selects its source address and sends nothing.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((host, 443))
            return str(probe.getsockname()[0])
    except OSError:
        return None


def judge_address(family: str, source: str | None, known: Sequence[str]) -> ExaminationResult:
    """Return whether BOT_SERVER_IPS contains the source address of outgoing calls."""
    if source is None:
        return _no_route(family)
    if not ip_address(source).is_global:
        return _private(family, source, known)
    if source in known:
        return ok(f"{source}, which is among BOT_SERVER_IPS")
    if known:
        found = f"{source} is not among BOT_SERVER_IPS: keys with an IP list may refuse us"
        return warn(found, "Add it to BOT_SERVER_IPS; users must add it to their lists, too.")
    return warn(f"{source}; BOT_SERVER_IPS is empty", _SET_ADDRESS)


def _no_route(family: str) -> ExaminationResult:
    if family == "IPv6":
        return ok("there is none: calls use IPv4")
    return warn(
        "there is no route to the internet",
        "Connect this machine to the network, or set BOT_PROXY_URL.",
    )


def _private(family: str, source: str, known: Sequence[str]) -> ExaminationResult:
    found = f"{source} is not a public address: exchanges see another one"
    if family == "IPv6":  # rarely translated: calls use IPv4
        return ok(f"{found}, if it has a route at all")
    if known:
        return ok(f"{found}, which must be among BOT_SERVER_IPS ({', '.join(known)})")
    return warn(f"{found}; BOT_SERVER_IPS is empty", _SET_ADDRESS.replace("to it", "to that one"))
