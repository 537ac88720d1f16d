"""Calls that place an order, and what goes wrong with them on the way."""

import asyncio
from dataclasses import replace

from bot.sandbox.exchanges._answering import answer, find_trade
from bot.sandbox.exchanges._desk import TradingFloor
from bot.sandbox.exchanges._faults import OrderFault
from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, html_reply
from bot.sandbox.exchanges._key import Trouble
from bot.sandbox.exchanges._keys import Keys
from bot.sandbox.exchanges._outage import Outage
from bot.sandbox.exchanges._venue import Venue, troubled

_GATEWAY = html_reply(503, "503 Service Temporarily Unavailable")


class Placing:
    """Answers calls; those that place an order with the faults of the exchange."""

    def __init__(self, floor: TradingFloor) -> None:
        self._floor = floor
        self._late: set[asyncio.Task[ExchangeReply]] = set()

    async def answer(
        self, venue: Venue, keys: Keys, call: ExchangeRequest
    ) -> ExchangeReply | Outage:
        """Return the answer to a call, or what happens to the connection in its place."""
        trade = find_trade(venue, call)
        if trade is None or not trade[0].places:
            return await answer(venue, keys, self._floor, call)
        fault = self._floor.faults.hit()
        if fault is OrderFault.LIMITED:
            return troubled(venue, call, Trouble.RATE_LIMITED)
        if fault is OrderFault.DOWN_BEFORE:
            return _GATEWAY
        reply = await self._delivered(venue, keys, call)
        if fault is OrderFault.LOST:
            return Outage.CLOSED
        if fault is OrderFault.UNSURE:
            return venue.unsure(call)
        return _GATEWAY if fault is OrderFault.DOWN_AFTER else reply

    async def close(self) -> None:
        """Drop the calls that are still on their way."""
        for task in self._late:
            task.cancel()
        await asyncio.gather(*self._late, return_exceptions=True)

    async def _delivered(self, venue: Venue, keys: Keys, call: ExchangeRequest) -> ExchangeReply:
        """Answer a call, which arrives although its caller may be gone."""
        task = asyncio.create_task(self._arrive(venue, keys, call, self._floor.faults.late))
        self._late.add(task)
        task.add_done_callback(self._late.discard)
        return await asyncio.shield(task)

    async def _arrive(
        self, venue: Venue, keys: Keys, call: ExchangeRequest, late: float
    ) -> ExchangeReply:
        if late:
            await asyncio.sleep(late)
            call = replace(call, now=call.now + late * 1000)
        return await answer(venue, keys, self._floor, call)
