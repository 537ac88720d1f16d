"""The kinds of notices as a table: each kind carries the facts that delivery needs."""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Self

from bot.domain.notice import payloads
from bot.domain.notice.payloads import Payload


class Group(StrEnum):
    """Notices of one group share a message."""

    CONNECTIONS = "connections"
    OPERATORS = "operators"


class Subject(Enum):
    """What a notice is about."""

    CONNECTION = "connection"  # it must still exist at delivery
    EXCHANGE = "exchange"  # its outage
    ADDRESS = "address"  # of this server
    PERSON = "person"
    STRATEGY = "strategy"  # its connection may be gone
    OPERATION = "operation"  # a matter for the operators

    @property
    def group(self) -> Group | None:
        """The group whose message includes the notice; None: it is sent alone."""
        return _GROUPS.get(self)


_GROUPS = {
    Subject.CONNECTION: Group.CONNECTIONS,
    Subject.EXCHANGE: Group.CONNECTIONS,
    Subject.ADDRESS: Group.CONNECTIONS,
    Subject.OPERATION: Group.OPERATORS,
}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The facts about a kind that delivery needs.

    `urgent`: delivered in quiet hours too. `newest_wins`: a later notice of the same connection
    and topic replaces an earlier one. `shows_status`: its text contains the status of the
    connection. `needs_new_key`: only another key is a fix. `prefix`: the start of its
    `dedupe_key`; empty: the slug.
    """

    payload: type[Payload] = Payload
    urgent: bool = False
    newest_wins: bool = False
    shows_status: bool = False
    needs_new_key: bool = False
    prefix: str = ""


class NoticeKind(StrEnum):
    """What a notice is about. The value is the stored slug."""

    subject: Subject
    payload: type[Payload]
    urgent: bool
    newest_wins: bool
    shows_status: bool
    needs_new_key: bool
    prefix: str

    def __new__(cls, slug: str, subject: Subject, facts: Facts = Facts()) -> Self:  # frozen
        """Create a member whose value is its slug."""
        member = str.__new__(cls, slug)
        member._value_ = slug
        member.subject, member.payload = subject, facts.payload
        member.urgent, member.newest_wins = facts.urgent, facts.newest_wins
        member.shows_status, member.needs_new_key = facts.shows_status, facts.needs_new_key
        member.prefix = facts.prefix or slug
        return member

    STATUS = (
        "status",
        Subject.CONNECTION,
        Facts(payload=payloads.StatusChanged, newest_wins=True, shows_status=True),
    )
    DRIFT = "drift", Subject.CONNECTION, Facts(payload=payloads.Drifted, newest_wins=True)
    EXPIRY = (
        "expiry",
        Subject.CONNECTION,
        Facts(payload=payloads.KeyExpiring, newest_wins=True, needs_new_key=True),
    )
    LEAK = (  # the operator recalled a key
        "leak",
        Subject.CONNECTION,
        Facts(urgent=True, shows_status=True, needs_new_key=True),
    )

    INCIDENT = "incident", Subject.EXCHANGE, Facts(payload=payloads.OutageBegan)
    INCIDENT_OVER = "incident-over", Subject.EXCHANGE, Facts(payload=payloads.OutageEnded)

    NEW_ADDRESS = (
        "new-address",
        Subject.ADDRESS,
        Facts(payload=payloads.AddressChanged, prefix="address"),
    )

    ADDRESS_RETIRES = (
        "address-retires",
        Subject.ADDRESS,
        Facts(payload=payloads.AddressRetires, prefix="retires"),
    )
    ADDRESS_MOVED = (
        "address-moved",
        Subject.CONNECTION,
        Facts(payload=payloads.AddressMoved, newest_wins=True, prefix="moved"),
    )

    DRAFT_EXPIRED = "draft-expired", Subject.PERSON, Facts(prefix="lapsed")
    NOT_DELETED = (
        "not-deleted",
        Subject.PERSON,
        Facts(payload=payloads.MessageNotDeleted, urgent=True),
    )
    SECRETS_DESTROYED = (  # delivered even if the connection is gone
        "secrets-destroyed",
        Subject.PERSON,
        Facts(urgent=True, prefix="destroyed"),
    )
    DIGEST = "digest", Subject.PERSON
    ACCESS_REQUESTED = (
        "access-requested",
        Subject.PERSON,
        Facts(payload=payloads.AccessRequested, urgent=True),
    )
    ACCESS_GRANTED = "access-granted", Subject.PERSON, Facts(urgent=True)

    STRATEGY = (  # its event is in the payload
        "strategy",
        Subject.STRATEGY,
        Facts(payload=payloads.StrategyNews, newest_wins=True),
    )

    OPERATOR = "operator", Subject.OPERATION, Facts(payload=payloads.OperatorMatter, urgent=True)

    def key(self, *parts: object) -> str:
        """Return a `dedupe_key` of these parts; an empty last part gives the common prefix."""
        return ":".join(map(str, (self.prefix, *parts)))
