"""Each kind of notice has one text, and each text has its messages."""

import contextlib
import itertools
import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

import pytest

from bot.domain.diagnosis import Problem
from bot.domain.exchange import Exchange
from bot.domain.notice import NoticeKind, Subject
from bot.domain.notice.kinds import Group
from bot.domain.notice.payloads import PayloadError
from bot.i18n import Translator
from bot.views.notifying.messages import message
from bot.views.notifying.notices import TEXTS
from tests.views.conftest import (
    LANGUAGES,
    VALUES,
    a_connection,
    a_piece,
    an_exchange,
    check_view,
    some_entries,
)

STORED = a_connection(Problem.NO_TRADE)
EXCHANGES: Mapping[str, Exchange] = {"acme": an_exchange()}


def test_each_kind_has_exactly_one_text() -> None:
    assert set(TEXTS) == set(NoticeKind)
    assert len(set(TEXTS.values())) == len(NoticeKind)


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_text_stands_in_its_message_in_every_language(kind: NoticeKind, t: Translator) -> None:
    """A message that is missing in a locale file is an error: the test languages are strict."""
    news = [a_piece(kind, STORED if kind.subject is Subject.CONNECTION else None)]
    entries = some_entries(t, EXCHANGES, [STORED])
    text, whole = TEXTS[kind](entries, news), message(entries, news)
    assert re.search(r"\w", check_view(text, t))
    assert check_view(text, t).splitlines()[0] in check_view(whole, t)
    if kind.subject.group is None:
        assert text == whole
        assert whole.buttons  # a separate message continues from there


EXTREMES = [
    *(0, -1, 2**63 - 1, -(2**63), 8.6e13, 1e308, True),
    *("0001-01-03T00:00:00+00:00", "9999-12-29T23:00:00+00:00", "0001-01-01T00:00:00+00:00"),
    *("x" * 5000, "x" * 400, "<b>", "{$x}", ""),
]


@pytest.mark.parametrize("kind", NoticeKind)
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_a_payload_that_can_be_read_has_a_text(kind: NoticeKind, zone: str) -> None:
    connection = STORED if kind.subject is Subject.CONNECTION else None
    entries = some_entries(LANGUAGES["en"], EXCHANGES, [STORED], ZoneInfo(zone))
    for name, extreme in itertools.product(VALUES.get(kind, {}), EXTREMES):
        with contextlib.suppress(PayloadError):
            news = a_piece(kind, connection, **{name: extreme})
            assert message(entries, [news]).text


def test_a_group_shares_a_message(t: Translator) -> None:
    entries = some_entries(t, EXCHANGES, [STORED])
    for group in Group:
        kinds = [kind for kind in NoticeKind if kind.subject.group is group]
        for first in range(0, len(kinds), 6):  # more do not fit one message
            news = [
                a_piece(kind, STORED if kind.subject is Subject.CONNECTION else None)
                for kind in kinds[first : first + 6]
            ]
            whole = check_view(message(entries, news), t)
            for one in news:
                text = check_view(TEXTS[one.notice.kind](entries, [one]), t)
                assert text.splitlines()[0] in whole
