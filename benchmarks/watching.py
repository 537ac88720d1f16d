"""Owns the measure of the watch: how much it gets done, beside what, and how soon it tells."""

from benchmarks import claims, company, outbox, sentinel, throughput
from benchmarks.figures import Figure


async def measure(scale: float) -> list[Figure]:
    """Watch many keys, talk meanwhile, see one refused, take due work, let alerts leave."""
    figures: list[Figure] = []
    for part in (throughput, company, sentinel, claims, outbox):
        figures += await part.measure(scale)
    return figures
