"""The sample keys: one for every outcome of a test, with generated values."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission, Problem, Status, status_of, worst_first
from bot.sandbox.exchanges._key import FULL, OTHER_IP, Key, Trouble
from bot.sandbox.exchanges._venue import HERE, Case, Venue

_OF_ONE_ACCOUNT = {"good", "good-with-ip-list"}  # keys of one account: one replaces the other
_ONE_ACCOUNT = "good"

_SPOT = frozenset({Permission.READ, Permission.TRADE})
_WITHDRAW = FULL | {Permission.WITHDRAW}


@dataclass(frozen=True, kw_only=True)
class SampleKey:
    """Values to paste, and the problems their test must find."""

    case: str
    fields: Mapping[Field, str] = field(repr=False)
    expected_problems: tuple[Problem, ...]  # worst first
    expected_status: Status
    right: Mapping[Field, str] = field(
        repr=False
    )  # the correct values, where `fields` has wrong ones


_CASES = (
    Case(
        name="good",
        problems=(Problem.NO_IP_WHITELIST,),
        key=Key(permissions=FULL, days_left=82),
        addresses=(),
    ),
    Case(name="good-with-ip-list"),
    Case(name="slow", key=Key(permissions=FULL, delay=3.0)),
    Case(
        name="read-only",
        problems=(Problem.NO_TRADE, Problem.NO_FUTURES),
        key=Key(permissions=frozenset({Permission.READ})),
    ),
    Case(name="no-futures", problems=(Problem.NO_FUTURES,), key=Key(permissions=_SPOT)),
    Case(
        name="internal-transfer",
        problems=(Problem.TRANSFER_ENABLED,),
        key=Key(permissions=FULL | {Permission.TRANSFER}),
    ),
    Case(name="may-withdraw", problems=(Problem.WITHDRAW_ENABLED,), key=Key(permissions=_WITHDRAW)),
    Case(
        name="may-withdraw-then-cured",
        problems=(Problem.WITHDRAW_ENABLED,),
        key=Key(permissions=_WITHDRAW, fixed_after=2),
    ),
    Case(name="withdraw-unknown", problems=(Problem.WITHDRAW_UNKNOWN,), strange=True),
    Case(name="unknown-key", problems=(Problem.INVALID_KEY,), mistyped=Field.API_KEY),
    Case(name="wrong-secret", problems=(Problem.INVALID_SECRET,), mistyped=Field.SECRET),
    Case(
        name="wrong-passphrase", problems=(Problem.INVALID_PASSPHRASE,), mistyped=Field.PASSPHRASE
    ),
    Case(name="ip-refused", problems=(Problem.IP_NOT_ALLOWED,), addresses=(OTHER_IP,)),
    Case(
        name="expired",
        problems=(Problem.KEY_EXPIRED,),
        key=Key(permissions=FULL, days_left=0),
        addresses=(),
    ),
    Case(
        name="expiring-soon",
        problems=(Problem.KEY_EXPIRING, Problem.NO_IP_WHITELIST),
        key=Key(permissions=FULL, days_left=5),
        addresses=(),
    ),
    Case(
        name="account-restricted",
        problems=(Problem.ACCOUNT_RESTRICTED,),
        key=Key(permissions=FULL, trouble=Trouble.ACCOUNT_RESTRICTED),
    ),
    Case(
        name="region-blocked",
        problems=(Problem.REGION_BLOCKED,),
        key=Key(permissions=FULL, trouble=Trouble.REGION_BLOCKED),
    ),
    Case(
        name="address-blocked",
        problems=(Problem.OUR_ADDRESS_BLOCKED,),
        key=Key(permissions=FULL, trouble=Trouble.ADDRESS_BLOCKED),
    ),
    Case(
        name="clock-skew",
        problems=(Problem.CLOCK_SKEW,),
        key=Key(permissions=FULL, clock_ahead=600.0),
    ),
    Case(
        name="rate-limited",
        problems=(Problem.RATE_LIMITED,),
        key=Key(permissions=FULL, trouble=Trouble.RATE_LIMITED),
    ),
    Case(
        name="down",
        problems=(Problem.EXCHANGE_UNAVAILABLE,),
        key=Key(permissions=FULL, trouble=Trouble.DOWN),
    ),
    Case(
        name="maintenance",
        problems=(Problem.EXCHANGE_UNAVAILABLE,),
        key=Key(permissions=FULL, trouble=Trouble.MAINTENANCE),
    ),
    Case(
        name="html-page",
        problems=(Problem.EXCHANGE_UNAVAILABLE,),
        key=Key(permissions=FULL, trouble=Trouble.HTML_ERROR),
    ),
    Case(
        name="html-403",
        problems=(Problem.OUR_ADDRESS_BLOCKED,),
        key=Key(permissions=FULL, trouble=Trouble.HTML_REFUSED),
    ),
)


def make_samples(venue: Venue, seen_ip: str) -> Iterator[tuple[SampleKey, Key]]:
    """Yield each sample of an exchange, with its key."""
    for case in _cases(venue):
        yield _sample(venue, case), _key(venue, case, seen_ip)


def make_another(venue: Venue, like: str, seed: str, seen_ip: str) -> tuple[SampleKey, Key]:
    """Return another key like that of a case, of the case "<case> <seed>". Raises KeyError."""
    case = _find(venue, like)
    name = f"{like} {seed}"
    sample, key = _sample(venue, case, seed), _key(venue, case, seen_ip, seed)
    return replace(sample, case=name), replace(key, case=name)


def problems_of(venue: Venue, name: str) -> tuple[Problem, ...]:
    """Return the problems that a test of a case finds, worst first. Raises KeyError."""
    return _problems(venue, _find(venue, name))


def _find(venue: Venue, name: str) -> Case:
    for case in _cases(venue):
        if case.name == name:
            return case
    raise KeyError(name)


def _cases(venue: Venue) -> Iterator[Case]:
    fields = venue.credentials(_digits(venue.id))
    for case in (*_CASES, *venue.own_cases):
        if case.name not in venue.cannot_show and (case.mistyped or Field.API_KEY) in fields:
            yield case


def _problems(venue: Venue, case: Case) -> tuple[Problem, ...]:
    return worst_first(venue.reports.get(case.name, case.problems))


def _key(venue: Venue, case: Case, seen_ip: str, seed: str = "") -> Key:
    return replace(
        case.key,
        case=case.name,
        fields=_values(venue, case, seed),
        addresses=tuple(seen_ip if a == HERE else a for a in case.addresses),
        strange_tokens=(venue.strange_token,) if case.strange else (),
        account=_account(venue, _ONE_ACCOUNT if case.name in _OF_ONE_ACCOUNT else case.name, seed),
    )


def _account(venue: Venue, owner: str, seed: str) -> int:
    return 10**8 + int(_digits(f"{venue.id} {owner} {seed} account")[:7], 16)


def _sample(venue: Venue, case: Case, seed: str = "") -> SampleKey:
    right = _values(venue, case, seed)
    spoiled: Mapping[Field, str] = {}
    if case.mistyped:
        spoiled = {case.mistyped: _values(venue, case, f"{seed} mistyped".strip())[case.mistyped]}
    problems = _problems(venue, case)
    return SampleKey(
        case=case.name,
        fields={**right, **spoiled},
        expected_problems=problems,
        expected_status=status_of(problems),
        right={f: right[f] for f in spoiled},
    )


def _values(venue: Venue, case: Case, variety: str) -> Mapping[Field, str]:
    make = case.credentials or venue.credentials
    return make(_digits(f"{venue.id} {case.name} {variety}".rstrip()))


def _digits(seed: str) -> str:
    return hashlib.sha256(f"sandbox sample {seed}".encode()).hexdigest()
