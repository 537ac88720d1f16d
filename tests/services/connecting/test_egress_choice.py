from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.draft import Draft
from bot.domain.egress import DEFAULT, Egress, Egresses, Route
from bot.services.connecting.egress_choice import EgressChoice
from tests.fakes.values import Clock

TWO = Egresses((Egress(addresses=("203.0.113.5",)), Egress(id="b", addresses=("203.0.113.6",))))


def choice(loads: Mapping[Route, int], egresses: Egresses = TWO) -> tuple[EgressChoice, Clock]:
    clock = Clock()

    async def stored() -> Mapping[Route, int]:
        return loads

    return EgressChoice(egresses=egresses, clock=clock.__call__, loads=stored), clock


def draft(number: int, **others: str) -> Draft:
    return replace(Draft(id=f"d{number}", exchange="kucoin"), **others)  # type: ignore[arg-type]


async def test_many_who_begin_at_once_are_spread_before_any_is_stored() -> None:
    chosen, _ = choice({})
    given = [(await chosen.assign(draft(n))).egress for n in range(100)]
    assert given.count("b") == given.count(DEFAULT) == 50


async def test_what_is_stored_counts_and_drafts_are_forgotten() -> None:
    chosen, clock = choice({Route("b", "kucoin"): 2})
    assert [(await chosen.assign(draft(n))).egress for n in range(3)] == [DEFAULT] * 2 + ["default"]
    clock.turn(timedelta(minutes=31))
    assert (await chosen.assign(draft(9))).egress == DEFAULT


async def test_a_replaced_key_stays_where_its_address_is_allowed() -> None:
    chosen, _ = choice({Route("b", "kucoin"): 99})
    replacing = draft(1, replaces="c1", egress="b")
    assert await chosen.assign(replacing) is replacing


async def test_but_not_at_one_that_retires_or_is_gone() -> None:
    retiring = Egresses((TWO.all[0], replace(TWO.all[1], retires=date(2027, 1, 1))))
    chosen, _ = choice({Route(DEFAULT, "kucoin"): 99}, retiring)
    for egress in ("b", "gone"):
        assert (await chosen.assign(draft(1, replaces="c1", egress=egress))).egress == DEFAULT
