"""What people do to their keys at an exchange, as the bot's own test of the key finds it."""

import pytest

from bot.domain.diagnosis import EXPIRY_NOTICE, Problem
from bot.sandbox.exchanges import OTHER_IP, SANDBOX_EXCHANGES, Act, ExchangeServer
from tests.sandbox.exchanges.conftest import Check

LISTED, UNLISTED = "good-with-ip-list", "good"
SPOILING = {  # what a test finds of a key that was in order
    Act.ALLOW_WITHDRAWALS: {Problem.WITHDRAW_ENABLED},
    Act.FORBID_TRADING: {Problem.NO_TRADE},
    Act.FORBID_FUTURES: {Problem.NO_FUTURES},
    Act.REMOVE_IP_LIST: {Problem.NO_IP_WHITELIST},
    Act.LIST_OTHER_IP: {Problem.IP_NOT_ALLOWED},
    Act.EXPIRE_NOW: {Problem.KEY_EXPIRED},
    Act.EXPIRE_SOON: {Problem.KEY_EXPIRING},
    Act.DELETE: {Problem.INVALID_KEY},
}
BOTH = {Problem.NO_TRADE, Problem.NO_FUTURES}
UNCLEAR = {Problem.KEY_OR_IP_OR_PERMISSION}
OTHERWISE = {
    ("binance", Act.LIST_OTHER_IP): UNCLEAR,
    ("kraken", Act.LIST_OTHER_IP): UNCLEAR,
    ("coinbase", Act.LIST_OTHER_IP): UNCLEAR,
    ("coinbase", Act.DELETE): UNCLEAR,
    # One permission for spot and futures:
    ("coinbase", Act.FORBID_TRADING): BOTH,
    ("htx", Act.FORBID_TRADING): BOTH,
    ("okx", Act.FORBID_TRADING): BOTH,
}
NOT_SHOWN = {  # what a test of the key would not see
    "binance": {Act.EXPIRE_NOW, Act.EXPIRE_SOON},
    "bingx": {Act.EXPIRE_NOW, Act.EXPIRE_SOON},
    "bitget": {Act.EXPIRE_NOW, Act.EXPIRE_SOON},
    "bybit": set[Act](),
    "coinbase": {Act.FORBID_FUTURES, Act.REMOVE_IP_LIST, Act.EXPIRE_NOW, Act.EXPIRE_SOON},
    "gate": {Act.EXPIRE_NOW, Act.EXPIRE_SOON},
    "htx": {Act.FORBID_FUTURES},
    "kraken": {Act.FORBID_FUTURES, Act.EXPIRE_NOW},
    "kucoin": {Act.EXPIRE_NOW, Act.EXPIRE_SOON},
    "mexc": set[Act](),
    "okx": {Act.EXPIRE_NOW, Act.EXPIRE_SOON},
}
UNDOING = {
    Act.ALLOW_WITHDRAWALS: Act.FORBID_WITHDRAWALS,
    Act.FORBID_TRADING: Act.ALLOW_TRADING,
    Act.FORBID_FUTURES: Act.ALLOW_FUTURES,
    Act.REMOVE_IP_LIST: Act.LIST_OUR_IP,
    Act.LIST_OTHER_IP: Act.LIST_OUR_IP,
    Act.EXPIRE_NOW: Act.PUT_BACK,
    Act.EXPIRE_SOON: Act.PUT_BACK,
    Act.DELETE: Act.RESTORE,
}
ENDLESS_WHERE_LISTED = {"bybit", "htx", "mexc"}

every_exchange = pytest.mark.parametrize("exchange", SANDBOX_EXCHANGES)
every_act = pytest.mark.parametrize(
    ("exchange", "act"),
    [(e, act) for e in SANDBOX_EXCHANGES for act in SPOILING if act not in NOT_SHOWN[e]],
)


def case_for(exchange: str, act: Act) -> str:
    """Return a key in perfect order, or else one that may come to an end."""
    ends = act in {Act.EXPIRE_NOW, Act.EXPIRE_SOON} and exchange in ENDLESS_WHERE_LISTED
    return UNLISTED if ends else LISTED


@every_act
async def test_an_act_is_what_a_test_finds_and_can_be_undone(
    exchange: str, act: Act, check: Check
) -> None:
    async with ExchangeServer(exchange) as server:
        case = case_for(exchange, act)
        before = await check(server, case)
        assert before.problems == server.sample(case).expected_problems

        server.change(case, act)
        found = await check(server, case)
        server.change(case, UNDOING[act])
        after = await check(server, case)

    expected = OTHERWISE.get((exchange, act), SPOILING[act])
    advice = {*before.problems} if act is Act.EXPIRE_SOON else set()  # a wrong key leaves no room
    assert {*found.problems} == expected | advice, found
    assert after.problems == before.problems


@every_exchange
def test_what_a_test_would_not_see_is_not_offered(exchange: str) -> None:
    server = ExchangeServer(exchange)
    for act in SPOILING:
        offered = act in server.acts(case_for(exchange, act))
        assert offered is (act not in NOT_SHOWN[exchange]), act


@every_exchange
def test_a_key_with_an_ip_list_ends_only_where_its_person_set_when(exchange: str) -> None:
    offered = ExchangeServer(exchange).acts(LISTED)
    assert (Act.EXPIRE_SOON in offered) is (exchange == "kraken")


@pytest.mark.parametrize("exchange", sorted(ENDLESS_WHERE_LISTED))
async def test_an_ip_list_takes_the_end_away(exchange: str, check: Check) -> None:
    async with ExchangeServer(exchange) as server:
        server.change(UNLISTED, Act.EXPIRE_SOON)
        server.change(UNLISTED, Act.LIST_OUR_IP)
        assert (await check(server, UNLISTED)).problems == ()


async def test_the_days_can_be_chosen(mexc: ExchangeServer, check: Check) -> None:
    mexc.change(UNLISTED, Act.EXPIRE_SOON, days=EXPIRY_NOTICE.days + 2)
    assert (await check(mexc, UNLISTED)).problems == (Problem.NO_IP_WHITELIST,)
    mexc.change(UNLISTED, Act.EXPIRE_SOON, days=1)
    assert Problem.KEY_EXPIRING in (await check(mexc, UNLISTED)).problems


async def test_a_unified_account_has_one_box_for_all_trading(
    bitget: ExchangeServer, check: Check
) -> None:
    case = "unified-account"
    assert Act.FORBID_FUTURES not in bitget.acts(case)
    bitget.change(case, Act.FORBID_TRADING)
    assert {*(await check(bitget, case)).problems} == BOTH
    bitget.change(case, Act.ALLOW_TRADING)
    assert (await check(bitget, case)).problems == ()


@every_exchange
async def test_everything_can_be_put_back_at_once(exchange: str, check: Check) -> None:
    async with ExchangeServer(exchange) as server:
        assert Act.PUT_BACK not in server.acts(LISTED)
        for act in (Act.ALLOW_WITHDRAWALS, Act.FORBID_TRADING, Act.LIST_OTHER_IP):
            server.change(LISTED, act)
        server.change(LISTED, Act.PUT_BACK)
        assert Act.PUT_BACK not in server.acts(LISTED)
        assert (await check(server, LISTED)).problems == server.sample(LISTED).expected_problems


@every_exchange
def test_of_two_opposites_one_can_be_done(exchange: str) -> None:
    server = ExchangeServer(exchange)
    for act, undo in UNDOING.items():
        case = case_for(exchange, act)
        if act in server.acts(case):
            assert undo not in server.acts(case)
            server.change(case, act)
            assert undo in server.acts(case)
            server.change(case, undo)


def test_nothing_but_restoring_can_be_done_to_a_deleted_key(kucoin: ExchangeServer) -> None:
    kucoin.change("good", Act.FORBID_TRADING)
    kucoin.change("good", Act.DELETE)
    assert kucoin.acts("good") == (Act.RESTORE,)
    kucoin.change("good", Act.RESTORE)
    assert {Act.ALLOW_TRADING, Act.PUT_BACK} <= {*kucoin.acts("good")}  # as it was deleted


def test_what_cannot_be_done_says_so_and_what_can(kucoin: ExchangeServer) -> None:
    with pytest.raises(ValueError, match="expire-now cannot be done to good at kucoin now; can be"):
        kucoin.change("good", Act.EXPIRE_NOW)
    with pytest.raises(ValueError, match="delete-the-key"):
        kucoin.change("good", Act.RESTORE)
    with pytest.raises(KeyError):
        kucoin.change("nobody's", Act.DELETE)
    assert kucoin.acts("good") == ExchangeServer("kucoin").acts("good")


def test_another_list_holds_another_address(kucoin: ExchangeServer) -> None:
    kucoin.change(LISTED, Act.LIST_OTHER_IP)
    assert kucoin.key(LISTED).addresses == (OTHER_IP,)


@every_exchange
async def test_a_new_address_of_ours_is_refused_until_it_is_listed(
    exchange: str, check: Check
) -> None:
    async with ExchangeServer(exchange) as server:
        server.seen_ip = "192.0.2.44"
        refused = await check(server, LISTED)
        free = await check(server, UNLISTED)
        server.change(LISTED, Act.LIST_OUR_IP)
        listed = await check(server, LISTED)

    expected = OTHERWISE.get((exchange, Act.LIST_OTHER_IP), SPOILING[Act.LIST_OTHER_IP])
    assert {*refused.problems} == expected
    assert refused.seen_ip in {"192.0.2.44", None}
    assert free.problems == server.sample(UNLISTED).expected_problems
    assert listed.problems == ()
