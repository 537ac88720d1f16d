"""The message in which people are notified of their connections without having asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Status
from bot.domain.notice import NoticeKind
from bot.domain.notice.payloads import AddressChanged, Drifted
from bot.i18n import Markup
from bot.services.notifying.planner import PlannedNotice
from bot.views.connecting.testing import attest_button, fix_button, replace_button
from bot.views.connections.status_line import STATUS_MARKS
from bot.views.notifying.notices import TEXTS
from bot.views.notifying.texts import ADVICE_ON, LISTED, NoticeTexts
from bot.views.problems import NEEDS_ADDRESS, needed_addresses
from bot.views.view import (
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
_ORDER = {  # of news; what is no change of status stands at 2
    Status.BLOCKED: 0,
    Status.DISCONNECTED: 1,
    Status.ACTION_NEEDED: 1,
    Status.UNAVAILABLE: 3,
    Status.ONLINE: 4,
}

Group: TypeAlias = tuple[PlannedNotice, ...]


class NoticeMessage:
    """Puts all the news for one person into one message."""

    def __init__(self, entries: NoticeTexts) -> None:
        self._entries = entries
        self._t, self._exchanges = entries.t, entries.exchanges

    def view(self, news: Sequence[PlannedNotice]) -> View:
        """Return the message: what needs doing first; in full where it is about one connection."""
        groups = list(_grouped(sorted(news, key=_rank)))
        alone = len({n.connection.id if n.connection else n.notice.id for n in news}) == 1
        entries = replace(self._entries, drifted=_drifted(news), alone=alone)
        texts = fitting(TEXTS[group[0].notice.kind](entries, group).text for group in groups)
        told = [one for group in groups[: len(texts)] for one in group[:LISTED]]
        more = len(news) - len(told)
        rest = self._t("alert-more", count=more) if more else ""
        return View(stack(self._headline(news), *texts, rest), self._buttons(told))

    def _headline(self, news: Sequence[PlannedNotice]) -> Markup:
        """Return how many connections need their owner, where it is several."""
        fallen = [n.connection.status for n in news if n.connection and _is_status(n)]
        count = fallen.count(Status.ACTION_NEEDED)
        if count <= 1 or Status.BLOCKED in fallen:  # nothing stands before a key that can withdraw
            return Markup()
        return self._t("alert-several", count=count)

    def _buttons(self, news: Sequence[PlannedNotice]) -> Rows:
        concerned = {n.connection.id: n.connection for n in news if n.connection}
        copies = copy_buttons(self._t, self._needed(news))
        if len(concerned) == 1:
            [connection] = concerned.values()
            return (*copies, *self._of_one(connection, _kinds(news)))
        cards = [
            Button(label=f"{STATUS_MARKS[c.status]} {c.name}", press=Press(Action.CARD, c.id))
            for c in concerned.values()
        ]
        arranged = rows(*cards) if len(cards) <= _SINGLE else pairs(*cards)
        return (*copies, *arranged, *rows(press(self._t, Action.LIST)))

    def _needed(self, news: Sequence[PlannedNotice]) -> Iterator[str]:
        """Yield the addresses that are to be put on IP lists."""
        for one in news:
            if isinstance(one.notice.payload, AddressChanged):
                yield one.notice.payload.address
            elif one.connection and not _is_good(one):
                yield from needed_addresses(self._entries.findings(one.connection))

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
        test = press(t, Action.TEST, target, style="primary")
        offered = pairs(
            test,
            replace_button(t, exchange, connection),
            press(t, Action.MUTE, target),
            page,
        )
        word = attest_button(t, self._entries.findings(connection), target)
        return (*rows(word, fix_button(t, exchange, connection)), *offered)


def _grouped(news: Iterable[PlannedNotice]) -> Iterator[Group]:
    """Yield together what is notified in one entry."""
    groups: dict[tuple[object, ...], list[PlannedNotice]] = {}
    for one in news:
        groups.setdefault(_sort(one), []).append(one)
    yield from map(tuple, groups.values())


def _sort(news: PlannedNotice) -> tuple[object, ...]:
    """Return what is the same for news of one entry: the cause and its cure, or that all is well.

    A key that can withdraw is notified of by itself.
    """
    connection, kind = news.connection, news.notice.kind
    if connection is None:
        return (news.notice.id,)
    if not _is_status(news) or connection.status is Status.BLOCKED:
        return (kind, connection.id)
    if connection.status is Status.ONLINE:
        return (Status.ONLINE,)
    address = connection.seen_ip if connection.cause in NEEDS_ADDRESS else None
    return (connection.status, connection.cause, connection.exchange, address)


def _kinds(news: Iterable[PlannedNotice]) -> set[NoticeKind]:
    return {one.notice.kind for one in news}


def _drifted(news: Iterable[PlannedNotice]) -> Mapping[str, frozenset[Problem]]:
    """Return what drifts tell already of each connection, so that no advice repeats it."""
    found: dict[str, frozenset[Problem]] = {}
    for one in news:
        drifted = one.notice.payload
        if one.connection and isinstance(drifted, Drifted):
            told = ADVICE_ON.get(drifted.drift)
            before = found.get(one.connection.id, frozenset())
            found[one.connection.id] = before | ({told} if told else set())
    return found


def _is_status(news: PlannedNotice) -> bool:
    return news.notice.kind is NoticeKind.STATUS


def _is_good(news: PlannedNotice) -> bool:
    """Return whether nothing needs to be done about a piece of news."""
    return _is_status(news) and news.connection is not None and news.connection.usable


def _rank(news: PlannedNotice) -> tuple[int, str]:
    """Return the place of a piece of news: a key that can withdraw first, good news last."""
    connection = news.connection
    if connection is None or not _is_status(news):
        return (2, connection.name if connection else "")
    return (_ORDER[connection.status], connection.name)
