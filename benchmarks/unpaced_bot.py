"""Owns the bot without Telegram's limits, which end every measure at 30 messages a second.

It is `python -m bot run` otherwise, the counting of messages included.
"""

import sys

from bot.cli.main import main
from bot.handlers import pacing

_NEVER_REACHED = 1_000_000

if __name__ == "__main__":
    pacing.OVERALL = pacing.BURST = _NEVER_REACHED
    sys.exit(main(["run"]))
