"""Builds the monitor of stored keys and of incidents."""

from collections.abc import Mapping
from datetime import timedelta

from bot.assembly.base import Base
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.timings import Timings
from bot.exchanges import PACES
from bot.handlers.contact import Contact
from bot.services.monitoring.egress import EgressMonitor
from bot.services.monitoring.incidents import IncidentMonitor
from bot.services.monitoring.monitor import Monitor
from bot.settings import Settings


def policy_of(settings: Settings, timings: Timings) -> MonitoringPolicy:
    """Return the monitoring policy of the settings."""
    return MonitoringPolicy(
        failure_threshold=settings.confirm_failures,
        success_threshold=settings.recover_successes,
        confirm_delay=timedelta(seconds=settings.confirm_delay),
        interval=timedelta(seconds=settings.check_interval),
        grace_period=timedelta(seconds=settings.incident_grace),
        flap_window=timedelta(seconds=timings.flap_window),
        longest_backoff=timings.longest_backoff,
    )


def build_incident_monitor(base: Base, contact: Contact) -> IncidentMonitor:
    """Return the incident monitor."""
    stores, operators = base.stores, base.operators
    return IncidentMonitor(
        incidents=stores.incidents,
        notices=stores.notices,
        schedule=stores.schedule,
        egress=EgressMonitor(
            addresses=stores.addresses,
            policy=base.policy,
            operators=operators,
            outbox=stores.notices,
            egresses=base.egresses,
        ),
        metrics=base.metrics,
        policy=base.policy,
        operators=operators,
        clock=base.clock,
        telegram_answers=contact.answers,
        timings=base.timings,
    )


def build_monitor(base: Base, incident_monitor: IncidentMonitor) -> Monitor:
    """Return the monitor of stored keys."""
    return Monitor(
        schedule=base.stores.schedule,
        access=base.access,
        incident_monitor=incident_monitor,
        metrics=base.metrics,
        policy=base.policy,
        paces=_paces(base.timings),
        budgets=base.budgets,
        egresses=base.egresses,
        processes=lambda: base.peers.count,
        clock=base.clock,
        timings=base.timings,
    )


def _paces(timings: Timings) -> Mapping[str, float]:
    """Return the checks per second that each exchange allows."""
    pace = timings.checks_per_second
    return PACES if pace is None else dict.fromkeys(PACES, pace)
