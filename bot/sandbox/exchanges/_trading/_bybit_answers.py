"""How Bybit wraps every answer: https://bybit-exchange.github.io/docs/v5/guide."""

from typing import Any

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply


def answer(call: ExchangeRequest, code: int, message: str, result: Any) -> ExchangeReply:
    """Return an answer with its code and message."""
    told = {"retCode": code, "retMsg": message, "result": result, "retExtInfo": {}}
    return json_reply(told | {"time": int(call.now)})


def ok(call: ExchangeRequest, result: Any) -> ExchangeReply:
    """Return an answer."""
    return answer(call, 0, "OK", result)


def error(call: ExchangeRequest, code: int, message: str) -> ExchangeReply:
    """Return a refusal."""
    return answer(call, code, message, {})
