"""The rotation's long part: every sealed value comes under the master key that seals now."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.binding import Binding, credentials_binding, draft_binding, update_binding
from bot.domain.draft import Draft
from bot.domain.ports.keys import RewrapBatch, Rewrapper, SealedValues

BATCH = 500  # values in one step


@dataclass(frozen=True, kw_only=True)
class Rewrapping:
    """Wraps while the bot runs. Cut off at any moment, it goes on where it was.

    Only the wrapping changes: the secrets are not decrypted, and values are readable all the
    while, by the old key or by the new one.
    """

    values: SealedValues
    wrapper: Rewrapper
    batch: int = BATCH
    report: Callable[[RewrapBatch], None] = lambda _: None  # called after each step with all so far

    async def run(self) -> RewrapBatch:
        """Go through all values; return what became of them.

        What others store meanwhile with the old key stays for another run; so does what another
        rotation has taken and then died.
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
            field: self._again(text, draft_binding(draft, owner, field))
            for field, text in draft.sealed.items()
        }
        return replace(draft, sealed=sealed)

    def _again(self, text: str, binding: Binding) -> str:
        return base64.b64encode(self.wrapper.rewrap(base64.b64decode(text), binding)).decode()


def _sum(one: RewrapBatch, other: RewrapBatch) -> RewrapBatch:
    return RewrapBatch(
        rewrapped=one.rewrapped + other.rewrapped, damaged=one.damaged + other.damaged
    )
