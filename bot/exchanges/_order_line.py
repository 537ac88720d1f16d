"""The line for orders: one request is one attempt, whatever comes back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import aiohttp

from bot.domain.credentials import Field
from bot.domain.strategies.sending import MaySend
from bot.exchanges._ccxt import Template
from bot.exchanges._client import named
from bot.exchanges._dialect import Endpoint
from bot.exchanges._order_pauses import AddressPauses
from bot.exchanges._redaction import Redactor, signatures
from bot.exchanges._reply import Reply
from bot.exchanges._trade import TradeDialect

_REFUSED, _SERVER_ERROR = 400, 500
_MOST_DIGITS = 60  # of a number; a longer one is nonsense


class _HeldBackError(Exception):
    """A signed request did not leave."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of one request."""

    left: bool  # it may have left this process
    reply: Reply | None = None
    said: str = ""  # the call and its answer, redacted
    paused: bool = False  # it did not leave because our address has a pause

    @property
    def body(self) -> Any:
        """The decoded JSON of an answer, with exact numbers; None for any other answer."""
        if self.reply is None or self.reply.is_page:
            return None
        try:
            return json.loads(self.reply.body, parse_float=_exact, parse_constant=_no_number)
        except (ValueError, RecursionError):
            return None

    @property
    def accepted(self) -> bool:
        """Whether the status is one of success."""
        return self.reply is not None and 200 <= self.reply.status < 300  # noqa: PLR2004  # 2xx

    @property
    def by_exchange(self) -> bool:
        """Whether the status is one of success, or blames the request: not a failure or detour."""
        if self.reply is None:
            return False
        return self.accepted or _REFUSED <= self.reply.status < _SERVER_ERROR


class OrderLine:
    """One key at one site of an exchange. It tries nothing twice.

    It holds the key in the clear, and lives as long as one call.
    """

    def __init__(
        self,
        template: Template,
        values: Mapping[Field, str],
        trade: TradeDialect,
        pauses: AddressPauses,
    ) -> None:
        self._template = template
        self._named = named(values)
        self._options = {**template.options(), **trade.options}
        self._marks = trade.marks
        self._pauses = pauses
        self._redactor = Redactor(values.values())

    async def send(
        self,
        endpoint: Endpoint,
        params: Mapping[str, object],
        may_send: MaySend | None = None,
    ) -> Attempt:
        """Sign a request, ask `may_send`, and send it once. No answer is an exception.

        Nothing is sent while our address has a pause.
        """
        if self._pauses.hold():
            return Attempt(left=False, paused=True)
        copy = self._template.copy(self._named, dict(self._options))
        left, failure = False, ""

        async def leave(signed: dict[str, Any]) -> None:
            nonlocal left
            if may_send is not None and not await may_send():
                raise _HeldBackError
            signed["headers"] = self._unmarked(signed["headers"])
            left = True

        copy.leave = leave
        try:
            await getattr(copy, endpoint.method)(dict(params))
        except Exception as error:  # noqa: BLE001  # ccxt's, or ours for an answer of any shape
            left = left and not _never_connected(error)
            failure = type(error).__name__
        reply: Reply | None = copy.reply
        self._pauses.note(reply)
        return Attempt(left, reply, self._said(endpoint, reply, failure, copy))

    def _unmarked(self, headers: Mapping[str, str] | None) -> dict[str, str]:
        return {name: v for name, v in (headers or {}).items() if name not in self._marks}

    def _said(self, endpoint: Endpoint, reply: Reply | None, failure: str, copy: Any) -> str:
        said = f"{reply.status} {reply.reason} {reply.body}" if reply else failure
        words = self._redactor.hide(said, signatures(*copy.sent))
        return f"{endpoint.verb} {endpoint.path}: {words}"


def _never_connected(error: BaseException) -> bool:
    """Return whether no connection was made, so that no byte of the request left."""
    return isinstance(error.__cause__, aiohttp.ClientConnectorError)


def _exact(text: str) -> Decimal:
    if len(text) > _MOST_DIGITS:
        raise ValueError("too long")
    return Decimal(text)


def _no_number(_text: str) -> None:
    raise ValueError("not a number")
