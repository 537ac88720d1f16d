"""The checks of the egresses of BOT_EGRESS: whether each is there, and what it reaches."""

import socket
from collections.abc import Iterator
from functools import partial
from ipaddress import ip_address

from bot.cli.doctor.finding import TIMEOUT, Check, ExaminationResult, fail, ok, warn
from bot.cli.doctor.inspection import current_tables
from bot.cli.doctor.network import proxy_place, reached_address
from bot.domain.diagnosis import Problem
from bot.domain.egress import DEFAULT, Egress, Egresses, total_loads
from bot.exchanges import EXCHANGES, CcxtProber, KeyLine
from bot.settings import Settings
from bot.storage.connections.egresses import count_bound

_ASKED = 3  # exchanges at most, until one answers
_LOADING = (_ASKED + 2) * TIMEOUT  # seconds
_SET = "Correct its entry in BOT_EGRESS."


def checks(settings: Settings) -> Iterator[Check]:
    """Yield a check of each further egress, and one of the connections of all."""
    url, egresses = settings.database_url.get_secret_value(), settings.egresses
    for egress in egresses.all:
        if egress.id != DEFAULT or egress.bind:
            look = partial(check_egress, egress, settings)
            yield Check(f"egress {egress.id}", look, _LOADING)
    yield Check("egresses", partial(check_connections, url, egresses))


async def check_egress(egress: Egress, settings: Settings) -> ExaminationResult:
    """Return whether an egress is there, and whether an exchange is reached through it."""
    if egress.bind and (trouble := _not_ours(egress.bind)):
        return fail(f"{egress.bind} is no address of this machine: {trouble}", _SET)
    if egress.proxy and (trouble := await _silent(*proxy_place(egress.proxy))):
        return fail(trouble, f"Check that the proxy runs. {_SET}")
    reached = await _reached(egress, settings)
    known = ", ".join(egress.addresses)
    if reached is None:
        fix = f"Check the proxy or interface, and that it may call exchanges. {_SET}"
        return fail("no exchange answers through it", fix)
    if _differs(egress):
        found = f"{egress.bind} is a public address, and not the one of its entry ({known})"
        return warn(found, f"{_SET} People put the address of the entry on their IP lists.")
    return ok(f"{reached} answers; exchanges must see it as {known}{_until(egress)}")


async def check_connections(url: str, egresses: Egresses) -> ExaminationResult:
    """Return how many connections each egress has, and whether all of them are known."""
    async with current_tables(url) as connection:
        if connection is None:
            return ok("skipped: the next start makes the tables")
        bound = await count_bound(connection)
    counts = {**dict.fromkeys(egresses.ids, 0), **total_loads(bound)}
    found = ", ".join(f"{id_}: {count} connections" for id_, count in counts.items())
    if orphans := egresses.orphans(bound):
        names = ", ".join(f"{id_} ({count} connections)" for id_, count in orphans.items())
        fix = "Put them back into BOT_EGRESS; to give one up, let it retire first."
        return fail(f"not in BOT_EGRESS, so that their keys are not reached: {names}", fix)
    return ok(found)


def _not_ours(address: str) -> str | None:
    """Return why no connection can begin at an address; None: it can."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.bind((address, 0))
    except OSError as error:
        return error.strerror or type(error).__name__
    return None


async def _silent(host: str, port: int) -> str | None:
    """Return that a proxy does not accept connections; None: it does."""
    try:
        await reached_address(host, port)
    except OSError as error:
        return f"the proxy {host}:{port} does not answer: {type(error).__name__}"
    return None


async def _reached(egress: Egress, settings: Settings) -> str | None:
    """Return an exchange that answers through an egress; None: none of some does."""
    prober = CcxtProber(KeyLine(settings.exchange_urls, egress, timeout=TIMEOUT))
    try:
        for name in [*EXCHANGES][:_ASKED]:
            if not isinstance(await prober.clock(name), Problem):
                return EXCHANGES[name].title
    finally:
        await prober.close()
    return None


def _differs(egress: Egress) -> bool:
    """Return whether calls begin at a public address that people do not know."""
    if egress.bind is None or egress.proxy is not None:
        return False
    return ip_address(egress.bind).is_global and egress.bind not in egress.addresses


def _until(egress: Egress) -> str:
    return f"; it retires on {egress.retires}" if egress.retires else ""
