"""Answers one call: finds its key, verifies its signature and its permission."""

import asyncio
import re
from dataclasses import replace

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest
from bot.sandbox.exchanges._key import BEHIND_THE_SIGNATURE, Key
from bot.sandbox.exchanges._keys import Keys
from bot.sandbox.exchanges._venue import Venue, troubled
from bot.sandbox.exchanges._world import PriceWorld

_CALLS = 3  # of a test at the same time


async def answer(
    venue: Venue, keys: Keys, world: PriceWorld, call: ExchangeRequest
) -> ExchangeReply:
    """Return the answer of an exchange to a call."""
    if public := venue.public.get(call.route):
        return public(call)
    if priced := _of_the_market(venue, world, call):
        return priced
    key = keys.claimed(call.site, venue.claimed_key(call))
    if key is None or call.route not in venue.private:
        refusal = venue.verify(call, None) if call.route in venue.private else None
        return refusal or venue.not_found
    if key.delay:
        await _delay(key)
    return _answer_private(venue, call, key)


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


def _answer_private(venue: Venue, call: ExchangeRequest, key: Key) -> ExchangeReply:
    endpoint = venue.private[call.route]
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
