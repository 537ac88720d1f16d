"""Answers one call: finds its key, verifies its signature and its permission."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.sandbox.exchanges._desk import TradingFloor
from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest
from bot.sandbox.exchanges._key import BEHIND_THE_SIGNATURE, Key
from bot.sandbox.exchanges._keys import Keys
from bot.sandbox.exchanges._venue import SignedEndpoint, TradeEndpoint, Venue, troubled
from bot.sandbox.exchanges._world import PriceWorld

_CALLS = 3  # of a test at the same time


async def answer(
    venue: Venue, keys: Keys, floor: TradingFloor, call: ExchangeRequest
) -> ExchangeReply:
    """Return the answer of an exchange to a call."""
    if public := venue.public.get(call.route):
        return public(call)
    if priced := _of_the_market(venue, floor.world, call):
        return priced
    key = keys.claimed(call.site, venue.claimed_key(call))
    if key is None:
        known = call.route in venue.private or find_trade(venue, call)
        return (venue.verify(call, None) if known else None) or venue.not_found
    endpoint = _endpoint(venue, floor, call, key)
    if endpoint is None:
        return venue.not_found
    if key.delay:
        await _delay(key)
    return _answer_private(venue, endpoint, call, key)


def find_trade(venue: Venue, call: ExchangeRequest) -> tuple[TradeEndpoint, Sequence[str]] | None:
    """Return the endpoint of orders and balances of a call, with the groups of its path."""
    for (method, path), endpoint in venue.trading.items():
        if method == call.method and (found := re.fullmatch(path, call.path)):
            return endpoint, found.groups()
    return None


def _endpoint(
    venue: Venue, floor: TradingFloor, call: ExchangeRequest, key: Key
) -> SignedEndpoint | None:
    if trade := find_trade(venue, call):
        endpoint, groups = trade
        return endpoint.bound(floor.desk(key, call.now / 1000), groups)
    return venue.private.get(call.route)


def _of_the_market(venue: Venue, world: PriceWorld, call: ExchangeRequest) -> ExchangeReply | None:
    """Return the answer to a public call about prices; None if it is none."""
    if call.method != "GET":
        return None
    found = ((re.fullmatch(path, call.path), reply) for path, reply in venue.market.items())
    return next((reply(call, world, *m.groups()) for m, reply in found if m), None)


async def _delay(key: Key) -> None:
    """Wait; calls at the same time are answered one after the other."""
    key.waiting += 1
    try:
        await asyncio.sleep(key.delay * min(key.waiting / _CALLS, 1))
    finally:
        key.waiting -= 1


def _answer_private(
    venue: Venue, endpoint: SignedEndpoint, call: ExchangeRequest, key: Key
) -> ExchangeReply:
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
