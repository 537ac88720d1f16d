"""The catalogue of exchanges: every public module of this package is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType

from bot.domain.exchange import Exchange
from bot.exchanges._balance_facts import BalanceReader
from bot.exchanges._dialect import Dialect
from bot.exchanges._market import MarketFacts
from bot.exchanges._trade import TradeDialect

_UNRANKED = 100


@dataclass(frozen=True)
class Entry:
    """One exchange: its facts for people, its dialect, its balances, its public side."""

    exchange: Exchange
    dialect: Dialect
    rank: int
    balances: BalanceReader
    market: MarketFacts | None = None  # None: no strategies there
    trade: TradeDialect | None = None  # None: no live orders there


def discover(package: str, folder: Path) -> Mapping[str, Entry]:
    """Return the exchanges of a package by id, in display order.

    The order: by the optional `RANK` of the file, then by title.
    """
    names = [m.name for m in iter_modules([str(folder)]) if not m.name.startswith("_")]
    entries = sorted((_entry(f"{package}.{name}") for name in names), key=_place)
    return MappingProxyType({entry.exchange.id: entry for entry in entries})


def _entry(module_name: str) -> Entry:
    module = import_module(module_name)
    rank = getattr(module, "RANK", _UNRANKED)
    market, trade = getattr(module, "MARKET", None), getattr(module, "TRADE", None)
    return Entry(module.EXCHANGE, module.DIALECT, rank, module.BALANCES, market, trade)


def _place(entry: Entry) -> tuple[int, str]:
    return entry.rank, entry.exchange.title.casefold()


CATALOGUE = discover("bot.exchanges", Path(__file__).parent)
