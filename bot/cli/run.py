"""The command `python -m bot run`: serves people until it is stopped."""

import sys

from aiogram.exceptions import TelegramUnauthorizedError

from bot import event_loop
from bot.app import serve
from bot.domain.timings import USUAL, Timings
from bot.settings import Settings
from bot.storage.engine.errors import StorageError


def main(settings: Settings, timings: Timings = USUAL) -> int:
    """Serve people; return the exit code. Raises SettingsError."""
    try:
        event_loop.run(serve(settings, timings=timings))
    except StorageError as error:
        print(f"{error.cause}\n{error.fix}", file=sys.stderr)
        return 1
    except TelegramUnauthorizedError:
        print("BOT_TOKEN: Telegram refuses it; ask @BotFather for a new one", file=sys.stderr)
        return 1
    return 0
