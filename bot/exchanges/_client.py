"""Owns a call: sends it with one key, reads the refusal, tries once more what is passing."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.credentials import Credentials, Field
from bot.domain.diagnosis import Problem
from bot.exchanges._ccxt import Template, UnsignableError
from bot.exchanges._dialect import Dialect, Endpoint, Refused
from bot.exchanges._redaction import hide, signatures
from bot.exchanges._verdict import Reply, problem_of, retry_in, seen_ip

_CCXT_NAMES = {Field.API_KEY: "apiKey", Field.SECRET: "secret", Field.PASSPHRASE: "password"}
_BLAMED = {
    Field.API_KEY: Problem.INVALID_KEY,
    Field.SECRET: Problem.INVALID_SECRET,
    Field.PASSPHRASE: Problem.INVALID_PASSPHRASE,
}


def usable(
    dialect: Dialect, credentials: Credentials, needed: tuple[Field, ...]
) -> Mapping[Field, str]:
    """Return the values to sign with. Raises Refused for one that no exchange could accept."""
    values = {f: secret.reveal() for f, secret in credentials.items()}
    for wanted in needed:
        if not values.get(wanted):
            raise Refused(_BLAMED[wanted], said=f"no {wanted}")
    key = values[Field.API_KEY]  # it travels in a header, as it is
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise Refused(Problem.INVALID_KEY, said="not fit for a header")
    return dialect.prepare(values)


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
        self._named = {_CCXT_NAMES[f]: value for f, value in values.items()}
        self._clock = clock

    @property
    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self._clock()

    def credential(self, field: Field) -> str:
        """Return a value in the clear; it goes into the call and nowhere else."""
        return self._values[field]

    def at(self, template: Template) -> "KeyClient":
        """Return a client of the same key at another site."""
        return KeyClient(self._dialect, template, self._values, self._clock)

    async def call(self, endpoint: Endpoint, params: Mapping[str, object] | None = None) -> Any:
        """Return the decoded body of an accepted answer. Raises Refused."""
        if endpoint not in self._dialect.endpoints:
            raise LookupError(f"{endpoint.method} is not among the endpoints of the dialect")
        try:
            return await self._send(endpoint, params or {})
        except Refused as refused:
            if refused.retry_in is None:
                raise
            await asyncio.sleep(refused.retry_in)
        return await self._send(endpoint, params or {})

    async def _send(self, endpoint: Endpoint, params: Mapping[str, object]) -> Any:
        copy = self._template.copy(self._named)
        try:
            answer = await getattr(copy, endpoint.method)(dict(params))
        except UnsignableError:
            raise Refused(Problem.INVALID_SECRET, said="not fit for signing") from None
        except self._template.errors as error:
            raise self._refusal(endpoint, copy, error) from None  # its text has the signed address
        if not isinstance(answer, (dict, list)) or self._dialect.code_of(answer) is not None:
            raise self._refusal(endpoint, copy, None)
        return answer

    def _refusal(self, endpoint: Endpoint, copy: Any, error: Exception | None) -> Refused:
        reply: Reply | None = copy.reply
        problem, code = problem_of(self._dialect, reply, error)
        said = f"{reply.status} {reply.reason} {reply.body}" if reply else type(error).__name__
        secrets = [*self._values.values(), *signatures(*copy.sent)]
        return Refused(
            problem,
            code=code,
            said=f"{endpoint.verb} {endpoint.path}: {hide(said, secrets)}",
            seen_ip=seen_ip(reply),
            retry_in=retry_in(problem, reply, error, self._clock()),
        )
