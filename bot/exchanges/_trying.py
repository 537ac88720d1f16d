"""Harmless calls that show whether a key may do what its exchange does not report."""

import asyncio
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from bot.domain.diagnosis import Answer, KeyInfo, Permission, Problem
from bot.exchanges._dialect import Client, Endpoint, Refused, refusal
from bot.exchanges._words import of_the_account

Attempt: TypeAlias = tuple[Endpoint, Mapping[str, object]]
Passed: TypeAlias = Callable[[Refused], bool]
"""Returns whether a refusal is of this order alone, so that whoever sent it was let in."""

_DENIED = {Problem.NO_READ, Problem.NO_TRADE}
_NOT_FAULTS = {Problem.UNKNOWN, Problem.KEY_OR_IP_OR_PERMISSION, *_DENIED}


class Tried:
    """What attempts brought: answers, and what keeps the key from trading beside its own rights."""

    def __init__(self, refused: Mapping[Permission, Refused | None], passed: Passed) -> None:
        self.answers = {p: proven(answer, passed) for p, answer in refused.items()}
        trade = refused.get(Permission.TRADE)
        told = trade is not None and not (trade.problem in _NOT_FAULTS or trade.problem.blames)
        self.faults: tuple[Problem, ...] = (trade.problem,) if trade and told else ()


async def try_out(client: Client, attempts: Mapping[Permission, Attempt], passed: Passed) -> Tried:
    """Make all attempts at once."""
    answers = await asyncio.gather(*(refusal(client, *attempt) for attempt in attempts.values()))
    return Tried(dict(zip(attempts, answers, strict=True)), passed)


async def try_unknown(
    client: Client,
    permissions: Mapping[Permission, Answer],
    attempts: Mapping[Permission, Attempt],
    passed: Passed,
) -> Tried:
    """Make the attempts whose permission the description of the key leaves open."""
    left_open = {p: a for p, a in attempts.items() if permissions[p] is Answer.UNKNOWN}
    return await try_out(client, left_open, passed)


async def undescribed(
    client: Client, attempts: Mapping[Permission, Attempt], passed: Passed
) -> KeyInfo:
    """Return what attempts show of a key that may not read its own description."""
    tried = await try_out(client, attempts, passed)
    return KeyInfo(permissions=tried.answers, faults=tried.faults, described=False)


def refused_with(codes: AbstractSet[str]) -> Passed:
    """Return the test for refusals of an order alone that are known by their codes."""
    return lambda refused: refused.code in codes


def proven(refused: Refused | None, passed: Passed) -> Answer:
    """Return what the answer to an attempt proves. None = it was let in.

    An answer that says that the account may not is never a yes, whatever its code.
    """
    if refused is None:
        return Answer.YES
    if refused.problem in _DENIED:
        return Answer.NO
    let_in = refused.problem is Problem.UNKNOWN and passed(refused)
    return Answer.YES if let_in and not of_the_account(refused.words) else Answer.UNKNOWN
