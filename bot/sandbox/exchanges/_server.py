"""The HTTP side of a sandbox exchange: listens on loopback and puts each call to its venue."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from sys import intern
from typing import Self

from aiohttp import web

from bot.sandbox.doors import refusal
from bot.sandbox.exchanges._acts import SOON, Act, KeyAdministration
from bot.sandbox.exchanges._keys import Keys
from bot.sandbox.exchanges._outage import Brownout, Outage, as_response, befall
from bot.sandbox.exchanges._samples import SampleKey, make_another, make_samples
from bot.sandbox.exchanges._venue import (
    BEHIND_THE_SIGNATURE,
    SEEN_IP,
    ExchangeReply,
    ExchangeRequest,
    Key,
    Venue,
    troubled,
)

_LOOPBACK = "127.0.0.1"
_GRACE = 0.1  # seconds a slow answer gets when the server stops

SANDBOX_EXCHANGES: tuple[str, ...] = tuple(
    sorted(p.stem for p in Path(__file__).parent.glob("[!_]*.py"))
)


class ExchangeServer:
    """One exchange on loopback, open inside `async with`.

    Args:
        exchange: one of SANDBOX_EXCHANGES.
        latency: seconds before each answer; may be changed at any time.
        clock: seconds since 1970, the true time.
        clock_offset: seconds by which this exchange's clock is ahead of the true time, in what
            it tells and in what it judges; may be changed at any time.
        seen_ip: the address every caller is taken to have; may be changed at any time. The IP
            lists of the keys stay as they are.
        port: of the main site; 0 takes a free one.
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
    ) -> None:
        self.latency = latency
        self.clock_offset = clock_offset
        self.seen_ip = seen_ip
        self.url = ""
        self.urls: Mapping[str, str] = {}  # "<exchange>" and each "<exchange>/<site>" → address
        self.calls: list[str] = []  # "GET /path" of each call, oldest first
        self._clock = clock
        self._port = port
        self._venue = _venue(exchange)
        self._sites: dict[int, str] = {}  # port → regional site
        self._brownout = Brownout()
        self._desk = KeyAdministration(self._venue)
        made = tuple(make_samples(self._venue, seen_ip))
        self.samples: tuple[SampleKey, ...] = tuple(sample for sample, _ in made)
        self._samples = {sample.case: sample for sample in self.samples}
        self.keys = Keys()
        for _, key in made:
            self.keys.add(key)

    def key(self, case: str) -> Key:
        """Return what this exchange knows of a sample's key, to be changed. Raises KeyError."""
        return self.keys.of(case)

    def sample(self, case: str) -> SampleKey:
        """Return the sample of a case. Raises KeyError."""
        return self._samples[case]

    def add_key(self, like: str, seed: str) -> SampleKey:
        """Make one more key like that of a case, of the case "<like> <seed>"; same seed, same key.

        Raises KeyError for an unknown case, ValueError for a seed that was used before.
        """
        sample, key = make_another(self._venue, like, seed, self.seen_ip)
        self.keys.add(key)
        self._samples[sample.case] = sample
        return sample

    def acts(self, case: str) -> tuple[Act, ...]:
        """Return what a person can do to a key now and the next test of it sees.

        Raises KeyError.
        """
        return self._desk.acts(self.key(case), self.seen_ip)

    def change(self, case: str, act: Act, *, days: int = SOON) -> None:
        """Change a key as its person does on the exchange's page.

        `days`: until it ends, for EXPIRE_SOON. Raises KeyError, and ValueError for what is not
        among its acts.
        """
        self._desk.carry_out(self.key(case), act, self.seen_ip, days)

    @property
    def outage(self) -> Outage | None:
        """What goes wrong for everybody, public calls included; may be changed at any time.

        Raises ValueError for what this exchange does not have.
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
            return await befall(outage, request)
        call = ExchangeRequest(
            method=request.method,
            path=path,
            query=query,
            headers=request.headers,
            body=await request.read() if request.body_exists else b"",
            seen_ip=self.seen_ip,
            now=(self._clock() + self.clock_offset) * 1000,
            site=self._site(request),
        )
        told = outage and outage.trouble
        reply = troubled(self._venue, call, told) if told else await self._answer(call)
        return as_response(reply)

    def _site(self, request: web.BaseRequest) -> str:
        address = request.get_extra_info("sockname")  # None once the caller has gone
        return self._sites.get(address[1], "") if address else ""

    async def _answer(self, call: ExchangeRequest) -> ExchangeReply:
        venue = self._venue
        if public := venue.public.get(call.route):
            return public(call)
        key = self.keys.claimed(call.site, venue.claimed_key(call))
        if key is None or call.route not in venue.private:
            refusal = venue.verify(call, None) if call.route in venue.private else None
            return refusal or venue.not_found
        if key.delay:
            await asyncio.sleep(key.delay)
        return self._answer_private(call, key)

    def _answer_private(self, call: ExchangeRequest, key: Key) -> ExchangeReply:
        venue, endpoint = self._venue, self._venue.private[call.route]
        if key.trouble and key.trouble not in BEHIND_THE_SIGNATURE:
            return troubled(venue, call, key.trouble)
        if key.clock_ahead:
            call = replace(call, now=call.now + key.clock_ahead * 1000)
        if refusal := venue.verify(call, key):
            return refusal
        if key.trouble:
            return troubled(venue, call, key.trouble)
        if endpoint.needs and endpoint.needs not in key.permissions:
            return venue.denied(call, endpoint.needs)
        return endpoint.answer(call, key)


def _venue(exchange: str) -> Venue:
    if exchange not in SANDBOX_EXCHANGES:
        raise ValueError(f"no sandbox for {exchange}; there are: {', '.join(SANDBOX_EXCHANGES)}")
    venue: Venue = import_module(f"{__package__}.{exchange}").VENUE
    return venue
