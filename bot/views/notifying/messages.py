"""Builds the messages that people get without a request: one for each group of notices."""

from collections.abc import Sequence

from bot.domain.notice.kinds import Group
from bot.services.notifying.planner import PlannedNotice
from bot.views.notifying.alerts import NoticeMessage
from bot.views.notifying.notices import TEXTS
from bot.views.notifying.texts import NoticeTexts
from bot.views.view import View


def message(entries: NoticeTexts, news: Sequence[PlannedNotice]) -> View:
    """Return one message. `news`: all of one group, or a single notice that shares none."""
    kind = news[0].notice.kind
    if kind.subject.group is Group.CONNECTIONS:
        return NoticeMessage(entries).view(news)
    return TEXTS[kind](entries, news)
