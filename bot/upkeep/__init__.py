"""Owns what operators do beside the bot that runs: master keys, backups, the drill for a leak."""

import asyncio
import sys
from collections.abc import Sequence
from importlib import import_module

from bot.settings import Settings
from bot.storage.errors import StorageError
from bot.upkeep.parts import Refusal

MODULES = {
    "keys": "bot.upkeep.keys",
    "backup": "bot.upkeep.backup",
    "restore": "bot.upkeep.restore",
    "leak-drill": "bot.upkeep.drill",
}


def main(command: str, argv: Sequence[str], settings: Settings) -> int:
    """Run a command with the arguments that follow its name; return its exit code.

    0: done; 1: refused, with cause and fix on standard error; 2: wrong call.
    """
    module = import_module(MODULES[command])
    options = module.parser().parse_args(argv)
    try:
        return int(asyncio.run(module.run(options, settings)))
    except (StorageError, Refusal) as error:
        sys.stdout.flush()
        print(f"{error.cause}\n{error.fix}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # nobody reads on
        return 1
