"""The exchanges of the sandbox: servers on loopback that judge a key as the real ones do."""

from bot.sandbox.exchanges._acts import Act
from bot.sandbox.exchanges._outage import Outage
from bot.sandbox.exchanges._samples import SampleKey
from bot.sandbox.exchanges._server import SANDBOX_EXCHANGES, ExchangeServer
from bot.sandbox.exchanges._venue import OTHER_IP, SEEN_IP, Key, Trouble

__all__ = [
    "OTHER_IP",
    "SANDBOX_EXCHANGES",
    "SEEN_IP",
    "Act",
    "ExchangeServer",
    "Key",
    "Outage",
    "SampleKey",
    "Trouble",
]
