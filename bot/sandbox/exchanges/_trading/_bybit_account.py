"""The balances and the kind of an account of Bybit: …/docs/v5/account/wallet-balance."""

from decimal import Decimal

from bot.sandbox.exchanges._desk import Desk
from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest
from bot.sandbox.exchanges._markets._reading import asked
from bot.sandbox.exchanges._trading._bybit_answers import ok
from bot.sandbox.exchanges._trading._reading import plain

CLASSIC = "classic"  # the variant of a key: its account has no unified wallet


def _wallet(call: ExchangeRequest, desk: Desk) -> ExchangeReply:
    """Return the unified wallet: …/account/wallet-balance; a classic account has none."""
    if desk.key.variant == CLASSIC:
        return ExchangeReply(body=b"", status=404, content_type="text/plain")
    wanted = asked(call).get("coin")
    rows = [
        _coin(desk, coin, free, locked)
        for coin, (free, locked) in desk.account.coins().items()
        if wanted is None or coin in wanted.split(",")
    ]
    total = plain(sum((Decimal(row["usdValue"]) for row in rows), Decimal(0)))
    totals = ("totalEquity", "totalWalletBalance", "totalMarginBalance", "totalAvailableBalance")
    account = {"accountType": "UNIFIED"} | dict.fromkeys(totals, total) | {"coin": rows}
    return ok(call, {"list": [account]})


def _coins(call: ExchangeRequest, desk: Desk) -> ExchangeReply:
    """Return the balances of one wallet: …/docs/v5/asset/balance/all-balance."""
    rows = [
        {
            "coin": coin,
            "transferBalance": plain(free),
            "walletBalance": plain(free + locked),
            "bonus": "",
        }
        for coin, (free, locked) in desk.account.coins().items()
    ]
    kind = asked(call).get("accountType", "SPOT")
    return ok(call, {"accountType": kind, "memberId": str(desk.key.account), "balance": rows})


def _coin(desk: Desk, coin: str, free: Decimal, locked: Decimal) -> dict[str, str]:
    """Describe a balance; what is free is what is there without what is locked."""
    pair = desk.world.find(f"{coin}USDT")
    price = Decimal(desk.world.now(pair).last) if pair else Decimal(coin == "USDT")
    here = plain(free + locked)
    return {
        "coin": coin,
        "equity": here,
        "walletBalance": here,
        "locked": plain(locked),
        "usdValue": plain((free + locked) * price),
        "borrowAmount": "0",
        "spotBorrow": "0",
        "totalOrderIM": "0",
        "totalPositionIM": "0",
        "availableToWithdraw": "",  # no longer filled in
    }


def _info(call: ExchangeRequest, desk: Desk) -> ExchangeReply:
    """Return the kind of the account: …/account/account-info, …/acct-mode."""
    classic = desk.key.variant == CLASSIC
    told = {
        "unifiedMarginStatus": 1 if classic else 6,
        "marginMode": "REGULAR_MARGIN",
        "isMasterTrader": False,
        "spotHedgingStatus": "OFF",
        "updatedTime": "1697078946000",
    }
    return ok(call, told)


ACCOUNT = {
    "/v5/account/wallet-balance": _wallet,
    "/v5/account/info": _info,
    "/v5/asset/transfer/query-account-coins-balance": _coins,
}
