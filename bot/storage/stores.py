"""Builds all stores of one database."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.egress import DEFAULT
from bot.domain.timings import USUAL, Timings
from bot.storage.connecting.openings import SqlFormOpenings
from bot.storage.connections.egresses import SqlEgressBook
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.engine.leadership import Leadership
from bot.storage.inbox.erasures import SqlErasures
from bot.storage.inbox.inbox import SqlInbox
from bot.storage.inbox.processes import SqlProcesses
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.monitoring.addresses import SqlAddresses
from bot.storage.monitoring.incidents import SqlIncidents
from bot.storage.monitoring.schedule import SqlSchedule
from bot.storage.notifying.group_messages import SqlGroupMessages
from bot.storage.notifying.notices import SqlNotices
from bot.storage.operating.pruning import SqlPruner
from bot.storage.people.archive import SqlArchive
from bot.storage.people.history import SqlHistory
from bot.storage.people.people import SqlPeople
from bot.storage.strategies.changes import SqlStrategyChanges
from bot.storage.strategies.days import SqlStrategyDays
from bot.storage.strategies.events import SqlStrategyEvents
from bot.storage.strategies.figures import SqlTradingFigures
from bot.storage.strategies.groups import SqlGroups
from bot.storage.strategies.runs import SqlRuns
from bot.storage.strategies.stops import SqlTradingStops
from bot.storage.strategies.strategies import SqlStrategies


class Stores:
    """The stores of a database. `exchanges`: those that this version can check."""

    def __init__(
        self,
        database: Database,
        vault: EnvelopeVault,
        exchanges: Sequence[str],
        timings: Timings = USUAL,
        egresses: Sequence[str] = (DEFAULT,),
    ) -> None:
        """`egresses`: those whose connections are checked."""
        self.database = database
        self.egress_book = SqlEgressBook(database)
        self.connections = SqlConnectionStore(database, exchanges)
        self.schedule = SqlSchedule(
            database, exchanges, timedelta(seconds=timings.check_lease), egresses=egresses
        )
        self.notices = SqlNotices(database, timedelta(seconds=timings.notice_lease))
        self.group_messages = SqlGroupMessages(database)
        self.incidents = SqlIncidents(database)
        self.addresses = SqlAddresses(database)
        self.people = SqlPeople(database)
        self.history = SqlHistory(database)
        self.archive = SqlArchive(database)
        self.inbox = SqlInbox(database, vault)
        self.erasures = SqlErasures(database)
        self.form_openings = SqlFormOpenings(database)
        self.processes = SqlProcesses(database, timedelta(seconds=timings.process_life))
        self.pruner = SqlPruner(database)
        self.leadership = Leadership(database, "telegram")
        self.trading_role = Leadership(database, "trading")
        self.strategies = SqlStrategies(database)
        self.groups = SqlGroups(database)
        self.runs = SqlRuns(database)
        self.strategy_changes = SqlStrategyChanges(database)
        self.trading_figures = SqlTradingFigures(database)
        self.trading_stops = SqlTradingStops(database)
        self.strategy_days = SqlStrategyDays(database)
        self.strategy_events = SqlStrategyEvents(database)
