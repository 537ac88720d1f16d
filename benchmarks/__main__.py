"""The command: python -m benchmarks [name…] [--quick]. A miss is printed and fails nothing."""

import argparse
import asyncio
import os
import platform
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence

from benchmarks import alerts, bulk, check, conversation, vault
from benchmarks.figures import Figure, table

QUICK = 0.02  # of the full size: shows that it works, not how fast

BENCHMARKS: Mapping[str, Callable[[float], Awaitable[Sequence[Figure]]]] = {
    "conversation": conversation.measure,
    "check": check.measure,
    "bulk": bulk.measure,
    "vault": vault.measure,
    "alerts": alerts.measure,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the named benchmarks, or all, and print the figures of each as soon as it is done."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", metavar="name", help=" ".join(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="a tiny size, to see that it works")
    options = parser.parse_args(argv)
    if unknown := [name for name in options.names if name not in BENCHMARKS]:
        parser.error(f"no such benchmark: {' '.join(unknown)}")
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}"
    )
    for name in options.names or BENCHMARKS:
        figures = asyncio.run(_run(name, QUICK if options.quick else 1.0))
        print(f"\n{table(name, figures)}", flush=True)
    return 0


async def _run(name: str, scale: float) -> Sequence[Figure]:
    return await BENCHMARKS[name](scale)


if __name__ == "__main__":
    sys.exit(main())
