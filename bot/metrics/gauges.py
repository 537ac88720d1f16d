"""Gauges of the database snapshot; they are absent while the database does not answer."""

from collections import Counter
from collections.abc import Collection, Iterator

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.domain.diagnosis import Status
from bot.domain.snapshot import Snapshot, TradingFigures
from bot.domain.strategies.group import Phase
from bot.domain.strategies.sending import IntentStatus
from bot.domain.strategies.stops import is_stopped

OTHER = "other"  # exchanges unknown to this version


class Gauges(Collector):
    """Converts a snapshot to gauges when the page is rendered."""

    def __init__(self, exchanges: Collection[str]) -> None:
        """Take the ids of all exchanges."""
        self.snapshot: Snapshot | None = None
        self._exchanges = exchanges

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the gauges."""
        snapshot = self.snapshot
        yield GaugeMetricFamily(
            "connect_database_up", "1: the database answered", float(snapshot is not None)
        )
        if snapshot is not None:
            yield self._connections(snapshot)
            yield self._egresses(snapshot)
            yield self._lags(snapshot)
            yield self._outages(snapshot)
            yield from self._trading(snapshot)
            yield GaugeMetricFamily(
                "connect_notices_waiting", "Notices that are not sent yet", snapshot.waiting
            )

    def _connections(self, snapshot: Snapshot) -> GaugeMetricFamily:
        family = GaugeMetricFamily(
            "connect_connections", "Stored connections", labels=["exchange", "status"]
        )
        counts = Counter({(e, s): 0 for e in self._exchanges for s in Status})
        for (exchange, status), count in snapshot.connections.items():
            counts[exchange if exchange in self._exchanges else OTHER, status] += count
        for (exchange, status), count in counts.items():
            family.add_metric([exchange, status], count)
        return family

    def _egresses(self, snapshot: Snapshot) -> GaugeMetricFamily:
        family = GaugeMetricFamily(
            "connect_egress_connections",
            "Connections with a key, by the egress of their calls",
            labels=["egress", "exchange"],
        )
        for route, count in snapshot.bound.items():
            known = route.exchange if route.exchange in self._exchanges else OTHER
            family.add_metric([route.egress, known], count)
        return family

    def _lags(self, snapshot: Snapshot) -> GaugeMetricFamily:
        family = GaugeMetricFamily(
            "connect_due_lag_seconds",
            "How long the oldest due check has been due; 0: none is",
            labels=["exchange"],
        )
        for exchange in self._exchanges:
            since = snapshot.due.get(exchange, snapshot.at)
            family.add_metric([exchange], max((snapshot.at - since).total_seconds(), 0.0))
        return family

    def _outages(self, snapshot: Snapshot) -> GaugeMetricFamily:
        family = GaugeMetricFamily(
            "connect_outage", "1: the exchange does not answer", labels=["exchange"]
        )
        for exchange in self._exchanges:
            family.add_metric([exchange], float(exchange in snapshot.outages))
        return family

    def _trading(self, snapshot: Snapshot) -> Iterator[GaugeMetricFamily]:
        figures = snapshot.trading
        yield GaugeMetricFamily(
            "connect_strategies", "Strategies that have not ended", figures.strategies
        )
        groups = GaugeMetricFamily("connect_trade_groups", "Their groups", labels=["phase"])
        for phase in Phase:
            groups.add_metric([phase], figures.groups.get(phase, 0))
        yield groups
        orders = GaugeMetricFamily(
            "connect_orders_open", "Orders whose end is not known", labels=["status"]
        )
        for status in (IntentStatus.WRITTEN, IntentStatus.LOST):
            orders.add_metric([status], figures.orders.get(status, 0))
        yield orders
        oldest = figures.oldest or snapshot.at
        age = max((snapshot.at - oldest).total_seconds(), 0.0)
        yield GaugeMetricFamily("connect_order_open_seconds", "The age of the oldest of them", age)
        yield self._stops(figures)

    def _stops(self, figures: TradingFigures) -> GaugeMetricFamily:
        family = GaugeMetricFamily(
            "connect_trading_stopped", "1: the operator stopped trading there", labels=["exchange"]
        )
        for exchange in self._exchanges:
            family.add_metric([exchange], float(is_stopped(figures.stops, exchange)))
        return family
