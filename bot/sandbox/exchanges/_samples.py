"""Owns the sample keys: every outcome a newcomer can rehearse, with values made up on the spot."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.domain.credentials import Field
from bot.domain.diagnosis import Permission, Problem, Status, status_of, worst_first
from bot.sandbox.exchanges._venue import Key, Trouble, Venue

_OTHER_IP = "198.51.100.20"  # RFC 5737: an address nobody has
_HERE = "here"  # stands for the address the server sees

_SPOT = frozenset({Permission.READ, Permission.TRADE})
_FULL = _SPOT | {Permission.FUTURES}
_WITHDRAW = _FULL | {Permission.WITHDRAW}


@dataclass(frozen=True, kw_only=True)
class SampleKey:
    """Values to paste, and what a test of them must find."""

    case: str
    fields: Mapping[Field, str] = field(repr=False)
    expected_problems: tuple[Problem, ...]  # worst first
    expected_status: Status
    right: Mapping[Field, str] = field(repr=False)  # what belongs where `fields` has it wrong


@dataclass(frozen=True, kw_only=True)
class _Case:
    name: str
    problems: tuple[Problem, ...] = ()
    key: Key = field(default_factory=lambda: Key(permissions=_FULL))
    addresses: tuple[str, ...] = (_HERE,)
    strange: bool = False
    mistyped: Field | None = None


_CASES = (
    _Case(
        name="good",
        problems=(Problem.NO_IP_WHITELIST,),
        key=Key(permissions=_FULL, days_left=82),
        addresses=(),
    ),
    _Case(name="good-with-ip-list"),
    _Case(name="slow", key=Key(permissions=_FULL, delay=3.0)),
    _Case(
        name="read-only",
        problems=(Problem.NO_TRADE, Problem.NO_FUTURES),
        key=Key(permissions=frozenset({Permission.READ})),
    ),
    _Case(name="no-futures", problems=(Problem.NO_FUTURES,), key=Key(permissions=_SPOT)),
    _Case(
        name="internal-transfer",
        problems=(Problem.TRANSFER_ENABLED,),
        key=Key(permissions=_FULL | {Permission.TRANSFER}),
    ),
    _Case(
        name="may-withdraw", problems=(Problem.WITHDRAW_ENABLED,), key=Key(permissions=_WITHDRAW)
    ),
    _Case(
        name="may-withdraw-then-cured",
        problems=(Problem.WITHDRAW_ENABLED,),
        key=Key(permissions=_WITHDRAW, cured_after=2),
    ),
    _Case(name="withdraw-unknown", problems=(Problem.WITHDRAW_UNKNOWN,), strange=True),
    _Case(name="unknown-key", problems=(Problem.INVALID_KEY,), mistyped=Field.API_KEY),
    _Case(name="wrong-secret", problems=(Problem.INVALID_SECRET,), mistyped=Field.SECRET),
    _Case(
        name="wrong-passphrase", problems=(Problem.INVALID_PASSPHRASE,), mistyped=Field.PASSPHRASE
    ),
    _Case(name="ip-refused", problems=(Problem.IP_NOT_ALLOWED,), addresses=(_OTHER_IP,)),
    _Case(
        name="expired",
        problems=(Problem.KEY_EXPIRED,),
        key=Key(permissions=_FULL, days_left=0),
        addresses=(),
    ),
    _Case(
        name="expiring-soon",
        problems=(Problem.KEY_EXPIRING, Problem.NO_IP_WHITELIST),
        key=Key(permissions=_FULL, days_left=5),
        addresses=(),
    ),
    _Case(
        name="account-restricted",
        problems=(Problem.ACCOUNT_RESTRICTED,),
        key=Key(permissions=_FULL, trouble=Trouble.ACCOUNT_RESTRICTED),
    ),
    _Case(
        name="region-blocked",
        problems=(Problem.REGION_BLOCKED,),
        key=Key(permissions=_FULL, trouble=Trouble.REGION_BLOCKED),
    ),
    _Case(
        name="clock-skew",
        problems=(Problem.CLOCK_SKEW,),
        key=Key(permissions=_FULL, clock_ahead=60.0),
    ),
    _Case(
        name="rate-limited",
        problems=(Problem.RATE_LIMITED,),
        key=Key(permissions=_FULL, trouble=Trouble.RATE_LIMITED),
    ),
    _Case(
        name="down",
        problems=(Problem.EXCHANGE_UNAVAILABLE,),
        key=Key(permissions=_FULL, trouble=Trouble.DOWN),
    ),
    _Case(
        name="maintenance",
        problems=(Problem.EXCHANGE_UNAVAILABLE,),
        key=Key(permissions=_FULL, trouble=Trouble.MAINTENANCE),
    ),
    _Case(
        name="html-page",
        problems=(Problem.EXCHANGE_UNAVAILABLE,),
        key=Key(permissions=_FULL, trouble=Trouble.HTML_ERROR),
    ),
    _Case(
        name="html-403",
        problems=(Problem.EXCHANGE_UNAVAILABLE,),
        key=Key(permissions=_FULL, trouble=Trouble.HTML_REFUSED),
    ),
)


def make_samples(venue: Venue, seen_ip: str) -> Iterator[tuple[SampleKey, Key]]:
    """Yield each sample an exchange can show, with the key its server knows."""
    for case in _CASES:
        needed = case.mistyped or Field.API_KEY
        if case.name not in venue.cannot_show and needed in venue.credentials(_digits(case.name)):
            yield _sample(venue, case), _key(venue, case, seen_ip)


def _key(venue: Venue, case: _Case, seen_ip: str) -> Key:
    return replace(
        case.key,
        case=case.name,
        fields=_values(venue, case.name),
        addresses=tuple(seen_ip if a == _HERE else a for a in case.addresses),
        strange_tokens=(venue.strange_token,) if case.strange else (),
    )


def _sample(venue: Venue, case: _Case) -> SampleKey:
    right = _values(venue, case.name)
    wrong = _values(venue, case.name + " mistyped")
    spoiled = {case.mistyped: wrong[case.mistyped]} if case.mistyped else {}
    problems = worst_first(venue.tells.get(case.name, case.problems))
    return SampleKey(
        case=case.name,
        fields={**right, **spoiled},
        expected_problems=problems,
        expected_status=status_of(problems),
        right={f: right[f] for f in spoiled},
    )


def _values(venue: Venue, case: str) -> Mapping[Field, str]:
    return venue.credentials(_digits(f"{venue.id} {case}"))


def _digits(seed: str) -> str:
    return hashlib.sha256(f"sandbox sample {seed}".encode()).hexdigest()
