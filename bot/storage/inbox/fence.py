"""Refuses what a process writes for a person whose lease it has lost.

A process may hang while it handles an update, until it is taken for dead and another one goes on
with its people. What it writes when it wakes up would undo what they have done since.
"""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.process import ProcessLostError
from bot.storage.schema.tables import PERSON_LEASES

_OURS = (
    select(PERSON_LEASES.c.person)
    .where(
        PERSON_LEASES.c.person == bindparam("person"), PERSON_LEASES.c.process == bindparam("me")
    )
    .with_for_update(read=True)  # it is not given away before the end of the transaction
)


@dataclass
class LeaseFence:
    """The fence of this process. `me`: its id while it answers."""

    me: str = ""

    async def require(self, c: AsyncConnection, person: int) -> None:
        """Require the lease of a person, within a transaction. Raises ProcessLostError."""
        if (await c.execute(_OURS, {"person": person, "me": self.me})).first() is None:
            raise ProcessLostError
