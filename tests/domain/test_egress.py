"""Which egress a new connection gets, and what the settings make of several."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.credentials import Secret
from bot.domain.egress import DEFAULT, Egress, Egresses, Route

EXCHANGES = ("kucoin", "mexc", "kraken")
IDS = ("a", "b", "c", "d")


def egress(id_: str, *, retires: bool = False, known: bool = True) -> Egress:
    return Egress(
        id=id_,
        addresses=(f"203.0.113.{ord(id_[0])}",) if known else (),
        retires=date(2027, 1, 31) if retires else None,
    )


@given(st.lists(st.sampled_from(EXCHANGES), max_size=120), st.integers(1, 4))
def test_connections_are_spread_evenly_at_each_exchange(asked: list[str], count: int) -> None:
    egresses = Egresses([egress(id_) for id_ in IDS[:count]])
    loads: Counter[Route] = Counter()
    for exchange in asked:
        loads[Route(egresses.choose(exchange, loads).id, exchange)] += 1
    for exchange in EXCHANGES:
        theirs = [loads[Route(id_, exchange)] for id_ in IDS[:count]]
        assert max(theirs) - min(theirs) <= 1


@given(
    st.sets(st.sampled_from(IDS)),
    st.dictionaries(
        st.tuples(st.sampled_from(IDS), st.sampled_from(EXCHANGES)), st.integers(0, 99)
    ),
)
def test_one_that_retires_gets_no_connection(
    retiring: set[str], loads: dict[tuple[str, str], int]
) -> None:
    egresses = Egresses([*(egress(id_, retires=id_ in retiring) for id_ in IDS), egress("e")])
    counted = {Route(*route): count for route, count in loads.items()}
    for exchange in EXCHANGES:
        assert egresses.choose(exchange, counted).id not in retiring


def test_one_without_an_address_gets_none_while_another_has_one() -> None:
    """What people would put on their IP list is not known."""
    egresses = Egresses((egress(DEFAULT, known=False), egress("b")))
    assert [e.id for e in egresses.open] == ["b"]
    assert egresses.public.id == "b"
    assert Egresses((egress(DEFAULT, known=False),)).open[0].id == DEFAULT


def test_where_all_retire_one_is_left() -> None:
    """The settings refuse that; nothing else may fail of it."""
    egresses = Egresses((egress("a", retires=True), egress("b", retires=True)))
    assert egresses.choose("kucoin", {}).id == "a"


def test_an_unknown_one_has_no_address_and_its_connections_are_named() -> None:
    egresses = Egresses((egress("a"),))
    assert egresses.addresses_of("gone") == ()
    assert not egresses.is_open("gone")
    bound = {Route("a", "kucoin"): 3, Route("gone", "kucoin"): 2, Route("gone", "mexc"): 1}
    assert egresses.orphans(bound) == {"gone": 3}


def test_a_proxy_is_not_shown() -> None:
    assert "hush" not in repr(Egress(proxy=Secret("http://bot:hush-hush@proxy:3128")))


def test_days() -> None:
    one = egress("a", retires=True)
    assert not one.is_retired(date(2027, 1, 30))
    assert one.is_retired(date(2027, 1, 31))
    assert not egress("b").is_retired(date.max)
