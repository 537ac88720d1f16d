"""Metrics in the format of Prometheus. Labels have few values: no ids, no names."""

import time
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from bot.domain.egress import DEFAULT
from bot.domain.process import AnsweringProcess
from bot.domain.snapshot import ProcessStats, Snapshot
from bot.metrics.gauges import Gauges
from bot.metrics.window import SPAN, SlidingWindow

if TYPE_CHECKING:
    from datetime import timedelta

TOO_MANY_REQUESTS = "429"
_TAGS = 50  # languages with a series of their own; clients may send any text as a tag
_BUCKETS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.5, 5.0, 10.0, 20.0)  # seconds

disable_created_metrics()  # type: ignore[no-untyped-call]  # they would double the size of the page


class PrometheusMetrics:
    """Counts in its own registry. Implements the port `Metrics`."""

    def __init__(
        self,
        exchanges: Collection[str],
        now: Callable[[], float] = time.monotonic,
        egresses: Collection[str] = (DEFAULT,),
    ) -> None:
        """Take the ids of all exchanges and egresses, and a monotonic clock in seconds."""
        self._egresses = egresses
        self._now = now
        self._began_at = now()
        self._latencies = SlidingWindow(now)
        self._lags = {exchange: SlidingWindow(now) for exchange in exchanges}
        self._slowed = self._not_erased = 0
        self._leading = self._cut_off = self._trading = False
        self._tags: set[str] = set()
        self._ages: Sequence[timedelta] = ()  # of the processes that answer
        self._registry = registry = CollectorRegistry()
        self._gauges = Gauges(exchanges)
        registry.register(self._gauges)
        ProcessCollector(registry=registry)
        self._make_series(registry)
        self._make_peers(registry)

    def _make_series(self, registry: CollectorRegistry) -> None:
        self._checks = _counter(registry, "checks", "Checks of stored keys", "exchange", "outcome")
        self._seconds = Histogram(
            "connect_check_seconds",
            "How long checks of stored keys took",
            ["exchange"],
            buckets=_BUCKETS,
            registry=registry,
        )
        self._leases = _counter(
            registry, "leases", "Checks that this process leased", "exchange", "egress"
        )
        self._lost = _counter(registry, "leases_lost", "Leased checks without a result")
        self._notices = _counter(
            registry, "notices", "Outcomes of the delivery of notices", "kind", "outcome"
        )
        self._answers = _counter(registry, "telegram_answers", "Answers of Telegram", "code")
        self._answers.labels(TOO_MANY_REQUESTS)
        self._deletions = _counter(
            registry, "deletions", "Deletions of messages with a secret", "outcome"
        )
        for outcome in ("gone", "failed"):
            self._deletions.labels(outcome)
        self._languages = _counter(
            registry, "languages_missing", "People answered in English for want of a file", "tag"
        )
        self._make_circuits(registry)
        self._make_gauges(registry)

    def _make_gauges(self, registry: CollectorRegistry) -> None:
        seen = _gauge(
            registry,
            "due_lag_seen_seconds",
            "The longest a check had been due in the last five minutes, as this process saw it",
            "exchange",
        )
        for exchange, lags in self._lags.items():
            seen.labels(exchange).set_function(lambda lags=lags: lags.most)  # type: ignore[misc]
        self._cut_offs = _gauge(registry, "network_down", "1: our own network is down")
        self._leads = _gauge(registry, "leader", "1: this process communicates with Telegram")
        self._trades = _gauge(registry, "trader", "1: this process trades strategies")

    def _make_peers(self, registry: CollectorRegistry) -> None:
        self._peers = _gauge(registry, "processes", "Processes that answer updates together")
        self._youngest = _gauge(
            registry, "process_youngest_seconds", "How long the newest of these has answered"
        )

    def _make_circuits(self, registry: CollectorRegistry) -> None:
        what, labels = "1: only probes are sent to the exchange", ("exchange", "egress")
        self._circuits = _gauge(registry, "circuit_open", what, *labels)
        for exchange in self._lags:
            for egress in self._egresses:
                self._circuits.labels(exchange, egress).set(0)

    def checked(self, exchange: str, outcome: str, seconds: float) -> None:
        self._checks.labels(exchange, outcome).inc()
        self._seconds.labels(exchange).observe(seconds)
        self._latencies.add(seconds)

    def lagged(self, exchange: str, seconds: float) -> None:
        self._lags[exchange].add(seconds)

    def leased(self, exchange: str, checks: int, *, egress: str) -> None:
        self._leases.labels(exchange, egress).inc(checks)

    def lost(self, checks: int) -> None:
        self._lost.inc(checks)

    def circuit(self, exchange: str, *, closed: bool, egress: str) -> None:
        self._circuits.labels(exchange, egress).set(not closed)

    def network(self, *, cut_off: bool) -> None:
        self._cut_off = cut_off
        self._cut_offs.set(cut_off)

    def notice_handled(self, kind: str, outcome: str) -> None:
        self._notices.labels(kind, outcome).inc()

    def set_leading(self, *, leading: bool) -> None:
        self._leading = leading
        self._leads.set(leading)

    def set_peers(self, living: Sequence[AnsweringProcess]) -> None:
        """Set which processes answer updates, as this one sees it."""
        self._ages = sorted((process.age for process in living), reverse=True)
        self._peers.set(len(living))
        self._youngest.set(self._ages[-1].total_seconds() if living else 0)

    def set_trading(self, *, trading: bool) -> None:
        self._trading = trading
        self._trades.set(trading)

    def telegram_answered(self, code: str) -> None:
        self._slowed += code == TOO_MANY_REQUESTS
        self._answers.labels(code).inc()

    def message_deleted(self, *, gone: bool) -> None:
        self._not_erased += not gone
        self._deletions.labels("gone" if gone else "failed").inc()

    def language_missing(self, tag: str) -> None:
        self._tags.add(tag)
        known = len(self._tags) <= _TAGS and tag.isascii() and tag.isalpha()
        self._languages.labels(tag if known else "other").inc()

    def tally(self) -> ProcessStats:
        """Return the statistics of this process that operators read."""
        uptime, latencies = self._now() - self._began_at, self._latencies
        checks = latencies.count
        return ProcessStats(
            uptime=uptime,
            checks=checks,
            per_minute=60 * checks / min(max(uptime, 60.0), SPAN),
            half=latencies.quantile(0.5),
            most=latencies.quantile(0.95),
            slowed=self._slowed,
            not_erased=self._not_erased,
            leading=self._leading,
            cut_off=self._cut_off,
            trading=self._trading,
            answering=self._ages,
        )

    def page(self, snapshot: Snapshot | None) -> bytes:
        """Return all metrics in the text format of Prometheus, version 0.0.4.

        Metrics of the database are left out if it does not answer (None).
        """
        self._gauges.snapshot = snapshot
        return generate_latest(self._registry)


def _counter(registry: CollectorRegistry, name: str, text: str, *labels: str) -> Counter:
    return Counter(f"connect_{name}", text, labels, registry=registry)


def _gauge(registry: CollectorRegistry, name: str, text: str, *labels: str) -> Gauge:
    return Gauge(f"connect_{name}", text, labels, registry=registry)
