"""Chooses the egress of a new connection, whose address its guide shows."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.draft import DRAFT_LIFE, Draft
from bot.domain.egress import Egresses, Route


async def _no_loads() -> Mapping[Route, int]:
    return {}


@dataclass(kw_only=True)
class EgressChoice:
    """Balances connections over the egresses.

    `loads`: the stored connections by route. Drafts that this process began count as well, as
    long as they may become connections: many people may begin at once.
    """

    egresses: Egresses = field(default_factory=Egresses)
    clock: Callable[[], datetime]
    loads: Callable[[], Awaitable[Mapping[Route, int]]] = _no_loads
    _begun: dict[str, tuple[Route, datetime]] = field(default_factory=dict)  # by draft

    async def assign(self, draft: Draft) -> Draft:
        """Return a draft with its egress; one that replaces a key keeps that of the key.

        Its person has put that address on the IP list already.
        """
        if draft.replaces and self.egresses.is_open(draft.egress):
            return draft
        if len(self.egresses.open) == 1:
            return replace(draft, egress=self.egresses.open[0].id)
        stored = await self.loads()
        loads = Counter(stored) + Counter(self._of_drafts())
        chosen = self.egresses.choose(draft.exchange, loads).id
        self._begun[draft.id] = (Route(chosen, draft.exchange), self.clock())
        return replace(draft, egress=chosen)

    def _of_drafts(self) -> Counter[Route]:
        now = self.clock()
        late = [id_ for id_, (_, at) in self._begun.items() if abs(now - at) > DRAFT_LIFE]
        for id_ in late:
            del self._begun[id_]
        return Counter(route for route, _ in self._begun.values())
