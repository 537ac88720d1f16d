"""The only place where stored credentials are in the clear, for a single call each."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.binding import stored_binding
from bot.domain.connection import Connection
from bot.domain.credentials import Credentials
from bot.domain.diagnosis import CheckReport, Problem, Progress
from bot.domain.egress import ByEgress
from bot.domain.ports.checks import Prober
from bot.domain.ports.keys import CannotOpenError, Vault

log = logging.getLogger(__name__)

T = TypeVar("T")

_UNOPENED = CheckReport(problems=(Problem.UNKNOWN,), steps={}, permissions={})


@dataclass(frozen=True, kw_only=True)
class KeyAccess:
    """Opens the credentials of a stored connection for one call and drops them."""

    vault: Vault
    prober: ByEgress[Prober]

    def use(self, connection: Connection, blob: bytes, call: Callable[[Credentials], T]) -> T:
        """Return the result of a call with the opened credentials. Raises CannotOpenError.

        The call must not keep or return them. If it is asynchronous, the values live as long as
        the returned awaitable: `await access.use(…)`.
        """
        return call(self.vault.open(blob, stored_binding(connection)))

    async def check(
        self, connection: Connection, blob: bytes, progress: Progress | None = None
    ) -> CheckReport:
        """Test stored credentials; a blob that cannot be opened is reported as UNKNOWN."""
        prober = self.prober.via(connection.egress)
        try:
            report = self.use(
                connection,
                blob,
                lambda values: prober.check(connection.exchange, values, progress),
            )
        except CannotOpenError:
            log.exception("the credentials of connection %.8s cannot be opened", connection.id)
            return _UNOPENED
        return await report
