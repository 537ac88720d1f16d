"""The exchanges. A new one is a new file here, and its answers in the tests.

Importing this package does not import ccxt; the first key test does.
"""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.exchange import Exchange
from bot.exchanges._balances import CcxtBalances
from bot.exchanges._catalogue import CATALOGUE
from bot.exchanges._clock import ClockReading
from bot.exchanges._exits import CcxtExits, Exits
from bot.exchanges._key_line import KeyLine
from bot.exchanges._markets import CcxtMarkets
from bot.exchanges._prober import CcxtProber
from bot.exchanges._trader import CcxtTrader

EXCHANGES: Mapping[str, Exchange] = MappingProxyType(
    {name: entry.exchange for name, entry in CATALOGUE.items()}
)

PACES: Mapping[str, float] = MappingProxyType(
    {name: entry.dialect.checks_per_second for name, entry in CATALOGUE.items()}
)
"""Exchange → checks of stored keys per second."""

__all__ = [
    "EXCHANGES",
    "PACES",
    "CcxtBalances",
    "CcxtExits",
    "CcxtMarkets",
    "CcxtProber",
    "CcxtTrader",
    "ClockReading",
    "Exits",
    "KeyLine",
]
