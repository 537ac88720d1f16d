"""Ways out: local addresses and real proxies on loopback, and what fails on our side."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.domain.credentials import Credentials, Secret
from bot.domain.diagnosis import Problem, Status
from bot.domain.egress import Egress, Egresses, Route
from bot.domain.ports.balances import BalancesUnavailableError
from bot.domain.strategies.sending import LookError
from bot.exchanges import CcxtExits, CcxtMarkets
from bot.sandbox.exchanges import SEEN_IP, ExchangeServer, Outage, SampleKey
from tests.proxies import LoopbackProxy

OTHER = "203.0.113.8"
GOOD = "good-with-ip-list"


@dataclass
class Stand:
    """An exchange that knows a caller by its loopback address."""

    server: ExchangeServer
    exits: list[CcxtExits] = field(default_factory=list)

    def through(self, *egresses: Egress) -> CcxtExits:
        exits = CcxtExits(Egresses((Egress(), *egresses)), self.server.urls, timeout=5.0)
        self.exits.append(exits)
        return exits

    def key(self, address: str) -> SampleKey:
        """Return a key that only one address may use."""
        sample = self.server.add_key(GOOD, address)
        self.server.key(sample.case).addresses = (address,)
        return sample


@pytest.fixture(params=["kucoin", "mexc", "kraken"])
async def stand(request: pytest.FixtureRequest) -> AsyncIterator[Stand]:
    async with ExchangeServer(request.param) as server:
        server.seen_as = {"127.0.0.3": OTHER}
        stand = Stand(server)
        yield stand
        for exits in stand.exits:
            await exits.close()


def values(sample: SampleKey) -> Credentials:
    return {name: Secret(value) for name, value in sample.fields.items()}


async def found(stand: Stand, exits: CcxtExits, egress: str, address: str) -> tuple[Problem, ...]:
    """Return the problems of a key for one address, tested through an egress."""
    name = next(iter(stand.server.urls))
    sample = stand.server.sample(f"{GOOD} {address}")
    report = await exits.probers.via(egress).check(name, values(sample))
    return report.problems if report.status is not Status.ONLINE else ()


async def test_a_local_address_and_a_proxy_are_each_seen_as_what_they_are(stand: Stand) -> None:
    stand.key(SEEN_IP)
    stand.key(OTHER)
    async with LoopbackProxy("127.0.0.3", password="hush-hush") as proxy:
        exits = stand.through(
            Egress(id="bound", bind="127.0.0.3"),
            Egress(id="proxied", proxy=Secret(proxy.url)),
        )
        for egress, mine, theirs in (
            ("default", SEEN_IP, OTHER),
            ("bound", OTHER, SEEN_IP),
            ("proxied", OTHER, SEEN_IP),
        ):
            assert await found(stand, exits, egress, mine) == ()
            assert await found(stand, exits, egress, theirs) != ()
        assert proxy.calls


async def test_what_fails_on_our_side_is_named_so(stand: Stand) -> None:
    """No key is blamed, and not the exchange."""
    stand.key(OTHER)
    async with LoopbackProxy("127.0.0.3", password="hush-hush") as proxy:
        wrong = proxy.url.replace("hush-hush", "other")
        exits = stand.through(
            Egress(id="nobody-listens", proxy=Secret("http://127.0.0.1:9")),
            Egress(id="wrong-password", proxy=Secret(wrong)),
            Egress(id="no-such-address", bind="198.51.100.77"),
        )
        for egress in ("nobody-listens", "wrong-password", "no-such-address", "gone"):
            assert await found(stand, exits, egress, OTHER) == (Problem.EGRESS_DOWN,), egress


async def test_an_exchange_that_is_down_behind_a_proxy_is_not_our_failure(stand: Stand) -> None:
    stand.key(OTHER)
    async with LoopbackProxy("127.0.0.3") as proxy:
        exits = stand.through(Egress(id="b", proxy=Secret(proxy.url)))
        stand.server.outage = Outage.DOWN
        assert await found(stand, exits, "b", OTHER) == (Problem.EXCHANGE_UNAVAILABLE,)


async def test_balances_and_orders_go_the_way_of_their_key(stand: Stand) -> None:
    name, sample = next(iter(stand.server.urls)), stand.key(OTHER)
    exits = stand.through(Egress(id="b", bind="127.0.0.3"))
    credentials = values(sample)
    assert await exits.balances.via("b").read(name, credentials)
    with pytest.raises(BalancesUnavailableError):
        await exits.balances.via("default").read(name, credentials)
    with pytest.raises(BalancesUnavailableError) as error:
        await exits.balances.via("gone").read(name, credentials)
    assert error.value.problem is Problem.EGRESS_DOWN
    if exits.traders.via("b").proof(name) is None:
        return
    await exits.traders.via("b").account(name, credentials)
    with pytest.raises(LookError):
        await exits.traders.via("gone").account(name, credentials)
    assert exits.traders.via("gone").proof(name) == exits.traders.via("b").proof(name)


async def test_a_pause_is_looked_up_by_route() -> None:
    asked: list[Route] = []
    async with ExchangeServer("kucoin") as server:
        exits = CcxtExits(
            Egresses((Egress(), Egress(id="b", bind="127.0.0.3"))),
            server.urls,
            budget=asked.append,
        )
        credentials = values(server.sample(GOOD))
        for egress in ("default", "b"):
            await exits.balances.via(egress).read("kucoin", credentials)
        await exits.close()
    assert set(asked) == {Route("default", "kucoin"), Route("b", "kucoin")}


async def test_public_calls_go_through_an_egress_too() -> None:
    async with ExchangeServer("kucoin") as server, LoopbackProxy("127.0.0.3") as proxy:
        markets = CcxtMarkets(server.urls, Egress(proxy=Secret(proxy.url)))
        assert (await markets.rules("kucoin", "BTC/USDT")).tick
        await markets.close()
        assert proxy.calls
