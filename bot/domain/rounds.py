"""Rounds: in each, a process that answers settles everything about its updates in one step."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.domain.inbox import Erasure, WaitingUpdate

Memory = Mapping[str, Any]  # JSON values


class Fate(StrEnum):
    """What becomes of an update that has arrived."""

    OURS = "ours"  # it is handled here, now
    STORED = "stored"  # it is handled later, by the process that has the lease of its person
    REPEATED = "repeated"  # it was handled before
    EXCESS = "excess"  # too many of this person wait already


@dataclass(frozen=True, kw_only=True)
class Round:
    """What a process wants to settle."""

    arrived: Sequence[WaitingUpdate] = ()
    slow: Sequence[WaitingUpdate] = ()  # being handled here for long: to be stored meanwhile
    erasures: Mapping[int, Erasure] = field(default_factory=dict)  # running; by update
    handled: Collection[int] = ()
    held: Collection[int] = ()  # updates in memory
    busy: Collection[int] = ()  # people of updates in memory
    wanted: Collection[int] = ()  # people whose lease is asked for
    looked: Collection[int] = ()  # our people without an update in memory: does any wait?
    idle: Mapping[int, Memory] = field(default_factory=dict)  # of those: leases to give back
    adopt: int = 0  # how many people without a living process to take over
    reconcile: bool = False  # whether to ask which leases we have

    @property
    def settles(self) -> bool:
        """Whether there is anything to settle."""
        updates = self.arrived or self.slow or self.handled
        return bool(updates or self.wanted or self.looked or self.adopt or self.reconcile)


@dataclass(frozen=True, kw_only=True)
class RoundResult:
    """What was settled."""

    fates: Mapping[int, Fate]  # by update
    claimed: Sequence[WaitingUpdate]  # stored updates that are handled here now
    taken: Mapping[int, Memory]  # people whose lease is new here, and what is known of them
    orphans: Collection[int]  # of those: their process has died
    released: Collection[int]
    states: Mapping[int, str | None]  # of conversations; of the people concerned
    ours: Collection[int] | None = None  # people whose lease is here, if that was asked for
