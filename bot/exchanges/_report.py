"""Derives steps and report of a test from the answers to its calls."""

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


def report_of(answers: Answers, at: datetime) -> CheckReport:
    """Return the report of a finished test, as of `at`."""
    known = as_of(_described(answers), at)
    problems = _problems(answers, known, at)
    refusals = answers.refused.values()
    steps = _steps(answers, known, problems)
    report = CheckReport(
        problems=problems,
        steps={step: steps.get(step, Answer.UNKNOWN) for step in Step},
        permissions={p: known.may(p) for p in Permission},
        ip_whitelist=known.ip_whitelist,
        seen_ip=next((r.seen_ip for r in refusals if r.seen_ip), None),
        expires_at=known.expires_at,
        account=known.account or answers.account,
        wait=max((r.wait for r in refusals if r.wait is not None), default=None),
        detail="; ".join(dict.fromkeys(r.said for r in refusals if r.said)),
    )
    return bounded(report)


def steps_of(answers: Answers, at: datetime) -> Mapping[Step, Answer]:
    """Return the steps known so far, in display order."""
    known = as_of(_described(answers), at)
    return _steps(answers, known, _problems(answers, known, at))


def _steps(answers: Answers, known: KeyInfo, problems: Iterable[Problem]) -> Mapping[Step, Answer]:
    found = {
        Step.KEY: _key_works(answers, problems),
        Step.BALANCE: _read(answers, ProbeCall.BALANCE),
        Step.ORDERS: _read(answers, ProbeCall.ORDERS),
        Step.CLOCK: _clock(answers),
    }
    if answers.key is not None or ProbeCall.INSPECT in answers.refused:
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


def _key_works(answers: Answers, problems: Iterable[Problem]) -> Answer | None:
    """Return whether the exchange accepts key and signature; a missing permission proves it."""
    if any(p.blames for p in problems):
        return Answer.NO
    if answers.accepted or Problem.NO_READ in map(answers.problem_of, answers.refused):
        return Answer.YES
    return Answer.UNKNOWN if answers.refused else None


def _read(answers: Answers, call: ProbeCall) -> Answer | None:
    if call in answers.accepted:
        return Answer.YES
    if call not in answers.refused:
        return None
    return Answer.NO if answers.problem_of(call) is Problem.NO_READ else Answer.UNKNOWN


def _clock(answers: Answers) -> Answer | None:
    late = any(r.problem is Problem.CLOCK_SKEW for r in answers.refused.values())
    return Answer.NO if late else answers.clock


def _described(answers: Answers) -> KeyInfo:
    """Return the key info; the results of calls outweigh the description."""
    key = bounded_key(answers.key or KeyInfo(described=not answers.is_denied()))
    tried = {_read(answers, call) for call in READS if not answers.is_odd(call)}
    if Answer.NO not in tried and tried != {Answer.YES}:
        return key
    read = Answer.NO if Answer.NO in tried else Answer.YES
    return replace(key, permissions={**key.permissions, Permission.READ: read})


def _problems(answers: Answers, known: KeyInfo, at: datetime) -> tuple[Problem, ...]:
    found = set(_refusals(answers))
    if answers.key is not None or not found or answers.is_undescribed():
        found.update(findings(known, at))
    if _clock(answers) is Answer.NO:
        found.add(Problem.CLOCK_SKEW)
    if known.may(Permission.READ) is Answer.YES:
        found.discard(Problem.NO_READ)
    return worst_first(_relevant(found))


def _refusals(answers: Answers) -> Iterator[Problem]:
    """Yield the problems of refused calls.

    Values that one call accepted are not wrong; about values the inspection decides.
    """
    for call in answers.refused:
        problem = answers.problem_of(call)
        if call is ProbeCall.INSPECT:
            yield from _of_inspection(answers, problem)
        elif not (answers.is_superseded(problem) or answers.is_inconclusive(call)):
            yield problem


def _of_inspection(answers: Answers, problem: Problem) -> Iterator[Problem]:
    if answers.is_contradicted():
        yield Problem.UNKNOWN
    elif not (answers.is_denied() or answers.is_less_exact()):
        yield problem


def _relevant(found: set[Problem]) -> set[Problem]:
    """Return the problems without those that matter only after a more severe one is fixed."""
    if Problem.CLOCK_SKEW in found:  # it explains an ambiguous refusal
        found = found - {Problem.KEY_OR_IP_OR_PERMISSION}
    if (
        Problem.ACCOUNT_RESTRICTED in found
    ):  # permissions are visible once the account is not restricted
        found = found - {Problem.WITHDRAW_UNKNOWN}
    if any(p.blames for p in found):
        return {p for p in found if p.blames or p in _EVEN_OF_WRONG_VALUES}
    if any(p.severity >= Severity.TRANSIENT for p in found - {Problem.UNKNOWN}):
        return found - {Problem.UNKNOWN}
    return found
