"""Each outcome of the test of a draft has a view."""

from collections.abc import Mapping

import pytest

from bot.domain.draft import Draft
from bot.domain.exchange import Exchange
from bot.i18n import Translator
from bot.services.connecting.saving import FollowUp, TestedDraft, TestOutcome
from bot.views.connecting.outcomes import VIEWS, OutcomeDetails, view_of
from tests.views.conftest import HOSTILE, NOW, a_connection, a_report, check_view

WITHOUT_CONNECTION = {
    TestOutcome.AGAIN,
    TestOutcome.LAPSED,
    TestOutcome.ELSEWHERE,
}


def details_of(outcome: TestOutcome, exchange: Exchange) -> OutcomeDetails:
    connection = None if outcome in WITHOUT_CONNECTION else a_connection(name=HOSTILE)
    draft = Draft(id="d", exchange=exchange.id)
    tested = TestedDraft(outcome=outcome, draft=draft, report=a_report(), connection=connection)
    return OutcomeDetails(tested=tested, exchange=exchange, name=HOSTILE, now=NOW)


def test_each_outcome_has_its_view() -> None:
    assert list(VIEWS) == list(TestOutcome)


@pytest.mark.parametrize("outcome", TestOutcome)
def test_each_view_can_be_shown(
    outcome: TestOutcome, t: Translator, exchanges: Mapping[str, Exchange]
) -> None:
    assert check_view(view_of(t, details_of(outcome, exchanges["acme"])), t)


def test_an_outcome_that_asks_or_ends_is_shown_with_buttons(
    t: Translator, exchanges: Mapping[str, Exchange]
) -> None:
    for outcome in TestOutcome:
        if outcome.follow_up is not FollowUp.SEND:
            assert view_of(t, details_of(outcome, exchanges["acme"])).buttons


def test_a_missing_connection_is_refused(exchanges: Mapping[str, Exchange]) -> None:
    elsewhere = details_of(TestOutcome.ELSEWHERE, exchanges["acme"])
    with pytest.raises(LookupError, match="elsewhere"):
        _ = elsewhere.connection
