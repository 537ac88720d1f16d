"""Defines the kinds of notices as a table: each kind carries what delivery must know of it."""

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

    CONNECTION = "connection"  # one that still exists; without it there is nothing to tell
    EXCHANGE = "exchange"  # its outage
    ADDRESS = "address"  # of this server
    PERSON = "person"
    OPERATION = "operation"  # a matter of those who run the bot

    @property
    def group(self) -> Group | None:
        """The group whose message takes the notice; None: it gets a message of its own."""
        return _GROUPS.get(self)


_GROUPS = {
    Subject.CONNECTION: Group.CONNECTIONS,
    Subject.EXCHANGE: Group.CONNECTIONS,
    Subject.ADDRESS: Group.CONNECTIONS,
    Subject.OPERATION: Group.OPERATORS,
}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What delivery must know of a kind.

    `urgent`: delivered in quiet hours, too, whatever happened. `newest_wins`: a later notice of the
    same connection and topic replaces an earlier one. `shows_status`: the person then knows the
    status of the connection. `needs_new_key`: only another key is a fix. `prefix`: how its
    `dedupe_key` begins; empty: with the slug.
    """

    payload: type[Payload] = Payload
    urgent: bool = False
    newest_wins: bool = False
    shows_status: bool = False
    needs_new_key: bool = False
    prefix: str = ""


class NoticeKind(StrEnum):
    """What happened. The value is the slug that is stored."""

    subject: Subject
    payload: type[Payload]
    urgent: bool
    newest_wins: bool
    shows_status: bool
    needs_new_key: bool
    prefix: str

    def __new__(cls, slug: str, subject: Subject, facts: Facts = Facts()) -> Self:  # frozen
        """Make a member whose value is its slug."""
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
    LEAK = (  # the operator orders a key to be replaced
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

    DRAFT_EXPIRED = "draft-expired", Subject.PERSON, Facts(prefix="lapsed")
    NOT_DELETED = (
        "not-deleted",
        Subject.PERSON,
        Facts(payload=payloads.MessageNotDeleted, urgent=True),
    )
    SECRETS_DESTROYED = (  # delivered even where the connection is gone
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

    OPERATOR = "operator", Subject.OPERATION, Facts(payload=payloads.OperatorMatter, urgent=True)

    def key(self, *parts: object) -> str:
        """Return a `dedupe_key` of these parts; with an empty last one, how such keys begin."""
        return ":".join(map(str, (self.prefix, *parts)))
