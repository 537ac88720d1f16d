"""The figures that the database tells: they are there only as long as it tells them."""

from collections import Counter
from collections.abc import Collection, Iterator

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.domain.diagnosis import Status
from bot.domain.snapshot import Snapshot

OTHER = "other"  # exchanges that this version of the bot does not know


class Gauges(Collector):
    """Turns a standing into gauges, whenever the page is drawn."""

    def __init__(self, exchanges: Collection[str]) -> None:
        """Take the exchanges there are."""
        self.standing: Snapshot | None = None
        self._exchanges = exchanges

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the gauges."""
        standing = self.standing
        yield GaugeMetricFamily(
            "connect_database_up", "1: the database answered", float(standing is not None)
        )
        if standing is not None:
            yield self._connections(standing)
            yield self._lags(standing)
            yield self._outages(standing)
            yield GaugeMetricFamily(
                "connect_notices_waiting", "Notices not told yet", standing.waiting
            )

    def _connections(self, standing: Snapshot) -> GaugeMetricFamily:
        family = GaugeMetricFamily(
            "connect_connections", "Stored connections", labels=["exchange", "status"]
        )
        counts = Counter({(e, s): 0 for e in self._exchanges for s in Status})
        for (exchange, status), count in standing.connections.items():
            counts[exchange if exchange in self._exchanges else OTHER, status] += count
        for (exchange, status), count in counts.items():
            family.add_metric([exchange, status], count)
        return family

    def _lags(self, standing: Snapshot) -> GaugeMetricFamily:
        family = GaugeMetricFamily(
            "connect_due_lag_seconds",
            "How long the oldest due check has been due; 0: none is",
            labels=["exchange"],
        )
        for exchange in self._exchanges:
            since = standing.due.get(exchange, standing.at)
            family.add_metric([exchange], max((standing.at - since).total_seconds(), 0.0))
        return family

    def _outages(self, standing: Snapshot) -> GaugeMetricFamily:
        family = GaugeMetricFamily(
            "connect_outage", "1: the exchange does not answer", labels=["exchange"]
        )
        for exchange in self._exchanges:
            family.add_metric([exchange], float(exchange in standing.outages))
        return family
