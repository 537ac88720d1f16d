"""The message with the notices about a person's connections."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Status
from bot.domain.notice import NoticeKind
from bot.domain.notice.payloads import AddressChanged, AddressRetires, Drifted
from bot.i18n import Markup
from bot.services.notifying.planner import PlannedNotice
from bot.services.notifying.relevance import must_move
from bot.views.connections.fix_buttons import (
    attest_button,
    fix_button,
    replace_button,
    test_button,
)
from bot.views.connections.status_line import STATUS_MARKS
from bot.views.notifying.notices import TEXTS
from bot.views.notifying.texts import ADVICE_ON, LISTED, NoticeTexts
from bot.views.problems import NEEDS_ADDRESS, needed_addresses
from bot.views.view import (
    PHONE,
    Action,
    Button,
    Press,
    Rows,
    View,
    copy_buttons,
    fitting,
    pairs,
    press,
    rows,
    stack,
)

_SINGLE = 6  # buttons that get a row each
_ORDER = {  # of notices; those without a change of status have rank 2
    Status.BLOCKED: 0,
    Status.DISCONNECTED: 1,
    Status.ACTION_NEEDED: 1,
    Status.UNAVAILABLE: 3,
    Status.ONLINE: 4,
}

Group: TypeAlias = tuple[PlannedNotice, ...]


class NoticeMessage:
    """Combines the notices for one person into one message."""

    def __init__(self, entries: NoticeTexts) -> None:
        self._entries = entries
        self._t, self._exchanges = entries.t, entries.exchanges

    def view(self, notices: Sequence[PlannedNotice]) -> View:
        """Return the message, the urgent notices first; with details if about one connection."""
        groups = list(_grouped(sorted(notices, key=_rank)))
        alone = len({n.connection.id if n.connection else n.notice.id for n in notices}) == 1
        entries = replace(self._entries, drifted=_drifted(notices), alone=alone)
        every = [TEXTS[group[0].notice.kind](entries, group).text for group in groups]
        texts = fitting(every, PHONE) or every[:1]
        shown = [one for group in groups[: len(texts)] for one in group[:LISTED]]
        more = len(notices) - len(shown)
        rest = self._t("alert-more", count=more) if more else ""
        return View(stack(self._headline(notices), *texts, rest), self._buttons(shown))

    def _headline(self, notices: Sequence[PlannedNotice]) -> Markup:
        """Return how many connections need action, if several do."""
        statuses = [n.connection.status for n in notices if n.connection and _is_status(n)]
        count = statuses.count(Status.ACTION_NEEDED)
        if count <= 1 or Status.BLOCKED in statuses:  # a key that can withdraw always comes first
            return Markup()
        return self._t("alert-several", count=count)

    def _buttons(self, notices: Sequence[PlannedNotice]) -> Rows:
        concerned = {n.connection.id: n.connection for n in notices if n.connection}
        copies = (*copy_buttons(self._t, self._needed(notices)), *self._of_moves(notices))
        if len(concerned) == 1:
            [connection] = concerned.values()
            return (*copies, *self._of_one(connection, _kinds(notices)))
        cards = [
            Button(label=f"{STATUS_MARKS[c.status]} {c.name}", press=Press(Action.CARD, c.id))
            for c in concerned.values()
        ]
        arranged = rows(*cards) if len(cards) <= _SINGLE else pairs(*cards)
        return (*copies, *arranged, *rows(press(self._t, Action.LIST)))

    def _needed(self, notices: Sequence[PlannedNotice]) -> Iterator[str]:
        """Yield the addresses to add to IP lists."""
        for one in notices:
            if isinstance(one.notice.payload, AddressChanged):
                yield one.notice.payload.address
            elif isinstance(one.notice.payload, AddressRetires):
                for connection in self._moving(one.notice.payload):
                    yield from self._entries.next_of(connection)
            elif one.connection and not _is_good(one):
                yield from needed_addresses(self._entries.findings(one.connection))

    def _moving(self, retires: AddressRetires) -> list[Connection]:
        return [c for c in self._entries.connections if must_move(c, retires.egress)]

    def _of_moves(self, notices: Sequence[PlannedNotice]) -> Rows:
        """Return the buttons of addresses that change: the key pages, and the test."""
        found = (n.notice.payload for n in notices)
        moving = [c for p in found if isinstance(p, AddressRetires) for c in self._moving(p)]
        if not moving:
            return ()
        exchanges = (self._exchanges[id_] for id_ in dict.fromkeys(c.exchange for c in moving))
        pages = [Button(label=e.title, url=e.keys_url) for e in exchanges]
        return (*rows(press(self._t, Action.MOVE, style="primary")), *pairs(*pages[:_SINGLE]))

    def _of_one(self, connection: Connection, kinds: set[NoticeKind]) -> Rows:
        t, target = self._t, connection.id
        exchange = self._exchanges[connection.exchange]
        page = Button(label=t.plain("button-keys-page"), url=exchange.keys_url)
        card = press(t, Action.CARD, target, label="button-card")
        if not connection.has_secrets:
            again = press(t, Action.REPLACE, target, label="button-reconnect", style="primary")
            return pairs(again, page, card)
        if all(kind.needs_new_key for kind in kinds):
            return pairs(press(t, Action.REPLACE, target, style="primary"), page, card)
        if connection.status is Status.ONLINE and kinds == {NoticeKind.STATUS}:
            return rows(card)
        offered = pairs(
            test_button(t, exchange, connection),
            replace_button(t, exchange, connection),
            press(t, Action.MUTE, target),
            page,
        )
        word = attest_button(t, self._entries.findings(connection), target)
        return (*rows(word, fix_button(t, exchange, connection)), *offered)


def _grouped(notices: Iterable[PlannedNotice]) -> Iterator[Group]:
    """Yield the groups of notices that share an entry."""
    groups: dict[tuple[object, ...], list[PlannedNotice]] = {}
    for one in notices:
        groups.setdefault(_group_key(one), []).append(one)
    yield from map(tuple, groups.values())


def _group_key(planned: PlannedNotice) -> tuple[object, ...]:
    """Return the key of notices that share an entry: the same cause and fix, or all Online.

    A key that can withdraw always has its own entry.
    """
    connection, kind = planned.connection, planned.notice.kind
    if connection is None:
        return (planned.notice.id,)
    if not _is_status(planned) or connection.status is Status.BLOCKED:
        return (kind, connection.id)
    if connection.status is Status.ONLINE:
        return (Status.ONLINE,)
    address = connection.seen_ip if connection.cause in NEEDS_ADDRESS else None
    return (connection.status, connection.cause, connection.exchange, address)


def _kinds(notices: Iterable[PlannedNotice]) -> set[NoticeKind]:
    return {one.notice.kind for one in notices}


def _drifted(notices: Iterable[PlannedNotice]) -> Mapping[str, frozenset[Problem]]:
    """Return the advice that drifts of each connection contain already."""
    found: dict[str, frozenset[Problem]] = {}
    for one in notices:
        drifted = one.notice.payload
        if one.connection and isinstance(drifted, Drifted):
            advice = ADVICE_ON.get(drifted.drift)
            before = found.get(one.connection.id, frozenset())
            found[one.connection.id] = before | ({advice} if advice else set())
    return found


def _is_status(planned: PlannedNotice) -> bool:
    return planned.notice.kind is NoticeKind.STATUS


def _is_good(planned: PlannedNotice) -> bool:
    """Return whether a notice needs no action."""
    return _is_status(planned) and planned.connection is not None and planned.connection.usable


def _rank(planned: PlannedNotice) -> tuple[int, str]:
    """Return the sort key of a notice: keys that can withdraw first, good news last."""
    connection = planned.connection
    if connection is None or not _is_status(planned):
        return (2, connection.name if connection else "")
    return (_ORDER[connection.status], connection.name)
