"""Sends calls with one key, classifies refusals, repeats transient failures once."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.domain.credentials import Credentials, Field
from bot.domain.diagnosis import Problem
from bot.exchanges._ccxt import Template, UnsignableError
from bot.exchanges._classification import asked_wait, is_odd, problem_of, retry_in, seen_ip
from bot.exchanges._dialect import Dialect, Endpoint, Refused
from bot.exchanges._redaction import Redactor, signatures

if TYPE_CHECKING:
    from bot.exchanges._reply import Reply

_CCXT_NAMES = {Field.API_KEY: "apiKey", Field.SECRET: "secret", Field.PASSPHRASE: "password"}
_BLAMED = {
    Field.API_KEY: Problem.INVALID_KEY,
    Field.SECRET: Problem.INVALID_SECRET,
    Field.PASSPHRASE: Problem.INVALID_PASSPHRASE,
}


def usable(
    dialect: Dialect, credentials: Credentials, needed: tuple[Field, ...]
) -> Mapping[Field, str]:
    """Return the values for signing. Raises Refused for one that no exchange can accept."""
    values = {f: secret.reveal() for f, secret in credentials.items()}
    for wanted in needed:
        if not values.get(wanted):
            raise Refused(_BLAMED[wanted], said=f"no {wanted}")
    key = values[Field.API_KEY]  # it is sent in a header
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise Refused(Problem.INVALID_KEY, said="not fit for a header")
    if not values.get(Field.PASSPHRASE, "").isprintable():  # some exchanges expect it in a header
        raise Refused(Problem.INVALID_PASSPHRASE, said="not fit for a header")
    return dialect.prepare(values)


def named(values: Mapping[Field, str]) -> Mapping[str, str]:
    """Return the values under the names that ccxt has for them."""
    return {_CCXT_NAMES[f]: value for f, value in values.items()}


class KeyClient:
    """One key at one exchange: the `Client` of the exchange files."""

    def __init__(
        self,
        dialect: Dialect,
        template: Template,
        values: Mapping[Field, str],
        clock: Callable[[], datetime],
    ) -> None:
        self._dialect = dialect
        self._template = template
        self._values = values
        self._named = named(values)
        self._notes = template.options() if dialect.in_turn else None  # shared: they hold the nonce
        self._clock = clock
        self._redactor = Redactor(values.values())

    @property
    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self._clock()

    def credential(self, field: Field) -> str:
        """Return a value in the clear, for use in a call only."""
        return self._values[field]

    def coin(self, name: str) -> str:
        """Return the common name of a coin, as pairs are written with it."""
        copy = self._template.copy({}, self._template.options())
        return str(copy.safe_currency_code(name))

    def at(self, template: Template) -> "KeyClient":
        """Return a client of the same key at another site."""
        return KeyClient(self._dialect, template, self._values, self._clock)

    async def call(self, endpoint: Endpoint, params: Mapping[str, object] | None = None) -> Any:
        """Return the decoded body of an accepted answer. Raises Refused."""
        if endpoint not in self._dialect.endpoints:
            raise LookupError(f"{endpoint.method} is not among the endpoints of the dialect")
        answer = await self._send(endpoint, params or {})
        if isinstance(answer, Refused) and answer.retry_in is not None:
            await asyncio.sleep(answer.retry_in)
            answer = await self._send(endpoint, params or {})
        if isinstance(answer, Refused):
            raise answer
        return answer

    async def _send(self, endpoint: Endpoint, params: Mapping[str, object]) -> Any:
        """Return the decoded body, or a Refused: raised here it would hold ccxt's error."""
        copy = self._template.copy(self._named, self._notes or self._template.options())
        try:
            answer = await getattr(copy, endpoint.method)(dict(params))
        except UnsignableError:
            return Refused(Problem.INVALID_SECRET, said="not fit for signing")
        except self._template.errors as error:
            return self._refusal(endpoint, copy, error)
        if not isinstance(answer, (dict, list)) or self._dialect.code_of(answer) is not None:
            return self._refusal(endpoint, copy, None)
        return answer

    def _refusal(self, endpoint: Endpoint, copy: Any, error: Exception | None) -> Refused:
        reply: Reply | None = copy.reply
        problem, code = problem_of(self._dialect, reply, error)
        said = f"{reply.status} {reply.reason} {reply.body}" if reply else type(error).__name__
        words = self._redactor.hide(said, signatures(*copy.sent))
        return Refused(
            problem,
            code=code,
            said=f"{endpoint.verb} {endpoint.path}: {words}",
            odd=is_odd(self._dialect, reply, code),
            vague=code in self._dialect.vague,
            seen_ip=None if problem.blames else seen_ip(reply),
            retry_in=retry_in(problem, reply, error, self._clock()),
            wait=asked_wait(reply, self._clock()),
        )
