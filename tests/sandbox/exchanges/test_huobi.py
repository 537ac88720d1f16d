"""Verifies the HTX server with huobi, a client no one here wrote.

It knows version 1 alone, whose signatures are those of version 2.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from huobi import HuobiRestClient
from huobi.rest.error import HuobiRestApiDecodeError, HuobiRestiApiError, HuobiRestRequestError

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer


def client(server: ExchangeServer, case: str) -> Any:
    fields = server.sample(case).fields
    return HuobiRestClient(fields[Field.API_KEY], fields[Field.SECRET], base_url=server.url)


async def ask(question: Callable[[], Any]) -> Any:
    return (await asyncio.to_thread(question)).data


async def test_it_reads_accounts_balance_and_clock(htx: ExchangeServer) -> None:
    api = client(htx, "good")
    (account,) = (await ask(api.accounts))["data"]
    assert (account["type"], account["state"]) == ("spot", "working")
    payload = await ask(lambda: api.balance(account_id=account["id"]))
    assert [entry["balance"] for entry in payload["data"]["list"]] == ["1000"]
    assert (await ask(api.timestamp))["data"] > 1_700_000_000_000


@pytest.mark.parametrize(
    ("case", "words"), [("good", "base-record-invalid"), ("read-only", "API key has no permission")]
)
async def test_it_cancels_an_order_that_is_none(case: str, words: str, htx: ExchangeServer) -> None:
    api = client(htx, case)
    with pytest.raises(HuobiRestiApiError, match=words):
        await ask(lambda: api.submit_cancel(order_id="1"))


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("unknown-key", "Incorrect Access key"),
        ("wrong-secret", "Verification failure"),
        ("ip-refused", "Incorrect IP address"),
        ("expired", "API key has expired"),
        ("clock-skew", "Invalid submission time"),
        ("account-restricted", "Abnormal user status"),
        ("maintenance", "system-maintenance"),
    ],
)
async def test_it_is_refused(case: str, words: str, htx: ExchangeServer) -> None:
    with pytest.raises(HuobiRestiApiError, match=words):
        await ask(client(htx, case).accounts)


@pytest.mark.parametrize(
    ("case", "error"),
    [("html-403", HuobiRestApiDecodeError), ("html-page", HuobiRestRequestError)],
)
async def test_a_page_is_no_answer_to_it(
    case: str, error: type[Exception], htx: ExchangeServer
) -> None:
    with pytest.raises(error):
        await ask(client(htx, case).accounts)
