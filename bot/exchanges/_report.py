"""The conclusions: from what the calls of a test brought to its steps and its report."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.bounds import bounded, bounded_key
from bot.domain.diagnosis import (
    Answer,
    CheckReport,
    KeyInfo,
    Permission,
    Problem,
    Severity,
    Step,
    as_of,
    findings,
    worst_first,
)
from bot.exchanges._answers import READS, Answers, ProbeCall

_EVEN_OF_WRONG_VALUES = {Problem.WITHDRAW_ENABLED, Problem.CLOCK_SKEW}


def report_of(heard: Answers, at: datetime) -> CheckReport:
    """Return what a finished test found, as of the moment `at`."""
    known = as_of(_described(heard), at)
    problems = _problems(heard, known, at)
    refusals = heard.refused.values()
    steps = _steps(heard, known, problems)
    report = CheckReport(
        problems=problems,
        steps={step: steps.get(step, Answer.UNKNOWN) for step in Step},
        permissions={p: known.may(p) for p in Permission},
        ip_whitelist=known.ip_whitelist,
        seen_ip=next((r.seen_ip for r in refusals if r.seen_ip), None),
        expires_at=known.expires_at,
        account=known.account or heard.account,
        wait=max((r.wait for r in refusals if r.wait is not None), default=None),
        detail="; ".join(dict.fromkeys(r.said for r in refusals if r.said)),
    )
    return bounded(report)


def steps_of(heard: Answers, at: datetime) -> Mapping[Step, Answer]:
    """Return the steps known so far, in the order of people's view."""
    known = as_of(_described(heard), at)
    return _steps(heard, known, _problems(heard, known, at))


def _steps(heard: Answers, known: KeyInfo, problems: Iterable[Problem]) -> Mapping[Step, Answer]:
    found = {
        Step.KEY: _key_works(heard, problems),
        Step.BALANCE: _read(heard, ProbeCall.BALANCE),
        Step.ORDERS: _read(heard, ProbeCall.ORDERS),
        Step.CLOCK: _clock(heard),
    }
    if heard.key is not None or ProbeCall.INSPECT in heard.refused:
        found |= _permission_steps(known)
    return {step: answer for step in Step if (answer := found.get(step)) is not None}


_OPPOSITE = {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.UNKNOWN: Answer.UNKNOWN}


def _permission_steps(key: KeyInfo) -> dict[Step, Answer | None]:
    return {
        Step.TRADE: key.may(Permission.TRADE),
        Step.FUTURES: key.may(Permission.FUTURES),
        Step.WITHDRAW_OFF: _OPPOSITE[key.may(Permission.WITHDRAW)],
        Step.IP_WHITELIST: key.restricted,
    }


def _key_works(heard: Answers, problems: Iterable[Problem]) -> Answer | None:
    """Return whether the exchange knows the key and its signature; a missing right proves it."""
    if any(p.blames for p in problems):
        return Answer.NO
    if heard.accepted or Problem.NO_READ in map(heard.why, heard.refused):
        return Answer.YES
    return Answer.UNKNOWN if heard.refused else None


def _read(heard: Answers, call: ProbeCall) -> Answer | None:
    if call in heard.accepted:
        return Answer.YES
    if call not in heard.refused:
        return None
    return Answer.NO if heard.why(call) is Problem.NO_READ else Answer.UNKNOWN


def _clock(heard: Answers) -> Answer | None:
    late = any(r.problem is Problem.CLOCK_SKEW for r in heard.refused.values())
    return Answer.NO if late else heard.clock


def _described(heard: Answers) -> KeyInfo:
    """Return what is known of the key; what was tried outweighs what was notified."""
    key = bounded_key(heard.key or KeyInfo(described=not heard.is_denied()))
    tried = {_read(heard, call) for call in READS if not heard.is_odd(call)}
    if Answer.NO not in tried and tried != {Answer.YES}:
        return key
    read = Answer.NO if Answer.NO in tried else Answer.YES
    return replace(key, permissions={**key.permissions, Permission.READ: read})


def _problems(heard: Answers, known: KeyInfo, at: datetime) -> tuple[Problem, ...]:
    found = set(_refusals(heard))
    if heard.key is not None or not found or heard.is_undescribed():
        found.update(findings(known, at))
    if _clock(heard) is Answer.NO:
        found.add(Problem.CLOCK_SKEW)
    if known.may(Permission.READ) is Answer.YES:
        found.discard(Problem.NO_READ)
    return worst_first(_worth_telling(found))


def _refusals(heard: Answers) -> Iterator[Problem]:
    """Yield why calls failed.

    Values that one call accepted are not wrong, and on them the inspection has the last word.
    """
    for call in heard.refused:
        problem = heard.why(call)
        if call is ProbeCall.INSPECT:
            yield from _of_inspection(heard, problem)
        elif not (heard.told_better(problem) or heard.left_open(call)):
            yield problem


def _of_inspection(heard: Answers, problem: Problem) -> Iterator[Problem]:
    if heard.is_disbelieved():
        yield Problem.UNKNOWN
    elif not (heard.is_denied() or heard.is_outdone()):
        yield problem


def _worth_telling(found: set[Problem]) -> set[Problem]:
    """Leave out what does not matter until something graver is fixed."""
    if Problem.CLOCK_SKEW in found:  # what an exchange does not report apart is explained by it
        found = found - {Problem.KEY_OR_IP_OR_PERMISSION}
    if Problem.ACCOUNT_RESTRICTED in found:  # what the key may is seen once the account may
        found = found - {Problem.WITHDRAW_UNKNOWN}
    if any(p.blames for p in found):
        return {p for p in found if p.blames or p in _EVEN_OF_WRONG_VALUES}
    if any(p.severity >= Severity.TRANSIENT for p in found - {Problem.UNKNOWN}):
        return found - {Problem.UNKNOWN}
    return found
