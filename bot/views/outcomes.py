"""The view of each way in which the test of a draft ends."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.domain.connection import Connection
from bot.domain.credentials import Field
from bot.domain.exchange import Exchange
from bot.i18n import Translator
from bot.services.names import NameProblem
from bot.services.saving import TestedDraft, TestOutcome
from bot.views import checking, connect, twins
from bot.views.view import View


@dataclass(frozen=True, kw_only=True)
class Ended:
    """A tested draft, with all that its view speaks of."""

    tested: TestedDraft
    exchange: Exchange
    name: str
    now: datetime
    addresses: Sequence[str] = ()  # the server's own
    question: Field | None = None  # the blamed field that is asked for again

    @property
    def connection(self) -> Connection:
        """The stored connection concerned. Raises LookupError where the outcome has none."""
        if self.tested.connection is None:
            raise LookupError(f"no connection comes with {self.tested.outcome}")
        return self.tested.connection


def view_of(t: Translator, ended: Ended) -> View:
    """Return the view of how the test of a draft ended."""
    return VIEWS[ended.tested.outcome](t, ended)


def _verdict(t: Translator, ended: Ended) -> View:
    connection = ended.tested.connection
    return checking.verdict(
        t,
        ended.exchange,
        connection.name if connection else ended.name,
        ended.tested.report,
        now=ended.now,
        connection=connection,
        addresses=ended.addresses,
        question=ended.question,
    )


def _replaced(t: Translator, ended: Ended) -> View:
    return checking.replaced(
        t,
        ended.exchange,
        ended.connection,
        ended.tested.report,
        now=ended.now,
        addresses=ended.addresses,
    )


def _kept(t: Translator, ended: Ended) -> View:
    return checking.not_replaced(
        t,
        ended.exchange,
        ended.connection,
        ended.tested.report,
        now=ended.now,
        addresses=ended.addresses,
    )


def _name_taken(t: Translator, _: Ended) -> View:
    return connect.name_refused(t, NameProblem.TAKEN)


def _lapsed(t: Translator, ended: Ended) -> View:
    return connect.draft_lapsed(t, ended.exchange)


def _connected(t: Translator, ended: Ended) -> View:
    return twins.connected_already(t, ended.exchange, ended.connection)


def _elsewhere(t: Translator, ended: Ended) -> View:
    return twins.connected_elsewhere(t, ended.exchange)


def _other_account(t: Translator, ended: Ended) -> View:
    return twins.other_account(t, ended.exchange, ended.connection)


def _account_unknown(t: Translator, ended: Ended) -> View:
    return twins.confirm_account(t, ended.exchange, ended.connection)


OutcomeView: TypeAlias = Callable[[Translator, Ended], View]
VIEWS: Mapping[TestOutcome, OutcomeView] = {
    TestOutcome.STORED: _verdict,
    TestOutcome.REPLACED: _replaced,
    TestOutcome.KEPT: _kept,
    TestOutcome.AGAIN: _verdict,
    TestOutcome.NAME_TAKEN: _name_taken,
    TestOutcome.LAPSED: _lapsed,
    TestOutcome.CONNECTED: _connected,
    TestOutcome.ELSEWHERE: _elsewhere,
    TestOutcome.OTHER_ACCOUNT: _other_account,
    TestOutcome.ACCOUNT_UNKNOWN: _account_unknown,
}
