"""Rotation of the master key: rewraps every sealed value under the current one."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.binding import Binding, credentials_binding, draft_binding, update_binding
from bot.domain.draft import Draft
from bot.domain.ports.keys import RewrapBatch, Rewrapper, SealedValues

BATCH = 500  # values in one transaction


@dataclass(frozen=True, kw_only=True)
class Rewrapping:
    """Rewraps values while the bot runs. An interrupted run can be repeated.

    Only the wrapping changes: secrets are not decrypted, and each value can be opened at any time
    with the old key or the new one.
    """

    values: SealedValues
    wrapper: Rewrapper
    batch: int = BATCH
    report: Callable[[RewrapBatch], None] = lambda _: None  # called after each step with the total

    async def run(self) -> RewrapBatch:
        """Rewrap all values; return the total.

        Values that are stored with the old key meanwhile, or locked by a dead rotation, remain for
        another run.
        """
        total = await self.values.rewrap_drafts(self.batch, self._draft)
        total = _sum(total, await self.values.rewrap_updates(self.batch, self._update))
        last = ""
        while True:
            done = await self.values.rewrap_credentials(last, self.batch, self._stored)
            total = _sum(total, done)
            self.report(total)
            if done.last is None:
                return total
            last = done.last

    def _stored(self, connection: str, owner: int, exchange: str, blob: bytes) -> bytes:
        return self.wrapper.rewrap(blob, credentials_binding(connection, owner, exchange))

    def _update(self, update: int, person: int, blob: bytes) -> bytes:
        return self.wrapper.rewrap(blob, update_binding(update, person))

    def _draft(self, draft: Draft, owner: int) -> Draft:
        sealed = {
            field: self._rewrapped(text, draft_binding(draft, owner, field))
            for field, text in draft.sealed.items()
        }
        return replace(draft, sealed=sealed)

    def _rewrapped(self, text: str, binding: Binding) -> str:
        return base64.b64encode(self.wrapper.rewrap(base64.b64decode(text), binding)).decode()


def _sum(one: RewrapBatch, other: RewrapBatch) -> RewrapBatch:
    return RewrapBatch(
        rewrapped=one.rewrapped + other.rewrapped, damaged=one.damaged + other.damaged
    )
