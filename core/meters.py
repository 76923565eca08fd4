"""What /metrics tells: counters of this process, and gauges that rooms read from the database."""

import os
from collections.abc import Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY, Collector

from core.doors import GAUGES

# Where the processes of one web server put their counters together.
SHARED = "PROMETHEUS_MULTIPROC_DIR"
STEPS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

requests = Counter("aftersales_requests", "Requests answered", ["method", "page", "status"])
request_seconds = Histogram("aftersales_request_seconds", "Seconds of an answer", ["page"], buckets=STEPS)


class House(Collector):
    """The gauges of the rooms at an instant; each reads what is open, never what is stored."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for gauge in GAUGES:
            family = GaugeMetricFamily(f"aftersales_{gauge.name}", gauge.help, labels=[gauge.label or "part"])
            for part, value in gauge.read(self.at).items():
                family.add_metric([part], value)
            yield family


def text(*, at: datetime) -> bytes:
    """Everything in Prometheus' text format."""
    registry = CollectorRegistry()
    if os.environ.get(SHARED):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    registry.register(House(at))
    own = b"" if os.environ.get(SHARED) else generate_latest(REGISTRY)
    return own + generate_latest(registry)
