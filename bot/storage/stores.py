"""Builds every store of one database at once."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.timings import USUAL, Timings
from bot.storage.archive import PersonArchive
from bot.storage.connections import ConnectionBook
from bot.storage.database import Database
from bot.storage.erasures import ErasureBook
from bot.storage.history import HistoryBook
from bot.storage.inbox import InboxBook
from bot.storage.incidents import AddressBook, IncidentBook
from bot.storage.leadership import Leadership
from bot.storage.notices import NoticeBook
from bot.storage.people import PeopleBook
from bot.storage.pruning import Pruner
from bot.storage.schedule import ScheduleBook
from bot.storage.vault import EnvelopeVault


class Stores:
    """The stores of a database. `exchanges`: those that this version knows and can check."""

    def __init__(
        self,
        database: Database,
        vault: EnvelopeVault,
        exchanges: Sequence[str],
        timings: Timings = USUAL,
    ) -> None:
        self.database = database
        self.connections = ConnectionBook(database, exchanges)
        self.schedule = ScheduleBook(database, exchanges, timedelta(seconds=timings.check_lease))
        self.notices = NoticeBook(database, timedelta(seconds=timings.notice_lease))
        self.incidents = IncidentBook(database)
        self.addresses = AddressBook(database)
        self.people = PeopleBook(database)
        self.history = HistoryBook(database)
        self.archive = PersonArchive(database)
        self.inbox = InboxBook(database, vault)
        self.erasures = ErasureBook(database)
        self.pruner = Pruner(database)
        self.leadership = Leadership(database, "telegram")
