"""The HTTP server of a sandbox exchange on loopback."""

import asyncio
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from sys import intern
from typing import Self

from aiohttp import web

from bot.sandbox.exchanges._accounts import SandboxAccount
from bot.sandbox.exchanges._desk import TradingFloor
from bot.sandbox.exchanges._http import ExchangeRequest
from bot.sandbox.exchanges._key import SEEN_IP, Key
from bot.sandbox.exchanges._key_actions import SOON, KeyAction, KeyAdministration
from bot.sandbox.exchanges._keys import Keys
from bot.sandbox.exchanges._outage import Brownout, Outage, as_response, disrupt
from bot.sandbox.exchanges._placing import Placing
from bot.sandbox.exchanges._samples import SampleKey, make_another, make_samples
from bot.sandbox.exchanges._trading_actions import MoneyAction, change_money
from bot.sandbox.exchanges._venue import Venue, troubled
from bot.sandbox.exchanges._world import PriceWorld
from bot.sandbox.request_guard import refusal

_LOOPBACK = "127.0.0.1"
_GRACE = 0.1  # seconds for pending answers when the server stops

SANDBOX_EXCHANGES: tuple[str, ...] = tuple(
    sorted(p.stem for p in Path(__file__).parent.glob("[!_]*.py"))
)


class ExchangeServer:
    """One exchange on loopback, open inside `async with`.

    Args:
        exchange: one of SANDBOX_EXCHANGES.
        latency: seconds before each answer; may be changed at any time.
        clock: seconds since 1970, the true time.
        clock_offset: seconds by which the clock of this exchange is ahead of the true time; may
            be changed at any time.
        seen_ip: the address that every caller has; may be changed at any time. The IP lists of
            the keys do not change.
        port: of the main site; 0 selects a free one.
        world: the prices; exchanges may share them.

    Attributes:
        seen_as: the address that a caller from a loopback address has, if not `seen_ip`; may be
            changed at any time.
        order_faults: what goes wrong with orders; each part may be changed at any time.
    """

    def __init__(
        self,
        exchange: str,
        *,
        latency: float = 0.0,
        clock: Callable[[], float] = time.time,
        clock_offset: float = 0.0,
        seen_ip: str = SEEN_IP,
        port: int = 0,
        world: PriceWorld | None = None,
    ) -> None:
        self.latency = latency
        self.clock_offset = clock_offset
        self.seen_ip = seen_ip
        self.seen_as: dict[str, str] = {}
        self.url = ""
        self.urls: Mapping[str, str] = {}  # "<exchange>" and each "<exchange>/<site>" → address
        self.calls: list[str] = []  # "GET /path" of each call, oldest first
        self._venue = _venue(exchange)
        prices = world or PriceWorld(clock=clock)
        self._floor = TradingFloor(rules=self._venue.rules, world=prices)
        self._placing = Placing(self._floor)
        self.order_faults = self._floor.faults
        self._clock = clock
        self._port = port
        self._sites: dict[int, str] = {}  # port → regional site
        self._brownout = Brownout()
        self._administration = KeyAdministration(self._venue)
        made = tuple(make_samples(self._venue, seen_ip))
        self.samples: tuple[SampleKey, ...] = tuple(sample for sample, _ in made)
        self._samples = {sample.case: sample for sample in self.samples}
        self.keys = Keys()
        for _, key in made:
            self.keys.add(key)

    @property
    def world(self) -> PriceWorld:
        """The prices that are shown, and at which orders are filled."""
        return self._floor.world

    @world.setter
    def world(self, world: PriceWorld) -> None:
        self._floor.world = world

    def key(self, case: str) -> Key:
        """Return the mutable key of a case. Raises KeyError."""
        return self.keys.of(case)

    def sample(self, case: str) -> SampleKey:
        """Return the sample of a case. Raises KeyError."""
        return self._samples[case]

    def add_key(self, like: str, seed: str) -> SampleKey:
        """Add a key like that of a case, as the case "<like> <seed>"; same seed, same key.

        Raises KeyError for an unknown case, ValueError for a seed that was used before.
        """
        sample, key = make_another(self._venue, like, seed, self.seen_ip)
        self.keys.add(key)
        self._samples[sample.case] = sample
        return sample

    def account(self, case: str) -> SandboxAccount:
        """Return the account of a key, which may be changed; other keys may share it.

        Raises KeyError.
        """
        return self._floor.account(self.key(case).account)

    def change_money(self, case: str, action: MoneyAction) -> None:
        """Do what the owner of a key's account does on the exchange's page. Raises KeyError."""
        now = self._clock() + self.clock_offset
        change_money(self._floor.desk(self.key(case), now), action)

    @property
    def has_orders(self) -> bool:
        """Whether orders can be placed here."""
        return bool(self._venue.trading)

    def on_order(self, listener: Callable[[], None]) -> None:
        """Call a listener after each order that was placed."""
        self._floor.listeners.append(listener)

    def actions(self, case: str) -> tuple[KeyAction, ...]:
        """Return the possible changes of a key that its next test detects.

        Raises KeyError.
        """
        return self._administration.actions(self.key(case), self.seen_ip)

    def change(self, case: str, action: KeyAction, *, days: int = SOON) -> None:
        """Change a key as its person does on the exchange's page.

        `days`: until it expires, for EXPIRE_SOON. Raises KeyError, and ValueError for a change
        that is not among its actions.
        """
        self._administration.carry_out(self.key(case), action, self.seen_ip, days)

    @property
    def outage(self) -> Outage | None:
        """The outage for all calls, also public ones; may be changed at any time.

        Raises ValueError for an outage that this exchange cannot show.
        """
        return self._brownout.outage

    @outage.setter
    def outage(self, outage: Outage | None) -> None:
        if outage is not None and outage in self._venue.cannot_show:
            raise ValueError(f"{self._venue.id} has no answer for {outage}")
        self._brownout.begin(outage, self.outage_share)

    @property
    def outage_share(self) -> float:
        """The share of the calls, from 0 to 1, that an outage hits: 0.25 is every fourth.

        May be changed at any time. Raises ValueError.
        """
        return self._brownout.share

    @outage_share.setter
    def outage_share(self, share: float) -> None:
        self._brownout.begin(self.outage, share)

    async def __aenter__(self) -> Self:
        server = web.Server(self._handle, access_log=None, handler_cancellation=True)
        self._runner = web.ServerRunner(server, shutdown_timeout=_GRACE)
        await self._runner.setup()
        for site in ("", *self._venue.sites):
            await web.TCPSite(self._runner, _LOOPBACK, 0 if site else self._port).start()
            self._sites[self._runner.addresses[-1][1]] = site
        self.urls = {
            f"{self._venue.id}/{site}" if site else self._venue.id: f"http://{_LOOPBACK}:{port}"
            for port, site in self._sites.items()
        }
        self.url = self.urls[self._venue.id]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._placing.close()
        await self._runner.cleanup()
        self._sites.clear()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if refused := refusal(request):
            return refused
        path, _, query = request.raw_path.partition("?")
        self.calls.append(intern(f"{request.method} {path}"))  # many calls, few paths
        outage = self._brownout.hits()
        if self.latency:
            await asyncio.sleep(self.latency)
        if outage and not outage.trouble:
            return await disrupt(outage, request)
        call = ExchangeRequest(
            method=request.method,
            path=path,
            query=query,
            headers=request.headers,
            body=await request.read() if request.body_exists else b"",
            seen_ip=self.seen_as.get(request.remote or "", self.seen_ip),
            now=(self._clock() + self.clock_offset) * 1000,
            site=self._site(request),
        )
        trouble = outage and outage.trouble
        reply = (
            troubled(self._venue, call, trouble)
            if trouble
            else await self._placing.answer(self._venue, self.keys, call)
        )
        return await disrupt(reply, request) if isinstance(reply, Outage) else as_response(reply)

    def _site(self, request: web.BaseRequest) -> str:
        address = request.get_extra_info("sockname")  # None if the caller is disconnected
        return self._sites.get(address[1], "") if address else ""


def _venue(exchange: str) -> Venue:
    if exchange not in SANDBOX_EXCHANGES:
        raise ValueError(f"no sandbox for {exchange}; there are: {', '.join(SANDBOX_EXCHANGES)}")
    venue: Venue = import_module(f"{__package__}.{exchange}").VENUE
    return venue
