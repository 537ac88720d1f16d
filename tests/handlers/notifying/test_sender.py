"""Every kind of notice has a view in every language."""

from types import SimpleNamespace
from typing import Any

import pytest

from bot.domain.diagnosis import Problem
from bot.domain.egress import Egresses
from bot.domain.notice import NoticeKind, Subject
from bot.domain.person import Preferences
from bot.handlers.notifying.sender import NoticeSender
from bot.i18n import Translator
from bot.services.notifying.planner import DeliveryPlan, PlannedNotice
from tests.views.conftest import LANGUAGES, NOW, a_connection, a_piece, an_exchange, check_view

STORED = a_connection(Problem.NO_TRADE)


def a_teller() -> NoticeSender:
    deps: Any = SimpleNamespace(
        exchanges={"acme": an_exchange()},
        clock=lambda: NOW,
        egresses=Egresses(),
        strategies=SimpleNamespace(trading=True),
    )
    nothing: Any = None
    return NoticeSender(bot=nothing, deps=deps, notices=nothing, planner=nothing, metrics=nothing)


def told(t: Translator, *news: PlannedNotice) -> str:
    plan = DeliveryPlan(messages=(news,), connections=[STORED])
    return check_view(a_teller()._view(t, plan, news, Preferences()), t)


@pytest.mark.parametrize("language", LANGUAGES.codes)
@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_has_a_view(language: str, kind: NoticeKind) -> None:
    news = a_piece(kind, STORED if kind.subject is Subject.CONNECTION else None)
    assert len(told(LANGUAGES[language], news)) > 20


def test_matters_of_the_operator_share_a_message() -> None:
    matters = [a_piece(NoticeKind.OPERATOR, matter=m) for m in ("clock-skew", "region-blocked")]
    text = told(LANGUAGES["en"], *matters)
    assert "clock of this server is wrong" in text
    assert "region is not served by" in text
