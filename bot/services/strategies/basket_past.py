"""How the pairs of a basket would have gone together over their past prices."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.basket import Basket, takes_place
from bot.domain.strategies.gate import NO_ENTRY, OPEN, Gate
from bot.domain.strategies.market import Candle, Quote
from bot.services.strategies.basket_proposal import BasketProposal
from bot.services.strategies.past import DAYS, PastResult, quotes_of, result_of, span_of
from bot.services.strategies.replaying import PairReplay

_WORK = 2 * DAYS  # days of all pairs together: a person waits for it


def days_for(pairs: int) -> int:
    """Return how many past days of so many pairs are replayed."""
    return min(DAYS, _WORK // pairs)


@dataclass(frozen=True, kw_only=True)
class BasketPast:
    """What a basket would have done. All amounts are in the coin of prices."""

    days: int  # the shortest of the pairs
    pairs: Mapping[str, PastResult]
    deepest: Decimal  # loss on paper of all pairs at the same time

    @property
    def rounds(self) -> int:
        """The closed rounds of all pairs."""
        return sum(past.rounds for past in self.pairs.values())

    @property
    def result(self) -> Decimal:
        """The result of the closed rounds of all pairs, after fees."""
        return sum((past.result for past in self.pairs.values()), start=ZERO)

    @property
    def on_paper(self) -> Decimal:
        """The loss of what was still held; negative: a profit."""
        return sum((past.on_paper for past in self.pairs.values()), start=ZERO)


def basket_past(proposal: BasketProposal, candles: Mapping[str, Sequence[Candle]]) -> BasketPast:
    """Return what a basket would have done: no more groups at a time than it allows."""
    replays = {part.pair: PairReplay(part.plan, part.rules, part.pair) for part in proposal.parts}
    limits = {part.pair: part.limit for part in proposal.parts}
    basket = Basket(proposal.at_once, proposal.parts[0].limit)
    deepest = ZERO
    for pair, quote in _in_time(candles):
        replays[pair].look(quote, _gate(basket, replays, limits, pair))
        deepest = max(deepest, sum((one.done.on_paper for one in replays.values()), start=ZERO))
    rules = {part.pair: part.rules for part in proposal.parts}
    results = {p: result_of(one.done, rules[p], candles[p]) for p, one in replays.items()}
    return BasketPast(
        days=min(span_of(one) for one in candles.values()), pairs=results, deepest=deepest
    )


def _gate(
    basket: Basket, replays: Mapping[str, PairReplay], limits: Mapping[str, Decimal], pair: str
) -> Gate:
    """Return what the others leave to a pair; one that has a group needs no place."""
    if takes_place(replays[pair].group):
        return OPEN
    taken = [limits[p] for p, one in replays.items() if p != pair and takes_place(one.group)]
    return OPEN if basket.has_place(limits[pair], taken) else NO_ENTRY


def _in_time(candles: Mapping[str, Sequence[Candle]]) -> Iterable[tuple[str, Quote]]:
    """Yield the quotes of all pairs in the order of time."""
    return heapq.merge(*(_of(pair, one) for pair, one in candles.items()), key=_at)


def _of(pair: str, candles: Sequence[Candle]) -> Iterable[tuple[str, Quote]]:
    return ((pair, quote) for quote in quotes_of(candles))


def _at(found: tuple[str, Quote]) -> float:
    return found[1].at
