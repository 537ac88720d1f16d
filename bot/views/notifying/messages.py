"""Builds the messages of notices: one for each group."""

from collections.abc import Sequence

from bot.domain.notice.kinds import Group
from bot.services.notifying.planner import PlannedNotice
from bot.views.notifying.alerts import NoticeMessage
from bot.views.notifying.notices import TEXTS
from bot.views.notifying.texts import NoticeTexts
from bot.views.view import View


def message(entries: NoticeTexts, notices: Sequence[PlannedNotice]) -> View:
    """Return one message. `notices`: all of one group, or a single notice without a group."""
    kind = notices[0].notice.kind
    if kind.subject.group is Group.CONNECTIONS:
        return NoticeMessage(entries).view(notices)
    return TEXTS[kind](entries, notices)
