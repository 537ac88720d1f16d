"""Owns the exchanges of the sandbox: servers on loopback that judge a key as the real ones do."""

from bot.sandbox.exchanges._samples import SampleKey
from bot.sandbox.exchanges._server import SANDBOX_EXCHANGES, ExchangeServer
from bot.sandbox.exchanges._venue import SEEN_IP, Key, Trouble

__all__ = ["SANDBOX_EXCHANGES", "SEEN_IP", "ExchangeServer", "Key", "SampleKey", "Trouble"]
