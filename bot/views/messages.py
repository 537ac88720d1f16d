"""Builds the messages that people get without a request: one for each group of notices."""

from collections.abc import Sequence

from bot.domain.notice.kinds import Group
from bot.services.alerts import News
from bot.views.alerts import Bulletin
from bot.views.entries import Entries
from bot.views.notices import TEXTS
from bot.views.view import View


def message(entries: Entries, news: Sequence[News]) -> View:
    """Return one message. `news`: all of one group, or a single notice that shares none."""
    kind = news[0].notice.kind
    if kind.subject.group is Group.CONNECTIONS:
        return Bulletin(entries).view(news)
    return TEXTS[kind](entries, news)
