"""Builds what answers updates: the leader alone, or each process beside the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from aiogram import Dispatcher
from aiogram.fsm.storage.base import BaseEventIsolation

from bot.answering.shared import SharedAnswering, WebhookDuty
from bot.answering.sole import SoleAnswering
from bot.assembly.base import Base
from bot.assembly.receiving import Receiving
from bot.domain.process import AnsweringProcess
from bot.handlers.connecting.resuming import TestResumer
from bot.handlers.dependencies import Dependencies
from bot.handlers.dispatch import build_dispatcher
from bot.handlers.people_knowledge import KnowledgeOfPeople
from bot.handlers.update_dispatcher import UpdateDispatcher
from bot.leader import UpdateDuty
from bot.storage.connecting.isolation import PersonIsolation
from bot.storage.inbox.fence import LeaseFence
from bot.storage.inbox.rounds import SqlRounds
from bot.storage.units_of_work import UnitsOfWork
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.early_deletion import EarlyDeletion
from bot.telegram.inbox.intake import UpdateIntake
from bot.telegram.inbox.leased_isolation import LeasedIsolation
from bot.telegram.inbox.our_people import OurPeople
from bot.telegram.inbox.shared_intake import SharedIntake


@dataclass
class Answering:
    """Builds the parts that answer updates."""

    base: Base
    receiving: Receiving
    people: OurPeople = field(default_factory=OurPeople)
    dispatcher: Dispatcher = field(init=False)

    def isolation(self) -> BaseEventIsolation:
        """Return what serialises the updates of a person."""
        within = PersonIsolation()
        return LeasedIsolation(self.people, within) if self.receiving.is_shared else within

    def build(
        self, deps: Dependencies, on_error: Callable[[Exception], None]
    ) -> tuple[UpdateDuty, SharedAnswering | None]:
        """Return what the leader does with updates, and what each process does, if anything."""
        base, stores = self.base, self.base.stores
        eraser = Eraser(base.bot, stores.erasures, base.metrics, base.clock, base.timings)
        self.base.conversations.fence = fence = LeaseFence() if self.receiving.is_shared else None
        isolation = UnitsOfWork(stores.database, deps.isolation, fence)
        self.dispatcher = dispatcher = build_dispatcher(deps, base.conversations, isolation, eraser)
        resumer = TestResumer(deps=deps, bot=base.bot, storage=base.conversations)
        self._delete_refused(deps, eraser, resumer)
        if self.receiving.is_shared:
            return self._shared(deps, dispatcher, eraser, resumer, on_error)
        return self._sole(deps, dispatcher, eraser, resumer, on_error), None

    def _delete_refused(self, deps: Dependencies, eraser: Eraser, resumer: TestResumer) -> None:
        """Delete messages also while this process answers nothing: the database may be silent."""
        deletion = EarlyDeletion(
            eraser=eraser, asked=self._was_asked(resumer), clock=self.base.clock
        )
        self.receiving.entrance.on_refused = partial(
            deletion.begin_refused, exchanges=deps.exchanges
        )

    def _was_asked(self, resumer: TestResumer) -> Callable[[int], bool]:
        """Return a test whether a person was asked for a secret, as this process knows it."""
        return lambda person: self.base.conversations.in_watched_state(resumer.key(person))

    def _sole(
        self,
        deps: Dependencies,
        dispatcher: Dispatcher,
        eraser: Eraser,
        resumer: TestResumer,
        on_error: Callable[[Exception], None],
    ) -> SoleAnswering:
        base = self.base

        def make_intake() -> UpdateIntake:
            return UpdateIntake(
                UpdateDispatcher(dispatcher, base.bot, deps),
                base.stores.inbox,
                eraser,
                deps.exchanges,
                self._was_asked(resumer),
                base.clock,
                base.timings,
            )

        return SoleAnswering(
            make_intake=make_intake,
            receiver_for=self.receiving.receiver_for(on_error),
            others=self._others,
            erasures=base.stores.erasures,
            conversations=base.conversations,
            eraser=eraser,
            resumer=resumer,
            timings=base.timings,
        )

    def _shared(
        self,
        deps: Dependencies,
        dispatcher: Dispatcher,
        eraser: Eraser,
        resumer: TestResumer,
        on_error: Callable[[Exception], None],
    ) -> tuple[WebhookDuty, SharedAnswering]:
        base = self.base
        rounds = SqlRounds(base.stores.database, base.stores.inbox)
        self.people.knowledge = KnowledgeOfPeople(
            deps=deps, resumer=resumer, in_watched=base.conversations.in_watched_state
        )
        deps.key_tests.on_end = self.people.wake
        answering = SharedAnswering(
            processes=base.stores.processes,
            make_intake=self._intakes(deps, dispatcher, eraser, rounds),
            entrance=self.receiving.entrance,
            conversations=base.conversations,
            eraser=eraser,
            resumer=resumer,
            on_living=self._note_living,
            close_door=self.receiving.close,
            timings=base.timings,
        )
        duty = WebhookDuty(
            keeper=lambda: self.receiving.keeper(on_error),
            orphans=rounds,
            conversations=base.conversations,
        )
        return duty, answering

    def _intakes(
        self, deps: Dependencies, dispatcher: Dispatcher, eraser: Eraser, rounds: SqlRounds
    ) -> Callable[[str], SharedIntake]:
        """Return what makes the intake of a process, for its id."""
        base, people = self.base, self.people

        def make_intake(me: str) -> SharedIntake:
            if base.conversations.fence:
                base.conversations.fence.me = me
            return SharedIntake(
                me,
                rounds,
                UpdateDispatcher(dispatcher, base.bot, deps),
                eraser,
                deps.exchanges,
                people,
                base.clock,
                base.timings,
            )

        return make_intake

    async def _others(self) -> object:
        """Return the processes that answer together; with SQLite there are none."""
        stores = self.base.stores
        return await stores.processes.living() if stores.database.file is None else ()

    def _note_living(self, living: Sequence[AnsweringProcess]) -> None:
        self.base.peers.living = living
        self.base.metrics.set_peers(living)
