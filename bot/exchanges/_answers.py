"""What the calls of a test brought, and which of their refusals are to be believed."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.diagnosis import Answer, KeyInfo, Problem, Severity
from bot.exchanges._dialect import Refused


class ProbeCall(StrEnum):
    """What a test asks."""

    CLOCK = "clock"
    INSPECT = "inspect"
    BALANCE = "balance"
    ORDERS = "orders"


READS = (ProbeCall.BALANCE, ProbeCall.ORDERS)
_AMBIGUOUS = {Problem.KEY_OR_IP_OR_PERMISSION}


@dataclass
class Answers:
    """What came back so far. A call that is in none of these has not come back."""

    key: KeyInfo | None = None
    clock: Answer | None = None  # whether our clock is right
    account: str | None = None  # told with the balance
    accepted: set[ProbeCall] = field(default_factory=set)  # of those made with the key
    refused: dict[ProbeCall, Refused] = field(default_factory=dict)  # likewise

    @property
    def inspected(self) -> Refused | None:
        """Why the key was not described."""
        return self.refused.get(ProbeCall.INSPECT)

    def why(self, call: ProbeCall) -> Problem:
        """Return why a call was refused.

        Where another was let in, only one is left of the causes that a code may have.
        """
        problem = self.refused[call].problem
        return Problem.NO_READ if problem in _AMBIGUOUS and self.accepted else problem

    def stops_all(self) -> bool:
        """Return whether the key was refused as such: it is no use to ask for anything else."""
        told = self.inspected
        return told is not None and told.problem not in {Problem.NO_READ, *_AMBIGUOUS}

    def has_read(self) -> bool:
        """Return whether the key has read anything, so that it is right and let in from here."""
        return not self.accepted.isdisjoint(READS)

    def is_odd(self, call: ProbeCall) -> bool:
        """Return whether an exchange answered a call as if there were none such."""
        return call in self.refused and self.refused[call].odd

    def left_open(self, call: ProbeCall) -> bool:
        """Return whether a call does not fit the account, and another has shown the key to read."""
        return self.is_odd(call) and self.has_read()

    def is_denied(self) -> bool:
        """Return whether the key reads and lacks the right to be described."""
        denied = self.inspected is not None and self.why(ProbeCall.INSPECT) is Problem.NO_READ
        return denied and self.has_read()

    def is_disbelieved(self) -> bool:
        """Return whether the description is refused as of a wrong key, or oddly; yet it reads."""
        told = self.inspected
        return told is not None and self.has_read() and (bool(told.problem.blames) or told.odd)

    def is_undescribed(self) -> bool:
        """Return whether the key works, and its owner can be asked what is not described."""
        vague = self.inspected is not None and self.inspected.vague
        return self.is_denied() or (self.is_disbelieved() and not vague)

    def is_outdone(self) -> bool:
        """Return whether the description was refused with a code of many causes, others exactly."""
        told = self.inspected
        others = (r for r in self.refused.values() if r is not told)
        return told is not None and told.vague and any(map(_is_exact, others))

    def told_better(self, problem: Problem) -> bool:
        """Return whether a refusal is about the values, and others have shown what is so of them."""
        told = self.inspected
        if told is None or told.problem.severity < Severity.BROKEN or self.is_outdone():
            return bool(problem.blames and self.accepted)
        same = {*_AMBIGUOUS, *({Problem.NO_READ} if told.problem in _AMBIGUOUS else ())}
        return bool(problem.blames) or (problem in same and not self.accepted)


def _is_exact(refused: Refused) -> bool:
    graver = refused.problem.severity >= Severity.BROKEN or refused.problem is Problem.CLOCK_SKEW
    return graver and not refused.vague
