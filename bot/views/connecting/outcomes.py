"""The view of each outcome of the test of a draft."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.domain.connection import Connection
from bot.domain.credentials import Field
from bot.domain.exchange import Exchange
from bot.i18n import Translator
from bot.services.connecting.saving import TestedDraft, TestOutcome
from bot.views.connecting import connecting, duplicates, verdicts
from bot.views.connecting.online import NONE, Additions
from bot.views.view import View


@dataclass(frozen=True, kw_only=True)
class OutcomeDetails:
    """A tested draft, with the values of its view."""

    tested: TestedDraft
    exchange: Exchange
    name: str
    now: datetime
    addresses: Sequence[str] = ()  # the server's own
    question: Field | None = None  # the blamed field to ask for again
    additions: Additions = NONE

    @property
    def connection(self) -> Connection:
        """The connection of the outcome. Raises LookupError if it has none."""
        if self.tested.connection is None:
            raise LookupError(f"no connection comes with {self.tested.outcome}")
        return self.tested.connection


def view_of(t: Translator, details: OutcomeDetails) -> View:
    """Return the view of the outcome of a test."""
    return VIEWS[details.tested.outcome](t, details)


def _verdict(t: Translator, details: OutcomeDetails) -> View:
    return verdicts.verdict(
        t,
        details.exchange,
        details.tested.connection or details.name or details.exchange.title,
        details.tested.report,
        now=details.now,
        addresses=details.addresses,
        question=details.question,
        additions=details.additions,
    )


def _replaced(t: Translator, details: OutcomeDetails) -> View:
    return _of_new_key(t, details, verdicts.replaced)


def _kept(t: Translator, details: OutcomeDetails) -> View:
    return _of_new_key(t, details, verdicts.not_replaced)


def _of_new_key(t: Translator, details: OutcomeDetails, verdict: Callable[..., View]) -> View:
    """Show the verdict on the new key of a connection."""
    return verdict(
        t,
        details.exchange,
        details.connection,
        details.tested.report,
        now=details.now,
        addresses=details.addresses,
    )


def _lapsed(t: Translator, details: OutcomeDetails) -> View:
    return connecting.draft_lapsed(t, details.exchange)


def _connected(t: Translator, details: OutcomeDetails) -> View:
    return duplicates.connected_already(t, details.exchange, details.connection)


def _elsewhere(t: Translator, details: OutcomeDetails) -> View:
    return duplicates.connected_elsewhere(t, details.exchange)


def _other_account(t: Translator, details: OutcomeDetails) -> View:
    return duplicates.other_account(t, details.exchange, details.connection)


def _account_unknown(t: Translator, details: OutcomeDetails) -> View:
    return duplicates.confirm_account(t, details.exchange, details.connection)


OutcomeView: TypeAlias = Callable[[Translator, OutcomeDetails], View]
VIEWS: Mapping[TestOutcome, OutcomeView] = {
    TestOutcome.STORED: _verdict,
    TestOutcome.REPLACED: _replaced,
    TestOutcome.KEPT: _kept,
    TestOutcome.AGAIN: _verdict,
    TestOutcome.LAPSED: _lapsed,
    TestOutcome.CONNECTED: _connected,
    TestOutcome.ELSEWHERE: _elsewhere,
    TestOutcome.OTHER_ACCOUNT: _other_account,
    TestOutcome.ACCOUNT_UNKNOWN: _account_unknown,
}
