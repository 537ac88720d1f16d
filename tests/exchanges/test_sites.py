"""Keys of regional sites: tested at the site that knows them, which is remembered."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.diagnosis import Answer, Permission, Problem, Status
from bot.domain.egress import DIRECT
from bot.exchanges import CcxtProber
from bot.exchanges._catalogue import CATALOGUE
from bot.exchanges._sites import _MOST_KEYS, Sites
from bot.exchanges._transport import MAIN, Transport
from bot.sandbox.exchanges import ExchangeServer
from tests.exchanges.conftest import MakeProber, Serve
from tests.exchanges.replay import FileExchange, Said, answer_file

CONFIG = "GET /api/v5/account/config"
OKX = CATALOGUE["okx"].dialect
BYBIT = answer_file("bybit")


@pytest.fixture
async def okx() -> AsyncIterator[ExchangeServer]:
    async with ExchangeServer("okx") as server:
        yield server


@pytest.fixture
def prober(okx: ExchangeServer, make_prober: MakeProber) -> CcxtProber:
    return make_prober(okx.urls)


def sample(server: ExchangeServer, case: str, **mistyped: str) -> Credentials:
    values = {**server.sample(case).fields, **{Field(f): v for f, v in mistyped.items()}}
    return {field: Secret(value) for field, value in values.items()}


async def test_a_key_of_a_region_is_tested_there(okx: ExchangeServer, prober: CcxtProber) -> None:
    report = await prober.check("okx", sample(okx, "regional-site"))

    assert report.status is Status.ONLINE
    assert report.problems == ()
    assert report.permissions[Permission.WITHDRAW] is Answer.NO
    assert set(report.steps.values()) == {Answer.YES}
    assert okx.calls.count(CONFIG) == 4  # at the main site, at both others, and there again


async def test_the_next_test_goes_there_at_once(okx: ExchangeServer, prober: CcxtProber) -> None:
    await prober.check("okx", sample(okx, "regional-site"))
    okx.calls.clear()

    report = await prober.check("okx", sample(okx, "regional-site"))

    assert report.status is Status.ONLINE
    assert okx.calls.count(CONFIG) == 1


async def test_what_is_wrong_with_a_key_of_a_region_is_told_exactly(
    okx: ExchangeServer, prober: CcxtProber
) -> None:
    report = await prober.check("okx", sample(okx, "regional-site", secret="0" * 32))

    assert report.problems == (Problem.INVALID_SECRET,)


async def test_a_key_that_has_gone_from_its_region_is_searched_for_again(
    okx: ExchangeServer, prober: CcxtProber
) -> None:
    credentials = sample(okx, "regional-site")
    await prober.check("okx", credentials)
    region = okx.key("regional-site")
    okx.keys.add(replace(region, case="moved", site=""))
    region.deleted = True

    at_the_main_site = await prober.check("okx", credentials)
    okx.key("moved").deleted = True
    nowhere = await prober.check("okx", credentials)

    assert at_the_main_site.status is Status.ONLINE
    assert nowhere.problems == (Problem.INVALID_KEY,)


async def test_a_key_for_demo_trading_is_unknown_at_every_site(
    okx: ExchangeServer, prober: CcxtProber
) -> None:
    report = await prober.check("okx", sample(okx, "demo-key"))

    assert report.problems == (Problem.WRONG_SITE,)
    assert report.blames == (Field.API_KEY, Field.SECRET, Field.PASSPHRASE)


async def test_a_key_of_bybit_eu_is_tested_there(serve: Serve, make_prober: MakeProber) -> None:
    unknown = BYBIT.case("unknown key, or one of another site or of the test net")
    here = await serve(FileExchange(BYBIT.answers(unknown)))
    europe = await serve(FileExchange(BYBIT.good()))
    down = await serve(FileExchange({"GET /v5/user/query-api": Said("<html>", 403)}))
    urls = {"bybit": here.url, "bybit/eu": europe.url, "bybit/kz": down.url}

    report = await make_prober(urls).check("bybit", BYBIT.credentials)

    assert report.status is Status.ONLINE


async def test_no_credential_is_kept_and_not_more_than_so_many_digests(
    okx: ExchangeServer, prober: CcxtProber
) -> None:
    credentials = sample(okx, "regional-site")
    await prober.check("okx", credentials)
    kept = repr(vars(prober.line.sites))

    sites = Sites(Transport({}, DIRECT, 1, lambda: 0))
    for number in range(_MOST_KEYS + 1):
        sites.remember(str(number).encode(), OKX.sites[0])

    assert "eea" in kept
    assert not any(value.reveal() in kept for value in credentials.values())
    assert len(sites) == _MOST_KEYS
    assert b"0" not in sites


def test_a_key_nobody_searched_for_is_asked_for_at_the_main_site() -> None:
    sites = Sites(Transport({}, DIRECT, 1, lambda: 0))

    assert sites.of("okx", OKX, "some key") is MAIN
