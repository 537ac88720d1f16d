"""The words in which an exchange file says how to ask its exchange and how to read it."""

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
    """One call an exchange file may make. What is not among a dialect's endpoints is not called."""

    verb: str
    path: str
    method: str  # the name of ccxt's implicit method
    harmless: str = ""  # of anything but a GET: why it moves and changes nothing


class Refused(Exception):  # noqa: N818  # an answer of the exchange, not an error of ours
    """The exchange did not do what it was asked, or could not be asked."""

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
        self.said = said  # which call it answered and what, redacted
        self.odd = odd  # it answered this call as if there were none such
        self.vague = vague  # what the same key is refused for elsewhere is more exact
        self.seen_ip = seen_ip  # our address, as the exchange saw it
        self.retry_in = retry_in  # seconds after which the same call may succeed; None = never
        self.wait = wait  # seconds for which the exchange asked to be left alone

    @property
    def words(self) -> str:
        """What it answered, without the call."""
        return self.said.partition(": ")[2]


class Client(Protocol):
    """One key at one exchange."""

    @property
    def now(self) -> datetime:
        """The present moment, in UTC."""

    def credential(self, field: Field) -> str:
        """Return a value in the clear; it goes into the call and nowhere else."""

    async def call(self, endpoint: Endpoint, params: Mapping[str, object] | None = None) -> Any:
        """Return the decoded body of an accepted answer. Raises Refused."""


Ask: TypeAlias = Callable[[Client], Awaitable[T]]


@dataclass(frozen=True)
class Read:
    """One call whose answer matters only as accepted or refused."""

    endpoint: Endpoint
    params: Mapping[str, object] | None = None

    async def __call__(self, client: Client) -> None:
        await client.call(self.endpoint, self.params)


@dataclass(frozen=True, kw_only=True)
class Site:
    """A regional site of an exchange, where keys of the main site are unknown."""

    id: str
    url: str | None = None  # scheme and host in place of the main site's
    headers: Mapping[str, str] = field(default_factory=dict)
    tested: bool = False  # a key made there is tested there, not sent back to the main site


def _as_they_are(values: Mapping[Field, str]) -> Mapping[Field, str]:
    return values


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """What the machine must know of one exchange."""

    ccxt_id: str
    endpoints: tuple[Endpoint, ...]  # everything the functions below call
    clock: Ask[int]  # the exchange's own time, in milliseconds since 1970
    inspect: Ask[KeyInfo]  # what the exchange says of the key
    balance: Ask[str | None]  # the id of the account, where this answer alone tells it
    orders: Ask[None]
    code_of: Callable[[Any], str | None]  # the code of a decoded refusal; None = accepted
    checks_per_second: float  # half of what the exchange allows one address, at the most
    problems: Mapping[str, Problem]  # code → what it means
    texts: tuple[
        tuple[str, Problem], ...
    ] = ()  # regular expression → what a code above leaves open
    catch_all: tuple[
        tuple[str, Problem], ...
    ] = ()  # the same, for texts that say nothing known of any exchange
    vague: AbstractSet[str] = frozenset()  # codes above that stand for several causes
    other_kind: AbstractSet[str] = frozenset()  # codes: not for this kind of account
    may_lag: timedelta = timedelta(seconds=5)  # how far our clock may be behind the exchange's
    may_lead: timedelta = timedelta(seconds=1)  # and ahead of it
    sites: tuple[Site, ...] = ()  # asked before a key is called unknown
    in_turn: bool = False  # private calls one after the other, where a nonce must grow
    prepare: Callable[[Mapping[Field, str]], Mapping[Field, str]] = _as_they_are
    """Repairs values before they are used; raises Refused for one that cannot be."""


Vocabulary: TypeAlias = Mapping[Permission, Sequence[AbstractSet[str]]]
"""Permission → sets of words; all words of any one set grant it."""


async def refusal(
    client: Client, endpoint: Endpoint, params: Mapping[str, object] | None = None
) -> Refused | None:
    """Make a call whose answer matters only as a yes or no; None = it was let in."""
    try:
        await client.call(endpoint, params)
    except Refused as refused:
        return refused
    return None


def listed(value: object) -> tuple[str, ...]:
    """Return the items of a list that exchanges write as an array or with commas."""
    items = value if isinstance(value, list) else str(value or "").split(",")
    return tuple(text for item in items if (text := str(item).strip()))


def permissions_in(
    words: AbstractSet[str], vocabulary: Vocabulary, harmless: AbstractSet[str] = frozenset()
) -> dict[Permission, Answer]:
    """Return what the words of a key's description prove.

    A permission is granted by its own words; it is absent only when every word was recognised.
    `harmless`: words that grant nothing of what the vocabulary holds.
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
    """Return what a key's description proves that has a flag, true or false, for each permission.

    A flag that is not there proves nothing. Withdrawals are off only when every flag that is
    true was recognised. `harmless`: flags that grant nothing of what the vocabulary holds.
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
    told = [flags[name] for group in groups for name in group if name in flags]
    return False if told and all(value is False for value in told) else None
