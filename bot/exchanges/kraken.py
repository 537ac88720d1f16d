"""Kraken: https://docs.kraken.com/api-reference/account-data/get-api-key-info."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.domain.credentials import Field
from bot.domain.diagnosis import Cause, KeyInfo, Permission, Problem
from bot.domain.exchange import Exchange, Shape
from bot.exchanges._balance_facts import Has, amount_of
from bot.exchanges._dates import moment
from bot.exchanges._dialect import Client, Dialect, Endpoint, Read, Refused, listed, permissions_in
from bot.exchanges._market import MarketFacts, PublicCall, Row, Ticker, coarser, decimal

EXCHANGE = Exchange(
    id="kraken",
    title="Kraken",
    fields={
        Field.API_KEY: Shape(
            pattern=r"[A-Za-z0-9+/]{56}",
            example="Kq3ZtRw8LmXv2Bn7PcU7Yd2KfQx9Wm4TzRb6NvPs1LgHc8JaEk3MiDZ+",
        ),
        Field.SECRET: Shape(
            pattern=r"[A-Za-z0-9+/]{86}==",
            example="Tz4mRb6NvPs1LgHc8JaEk3MiDZtRw8LmXv2Bn7PcU7Yd2KfQx9WKq3ZtRw8LmXv2Bn7PcU7Yd2KfQx9WmAbCdE==",
        ),
    },
    keys_url="https://pro.kraken.com/app/settings/api",
    revoke_url="https://pro.kraken.com/app/settings/api",
    # https://support.kraken.com/hc/en-us/articles/how-to-create-an-api-key-on-kraken-pro
    menu=("Settings", "API", "Create API key"),
    labels={
        Permission.READ: ("Query Funds", "Query Open Orders & Trades"),
        Permission.TRADE: ("Create & Modify Orders", "Cancel/Close Orders"),
        Permission.WITHDRAW: ("Withdraw Funds",),
    },
    ip_label="IP allowlist",
    indistinct=(Cause.ADDRESS, Cause.PERMISSION, Cause.KEY),
    markets=("Spot",),  # futures have other keys, created on another site
)

_CLOCK = Endpoint("GET", "/0/public/Time", "public_get_time")
_READS = "reads; Kraken takes every private call as a POST"
_KEY = Endpoint("POST", "/0/private/GetApiKeyInfo", "private_post_getapikeyinfo", harmless=_READS)
_BALANCE = Endpoint("POST", "/0/private/Balance", "private_post_balance", harmless=_READS)
_HOLDINGS = Endpoint("POST", "/0/private/BalanceEx", "private_post_balanceex", harmless=_READS)
_ORDERS = Endpoint("POST", "/0/private/OpenOrders", "private_post_openorders", harmless=_READS)

_VOCABULARY = {
    Permission.READ: ({"query-funds", "query-open-trades"},),
    Permission.TRADE: ({"modify-trades", "close-trades"},),
    Permission.WITHDRAW: ({"withdraw-funds"},),
}
_HARMLESS = {"add-funds", "query-closed-trades", "query-ledger", "create-ws-token"}


async def _clock(client: Client) -> int:
    return int((await client.call(_CLOCK))["result"]["unixtime"]) * 1000


async def _inspect(client: Client) -> KeyInfo:
    """Read the description of the key. It needs no permission, so a refusal is about the key."""
    try:
        info = (await client.call(_KEY))["result"]
    except Refused as refused:
        if refused.problem is not Problem.NO_READ:
            raise
        raise Refused(
            Problem.KEY_OR_IP_OR_PERMISSION, code=refused.code, said=refused.said
        ) from None
    return KeyInfo(
        permissions=permissions_in({*listed(info.get("permissions"))}, _VOCABULARY, _HARMLESS),
        ip_whitelist=_addresses(info),
        expires_at=moment(_either(info, "valid_until")),  # 0 = never
    )


def _either(info: Mapping[str, Any], name: str) -> Any:
    """Return a value by its observed name, or by its documented one."""
    first, *more = name.split("_")
    return info.get(name, info.get(first + "".join(map(str.title, more))))


def _addresses(info: Mapping[str, Any]) -> tuple[str, ...] | None:
    addresses = _either(info, "ip_allowlist")
    return None if addresses is None else listed(addresses)


def _code_of(body: Any) -> str | None:
    errors = body.get("error") if isinstance(body, dict) else None
    if not errors:
        return None
    return str(errors[0] if isinstance(errors, list) else errors)


DIALECT = Dialect(
    ccxt_id="kraken",
    endpoints=(_CLOCK, _KEY, _BALANCE, _HOLDINGS, _ORDERS),
    clock=_clock,
    inspect=_inspect,
    balance=Read(_BALANCE),
    orders=Read(_ORDERS),
    code_of=_code_of,
    # One public request a second, and a test makes one; private requests count per key.
    # https://support.kraken.com/hc/en-us/articles/206548367
    checks_per_second=0.5,
    problems={  # https://support.kraken.com/hc/en-us/articles/360001491786, and ccxt's kraken.py
        "EAPI:Invalid key": Problem.INVALID_KEY,
        "EAPI:Invalid signature": Problem.INVALID_SECRET,
        # Another program uses the key with a higher nonce: neither key nor clock is wrong.
        "EAPI:Invalid nonce": Problem.NONCE_IN_USE,
        "EAPI:Bad request": Problem.UNKNOWN,  # our mistake, as the next two
        "EGeneral:Invalid arguments": Problem.UNKNOWN,
        "ESession:Invalid session": Problem.UNKNOWN,
        "EGeneral:Permission denied": Problem.NO_READ,
        "EAuth:Account temporary disabled": Problem.ACCOUNT_RESTRICTED,
        "EAuth:Account unconfirmed": Problem.ACCOUNT_RESTRICTED,
        "ETrade:User Locked": Problem.ACCOUNT_RESTRICTED,
        "ETrade:Locked": Problem.ACCOUNT_RESTRICTED,
        "EAPI:Rate limit exceeded": Problem.RATE_LIMITED,
        "EAuth:Rate limit exceeded": Problem.RATE_LIMITED,
        "EAuth:Too many requests": Problem.RATE_LIMITED,
        "EGeneral:Temporary lockout": Problem.RATE_LIMITED,
        "EGeneral:Too many requests": Problem.RATE_LIMITED,
        "EService:Unavailable": Problem.EXCHANGE_UNAVAILABLE,
        "EService:Busy": Problem.EXCHANGE_UNAVAILABLE,
        "EGeneral:Internal error": Problem.EXCHANGE_UNAVAILABLE,
        "EDatabase:Internal error": Problem.EXCHANGE_UNAVAILABLE,
    },
    texts=(
        (r"EAPI:Invalid key", Problem.INVALID_KEY),  # followed by details, as the next three
        (r"EAPI:Invalid signature", Problem.INVALID_SECRET),
        (r"EGeneral:Permission denied", Problem.NO_READ),
        (r"EAuth:Account|EAccount:Invalid permissions", Problem.ACCOUNT_RESTRICTED),
        (r":Rate limit exceeded", Problem.RATE_LIMITED),
        (r"EService:", Problem.EXCHANGE_UNAVAILABLE),
    ),
    may_lag=timedelta(days=1),  # no window: requests have a nonce and no time
    may_lead=timedelta(days=1),
    in_turn=True,  # the nonce must grow in the order of arrival
)

_REWARDED = ".F"  # earns rewards, and is traded by the name of its coin
_KEPT = "."  # in the name of a coin that is staked or otherwise not traded


async def _balances(client: Client) -> list[Has]:
    """Read https://docs.kraken.com/api-reference/account-data/get-extended-balance.

    Free is `balance + credit - credit_used - hold_trade`; a credit is not the person's own.
    """
    rows = (await client.call(_HOLDINGS))["result"]
    return [
        _has(name.removesuffix(_REWARDED), row)
        for name, row in rows.items()
        if _KEPT not in name.removesuffix(_REWARDED)
    ]


def _has(name: str, row: Row) -> Has:
    total, held = amount_of(row["balance"]), amount_of(row["hold_trade"])
    return Has(name, total - min(total, held), held)


BALANCES = _balances


def _ticker(row: Row) -> Ticker:
    """Read a row of today and 24 hours. Its opening price is of today: no change of 24 hours."""
    volume, average = decimal(row["v"][1]), decimal(row["p"][1])
    money = None if volume is None or average is None else volume * average
    sizes = {"bid_size": row["b"][2], "ask_size": row["a"][2]}
    return Ticker(row["b"][0], row["a"][0], volume=money, **sizes)


MARKET = MarketFacts(
    quotes=PublicCall(
        method="public_get_ticker",
        rows=lambda body: body["result"].items(),
        ticker=_ticker,  # of all pairs: one unknown pair would refuse the answer
    ),
    slow=True,
    own_rules=lambda info: {"tick": coarser(info.get("tick_size") or 0, info["pair_decimals"])},
    candle_hours=4,  # it has the newest 720 only
    candles_per_call=720,
)
