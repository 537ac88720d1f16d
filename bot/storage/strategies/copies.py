"""Holds the live strategies of a database that is a copy: the original may still trade."""

import os
import secrets
import sys
from ctypes import CDLL, create_string_buffer
from pathlib import Path
from struct import unpack_from

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.strategies.group import in_new_series
from bot.domain.strategies.strategy import StrategyMode, StrategyStatus
from bot.domain.strategies.watch import HoldCause
from bot.storage.engine.database import Database
from bot.storage.schema.tables import INSTALLATION, STRATEGIES, TRADE_GROUPS
from bot.storage.schema.types import readable

COPIED = (
    "the database was copied or moved: strategies with real money wait until their owners resume"
    " them; stop the bot that uses the original"
)

_TRADES = (STRATEGIES.c.mode == StrategyMode.LIVE) & (STRATEGIES.c.status != StrategyStatus.ENDED)
_LAST = (TRADE_GROUPS.c.strategy == STRATEGIES.c.id) & (
    TRADE_GROUPS.c.number == STRATEGIES.c.groups
)
_SERIES = 2_000
_HERE, _BORN, _BORN_AT, _STATX_SIZE = -100, 0x800, 80, 256  # linux/stat.h: statx, its stx_btime


async def hold_if_copied(database: Database) -> bool:
    """Hold the live strategies if a database is not where it was; return whether it is not.

    Its place is the number of a SQLite file on its disk and when the file was made, or server and
    number of a PostgreSQL database: a copy has another one. Call it before anything trades.
    """
    async with database.alone() as c:
        place = await _place(database, c)
        known = await c.scalar(select(INSTALLATION.c.place))
        if known == place:
            return False
        await c.execute(update(INSTALLATION).values(place=place))
        if known is not None:
            await hold_live(c)
    return known is not None


async def hold_live(c: AsyncConnection) -> None:
    """Hold the live strategies, within a transaction.

    Their next orders get ids that the original does not use.
    """
    joined = TRADE_GROUPS.join(STRATEGIES, _LAST)
    columns = TRADE_GROUPS.c.strategy, TRADE_GROUPS.c.number, TRADE_GROUPS.c.orders
    for row in (await c.execute(select(*columns).select_from(joined).where(_TRADES))).all():
        if readable(row):
            this = (TRADE_GROUPS.c.strategy == row.strategy) & (TRADE_GROUPS.c.number == row.number)
            orders = in_new_series(row.orders, 1 + secrets.randbelow(_SERIES))
            await c.execute(update(TRADE_GROUPS).where(this).values(orders=orders))
    held = {"status": StrategyStatus.HELD, "cause": HoldCause.RESTORED}
    changed = update(STRATEGIES).where(_TRADES)
    await c.execute(changed.values(**held, version=STRATEGIES.c.version + 1))


async def _place(database: Database, c: AsyncConnection) -> str:
    """Return where a database is."""
    if database.file is not None:
        return f"file {database.file.stat().st_ino}{_born(database.file)}"
    number = await c.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
    allowed = "SELECT has_function_privilege('pg_control_system()', 'execute')"
    if not await c.scalar(text(allowed)):
        return f"database {number}"
    server = await c.scalar(text("SELECT system_identifier FROM pg_control_system()"))
    return f"database {number} of {server}"


def _born(file: Path) -> str:
    """Return when a file was made; empty: not known here.

    The file is not opened: closing it would end the locks that SQLite holds on it.
    """
    statx = getattr(CDLL(None), "statx", None) if sys.platform == "linux" else None
    found = create_string_buffer(_STATX_SIZE)
    if statx is None or statx(_HERE, os.fsencode(file), 0, _BORN, found):
        return ""
    if not unpack_from("I", found)[0] & _BORN:
        return ""
    seconds, rest = unpack_from("qI", found, _BORN_AT)
    return f" of {seconds}.{rest:09}"
