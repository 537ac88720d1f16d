"""The reading of a key's description by words and flags."""

from collections.abc import Mapping

import pytest

from bot.domain.credentials import Field, Secret
from bot.domain.diagnosis import Answer, Permission, Problem
from bot.exchanges._dialect import permissions_by_flags
from tests.exchanges.conftest import MakeProber, Serve
from tests.exchanges.replay import FileExchange, answer_file

FLAGS = {
    Permission.TRADE: ({"spot"}, {"margin"}),
    Permission.FUTURES: ({"orders", "positions"},),
    Permission.WITHDRAW: ({"withdraw"},),
}
YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("recorded", "found"),
    [
        ({"spot": True, "orders": True, "positions": True, "withdraw": True}, (YES, YES, YES)),
        ({"margin": True, "orders": False, "positions": False, "withdraw": False}, (YES, NO, NO)),
        ({"spot": False, "orders": True, "positions": False, "withdraw": False}, (NO, UNKNOWN, NO)),
        ({}, (UNKNOWN, UNKNOWN, UNKNOWN)),
        ({"spot": None, "orders": "yes", "withdraw": 0}, (UNKNOWN, UNKNOWN, UNKNOWN)),
        ({"spot": True, "withdraw": False, "fees": True}, (YES, UNKNOWN, NO)),
        ({"spot": True, "withdraw": False, "payout": True}, (YES, UNKNOWN, UNKNOWN)),
        ({"spot": False, "withdraw": True, "payout": True}, (NO, UNKNOWN, YES)),
        ({"spot": False, "withdraw": False, "payout": False}, (NO, UNKNOWN, NO)),
    ],
)
def test_a_flag_proves_what_it_says(
    recorded: Mapping[str, object], found: tuple[Answer, Answer, Answer]
) -> None:
    assert tuple(permissions_by_flags(recorded, FLAGS, {"fees"}).values()) == found


@pytest.mark.parametrize("exchange", ["okx", "bitget"])
async def test_a_passphrase_that_no_header_takes_is_not_sent(
    exchange: str, serve: Serve, make_prober: MakeProber
) -> None:
    recorded = answer_file(exchange)
    server = await serve(FileExchange(recorded.good()))
    credentials = {**recorded.credentials, Field.PASSPHRASE: Secret("correct\r\nhorse")}

    report = await make_prober({exchange: server.url}).check(exchange, credentials)

    assert report.problems == (Problem.INVALID_PASSPHRASE,)
    assert not server.calls


@pytest.mark.parametrize("exchange", ["okx", "bitget"])
async def test_a_passphrase_of_any_letters_is_sent(
    exchange: str, serve: Serve, make_prober: MakeProber
) -> None:
    recorded = answer_file(exchange)
    server = await serve(FileExchange(recorded.good()))
    credentials = {**recorded.credentials, Field.PASSPHRASE: Secret("#kårrekt hest 7")}

    report = await make_prober({exchange: server.url}).check(exchange, credentials)

    assert report.problems == ()
