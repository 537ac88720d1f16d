"""The command python -m benchmarks [name…] [--quick]. A missed target is printed, not an error."""

import argparse
import os
import platform
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence

from benchmarks import (
    alert_latency,
    alerts,
    bulk,
    check,
    claims,
    conversation,
    monitoring_load,
    outbox,
    processes,
    sending,
    strategies,
    throughput,
    vault,
)
from benchmarks.figures import Figure, table
from bot import event_loop

QUICK = 0.02  # of the full size: a functional test only

BENCHMARKS: Mapping[str, Callable[[float], Awaitable[Sequence[Figure]]]] = {
    "conversation": conversation.measure,
    "check": check.measure,
    "bulk": bulk.measure,
    "vault": vault.measure,
    "alerts": alerts.measure,
    "throughput": throughput.measure,
    "monitoring_load": monitoring_load.measure,
    "alert_latency": alert_latency.measure,
    "claims": claims.measure,
    "outbox": outbox.measure,
    "strategies": strategies.measure,
    "processes": processes.measure,
    "sending": sending.measure,
}

GROUPS: Mapping[str, Sequence[str]] = {
    "monitoring": ("throughput", "monitoring_load", "alert_latency", "claims", "outbox"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the named benchmarks, or all, and print the figures of each when it ends."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    known = (*BENCHMARKS, *GROUPS)
    parser.add_argument("names", nargs="*", metavar="name", help=" ".join(known))
    parser.add_argument("--quick", action="store_true", help="a tiny size, as a functional test")
    options = parser.parse_args(argv)
    if unknown := [name for name in options.names if name not in known]:
        parser.error(f"no such benchmark: {' '.join(unknown)}")
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}"
    )
    named = [one for name in options.names for one in GROUPS.get(name, (name,))]
    for name in named or BENCHMARKS:
        figures = event_loop.run(_run(name, QUICK if options.quick else 1.0))
        print(f"\n{table(name, figures)}", flush=True)
    return 0


async def _run(name: str, scale: float) -> Sequence[Figure]:
    return await BENCHMARKS[name](scale)


if __name__ == "__main__":
    sys.exit(main())
