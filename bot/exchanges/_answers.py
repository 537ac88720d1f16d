"""The answers to the calls of one test, and which refusals count."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.diagnosis import Answer, KeyInfo, Problem, Severity
from bot.exchanges._dialect import Refused


class ProbeCall(StrEnum):
    """A call of a test."""

    CLOCK = "clock"
    INSPECT = "inspect"
    BALANCE = "balance"
    ORDERS = "orders"


READS = (ProbeCall.BALANCE, ProbeCall.ORDERS)
_AMBIGUOUS = {Problem.KEY_OR_IP_OR_PERMISSION}


@dataclass
class Answers:
    """The answers so far. A call that is neither accepted nor refused is pending."""

    key: KeyInfo | None = None
    clock: Answer | None = None  # whether our clock is accurate enough
    account: str | None = None  # returned with the balance
    accepted: set[ProbeCall] = field(default_factory=set)  # calls with the key
    refused: dict[ProbeCall, Refused] = field(default_factory=dict)  # calls with the key

    @property
    def inspect_refusal(self) -> Refused | None:
        """The refusal of the key's description."""
        return self.refused.get(ProbeCall.INSPECT)

    def problem_of(self, call: ProbeCall) -> Problem:
        """Return the problem of a refused call.

        If another call was accepted, an ambiguous code can only mean a missing permission.
        """
        problem = self.refused[call].problem
        return Problem.NO_READ if problem in _AMBIGUOUS and self.accepted else problem

    def stops_all(self) -> bool:
        """Return whether the key itself was refused: further calls are useless."""
        inspection = self.inspect_refusal
        return inspection is not None and inspection.problem not in {Problem.NO_READ, *_AMBIGUOUS}

    def has_read(self) -> bool:
        """Return whether the key has read anything: it is valid and our address is accepted."""
        return not self.accepted.isdisjoint(READS)

    def is_odd(self, call: ProbeCall) -> bool:
        """Return whether an exchange answered a call as if it did not exist."""
        return call in self.refused and self.refused[call].odd

    def is_inconclusive(self, call: ProbeCall) -> bool:
        """Return whether a call does not fit the account, while another proves that it reads."""
        return self.is_odd(call) and self.has_read()

    def is_denied(self) -> bool:
        """Return whether the key can read but may not read its description."""
        denied = (
            self.inspect_refusal is not None
            and self.problem_of(ProbeCall.INSPECT) is Problem.NO_READ
        )
        return denied and self.has_read()

    def is_contradicted(self) -> bool:
        """Return whether the description is refused as for a wrong key, yet the key can read."""
        inspection = self.inspect_refusal
        return (
            inspection is not None
            and self.has_read()
            and (bool(inspection.problem.blames) or inspection.odd)
        )

    def is_undescribed(self) -> bool:
        """Return whether the key works without a description, so that its owner is asked."""
        ambiguous = self.inspect_refusal is not None and self.inspect_refusal.vague
        return self.is_denied() or (self.is_contradicted() and not ambiguous)

    def is_less_exact(self) -> bool:
        """Return whether the description's refusal is ambiguous while another one is exact."""
        inspection = self.inspect_refusal
        others = (r for r in self.refused.values() if r is not inspection)
        return inspection is not None and inspection.vague and any(map(_is_exact, others))

    def is_superseded(self, problem: Problem) -> bool:
        """Return whether a problem of the values is decided by other answers."""
        inspection = self.inspect_refusal
        if (
            inspection is None
            or inspection.problem.severity < Severity.BROKEN
            or self.is_less_exact()
        ):
            return bool(problem.blames and self.accepted)
        same = {*_AMBIGUOUS, *({Problem.NO_READ} if inspection.problem in _AMBIGUOUS else ())}
        return bool(problem.blames) or (problem in same and not self.accepted)


def _is_exact(refused: Refused) -> bool:
    severe = refused.problem.severity >= Severity.BROKEN or refused.problem is Problem.CLOCK_SKEW
    return severe and not refused.vague
