"""The bot without the rate limit of Telegram, which would cap figures at 30 messages a second.

It is `python -m bot run` otherwise, the counting of messages included.
"""

import sys

from bot.cli.main import main
from bot.domain.timings import Timings

_NEVER_REACHED = 1_000_000

if __name__ == "__main__":
    unpaced = Timings(messages_per_second=_NEVER_REACHED, burst=_NEVER_REACHED)
    sys.exit(main(["run"], unpaced))
