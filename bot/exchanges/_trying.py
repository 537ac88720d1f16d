"""Harmless calls that probe permissions which the exchange does not report."""

import asyncio
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from bot.domain.diagnosis import Answer, KeyInfo, Permission, Problem
from bot.exchanges._dialect import Client, Endpoint, Refused, refusal
from bot.exchanges._words import of_the_account

Attempt: TypeAlias = tuple[Endpoint, Mapping[str, object]]
Passed: TypeAlias = Callable[[Refused], bool]
"""Returns whether a refusal concerns the order only, so that the key was accepted."""

_DENIED = {Problem.NO_READ, Problem.NO_TRADE}
_NOT_FAULTS = {Problem.UNKNOWN, Problem.KEY_OR_IP_OR_PERMISSION, *_DENIED}


class Tried:
    """The results of attempts: permissions, and faults other than missing permissions."""

    def __init__(self, refused: Mapping[Permission, Refused | None], passed: Passed) -> None:
        self.answers = {p: proven(answer, passed) for p, answer in refused.items()}
        trade = refused.get(Permission.TRADE)
        is_fault = trade is not None and not (trade.problem in _NOT_FAULTS or trade.problem.blames)
        self.faults: tuple[Problem, ...] = (trade.problem,) if trade and is_fault else ()


async def try_out(client: Client, attempts: Mapping[Permission, Attempt], passed: Passed) -> Tried:
    """Make all attempts concurrently."""
    answers = await asyncio.gather(*(refusal(client, *attempt) for attempt in attempts.values()))
    return Tried(dict(zip(attempts, answers, strict=True)), passed)


async def try_unknown(
    client: Client,
    permissions: Mapping[Permission, Answer],
    attempts: Mapping[Permission, Attempt],
    passed: Passed,
) -> Tried:
    """Make the attempts for the permissions that the key's description leaves unknown."""
    unknown = {p: a for p, a in attempts.items() if permissions[p] is Answer.UNKNOWN}
    return await try_out(client, unknown, passed)


async def undescribed(
    client: Client, attempts: Mapping[Permission, Attempt], passed: Passed
) -> KeyInfo:
    """Return the key info by attempts, for a key that may not read its description."""
    tried = await try_out(client, attempts, passed)
    return KeyInfo(permissions=tried.answers, faults=tried.faults, described=False)


def refused_with(codes: AbstractSet[str]) -> Passed:
    """Return the predicate for refusals that concern the order only, by their codes."""
    return lambda refused: refused.code in codes


def proven(refused: Refused | None, passed: Passed) -> Answer:
    """Return what the answer to an attempt proves. None = it was accepted.

    A refusal of the account is never a yes, whatever its code.
    """
    if refused is None:
        return Answer.YES
    if refused.problem in _DENIED:
        return Answer.NO
    accepted = refused.problem is Problem.UNKNOWN and passed(refused)
    return Answer.YES if accepted and not of_the_account(refused.words) else Answer.UNKNOWN
