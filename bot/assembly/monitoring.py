"""Builds what checks the stored keys and judges outages."""

from collections.abc import Mapping
from datetime import timedelta

from bot.assembly.base import Base
from bot.domain.patience import Patience
from bot.domain.timings import Timings
from bot.exchanges import PACES
from bot.handlers.contact import Contact
from bot.services.egress import Egress
from bot.services.emergencies import Emergencies
from bot.services.watching import Watch
from bot.settings import Settings


def patience_of(settings: Settings, timings: Timings) -> Patience:
    """Return what it takes to believe a change."""
    return Patience(
        failures=settings.confirm_failures,
        successes=settings.recover_successes,
        confirm_delay=timedelta(seconds=settings.confirm_delay),
        interval=timedelta(seconds=settings.check_interval),
        grace=timedelta(seconds=settings.incident_grace),
        flap_window=timedelta(seconds=timings.flap_window),
        longest_backoff=timings.longest_backoff,
    )


def build_emergencies(base: Base, contact: Contact) -> Emergencies:
    """Return what judges outages."""
    settings, stores, operators = base.settings, base.stores, base.operators
    return Emergencies(
        incidents=stores.incidents,
        notices=stores.notices,
        schedule=stores.schedule,
        egress=Egress(
            addresses=stores.addresses,
            patience=base.patience,
            operators=operators,
            outbox=stores.notices,
            configured=settings.server_ips,
        ),
        meters=base.meters,
        patience=base.patience,
        operators=operators,
        clock=base.clock,
        telegram_answers=contact.answers,
        timings=base.timings,
    )


def build_watch(base: Base, emergencies: Emergencies) -> Watch:
    """Return what checks the stored keys."""
    return Watch(
        schedule=base.stores.schedule,
        access=base.access,
        emergencies=emergencies,
        meters=base.meters,
        patience=base.patience,
        paces=_paces(base.timings),
        clock=base.clock,
        timings=base.timings,
    )


def _paces(timings: Timings) -> Mapping[str, float]:
    """Return how many checks a second each exchange allows."""
    pace = timings.checks_per_second
    return PACES if pace is None else dict.fromkeys(PACES, pace)
