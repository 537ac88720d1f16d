"""The text of each kind of notice: one function per kind, in one table."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from bot.domain.notice import NoticeKind
from bot.domain.notice.payloads import MessageNotDeleted
from bot.i18n import Markup
from bot.services.notifying.planner import PlannedNotice
from bot.views import times
from bot.views.general import menu
from bot.views.notifying.digest import digest
from bot.views.notifying.texts import NoticeTexts
from bot.views.operating import matters
from bot.views.people import access
from bot.views.strategies import notices as strategies
from bot.views.view import Action, View, pairs, press

# Takes notices of one kind that belong together. Buttons are unused if the message is shared.
Text: TypeAlias = Callable[[NoticeTexts, Sequence[PlannedNotice]], View]


def _not_deleted(entries: NoticeTexts, notices: Sequence[PlannedNotice]) -> View:
    t, sent = entries.t, notices[0].notice.payload_as(MessageNotDeleted).sent_at
    said = t("notice-not-deleted", sent=times.near(t, sent, entries.now, entries.zone))
    return View(said, menu(t, strategies=entries.strategies))


def _draft_expired(entries: NoticeTexts, notices: Sequence[PlannedNotice]) -> View:
    t, exchange = entries.t, entries.exchanges[notices[0].notice.exchange]
    again = press(t, Action.CHOOSE, exchange.id, label="button-connect", style="primary")
    said = t("notice-draft-expired", exchange=exchange.title)
    return View(said, ((again, press(t, Action.MENU)),))


def _secrets_destroyed(entries: NoticeTexts, notices: Sequence[PlannedNotice]) -> View:
    t, notice = entries.t, notices[0].notice
    title, target = entries.exchanges[notice.exchange].title, notice.connection or ""
    again = press(t, Action.REPLACE, target, label="button-reconnect", style="primary")
    return View(
        t("notice-secrets-destroyed", exchange=title, name=notice.name),
        pairs(again if target else None, press(t, Action.LIST), press(t, Action.HELP)),
    )


def _digest(entries: NoticeTexts, _: Sequence[PlannedNotice]) -> View:
    return digest(
        entries.t,
        entries.exchanges,
        entries.connections,
        now=entries.now,
        zone=entries.zone,
        availability=entries.availability,
        days=entries.days,
    )


def _part(text: Callable[[NoticeTexts, Sequence[PlannedNotice]], Markup]) -> Text:
    """Return the view of a kind whose notices share a message."""
    return lambda entries, notices: View(text(entries, notices))


TEXTS: Mapping[NoticeKind, Text] = {
    NoticeKind.STATUS: _part(NoticeTexts.status),
    NoticeKind.DRIFT: _part(NoticeTexts.drifts),
    NoticeKind.EXPIRY: _part(NoticeTexts.expiry),
    NoticeKind.LEAK: _part(NoticeTexts.leak),
    NoticeKind.INCIDENT: _part(NoticeTexts.outage),
    NoticeKind.INCIDENT_OVER: _part(NoticeTexts.outage_over),
    NoticeKind.NEW_ADDRESS: _part(NoticeTexts.new_address),
    NoticeKind.ADDRESS_RETIRES: _part(NoticeTexts.address_retires),
    NoticeKind.ADDRESS_MOVED: _part(NoticeTexts.address_moved),
    NoticeKind.OPERATOR: matters.report,
    NoticeKind.DRAFT_EXPIRED: _draft_expired,
    NoticeKind.NOT_DELETED: _not_deleted,
    NoticeKind.SECRETS_DESTROYED: _secrets_destroyed,
    NoticeKind.DIGEST: _digest,
    NoticeKind.ACCESS_REQUESTED: lambda entries, notices: access.requested(
        entries.t, notices[0].notice
    ),
    NoticeKind.STRATEGY: strategies.news,
    NoticeKind.ACCESS_GRANTED: lambda entries, _: access.granted(
        entries.t, strategies=entries.strategies
    ),
}
