"""Every sample key of every sandbox exchange, tested by the real prober through ccxt."""

import pytest

from bot.domain.credentials import Secret
from bot.exchanges import EXCHANGES
from bot.sandbox.exchanges import SANDBOX_EXCHANGES, ExchangeServer
from tests.exchanges.conftest import MakeProber

_SAMPLES = [
    (exchange, sample.case)
    for exchange in SANDBOX_EXCHANGES
    if exchange in EXCHANGES
    for sample in ExchangeServer(exchange).samples
]


@pytest.mark.parametrize(("exchange", "case"), _SAMPLES)
async def test_a_sample_key_is_found_to_be_what_it_is(
    exchange: str, case: str, make_prober: MakeProber
) -> None:
    async with ExchangeServer(exchange) as server:
        server.key(case).delay = 0
        sample = server.sample(case)
        credentials = {field: Secret(value) for field, value in sample.fields.items()}

        report = await make_prober(server.urls).check(exchange, credentials)

    assert report.problems == sample.expected_problems, report
    assert report.status is sample.expected_status
