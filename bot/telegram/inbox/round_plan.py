"""What one round is about: collected without waiting, so that nothing changes meanwhile."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from bot.domain.inbox import Erasure, WaitingUpdate
from bot.domain.rounds import Memory, Round
from bot.telegram.inbox.held_updates import HeldUpdate
from bot.telegram.inbox.our_people import OurPeople
from bot.telegram.inbox.updates_here import UpdatesHere

MOST = 100  # new updates of one round, and people taken over at a time


@dataclass(frozen=True)
class RoundPlan:
    """The updates and people of one round."""

    new: Sequence[HeldUpdate]
    slow: Sequence[HeldUpdate]  # to be stored while they are handled
    handled: Collection[int]
    held: Collection[int]
    busy: Collection[int]  # people
    wanted: Collection[int]
    idle: Mapping[int, Memory]
    used: Collection[int]  # our people with a running test or an open form, and no update here

    @classmethod
    def of(cls, here: UpdatesHere, people: OurPeople, age: float) -> Self:
        """Collect what is to be settled. `age`: seconds after which a running update is stored."""
        new = here.new[:MOST]
        begun = [held for held in here.updates.values() if held.task]
        busy = {held.facts.order for held in begun}
        arriving = {held.facts.order for held in new}
        resting = people.leased - busy - arriving
        return cls(
            new=new,
            slow=[h for h in begun if h.age >= age and h.number not in here.stored],
            handled=list(here.handled),
            held=list(here.updates),
            busy=busy,
            wanted=[*people.wanted],
            idle={p: people.memory_of(p) for p in resting - people.in_use},
            used=resting & people.in_use,
        )

    def round(
        self, *, erasures: Mapping[int, Erasure], looks: bool, adopt: int, reconcile: bool
    ) -> Round:
        """Return the round. `looks`: whether to look for updates of people in use."""
        return Round(
            arrived=[_waiting(held) for held in self.new],
            slow=[_waiting(held) for held in self.slow],
            erasures=erasures,
            handled=self.handled,
            held=self.held,
            busy=self.busy,
            wanted=self.wanted,
            looked=[*self.idle, *(self.used if looks else ())],
            idle=self.idle,
            adopt=adopt,
            reconcile=reconcile,
        )


def _waiting(held: HeldUpdate) -> WaitingUpdate:
    body = json.dumps(held.raw, separators=(",", ":")).encode()
    return WaitingUpdate(id=held.number, person=held.facts.order, body=body)
