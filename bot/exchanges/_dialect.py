"""The vocabulary of exchange files: endpoints, calls, and how to read answers."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeAlias, TypeVar

from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, KeyInfo, Permission, Problem

T = TypeVar("T")


@dataclass(frozen=True)
class Endpoint:
    """One call that an exchange file may make; only endpoints of its dialect are called."""

    verb: str
    path: str
    method: str  # the name of ccxt's implicit method
    harmless: str = ""  # unless a GET: why it changes nothing


class Refused(Exception):  # noqa: N818  # an answer of the exchange, not an error of ours
    """The exchange refused a call, or the call could not be sent."""

    def __init__(
        self,
        problem: Problem,
        *,
        code: str | None = None,
        said: str = "",
        odd: bool = False,
        vague: bool = False,
        seen_ip: str | None = None,
        retry_in: float | None = None,
        wait: float | None = None,
    ) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.code = code  # the exchange's own
        self.said = said  # the call and the answer, redacted
        self.odd = odd  # it answered as if the call did not exist
        self.vague = vague  # the code is ambiguous; other refusals are more exact
        self.seen_ip = seen_ip  # our address, as the exchange saw it
        self.retry_in = retry_in  # seconds after which the call may succeed; None = never
        self.wait = wait  # seconds of pause that the exchange asked for

    @property
    def words(self) -> str:
        """The answer, without the call."""
        return self.said.partition(": ")[2]


class Client(Protocol):
    """One key at one exchange."""

    @property
    def now(self) -> datetime:
        """The present moment, in UTC."""

    def credential(self, field: Field) -> str:
        """Return a value in the clear, for use in a call only."""

    async def call(self, endpoint: Endpoint, params: Mapping[str, object] | None = None) -> Any:
        """Return the decoded body of an accepted answer. Raises Refused."""


Ask: TypeAlias = Callable[[Client], Awaitable[T]]


@dataclass(frozen=True)
class Read:
    """One call of which only acceptance or refusal matters."""

    endpoint: Endpoint
    params: Mapping[str, object] | None = None

    async def __call__(self, client: Client) -> None:
        await client.call(self.endpoint, self.params)


@dataclass(frozen=True, kw_only=True)
class Site:
    """A regional site of an exchange, where keys of the main site are unknown."""

    id: str
    url: str | None = None  # scheme and host instead of the main site's
    headers: Mapping[str, str] = field(default_factory=dict)
    tested: bool = False  # keys of this site are tested there


def _unchanged(values: Mapping[Field, str]) -> Mapping[Field, str]:
    return values


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """The technical facts about one exchange."""

    ccxt_id: str
    endpoints: tuple[Endpoint, ...]  # all calls of the functions below
    clock: Ask[int]  # the time of the exchange, in milliseconds since 1970
    inspect: Ask[KeyInfo]  # the exchange's description of the key
    balance: Ask[str | None]  # the id of the account, if only this answer has it
    orders: Ask[None]
    code_of: Callable[[Any], str | None]  # the code of a decoded refusal; None = accepted
    checks_per_second: float  # at most half of the exchange's limit per address
    problems: Mapping[str, Problem]  # code → its meaning
    texts: tuple[
        tuple[str, Problem], ...
    ] = ()  # regular expression → meaning, where the code is ambiguous
    catch_all: tuple[
        tuple[str, Problem], ...
    ] = ()  # the same, after the texts common to all exchanges
    vague: AbstractSet[str] = frozenset()  # codes above with several causes
    other_kind: AbstractSet[str] = frozenset()  # codes: the call does not fit the kind of account
    may_lag: timedelta = timedelta(seconds=5)  # the most our clock may be behind
    may_lead: timedelta = timedelta(seconds=1)  # and ahead
    sites: tuple[Site, ...] = ()  # they are asked before a key counts as unknown
    in_turn: bool = False  # private calls in sequence, where a nonce must grow
    prepare: Callable[[Mapping[Field, str]], Mapping[Field, str]] = _unchanged
    """Repairs values before use; raises Refused if that fails."""


Vocabulary: TypeAlias = Mapping[Permission, Sequence[AbstractSet[str]]]
"""Permission → sets of words; all words of one set grant it."""


async def refusal(
    client: Client, endpoint: Endpoint, params: Mapping[str, object] | None = None
) -> Refused | None:
    """Return the refusal of a call; None: it was accepted."""
    try:
        await client.call(endpoint, params)
    except Refused as refused:
        return refused
    return None


def listed(value: object) -> tuple[str, ...]:
    """Return the items of a list, written as an array or with commas."""
    items = value if isinstance(value, list) else str(value or "").split(",")
    return tuple(text for item in items if (text := str(item).strip()))


def permissions_in(
    words: AbstractSet[str], vocabulary: Vocabulary, harmless: AbstractSet[str] = frozenset()
) -> dict[Permission, Answer]:
    """Return the permissions that the words of a key's description prove.

    A permission is granted by its own words; it is absent only if every word is known.
    `harmless`: known words that grant none of the permissions.
    """
    known = set(harmless).union(*(group for groups in vocabulary.values() for group in groups))
    absent = Answer.NO if words and words <= known else Answer.UNKNOWN
    return {
        permission: Answer.YES if any(group <= words for group in groups) else absent
        for permission, groups in vocabulary.items()
    }


def permissions_by_flags(
    flags: Mapping[str, object], vocabulary: Vocabulary, harmless: AbstractSet[str] = frozenset()
) -> dict[Permission, Answer]:
    """Return the permissions that the flags of a key's description prove.

    A missing flag proves nothing. Withdrawals are off only if every true flag is known.
    `harmless`: known flags that grant none of the permissions.
    """
    raised = {name for name, value in flags.items() if value is True}
    found = {
        permission: Answer.of(_granted(groups, flags, raised))
        for permission, groups in vocabulary.items()
    }
    known = set(harmless).union(*(group for groups in vocabulary.values() for group in groups))
    if found.get(Permission.WITHDRAW) is Answer.NO and not raised <= known:
        found[Permission.WITHDRAW] = Answer.UNKNOWN
    return found


def _granted(
    groups: Sequence[AbstractSet[str]], flags: Mapping[str, object], raised: AbstractSet[str]
) -> bool | None:
    if any(group <= raised for group in groups):
        return True
    present = [flags[name] for group in groups for name in group if name in flags]
    return False if present and all(value is False for value in present) else None
