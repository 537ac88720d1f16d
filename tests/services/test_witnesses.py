"""When an outage is judged, when others are asked first, and when our network is back."""

from datetime import UTC, datetime, timedelta

from bot.domain.ports import Census
from bot.services.outages import Outages

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
MANY = {"kucoin": Census(connections=100, owners=50)}


def hear(outages: Outages, exchange: str, count: int, *, failed: bool) -> None:
    for n in range(count):
        outages.note(exchange, f"{exchange} {n}", n, NOW, failed=failed)


def test_one_failure_makes_an_exchange_doubtful_not_down() -> None:
    outages = Outages(timedelta(minutes=2))
    hear(outages, "kucoin", 1, failed=True)
    assert outages.doubtful(NOW, MANY) == ["kucoin"]
    assert outages.down(NOW, MANY) == {}
    hear(outages, "kucoin", 5, failed=True)
    assert outages.doubtful(NOW, MANY) == []
    assert outages.down(NOW, MANY) == {"kucoin": NOW}


def test_nothing_is_doubtful_where_all_goes_well() -> None:
    outages = Outages(timedelta(minutes=2))
    hear(outages, "kucoin", 1, failed=False)
    assert outages.doubtful(NOW, MANY) == []


def test_our_network_is_back_when_most_exchanges_answer() -> None:
    outages = Outages(timedelta(minutes=2))
    names = ("kucoin", "bybit", "mexc", "okx")
    for name in names:
        hear(outages, name, 5, failed=True)
    assert outages.still_cut_off(NOW, telegram=True)
    for name in names[:2]:
        hear(outages, name, 1, failed=False)
    assert outages.still_cut_off(NOW, telegram=True)
    hear(outages, names[2], 1, failed=False)
    assert not outages.still_cut_off(NOW, telegram=True)


def test_the_only_exchange_may_be_down_by_itself() -> None:
    """Once Telegram answers, it is no longer our network."""
    outages = Outages(timedelta(minutes=2))
    hear(outages, "kucoin", 5, failed=True)
    assert outages.still_cut_off(NOW, telegram=False)
    assert not outages.still_cut_off(NOW, telegram=True)


def test_while_nothing_is_heard_nothing_is_over() -> None:
    outages = Outages(timedelta(minutes=2))
    hear(outages, "kucoin", 5, failed=True)
    assert outages.still_cut_off(NOW + timedelta(hours=1), telegram=False)
